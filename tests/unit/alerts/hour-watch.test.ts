import { describe, expect, it } from 'vitest';
import { usualHours, watchHours } from '#server/domain/alerts/hour-watch.ts';
import type { HourSeries } from '#server/domain/alerts/hour-surprises.ts';
import { HOUR_MS, HourSurprises } from '#server/domain/alerts/hour-surprises.ts';
import { StreamSurprise, WATCH } from '#server/domain/detection/stream-surprise.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { chanceOf } from '#tests/properties/drivers/simulated.ts';

const DAY = 24;
const WEEK = 7 * DAY;
/** A Sunday, midnight in UTC. */
const SUNDAY = Date.UTC(2026, 7, 2);
const RULE = { condition: { kind: 'burst', score: WATCH, atLeast: 5 }, minimumN: 0 } as const;

/** Hours of some weeks: 4 to 8 records from 8 to 16 o'clock UTC, none at night. */
function office(weeks: number, added: Readonly<Record<number, number>> = {}): number[] {
  const chance = chanceOf(5);
  return Array.from({ length: weeks * WEEK }, (_, i) => {
    const usual = i % DAY >= 8 && i % DAY < 16 ? 4 + Math.floor(5 * chance()) : 0;
    return usual + (added[i] ?? 0);
  });
}

const seriesOf = (counts: readonly number[], zone = 'UTC', weekend = [6, 0]): HourSeries => ({
  first: SUNDAY,
  counts,
  zone: zoneOf(zone),
  weekend,
});

const NOON = 12 * WEEK + 2 * DAY + 12;

describe('how an hour stands with a rule', () => {
  it('fires where far more came than ever, and is told by what was usual at that hour', () => {
    const counts = office(13, { [NOON]: 60 });
    const [standing] = watchHours(RULE, seriesOf(counts.slice(0, NOON + 1)), NOON);
    expect(standing?.at).toBe('fires');
    const { value, low, high, expected, score, lastAsHigh } = standing?.facts ?? {};
    expect(value).toBeGreaterThanOrEqual(64);
    // At noon 4 to 8 came, whatever the night is like.
    expect(low).toBe(4);
    expect(high).toBe(8);
    expect(expected).toBeGreaterThanOrEqual(5);
    expect(expected).toBeLessThanOrEqual(7);
    expect(score).toBeGreaterThanOrEqual(WATCH);
    expect(lastAsHigh).toBeNull();
  });

  it('is as surprised as the filter `detect --kind stream` by its defaults', () => {
    const counts = office(13, { [NOON]: 60, [NOON - 9]: 11 });
    const stream = new StreamSurprise();
    const told = counts.map((count, i) => stream.next(SUNDAY + i * HOUR_MS, count));
    watchHours({ ...RULE, condition: { ...RULE.condition, atLeast: 1 } }, seriesOf(counts), 0)
      .map((standing) => standing?.facts.score ?? null)
      .forEach((score, i) => {
        if (score !== null) expect(score).toBe(told[i]);
      });
    const [standing] = watchHours(RULE, seriesOf(counts), NOON);
    expect(standing?.facts.score).toBe(told[NOON]);
  });

  it('is told in its first hour; what goes on keeps the alert and is no second one', () => {
    const counts = office(13, { [NOON]: 60, [NOON + 1]: 58, [NOON + 2]: 50 });
    const at = watchHours(RULE, seriesOf(counts), NOON).map((standing) => standing?.at);
    expect(at.slice(0, 4)).toEqual(['fires', 'between', 'between', 'back']);
  });

  it('is nothing below the least that was asked, and nothing where little came', () => {
    const counts = office(13, { [NOON]: 60 });
    const fewer = { ...RULE, condition: { ...RULE.condition, atLeast: 1000 } };
    expect(watchHours(fewer, seriesOf(counts), NOON)[0]?.at).toBe('back');
    expect(watchHours({ ...RULE, minimumN: 1000 }, seriesOf(counts), NOON)[0]?.at).toBe('back');
    const still = counts.with(NOON, 0);
    expect(watchHours(RULE, seriesOf(still.slice(0, NOON + 1)), NOON)[0]?.at).toBe('back');
  });

  it('cannot be told before its hour of the day was there eight times', () => {
    const counts = office(13);
    const known = usualHours(seriesOf(counts), 0).map((usual) => usual !== null);
    // Noon of workdays: from the ninth on, in the second week.
    const noons = known.filter(
      (_, i) => i % DAY === 12 && ![0, 6].includes(Math.floor(i / DAY) % 7),
    );
    expect(noons.indexOf(true)).toBe(8);
    expect(noons.slice(8).every(Boolean)).toBe(true);
  });

  it('goes by the clock of the zone, whose offset moves, and by its own weekend', () => {
    // Clocks go back on 25 October: what is 8 o'clock UTC is 10 in Berlin before and 9 after.
    const counts = Array.from({ length: 16 * WEEK }, (_, i) => {
      const berlin = zoneOf('Europe/Berlin');
      const at = SUNDAY + i * HOUR_MS;
      return Math.floor((at + berlin.offsetAt(at)) / HOUR_MS) % DAY === 10 ? 20 : 0;
    });
    const { length } = counts;
    const last = Array.from({ length: DAY }, (_, i) => length - DAY + i);
    const usual = usualHours(seriesOf(counts, 'Europe/Berlin'), length - DAY);
    for (const [i, place] of last.entries()) {
      expect([usual[i]?.low, usual[i]?.high]).toEqual([counts[place], counts[place]]);
    }
    const fridays = Array.from({ length: 13 * WEEK }, (_, i) =>
      Math.floor(i / DAY) % 7 === 5 ? 1 : 9,
    );
    const friday = 12 * WEEK + 5 * DAY + 12;
    expect(usualHours(seriesOf(fridays, 'UTC', [5]), friday)[0]?.high).toBe(1);
    expect(usualHours(seriesOf(fridays, 'UTC', [6, 0]), friday)[0]?.high).toBe(9);
  });
});

describe('what was worked out of a series', () => {
  it('is never told of other hours than those it was worked out from', () => {
    const held = new HourSurprises();
    const chance = chanceOf(8);
    let counts = office(6);
    for (let step = 0; step < 30; step += 1) {
      const at = Math.floor(chance() * counts.length);
      counts = chance() < 0.5 ? [...counts, 3] : counts.with(at, Math.floor(chance() * 12));
      const last = Math.max(0, counts.length - 1 - Math.floor(chance() * 5));
      const fresh = new HourSurprises().upTo(seriesOf(counts), last);
      expect(held.upTo(seriesOf(counts), last).slice(0, last + 1)).toEqual(fresh);
    }
  });
});
