import { describe, expect, it } from 'vitest';
import type { BusinessCalendar } from '#server/domain/alerts/business-clock.ts';
import {
  afterBusinessTime,
  closedHolidays,
  USUAL_HOURS,
} from '#server/domain/alerts/business-clock.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const HOUR = 3_600_000;
const RIYADH: BusinessCalendar = {
  zone: zoneOf('Asia/Riyadh'),
  hours: USUAL_HOURS,
  weekend: [5, 6],
  holidays: ['islamic', 'international', 'sa'],
};
const BERLIN: BusinessCalendar = {
  zone: zoneOf('Europe/Berlin'),
  hours: USUAL_HOURS,
  weekend: [0, 6],
  holidays: [],
};

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

  it.each([
    // 09:30 to 17:00, written with Riyadh's offset.
    ['opens by them', '2026-11-22T08:00+03:00', 1, '2026-11-22T07:30:00.000Z'],
    ['closes by them', '2026-11-22T16:30+03:00', 1, '2026-11-23T07:00:00.000Z'],
  ])('keeps hours of one’s own: %s', (_what, from, hours, expected) => {
    const own = { ...RIYADH, hours: { from: 9 * 60 + 30, to: 17 * 60 } };
    expect(after(from, hours, own)).toBe(expected);
  });

  it('works until midnight where the hours end there', () => {
    const late = { ...RIYADH, hours: { from: 20 * 60, to: 24 * 60 } };
    expect(after('2026-11-22T23:00+03:00', 2, late)).toBe('2026-11-23T18:00:00.000Z');
  });

  // Night hours from 01:00 to 04:00 in Berlin, with no day off.
  it.each([
    // 29 March 2026: after 01:59 comes 03:00, so the night has two hours.
    ['over the lost hour', '2026-03-29T01:00+01:00', 1.5, '2026-03-29T01:30:00.000Z'],
    ['until after a short night', '2026-03-29T01:00+01:00', 2, '2026-03-29T23:00:00.000Z'],
    // 25 October 2026: 02:00 to 03:00 comes twice, so the night has four.
    [
      'through the hour that comes twice',
      '2026-10-25T01:00+02:00',
      3.5,
      '2026-10-25T02:30:00.000Z',
    ],
    ['until after a long night', '2026-10-25T01:00+02:00', 4, '2026-10-26T00:00:00.000Z'],
  ])('counts what passes on a night of changing clocks: %s', (_what, from, hours, expected) => {
    const night = { ...BERLIN, weekend: [], hours: { from: 60, to: 4 * 60 } };
    expect(after(from, hours, night)).toBe(expected);
  });

  it('leaves a night out whose hours the clocks leap over', () => {
    const lost = { ...BERLIN, weekend: [], hours: { from: 2 * 60, to: 3 * 60 } };
    expect(after('2026-03-29T00:30+01:00', 0.5, lost)).toBe('2026-03-30T00:30:00.000Z');
  });

  it('names the holidays that nobody works, without what is only kept elsewhere and without Ramadan', () => {
    const [from, to] = ['2026-01-01', '2026-12-31'].map(parseDay);
    const found = closedHolidays(RIYADH, from ?? 0, to ?? 0).map(({ id }) => id);
    expect(found).toContain('sa_national');
    expect(found).toContain('eid_al_fitr');
    expect(found).not.toContain('new_year');
    expect(found).not.toContain('ramadan');
  });

  it('runs at all hours where nobody ever works', () => {
    const never = { ...BERLIN, weekend: [0, 1, 2, 3, 4, 5, 6] };
    expect(after('2026-03-27T15:00+01:00', 2, never)).toBe('2026-03-27T16:00:00.000Z');
  });
});
