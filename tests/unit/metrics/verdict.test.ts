import { describe, expect, it } from 'vitest';
import { verdict, type Verdict } from '#server/domain/metrics/verdict.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { verdictSchema } from '#server/contract/metrics.ts';
import { metric, net, plain, share, withState } from './values.ts';

const csat = metric('csat');
const nps = metric('nps');
const volume = metric('volume');
const backlog = metric('backlog');

/** Hits around 80 of 100, as quiet as chance alone would be. */
const QUIET = [80, 84, 77, 81, 79, 83, 76, 80, 85, 78, 82, 80, 74, 81, 79, 86, 80, 77, 83, 80];
const quiet = QUIET.map((hits) => share(hits, 100));

function judge(
  of: typeof csat,
  current: MetricValue,
  history: readonly MetricValue[] = [],
): Verdict {
  return verdict({ metric: of, current, history, before: history.at(-1) ?? null });
}

describe('a verdict', () => {
  it('has the shape the API promises', () => {
    for (const found of [judge(csat, share(50, 100), quiet), judge(csat, share(1, 2))]) {
      expect(verdictSchema.parse(found)).toEqual(found);
    }
  });

  it('is silent without a value', () => {
    expect(judge(csat, share(0, 0), quiet)).toMatchObject({ kind: 'no_data', p: null });
    expect(judge(csat, share(2, 4), quiet)).toMatchObject({ kind: 'too_few', p: null });
    const hidden = { ...share(0, 0), n: 3, states: ['suppressed' as const] };
    expect(judge(csat, hidden, quiet).kind).toBe('too_few');
  });

  it('needs as many answers as the catalogue says', () => {
    expect(judge(csat, share(0, 29), quiet).kind).toBe('too_few');
    expect(judge(csat, share(0, 30), quiet).kind).toBe('worse');
  });

  it('does not judge what may still move', () => {
    expect(judge(csat, withState(share(40, 100), 'stale'), quiet).kind).toBe('no_base');
    expect(judge(csat, withState(share(40, 100), 'provisional'), quiet).kind).toBe('no_base');
  });

  it('has no base without earlier weeks', () => {
    expect(judge(csat, share(80, 100))).toMatchObject({ kind: 'no_base', basis: null });
  });
});

describe('against 16 or more earlier weeks', () => {
  it('a usual week is no news', () => {
    const found = judge(csat, share(78, 100), quiet);
    expect(found).toMatchObject({ kind: 'no_change', basis: 'history' });
    expect(found.expected).toBeCloseTo(80.2, 0);
    expect(found.change).toBeCloseTo(78 - (found.expected ?? 0), 9);
  });

  it('a big drop is worse where higher is better, and better where lower is', () => {
    expect(judge(csat, share(55, 100), quiet)).toMatchObject({ kind: 'worse', basis: 'history' });
    expect(judge(metric('escalation_rate'), share(55, 100), quiet).kind).toBe('better');
    expect(judge(metric('deflection'), share(110, 200), quiet).kind).toBe('changed');
  });

  it('p is below 0.05 exactly outside the expected range', () => {
    for (let hits = 40; hits <= 100; hits += 1) {
      const current = share(hits, 100);
      const found = judge(csat, current, quiet);
      const outside = hits < (found.expectedLow ?? 0) || hits > (found.expectedHigh ?? 0);
      expect((found.p ?? 1) < 0.05).toBe(outside);
    }
  });

  it('the expected range stays inside what is possible', () => {
    const high = QUIET.map((hits) => share(hits + 14, 100));
    const found = judge(csat, share(90, 100), high);
    expect(found.expectedHigh).toBeLessThanOrEqual(100);
    expect(found.expectedLow).toBeGreaterThan(70);
  });

  it('a noisy history forgives what a quiet one does not', () => {
    const noisy = QUIET.map((hits) => share(80 + 4 * (hits - 80), 100));
    expect(judge(csat, share(68, 100), quiet).kind).toBe('worse');
    expect(judge(csat, share(68, 100), noisy).kind).toBe('no_change');
  });

  it('one terrible week in the history does not hide the next', () => {
    const history = quiet.with(7, share(10, 100));
    expect(judge(csat, share(60, 100), history).kind).toBe('worse');
  });

  it('fewer than 16 usable weeks are not enough, whatever else is in the list', () => {
    const fifteen = quiet.slice(0, 15);
    const current = share(80, 100);
    expect(judge(csat, current, fifteen).basis).toBe('week_before');
    expect(judge(csat, current, [share(1, 2), ...fifteen]).basis).toBe('week_before');
    const unsettled = withState(share(80, 100), 'provisional');
    expect(judge(csat, current, [unsettled, ...fifteen]).basis).toBe('week_before');
    expect(judge(csat, current, [share(80, 100), ...fifteen]).basis).toBe('history');
  });

  it('a rare share is judged by its count: 1 reopened of 200 is no news, 9 are', () => {
    const rare = [1, 2, 0, 3, 2, 1, 4, 2, 0, 1, 2, 3, 1, 2, 2, 1, 0, 2, 3, 2];
    const history = rare.map((hits) => share(hits, 200));
    const reopened = metric('reopen_rate');
    expect(judge(reopened, share(1, 200), history).kind).toBe('no_change');
    expect(judge(reopened, share(9, 200), history).kind).toBe('worse');
  });

  it('a first hit after none at all is not yet news', () => {
    const never = Array.from({ length: 20 }, () => share(0, 200));
    expect(judge(metric('reopen_rate'), share(1, 200), never).kind).toBe('no_change');
    expect(judge(metric('reopen_rate'), share(5, 200), never).kind).toBe('worse');
  });

  it('an average without interval is judged by how much it used to move', () => {
    const speeds = QUIET.map((hits) => plain(hits / 4, 500));
    const wait = metric('speed_of_answer');
    expect(judge(wait, plain(20.5, 500), speeds).kind).toBe('no_change');
    expect(judge(wait, plain(40, 500), speeds).kind).toBe('worse');
  });
});

describe('counts', () => {
  const weeks = [310, 295, 322, 301, 288, 315, 306, 299, 312, 290, 305, 318, 297, 303, 308, 300];

  it('of a usual week are no news; twice as many have changed, neither better nor worse', () => {
    const history = weeks.map((n) => plain(n));
    expect(judge(volume, plain(311), history)).toMatchObject({
      kind: 'no_change',
      basis: 'history',
    });
    expect(judge(volume, plain(620), history).kind).toBe('changed');
    expect(judge(volume, plain(0, 0), history).kind).toBe('changed');
  });

  it('follow a trend instead of calling every week of it news', () => {
    const growing = Array.from({ length: 40 }, (_, i) => plain(Math.round(300 * 1.02 ** i)));
    const next = Math.round(300 * 1.02 ** 40);
    const found = judge(volume, plain(next), growing);
    expect(found.kind).toBe('no_change');
    expect((found.expected ?? 0) / next).toBeCloseTo(1, 1);
    expect(judge(volume, plain(300), growing).kind).toBe('changed');
  });

  it('of one or two rare events are never news, many are', () => {
    const never = Array.from({ length: 40 }, () => plain(0, 0));
    const wrong = metric('resolve_negative');
    expect(judge(wrong, plain(2), never).kind).toBe('no_change');
    expect(judge(wrong, plain(5), never).kind).toBe('worse');
  });

  it('have no base on a short history: a count has no interval', () => {
    const short = weeks.slice(0, 10).map((n) => plain(n));
    expect(judge(volume, plain(620), short).kind).toBe('no_base');
  });

  it('of open cases are expected to stay where they were, and judged by how they used to move', () => {
    // A slow climb: no single week of it is news, a jump is.
    const climb = weeks.map((n, i) => plain(400 + 5 * i + ((n * 7) % 20)));
    const last = climb.at(-1)?.value ?? 0;
    const usual = judge(backlog, plain(last + 6), climb);
    expect(usual).toMatchObject({ kind: 'no_change', expected: last });
    expect(judge(backlog, plain(last + 200), climb).kind).toBe('worse');
    expect(judge(backlog, plain(last - 200), climb).kind).toBe('better');
  });
});

/* Expected values: test vectors of the metric definitions, section 4. */
describe('against the week before', () => {
  it('NPS 30 → 40 on 100 answers each is no real change, p = 0.371', () => {
    const found = judge(nps, net(58, 18, 100), [net(50, 20, 100)]);
    expect(found).toMatchObject({ kind: 'no_change', basis: 'week_before', expected: 30 });
    expect(found.change).toBe(10);
    expect(found.p).toBeCloseTo(0.371, 3);
  });

  it('NPS 22.5 → 35 on 400 answers each is better, p = 0.042', () => {
    const found = judge(nps, net(240, 100, 400), [net(210, 120, 400)]);
    expect(found.kind).toBe('better');
    expect(found.p).toBeCloseTo(0.042, 3);
  });

  it('shares of 430 and 450 of 500 are no real change', () => {
    const found = judge(csat, share(450, 500), [share(430, 500)]);
    expect(found.kind).toBe('no_change');
    expect(found.change).toBeCloseTo(4, 10);
  });

  it('a week before with too few answers is no base', () => {
    expect(judge(csat, share(450, 500), [share(20, 29)]).kind).toBe('no_base');
    const unsettled = withState(share(430, 500), 'stale');
    expect(judge(csat, share(450, 500), [unsettled]).kind).toBe('no_base');
  });
});
