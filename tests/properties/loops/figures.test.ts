import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '#server/domain/alerts/business-clock.ts';
import {
  afterBusinessTime,
  businessTimeWithin,
  USUAL_HOURS,
} from '#server/domain/alerts/business-clock.ts';
import type { FigureFacts } from '#server/domain/loops/figures/facts.ts';
import {
  figureStretches,
  LOOP_FIGURES,
  readLoopFigures,
} from '#server/domain/loops/figures/read-figures.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const DAY = 86_400_000;
const FROM = Date.parse('2026-01-01T00:00:00Z');
const TO = FROM + 180 * DAY;
const STRETCHES = figureStretches({ from: FROM, to: TO }, TO + 999 * DAY);
const worked = (from: number, to: number) => Math.max(0, to - from);

const instant = fc.integer({ min: FROM - 300 * DAY, max: TO });
const maybe = fc.option(instant, { nil: null });
const department = fc.constantFrom(null, 1, 2);
const facts: fc.Arbitrary<FigureFacts> = fc.record({
  begun: fc.array(
    fc.record({ department, openedAt: instant, verifiedAt: maybe, rejectedAt: maybe }),
    { maxLength: 60 },
  ),
  closings: fc.array(fc.record({ department, verifiedAt: instant, reopenedAt: maybe })),
  tellings: fc.array(
    fc.record({
      department,
      toldAt: instant,
      affected: fc.nat({ max: 500 }),
      reached: fc.nat({ max: 500 }),
    }),
  ),
  asks: fc.array(
    fc.record({
      loop: fc.nat({ max: 20 }),
      lead: department,
      department: fc.constantFrom(1, 2),
      askedAt: instant,
      acknowledgeBy: instant,
      acknowledgedAt: maybe,
      isAnswered: fc.boolean(),
      isHandedOver: fc.boolean(),
    }),
  ),
});
const read = (all: FigureFacts) => readLoopFigures(all, STRETCHES, { departments: null, worked });

describe('figures of loops', () => {
  it('lie within their range and their bounds, and are absent, never 0, where there is too little', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const figures = read(all);
        for (const id of LOOP_FIGURES) {
          const { value, low, high, n, hits, state } = figures[id];
          const most = id.endsWith('_time') ? Infinity : 100;
          for (const one of [value, low, high]) {
            if (one === null) continue;
            expect(one).toBeGreaterThanOrEqual(0);
            expect(one).toBeLessThanOrEqual(most);
          }
          if (value !== null && low !== null) expect(low).toBeLessThanOrEqual(value + 1e-9);
          if (value !== null && high !== null) expect(high).toBeGreaterThanOrEqual(value - 1e-9);
          if (hits !== null) expect(hits).toBeLessThanOrEqual(n);
          expect(value === null).toBe(['none', 'too_few', 'unreached'].includes(state));
          expect(state === 'none').toBe(n === 0);
        }
      }),
    );
  });

  it('do not depend on the order in which things are told', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const turned: FigureFacts = {
          begun: all.begun.toReversed(),
          closings: all.closings.toReversed(),
          tellings: all.tellings.toReversed(),
          asks: all.asks.toReversed(),
        };
        expect(read(turned)).toEqual(read(all));
      }),
    );
  });

  it('of nothing are nothing', () => {
    const figures = read({ begun: [], closings: [], tellings: [], asks: [] });
    for (const id of LOOP_FIGURES) {
      expect(figures[id]).toMatchObject({
        value: null,
        low: null,
        high: null,
        n: 0,
        state: 'none',
      });
    }
  });
});

describe('working time between two instants', () => {
  const calendar: BusinessCalendar = {
    zone: zoneOf('Europe/Berlin'),
    hours: USUAL_HOURS,
    weekend: [0, 6],
    holidays: [],
  };

  it('is what the clock was set to', () => {
    const hour = 3_600_000;
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 200 }), (at, hours) => {
        const due = afterBusinessTime(at, hours * hour, calendar);
        const between = businessTimeWithin({ from: at, to: due }, calendar);
        expect(between(at, due)).toBe(hours * hour);
        expect(between(due, at)).toBe(0);
      }),
    );
  });

  it('runs at all hours where nobody ever works', () => {
    const never = { ...calendar, weekend: [0, 1, 2, 3, 4, 5, 6] };
    expect(businessTimeWithin({ from: FROM, to: TO }, never)(FROM, FROM + 5000)).toBe(5000);
  });
});
