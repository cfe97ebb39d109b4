import { describe, expect, it } from 'vitest';
import { judgeFamily } from '#server/domain/metrics/family.ts';
import { quantileValue } from '#server/domain/metrics/measured.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { verdict } from '#server/domain/metrics/verdict.ts';
import { detectableRise, detectableShift } from '#server/domain/stats/detectable.ts';
import { random } from '../../properties/metrics/random-records.ts';
import { metric, net, plain, share } from './values.ts';

const RUNS = 400;
/** Seven metrics on a screen: six quiet ones, so that a change must stand alone. */
const QUIET = Array.from({ length: 6 }, (_, i) => 0.3 + i / 10);

type Next = () => number;
type Series = { id: string; week: (next: Next, shift: number) => MetricValue; weeks: number };

function hits(next: Next, n: number, p: number): number {
  let k = 0;
  for (let i = 0; i < n; i += 1) if (next() < p) k += 1;
  return k;
}

/** A Poisson count, as the arrivals of a process within one unit of time. */
function poisson(next: Next, mean: number): number {
  let k = -1;
  for (let at = 0; at < mean; at -= Math.log(1 - next())) k += 1;
  return k;
}

const SERIES: readonly (Series & { name: string })[] = [
  {
    name: 'satisfaction, against its history',
    id: 'csat',
    weeks: 26,
    week: (next, shift) => share(hits(next, 150, 0.7 + shift / 100), 150),
  },
  {
    name: 'satisfaction, against the week before',
    id: 'csat',
    weeks: 1,
    week: (next, shift) => share(hits(next, 150, 0.6 + shift / 100), 150),
  },
  {
    name: 'a rare share',
    id: 'escalation_rate',
    weeks: 40,
    week: (next, shift) => share(hits(next, 120, 0.03 + shift / 100), 120),
  },
  {
    name: 'net promoter score',
    id: 'nps',
    weeks: 26,
    week: (next, shift) => {
      const up = hits(next, 200, 0.5 + shift / 200);
      return net(up, hits(next, 200 - up, (0.3 - shift / 200) / (0.5 - shift / 200)), 200);
    },
  },
  {
    name: 'cases opened',
    id: 'volume',
    weeks: 30,
    week: (next, shift) => plain(poisson(next, 80 + shift)),
  },
  {
    name: 'median time to resolve',
    id: 'resolve_median',
    weeks: 26,
    week: (next, shift) => {
      const seconds = Array.from({ length: 120 }, () =>
        Math.floor(shift + 36_000 * -Math.log(1 - next())),
      );
      return quantileValue({ n: 120, seconds, bins: null }, 0.5, 10);
    },
  },
];

function judged(of: Series, next: Next, shift: (announced: number | null) => number) {
  const history = Array.from({ length: of.weeks }, () => of.week(next, 0));
  const before = history.at(-1) ?? null;
  const found = (current: MetricValue) => {
    const one = verdict({ metric: metric(of.id), current, history, before });
    const quiet = QUIET.map((p) => ({ ...one, kind: 'no_change' as const, p }));
    return judgeFamily([one, ...quiet]).verdicts[0];
  };
  const announced = found(of.week(next, 0))?.detectable ?? null;
  return { announced, verdict: found(of.week(next, shift(announced))) };
}

describe('the announced size of a change', () => {
  it.each(SERIES)(
    'is found in at least nine of ten weeks in which it was planted: $name',
    (series) => {
      const next = random(series.weeks * 31);
      let real = 0;
      for (let run = 0; run < RUNS; run += 1) {
        const { announced, verdict: found } = judged(series, next, (size) => size ?? 0);
        expect(announced).toBeGreaterThan(0);
        if (found && found.kind !== 'no_change') real += 1;
      }
      expect(real / RUNS).toBeGreaterThanOrEqual(0.9);
    },
  );

  it.each(SERIES)('is no larger than it must be, half of it is often missed: $name', (series) => {
    const next = random(series.weeks * 37);
    let real = 0;
    for (let run = 0; run < RUNS; run += 1) {
      const { verdict: found } = judged(series, next, (size) => (size ?? 0) / 2);
      if (found && found.kind !== 'no_change') real += 1;
    }
    expect(real / RUNS).toBeLessThan(0.7);
  });

  it('is 3.6 standard deviations at the level of a single test, as in tables of the normal distribution', () => {
    expect(detectableShift(2, 1e6, 0.05)).toBeCloseTo(2 * (1.95996 + 1.64485), 3);
  });

  it('of a Poisson count of 10 is a rise by 16, by tables of its tail', () => {
    // P(X ≥ 18 | 10) = 0.0143 < 0.025 ≤ P(X ≥ 17 | 10) = 0.0270: 18 is the first count that is news.
    // P(X ≥ 18 | 26) = 0.9590 and P(X ≥ 18 | 25) = 0.9395: from 26 on it comes in 19 of 20 weeks.
    expect(detectableRise({ mean: 10, dispersion: 1 }, 0.05)).toBe(16);
  });

  it('is not told where nothing was judged, nor where the metric has no room for it', () => {
    const csat = metric('csat');
    const silent = verdict({ metric: csat, current: share(4, 6), history: [], before: null });
    expect(silent.detectable).toBeNull();
    const before = share(15, 30);
    const loose = verdict({ metric: csat, current: share(16, 30), history: [], before });
    expect(loose.detectable).toBeGreaterThan(30);
    const many = judgeFamily([loose, ...Array.from({ length: 400 }, () => ({ ...loose, p: 0.5 }))]);
    expect(many.verdicts[0]?.detectable).toBeGreaterThan(loose.detectable ?? Infinity);
  });
});
