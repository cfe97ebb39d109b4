import { describe, expect, it } from 'vitest';
import { lastFullWeek } from '#client/features/data/import/full-week.ts';
import { csvText } from '#client/format/csv.ts';
import { dayIn, startOfDay } from '#client/format/instant.ts';

describe('a file for a spreadsheet', () => {
  it('quotes what needs it and begins with the mark that says UTF-8', () => {
    expect(
      csvText([
        ['line', 'reason'],
        [2, 'says "no", twice'],
        [3, 'two\nlines'],
      ]),
    ).toBe('\uFEFFline,reason\r\n2,"says ""no"", twice"\r\n3,"two\nlines"\r\n');
  });

  // OWASP, CSV injection: the signs that make a spreadsheet take a cell for a formula.
  it.each(['=', '+', '-', '@', '\t', '\r'])(
    'lets no text that begins with %j be a formula',
    (sign) => {
      const [, cell = ''] = csvText([['x', `${sign}1+1`]])
        .trimEnd()
        .split(/,/s);
      expect(cell.replaceAll('"', '').startsWith(`'${sign}`)).toBe(true);
    },
  );

  it('leaves numbers as they are, also below zero', () => {
    expect(csvText([[-5]])).toBe('\uFEFF-5\r\n');
  });
});

describe('the last full week of some days', () => {
  // 15 November 2026 is a Sunday.
  it.each([
    ['2026-11-01', '2026-11-21', 'sun', { from: '2026-11-15', to: '2026-11-22' }],
    ['2026-11-01', '2026-11-20', 'sun', { from: '2026-11-08', to: '2026-11-15' }],
    ['2026-11-01', '2026-11-21', 'mon', { from: '2026-11-09', to: '2026-11-16' }],
    ['2026-11-01', '2026-11-20', 'sat', { from: '2026-11-14', to: '2026-11-21' }],
    ['2026-11-16', '2026-11-21', 'sun', null],
  ] as const)('from %s to %s with weeks from %s', (first, last, start, week) => {
    expect(lastFullWeek(first, last, start)).toEqual(week);
  });
});

describe('a day of a zone', () => {
  // Source: the IANA time zone database; Riyadh is three hours ahead, Kathmandu five and three quarters,
  // New York leaves summer time on 1 November 2026, Apia lies a day ahead of Pago Pago.
  it.each([
    ['Asia/Riyadh', '2026-11-15', Date.UTC(2026, 10, 14, 21)],
    ['Asia/Kathmandu', '2026-11-15', Date.UTC(2026, 10, 14, 18, 15)],
    ['America/New_York', '2026-11-01', Date.UTC(2026, 10, 1, 4)],
    ['America/New_York', '2026-11-02', Date.UTC(2026, 10, 2, 5)],
    ['Pacific/Apia', '2026-06-10', Date.UTC(2026, 5, 9, 11)],
    ['Pacific/Pago_Pago', '2026-06-10', Date.UTC(2026, 5, 10, 11)],
  ])('begins in %s on %s', (zone, day, instant) => {
    expect(startOfDay(zone, day)).toBe(instant);
    expect(dayIn(zone, instant)).toBe(day);
    expect(dayIn(zone, instant - 1)).not.toBe(day);
  });
});
