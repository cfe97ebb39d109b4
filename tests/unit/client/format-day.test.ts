import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, createDayFormats, daysBetween, isDay } from '#client/format/day.ts';
import { isolate, isolateLtr } from '#client/format/bidi.ts';
import { localeTag } from '#client/format/locale.ts';

const english = createDayFormats('en', localeTag('en', 'latn'));
const arabic = createDayFormats('ar', localeTag('ar', 'arab'));
const arabicLatin = createDayFormats('ar', localeTag('ar', 'latn'));

describe('the days of a period', () => {
  it.each([
    ['2026-11-15', '2026-11-22', '15–21 November 2026', 'من ١٥ إلى ٢١ نوفمبر ٢٠٢٦'],
    ['2026-11-29', '2026-12-06', '29 November – 5 December 2026', 'من ٢٩ نوفمبر إلى ٥ ديسمبر ٢٠٢٦'],
    [
      '2026-12-27',
      '2027-01-03',
      '27 December 2026 – 2 January 2027',
      'من ٢٧ ديسمبر ٢٠٢٦ إلى ٢ يناير ٢٠٢٧',
    ],
    ['2026-11-15', '2026-11-16', '15 November 2026', '١٥ نوفمبر ٢٠٢٦'],
  ])('[%s, %s) are %s or %s: the end is not one of them', (from, to, en, ar) => {
    expect(english.range(from, to)).toBe(en);
    expect(arabic.range(from, to)).toBe(ar);
  });

  it('follow the choice of digits', () => {
    expect(arabicLatin.range('2026-11-15', '2026-11-22')).toBe('من 15 إلى 21 نوفمبر 2026');
  });
});

describe('a day', () => {
  it('is named with its weekday', () => {
    // 21 November 2026 is a Saturday.
    expect(english.weekday('2026-11-21')).toBe('Sat 21 Nov');
    expect(arabic.weekday('2026-11-21')).toBe('السبت ٢١ نوفمبر');
  });

  it('is Gregorian in every language, whatever the engine takes for the default', () => {
    expect(arabicLatin.long('2026-11-22')).toBe('22 نوفمبر 2026');
  });

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '26-11-15', '', '2026-11-15T00:00'])(
    'is not %j',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('that is no day is refused with the value seen and what would be right', () => {
    expect(() => english.long('2026-02-30')).toThrow(
      '"2026-02-30" is not a calendar day; a day is written YYYY-MM-DD',
    );
  });

  it('plus n days is n days away, across months, leap years and clock changes', () => {
    const day = fc
      .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
      }),
    );
  });
});

describe('an isolate', () => {
  it('holds a technical token left to right, and a name in its own direction', () => {
    expect(isolateLtr('920-000-123')).toBe('\u2066920-000-123\u2069');
    expect(isolate('رمز OTP')).toBe('\u2068رمز OTP\u2069');
  });
});

describe('Hijri days', () => {
  // Announced beginnings: Ramadan 18 February 2026, Shawwal (Eid al-Fitr) 20 March 2026; 1 Muharram 1448 on 16 June 2026.
  it.each([
    ['2026-03-15', '2026-03-22', '26 Ramadan – 2 Shawwal 1447 AH'],
    ['2026-03-08', '2026-03-15', '19–25 Ramadan 1447 AH'],
    ['2026-06-14', '2026-06-21', '28 Dhuʻl-Hijjah 1447 AH – 5 Muharram 1448 AH'],
    ['2026-03-20', '2026-03-21', '1 Shawwal 1447 AH'],
  ])('of the week %s to %s are %s', (from, to, text) => {
    expect(createDayFormats('en', localeTag('en', 'latn')).hijriRange(from, to)).toBe(text);
  });

  it('are written in Arabic with the digits of the reader', () => {
    const range = createDayFormats('ar', localeTag('ar', 'arab')).hijriRange(
      '2026-03-15',
      '2026-03-22',
    );
    expect(range.replaceAll(/[\u061c\u200e\u200f]/g, '')).toBe('من ٢٦ رمضان إلى ٢ شوال ١٤٤٧ هـ');
  });
});
