import { describe, expect, it } from 'vitest';
import { formatHour, formatInstant } from '#client/format/instant.ts';
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
});
