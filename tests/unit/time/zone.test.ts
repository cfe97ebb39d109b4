import { describe, expect, it } from 'vitest';
import { dayOfDate } from '#server/domain/time/day.ts';
import { AppError } from '#server/domain/problem.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

const wall = (text: string) => Date.parse(`${text}Z`);
const at = (zone: string, text: string) => {
  const found = zoneOf(zone).instantOf(wall(text));
  return { at: new Date(found.at).toISOString().slice(0, 19), kind: found.kind };
};

// Instants of change as published in the tz database (files europe, africa, northamerica, asia, australasia).
describe('A wall-clock time in a zone', () => {
  it('is three hours ahead of UTC in Riyadh in every season', () => {
    expect(at('Asia/Riyadh', '2024-01-15T12:00:00').at).toBe('2024-01-15T09:00:00');
    expect(at('Asia/Riyadh', '2024-07-15T12:00:00').at).toBe('2024-07-15T09:00:00');
  });

  it('is ambiguous in the hour Berlin lives twice, and the earlier instant is taken', () => {
    expect(at('Europe/Berlin', '2024-10-27T02:30:00')).toEqual({
      at: '2024-10-27T00:30:00',
      kind: 'ambiguous',
    });
    expect(at('Europe/Berlin', '2024-10-27T01:59:59').kind).toBe('single');
    expect(at('Europe/Berlin', '2024-10-27T03:00:00')).toEqual({
      at: '2024-10-27T02:00:00',
      kind: 'single',
    });
  });

  it('is impossible in the hour Berlin leaves out, and moves forward by the gap', () => {
    expect(at('Europe/Berlin', '2024-03-31T02:30:00')).toEqual({
      at: '2024-03-31T01:30:00',
      kind: 'impossible',
    });
    expect(at('Europe/Berlin', '2024-03-31T01:59:59').kind).toBe('single');
    expect(at('Europe/Berlin', '2024-03-31T03:00:00')).toEqual({
      at: '2024-03-31T01:00:00',
      kind: 'single',
    });
  });

  it('follows New York over both changes of 2024', () => {
    expect(at('America/New_York', '2024-03-10T02:30:00').kind).toBe('impossible');
    expect(at('America/New_York', '2024-11-03T01:30:00')).toEqual({
      at: '2024-11-03T05:30:00',
      kind: 'ambiguous',
    });
    expect(at('America/New_York', '2024-07-01T00:00:00').at).toBe('2024-07-01T04:00:00');
  });

  it('is impossible at the midnight Cairo jumped over on 28 April 2023', () => {
    expect(at('Africa/Cairo', '2023-04-28T00:30:00')).toEqual({
      at: '2023-04-27T22:30:00',
      kind: 'impossible',
    });
    expect(at('Africa/Cairo', '2023-10-26T23:30:00')).toEqual({
      at: '2023-10-26T20:30:00',
      kind: 'ambiguous',
    });
  });

  it('is refused with the value and an example when the zone is unknown', () => {
    for (const id of ['Mars/Olympus', '', 'Riyadh']) {
      try {
        zoneOf(id);
        expect.unreachable();
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect(error).toMatchObject({
          problem: { code: 'ZONE_UNKNOWN', params: { value: id, example: 'Asia/Riyadh' } },
        });
      }
    }
  });
});

describe('A day of a zone', () => {
  it('begins at 01:00 where clocks jump over midnight', () => {
    const cairo = zoneOf('Africa/Cairo');
    expect(new Date(cairo.startOfDay(dayOfDate(2023, 4, 28))).toISOString()).toBe(
      '2023-04-27T22:00:00.000Z',
    );
  });

  it('has 23 or 25 hours when the clock changes', () => {
    const berlin = zoneOf('Europe/Berlin');
    const hours = (y: number, m: number, d: number) => {
      const day = dayOfDate(y, m, d);
      return (berlin.startOfDay(day + 1) - berlin.startOfDay(day)) / 3_600_000;
    };
    expect([hours(2024, 3, 31), hours(2024, 10, 27), hours(2024, 6, 1)]).toEqual([23, 25, 24]);
  });

  it('is empty when the zone skipped it, as Apia skipped 30 December 2011', () => {
    const apia = zoneOf('Pacific/Apia');
    const day = dayOfDate(2011, 12, 30);
    expect(apia.startOfDay(day + 1)).toBe(apia.startOfDay(day));
    expect(apia.dayOf(apia.startOfDay(day) - 1)).toBe(day - 1);
  });
});
