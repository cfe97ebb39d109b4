import { describe, expect, it } from 'vitest';
import { expectedFalseAlarms } from '#server/domain/alerts/false-alarms.ts';
import { watchHours } from '#server/domain/alerts/hour-watch.ts';
import { WATCH } from '#server/domain/detection/stream-surprise.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { repeats } from '#tests/soak.ts';
import { chanceOf } from '../drivers/simulated.ts';

const WEEK = 7 * 24;
const BEFORE = 13 * WEEK;
const JUDGED = 26 * WEEK;
const YEARS = 26 / 52;
const SERIES = repeats(6, 120);
const CASES = [24, 120, 600, 3000];

/** Share of a day's records in each hour, apart from workdays and weekends. */
const SHAPE = Array.from({ length: 24 }, (_, hour) =>
  hour < 7 ? 0.15 : hour < 9 ? 0.8 : hour < 17 ? 1.7 : hour < 21 ? 0.9 : 0.35,
);

/** Poisson counts around the shape of the day (Knuth's product below 60, a rounded normal above), with 15 % of drift by the hour. */
function hoursOf(seed: number, daily: number, length: number, times: (at: number) => number) {
  const chance = chanceOf(seed * 7919 + daily);
  const normal = () => Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()));
    const least = Math.exp(-mean);
    let product = chance();
    let count = 0;
    for (; product > least; count += 1) product *= chance();
    return count;
  };
  return Array.from({ length }, (_, at) => {
    const isWeekend = [0, 6].includes(Math.floor(at / 24) % 7);
    const usual = (daily / 24) * (SHAPE[at % 24] ?? 0) * (isWeekend ? 0.4 : 1);
    return poisson(usual * Math.exp(0.15 * normal()) * times(at));
  });
}

/** A Sunday. */
const FIRST = Date.UTC(2026, 0, 4);
const rule = (score: number) =>
  ({ condition: { kind: 'burst', score, atLeast: 5 }, minimumN: 0 }) as const;

function firing(counts: readonly number[], from: number, score: number): number[] {
  const series = { first: FIRST, counts, zone: zoneOf('UTC'), weekend: [6, 0] };
  return watchHours(rule(score), series, from).flatMap((standing, i) =>
    standing?.at === 'fires' ? [from + i] : [],
  );
}

describe('bursts by the hour, on series as they were', () => {
  it('are at most as many a year as the trial of a rule tells', () => {
    const told = CASES.map((daily) => {
      let alarms = 0;
      for (let seed = 1; seed <= SERIES; seed += 1) {
        const counts = hoursOf(seed, daily, BEFORE + JUDGED, () => 1);
        alarms += firing(counts, BEFORE, WATCH).length;
      }
      return alarms / (SERIES * YEARS);
    });
    const words = CASES.map((daily, i) => `${daily} a day: ${(told[i] ?? 0).toFixed(2)}`);
    process.stdout.write(`false alarms a series-year at ${WATCH}: ${words.join(', ')}\n`);
    const facts = { condition: rule(WATCH).condition, duration: 1 };
    const most = expectedFalseAlarms(facts, { grain: 'hour', series: 1, isCount: true }) ?? 0;
    // Of so few series a rate is known to two standard errors.
    const slack = 2 * Math.sqrt(most / (SERIES * YEARS));
    expect(Math.max(...told)).toBeLessThan(most + slack);
  });

  it('are found where five times as many come for three hours of a working day', () => {
    const found = CASES.map((daily) => {
      let count = 0;
      for (let seed = 1; seed <= SERIES; seed += 1) {
        const begin = BEFORE + (1 + (seed % 5)) * 24 + 8 + (seed % 7);
        const isBurst = (at: number): boolean => at >= begin && at < begin + 3;
        const counts = hoursOf(seed, daily, begin + 3, (at) => (isBurst(at) ? 5 : 1));
        if (firing(counts, begin, WATCH).length > 0) count += 1;
      }
      return count / SERIES;
    });
    const words = CASES.map((daily, i) => `${daily} a day: ${(found[i] ?? 0).toFixed(2)}`);
    process.stdout.write(`found of bursts of five times at ${WATCH}: ${words.join(', ')}\n`);
    // Below some hundred records a day an hour is too short to tell a burst by: the day's count does.
    expect(Math.min(...found.slice(2))).toBeGreaterThanOrEqual(0.75);
  });
});
