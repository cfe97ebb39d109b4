import { describe, expect, it } from 'vitest';
import type { Catalogue } from '#client/api/client.ts';
import { metricInfo, metricName } from '#client/api/metric-name.ts';
import { metricOptions, otherMetrics } from '#client/api/metric-options.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';

const csat = (id: string, en: string, ar: string) => ({
  id,
  kind: 'csat' as const,
  question: { en, ar },
  scaleMin: 1,
  scaleMax: 5,
  topFrom: 4,
  bottomTo: 2,
});
const CALLS = csat('calls', 'How was the call?', 'كيف كانت المكالمة؟');
const VISITS = csat('visits', 'How was the visit?', '');

function catalogue(...instruments: Catalogue['instruments']): Catalogue {
  // Nothing else of a definition is read here.
  return { metrics: CATALOGUE, figures: [], instruments } as unknown as Catalogue;
}

/** Without the signs that keep a question in its own direction. */
const plainName = (...asked: Parameters<typeof metricName>) =>
  metricName(...asked).replaceAll(/[\u2068\u2069]/g, '');

const words = { onCards: 'On cards', others: 'Others' };
const listed = (all: Catalogue, cards: readonly string[], chosen: string | null = null) =>
  metricOptions(cards, all, { language: 'en', words, chosen }).map(({ options }) =>
    options.map(({ value }) => value),
  );

describe('where several questions of a kind are asked', () => {
  const all = catalogue(CALLS, VISITS);

  it('a number says which it is, also where its address leaves the question out', () => {
    expect(plainName(all, 'csat', 'en')).toBe('Customer satisfaction · How was the call?');
    expect(plainName(all, 'csat:visits', 'en')).toBe('Customer satisfaction · How was the visit?');
  });

  it('among others it is named shortly, unless another of the same metric is among them', () => {
    expect(plainName(all, 'csat', 'en', ['nps', 'csat'])).toBe('Customer satisfaction');
    expect(plainName(all, 'csat', 'en', ['csat', 'csat:visits'])).toBe(
      'Customer satisfaction · How was the call?',
    );
  });

  it('a question without a text in the reader’s language is told in the other one', () => {
    expect(plainName(all, 'csat:visits', 'ar')).toMatch(/ · How was the visit\?$/);
  });

  it('a question that is called as the metric is is said once', () => {
    const { name } = CATALOGUE.find(({ id }) => id === 'csat') ?? { name: { en: '', ar: '' } };
    const same = catalogue(csat('desk', name.en, name.en), VISITS);
    expect(plainName(same, 'csat:desk', 'en')).toBe(name.en);
    expect(plainName(same, 'csat:desk', 'ar')).toBe(name.ar);
  });

  it('one that is not there has no definition, so that an address of it falls back', () => {
    expect(metricInfo(all, 'csat:nonsense')).toBeNull();
    expect(metricInfo(all, 'volume:calls')).toBeNull();
    expect(metricInfo(all, 'csat:visits')?.id).toBe('csat');
  });

  it('each can be chosen, once', () => {
    const [onCards, others] = listed(all, ['csat', 'volume']);
    expect(onCards).toEqual(['csat', 'volume']);
    expect(others).toContain('csat:visits');
    expect(others).not.toContain('csat:calls');
    expect(others).not.toContain('csat');
    expect(others).toContain('nps');
  });

  it('what is chosen is listed under the very id it was chosen by, and not once more', () => {
    expect(listed(all, ['csat'], 'csat:calls')[0]).toEqual(['csat:calls']);
    const [onCards, others] = listed(all, ['volume'], 'csat');
    expect(onCards).toEqual(['volume']);
    expect(others?.filter((id) => id.startsWith('csat') && id.length <= 10)).toEqual(['csat']);
    expect(listed(all, ['volume'], 'csat:gone')[1]?.[0]).toBe('csat:gone');
  });
});

it('a kind that is asked once, or never, has one number without its question', () => {
  const one = catalogue(CALLS);
  expect(plainName(one, 'csat:calls', 'en')).toBe(plainName(one, 'csat', 'en'));
  expect(plainName(one, 'csat', 'en')).not.toContain('·');
  expect(otherMetrics(one, ['csat:calls'])).not.toContain('csat');
  expect(otherMetrics(one, [])).toContain('csat');
  expect(otherMetrics(one, [])).toContain('nps');
});
