import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormats } from '#client/format/formats.ts';
import { sentenceDigits } from '#client/format/sentence-digits.ts';
import { sentence } from '#server/messages/sentence.ts';

const ARABIC = 'ar-SA-u-ca-gregory-nu-arab';

function bare(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}

describe('a sentence of the server before a reader of Arabic-Indic digits', () => {
  it.each([
    [{ code: 'ROW_COLUMNS', params: { line: 1205, count: 3, expected: 5 } }, 'السطر ١٢٠٥'],
    [
      { code: 'PERIOD_TOO_LONG', params: { from: '2026-01-01', to: 'b', days: 7400, limit: 1 } },
      '٧٬٤٠٠ يوم',
    ],
    // A value of the file stays as it stands there.
    [
      { code: 'ROW_DATE_INVALID', params: { column: 'Day 2', value: '31-02-2026', line: 21 } },
      '31-02-2026',
    ],
  ] as const)('has the numbers it makes in them: %j', (problem, expected) => {
    expect(bare(sentenceDigits(ARABIC, sentence(problem, 'ar')))).toContain(expected);
  });

  it.each([
    // What Intl writes of the same numbers, its invisible marks aside.
    ['منذ 2026 حتى 7 أيام', 'منذ ٢٠٢٦ حتى ٧ أيام'],
    ['1,234,567.5 ثم 1, 2 و3.', '١٬٢٣٤٬٥٦٧٫٥ ثم ١, ٢ و٣.'],
    ['12.5‎%‎ من الصفوف', '١٢٫٥٪ من الصفوف'],
    [
      '\u2068file 2.csv\u2069 حتى 2 \u20681,5\u2069',
      '\u2068file 2.csv\u2069 حتى ٢ \u20681,5\u2069',
    ],
  ])('changes the digits and marks of %j, and nothing else', (told, shown) => {
    expect(sentenceDigits(ARABIC, told)).toBe(shown);
    expect(sentenceDigits(ARABIC, shown)).toBe(shown);
  });

  it('is written as Intl writes the number', () => {
    const latin = new Intl.NumberFormat('ar-u-nu-latn', { maximumFractionDigits: 2 });
    const arabic = new Intl.NumberFormat('ar-u-nu-arab', { maximumFractionDigits: 2 });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (n) => {
        expect(sentenceDigits(ARABIC, latin.format(n))).toBe(arabic.format(n));
      }),
    );
  });

  it('is left alone for who reads Latin digits, in either language', () => {
    for (const [language, digits] of [
      ['en', 'arab'],
      ['ar', 'latn'],
    ] as const) {
      expect(createFormats(language, digits).said('في السطر 21')).toBe('في السطر 21');
    }
  });
});
