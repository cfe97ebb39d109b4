import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '#server/domain/alerts/business-clock.ts';
import { afterBusinessTime } from '#server/domain/alerts/business-clock.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const HOUR = 3_600_000;
const RIYADH: BusinessCalendar = {
  zone: zoneOf('Asia/Riyadh'),
  weekend: [5, 6],
  holidays: ['islamic', 'international', 'sa'],
};
const BERLIN: BusinessCalendar = { zone: zoneOf('Europe/Berlin'), weekend: [0, 6], holidays: [] };

/** The wall clock of Riyadh is three hours ahead all year; Berlin's is read as written, with its offset. */
const after = (from: string, hours: number, calendar = RIYADH) =>
  new Date(afterBusinessTime(Date.parse(from), hours * HOUR, calendar)).toISOString();

describe('the business clock', () => {
  it.each([
    ['within a day', '2026-11-22T09:00+03:00', 4, '2026-11-22T10:00:00.000Z'],
    ['over the night', '2026-11-22T14:00+03:00', 4, '2026-11-23T07:00:00.000Z'],
    ['before the day begins', '2026-11-22T03:00+03:00', 4, '2026-11-22T09:00:00.000Z'],
    ['over Friday and Saturday', '2026-11-26T15:00+03:00', 4, '2026-11-29T08:00:00.000Z'],
    // The Saudi National Day of 2026 is Wednesday, 23 September.
    ['over a national day', '2026-09-22T15:00+03:00', 4, '2026-09-24T08:00:00.000Z'],
    // Eid al-Fitr 1447 by Umm al-Qura: 20 to 22 March 2026, after the Thursday.
    ['over an Eid that joins a weekend', '2026-03-19T15:00+03:00', 4, '2026-03-23T08:00:00.000Z'],
    // 1 January is shown to a Saudi organisation, but is a working day there.
    ['through New Year’s Day', '2025-12-31T15:00+03:00', 4, '2026-01-01T08:00:00.000Z'],
    // Ramadan 1447 began on 18 February 2026, a Wednesday.
    ['through Ramadan', '2026-02-18T09:00+03:00', 4, '2026-02-18T10:00:00.000Z'],
    ['until the very end of a day', '2026-11-22T12:00+03:00', 4, '2026-11-23T05:00:00.000Z'],
  ])('runs %s', (_what, from, hours, expected) => {
    expect(after(from, hours)).toBe(expected);
  });

  it('keeps to the wall over a change of the clocks', () => {
    // On Sunday, 29 March 2026 Berlin's clocks go forward: Monday's eight o'clock is six in UTC.
    expect(after('2026-03-27T15:00+01:00', 2, BERLIN)).toBe('2026-03-30T07:00:00.000Z');
  });

  it('runs at all hours where nobody ever works', () => {
    const never = { ...BERLIN, weekend: [0, 1, 2, 3, 4, 5, 6] };
    expect(after('2026-03-27T15:00+01:00', 2, never)).toBe('2026-03-27T16:00:00.000Z');
  });
});
