import { expect, it } from 'vitest';
import { metricRef, nameOfMetric } from '#server/services/metrics/metric-refs.ts';

const survey = (id: string, code: number, en: string, ar: string) => ({
  id,
  code,
  kind: 'csat' as const,
  question: { en, ar },
  scaleMin: 1,
  scaleMax: 5,
  topFrom: 4,
  bottomTo: 2,
});
const CALLS = survey('calls', 1, 'How was the call?', 'كيف كانت المكالمة؟');
const VISITS = survey('visits', 2, '', 'كيف كانت الزيارة؟');

it('a number that goes out in messages says its question where several could be meant', () => {
  const all = [CALLS, VISITS];
  const named = (text: string) => nameOfMetric(metricRef(text, all), all);
  const { name } = metricRef('csat', all).definition;
  expect(named('csat')).toEqual({
    en: `${name.en} · How was the call?`,
    ar: `${name.ar} · كيف كانت المكالمة؟`,
  });
  // What has no text in a language is told in the other one.
  expect(named('csat:visits').en).toBe(`${name.en} · كيف كانت الزيارة؟`);
  expect(named('volume')).toEqual(metricRef('volume', all).definition.name);
});

it('and says a question once that is called as the number is', () => {
  const { name } = metricRef('csat', []).definition;
  const all = [survey('desk', 1, name.en, name.en), VISITS];
  expect(nameOfMetric(metricRef('csat:desk', all), all)).toEqual(name);
});

it('and not where there is one, or none', () => {
  for (const all of [[CALLS], []]) {
    const { name } = metricRef('csat', all).definition;
    expect(nameOfMetric(metricRef('csat', all), all)).toEqual(name);
  }
});
