import { describe, expect, it } from 'vitest';
import { areDays, formatHour, formatInstant } from '#client/format/instant.ts';
import { localeTag } from '#client/format/locale.ts';

const AT = Date.UTC(2026, 10, 21, 11, 5);
const ENGLISH = localeTag('en', 'latn');
const ARABIC = localeTag('ar', 'latn');

describe('a time', () => {
  it('is that of the zone', () => {
    expect(formatInstant(ENGLISH, 'Asia/Riyadh', AT)).toBe('21 Nov 2026, 14:05');
    expect(formatHour(ENGLISH, 'Asia/Riyadh', AT)).toBe('21 Nov, 14:05');
  });

  it('does not part from its half of the day at the end of a line', () => {
    for (const said of [
      formatInstant(ARABIC, 'Asia/Riyadh', AT),
      formatHour(ARABIC, 'Asia/Riyadh', AT),
    ]) {
      expect(said).toMatch(/02:05\u00a0م$/u);
    }
  });

  it('is of days where all are midnights of the zone', () => {
    const midnight = Date.parse('2026-11-20T21:00:00Z');
    expect(areDays('Asia/Riyadh', [midnight, midnight + 86_400_000])).toBe(true);
    expect(areDays('Asia/Riyadh', [midnight, AT])).toBe(false);
    expect(areDays('UTC', [midnight])).toBe(false);
    // The night in which clocks go back has 25 hours.
    expect(areDays('Europe/Berlin', [Date.parse('2026-10-25T23:00:00Z')])).toBe(true);
  });
});
