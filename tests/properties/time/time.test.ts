import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GRAINS } from '#server/domain/metrics/verdict-kinds.ts';
import { dateOfDay, dayOfDate, formatDay, parseDay } from '#server/domain/time/day.ts';
import {
  bucketOf,
  bucketsOf,
  lastCompleteWeek,
  lastYearPeriod,
  previousPeriod,
  splitWeeks,
  WEEK_STARTS,
  weekOf,
} from '#server/domain/time/period.ts';
import { Zone, zoneOf } from '#server/domain/time/zone.ts';

const ZONES = [
  'Europe/Berlin',
  'Africa/Cairo',
  'Asia/Riyadh',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
const FROM = Date.UTC(1950, 0, 1);
const TO = Date.UTC(2060, 0, 1);
const instant = fc.integer({ min: FROM, max: TO });
const day = fc.integer({ min: -40_000, max: 60_000 });
const weekStart = fc.constantFrom(...WEEK_STARTS);
const period = fc
  .tuple(day, fc.integer({ min: 1, max: 900 }))
  .map(([from, n]) => ({ from, to: from + n }));

/** The wall-clock reading of an instant, asked of the platform directly. */
function platformWall(id: string, utcMs: number): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: id,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(utcMs);
  return text.replace(' ', 'T');
}

describe('Zones, for any instant', () => {
  it('read the same wall clock as the platform', () => {
    fc.assert(
      fc.property(zone, instant, (id, utcMs) => {
        const local = new Date(Math.floor(utcMs / 1000) * 1000 + zoneOf(id).offsetAt(utcMs));
        expect(local.toISOString().slice(0, 19)).toBe(platformWall(id, utcMs));
      }),
      { numRuns: 400 },
    );
  });

  it('give back an instant from its own wall clock, or its earlier twin', () => {
    fc.assert(
      fc.property(zone, instant, (id, utcMs) => {
        const { at, kind } = zoneOf(id).instantOf(utcMs + zoneOf(id).offsetAt(utcMs));
        expect(kind).not.toBe('impossible');
        if (at !== utcMs) {
          expect(kind).toBe('ambiguous');
          expect(at).toBeLessThan(utcMs);
        }
        expect(at + zoneOf(id).offsetAt(at)).toBe(utcMs + zoneOf(id).offsetAt(utcMs));
      }),
      { numRuns: 2000 },
    );
  });

  it('shift an impossible wall clock forward by the gap', () => {
    fc.assert(
      fc.property(zone, instant, (id, wall) => {
        const { at, kind } = zoneOf(id).instantOf(wall);
        const shown = at + zoneOf(id).offsetAt(at);
        if (kind === 'impossible') expect(shown).toBeGreaterThan(wall);
        else expect(shown).toBe(wall);
      }),
      { numRuns: 2000 },
    );
  });

  it('never let the day of a later instant be an earlier day', () => {
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: 0, max: 90_000_000 }), (id, utcMs, later) => {
        expect(zoneOf(id).dayOf(utcMs + later)).toBeGreaterThanOrEqual(zoneOf(id).dayOf(utcMs));
      }),
      { numRuns: 2000 },
    );
  });

  it('begin each day at its first instant', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: -7000, max: 32_000 }), (id, number) => {
        const start = zoneOf(id).startOfDay(number);
        expect(zoneOf(id).dayOf(start)).toBe(number);
        expect(zoneOf(id).dayOf(start - 1)).toBe(number - 1);
      }),
      { numRuns: 2000 },
    );
  });

  it('answer the same whatever was asked before', () => {
    fc.assert(
      fc.property(zone, fc.array(instant, { minLength: 1, maxLength: 30 }), (id, instants) => {
        const used = new Zone(id);
        const answers = instants.map((utcMs) => used.instantOf(utcMs));
        expect(answers).toEqual(instants.map((utcMs) => new Zone(id).instantOf(utcMs)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('Days and periods, for any range', () => {
  it('turn into a date and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
        const date = dateOfDay(number);
        expect(dayOfDate(date.year, date.month, date.day)).toBe(number);
        expect(parseDay(formatDay(number))).toBe(number);
      }),
    );
  });

  it('are partitioned by their buckets, each within one grain', () => {
    fc.assert(
      fc.property(period, fc.constantFrom(...GRAINS), weekStart, (range, grain, start) => {
        const buckets = bucketsOf(range, grain, start);
        expect(buckets[0]?.from).toBe(range.from);
        expect(buckets.at(-1)?.to).toBe(range.to);
        buckets.forEach((bucket, i) => {
          expect(bucket.from).toBeLessThan(bucket.to);
          if (i > 0) expect(buckets[i - 1]?.to).toBe(bucket.from);
          if (grain !== 'none') {
            expect(bucketOf(bucket.to - 1, grain, start)).toBe(bucketOf(bucket.from, grain, start));
            expect(
              bucketOf(bucket.to, grain, start) > bucketOf(bucket.from, grain, start) ||
                bucket.to === range.to,
            ).toBe(true);
          }
        });
      }),
    );
  });

  it('split into head, whole weeks and tail without loss', () => {
    fc.assert(
      fc.property(period, weekStart, (range, start) => {
        const { head, weeks, tail } = splitWeeks(range, start);
        const parts = [head, weeks, tail].filter((part) => part !== null);
        expect(parts.reduce((days, part) => days + part.to - part.from, 0)).toBe(
          range.to - range.from,
        );
        expect(parts[0]?.from).toBe(range.from);
        expect(parts.at(-1)?.to).toBe(range.to);
        if (weeks)
          expect([weekOf(weeks.from, start), weekOf(weeks.to, start)]).toEqual([
            weeks.from,
            weeks.to,
          ]);
        else expect((head?.to ?? 0) - (head?.from ?? 0)).toBeLessThan(13);
      }),
    );
  });

  it('are preceded without a gap, and compared a year ago on the same weekday or month', () => {
    fc.assert(
      fc.property(period, (range) => {
        expect(previousPeriod(range).to).toBe(range.from);
        const year = lastYearPeriod(range);
        const gap = range.from - year.from;
        expect(gap === 364 || dateOfDay(year.from).month === dateOfDay(range.from).month).toBe(
          true,
        );
      }),
    );
  });

  it('have a last complete week that is over and has data', () => {
    fc.assert(
      fc.property(day, day, weekStart, (today, dataThrough, start) => {
        const week = lastCompleteWeek(today, dataThrough, start);
        if (!week) throw new Error('a week is expected');
        expect(week.to - week.from).toBe(7);
        expect(week.to).toBeLessThanOrEqual(Math.min(today, dataThrough + 1));
        expect(week.to).toBeGreaterThan(Math.min(today, dataThrough + 1) - 7);
      }),
    );
  });
});
