import { describe, expect, it } from 'vitest';
import { headlineOf } from '#client/features/overview/headline.ts';
import { judgementOf, toneOf } from '#client/format/judgement.ts';
import type { Judgement, Verdict } from '#client/format/judgement.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';

const cards = (...judgements: readonly Judgement[]) =>
  judgements.map((judgement, index) => ({ name: `card ${index}`, judgement }));

const VERDICT: Verdict = {
  kind: 'worse',
  basis: 'history',
  expected: 70,
  expectedLow: 68,
  expectedHigh: 72,
  change: -6,
  p: 0.001,
  detectable: null,
};
const VALUE: MetricValue = { value: 64, low: 62, high: 66, n: 900, states: [], exact: true };

describe('the heading', () => {
  it('names what really moved, and nothing else', () => {
    expect(headlineOf(cards('worse', 'no_change', 'better', 'provisional', 'changed'))).toEqual({
      kind: 'moved',
      worse: ['card 0'],
      better: ['card 2'],
      changed: ['card 4'],
      few: null,
    });
  });

  it('is calm when something was judged and nothing moved', () => {
    expect(headlineOf(cards('no_change', 'too_few', 'no_data'))).toEqual({
      kind: 'calm',
      few: [1, 3],
    });
  });

  it('does not call a week calm that nobody could judge', () => {
    expect(headlineOf(cards('too_few', 'no_base', 'provisional'))).toEqual({
      kind: 'early',
      few: null,
    });
    expect(headlineOf(cards('no_data', 'suppressed'))).toEqual({ kind: 'nothing', few: null });
  });
});

describe('of how many the heading speaks', () => {
  const WAITING = ['too_few', 'no_base', 'provisional', 'no_data', 'suppressed'] as const;

  it.each(['worse', 'better', 'changed', 'no_change'] as const)(
    'is said where fewer than half could be judged: %s',
    (judgement) => {
      expect(headlineOf(cards(judgement, ...WAITING)).few).toEqual([1, 6]);
      expect(headlineOf(cards(judgement, judgement, ...WAITING.slice(0, 3))).few).toEqual([2, 5]);
      expect(headlineOf(cards(judgement, judgement, ...WAITING.slice(0, 2))).few).toBeNull();
      expect(headlineOf(cards(judgement)).few).toBeNull();
    },
  );
});

describe('what a reader is told about a value', () => {
  it('is the verdict, when nothing forbids one', () => {
    expect(judgementOf(VALUE, VERDICT)).toBe('worse');
    expect(judgementOf({ ...VALUE, states: ['stale'] }, VERDICT)).toBe('worse');
  });

  it.each(['suppressed', 'no_data', 'too_few', 'provisional'] as const)(
    'is never news while it is %s',
    (state) => {
      const judgement = judgementOf({ ...VALUE, states: [state] }, VERDICT);
      expect(judgement).toBe(state);
      expect(['quiet', 'wait']).toContain(toneOf(judgement));
    },
  );

  it('is the worst state when there are several', () => {
    expect(judgementOf({ ...VALUE, states: ['too_few', 'provisional'] }, VERDICT)).toBe('too_few');
  });

  it('is "no data" for an absent value that carries no state', () => {
    expect(judgementOf({ ...VALUE, value: null }, VERDICT)).toBe('no_data');
  });

  it('has colour only when it is better or worse', () => {
    expect(toneOf('better')).toBe('better');
    expect(toneOf('worse')).toBe('worse');
    for (const judgement of ['changed', 'no_change', 'no_base'] as const) {
      expect(toneOf(judgement)).toBe('quiet');
    }
  });
});
