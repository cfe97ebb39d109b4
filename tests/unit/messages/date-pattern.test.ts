import { describe, expect, it } from 'vitest';
import { compileDateFormat } from '#server/ingest/values/date-format.ts';
import { newDateParts } from '#server/ingest/values/date-steps.ts';
import { patternExample } from '#server/messages/date-pattern.ts';
import { sentence } from '#server/messages/sentence.ts';
import { DATE_FORMATS } from '#client/features/data/import/targets.ts';

const MORE = [
  'D.M.YY',
  'YYYY-MM-DDTHH:mm:ss.SSSZ',
  'MMM D, YYYY h:mm A',
  'YYYYMMDD',
  'D MMMM YYYY',
  'H[h]mm D-M-YY',
  'ddd, D MMM YYYY H:mm:ss Z',
];

describe('the example of a date pattern', () => {
  it.each([...DATE_FORMATS, ...MORE])('is a date of %s: 31 May 2026', (pattern) => {
    const parts = newDateParts();
    const example = patternExample(pattern);
    expect(compileDateFormat(pattern)?.(example, parts), example).toBe(true);
    if (parts.epochMs !== null) expect(parts.epochMs).toBe(Date.UTC(2026, 4, 31, 14, 5, 9));
    else expect([parts.year, parts.month, parts.day]).toEqual([2026, 5, 31]);
  });

  it('stands behind the pattern where a date is refused, in both languages', () => {
    const params = { column: 'Opened', value: 'never', expected: 'ISO | Hijri YYYY/M/D' };
    const said = (language: 'en' | 'ar') =>
      sentence({ code: 'ROW_DATE_INVALID', params }, language).replaceAll(/[\u2066-\u2069]/g, '');
    expect(said('en')).toContain(
      'Expected: YYYY-MM-DD, as in 2026-05-31, or Hijri YYYY/M/D, as in 1447/12/14.',
    );
    expect(said('ar')).toContain(
      'المتوقَّع: YYYY-MM-DD مثل 2026-05-31 أو هجري YYYY/M/D مثل 1447/12/14.',
    );
  });

  it('is not asked for where a value is written so, and there is no such day', () => {
    const params = {
      column: 'Opened',
      value: '31/02/2026',
      expected: 'D/M/YYYY',
      reason: 'unreal',
    };
    const said = (language: 'en' | 'ar') =>
      sentence({ code: 'ROW_DATE_INVALID', params }, language).replaceAll(/[\u2066-\u2069]/g, '');
    expect(said('en')).toBe(
      '“31/02/2026” in “Opened” is written as a date, but there is no such day or time. It is read as D/M/YYYY, as in 31/5/2026.',
    );
    expect(said('ar')).toBe(
      'القيمة «31/02/2026» في «Opened» مكتوبة كتاريخ، لكن لا وجود ليوم أو وقت كهذا. تُقرأ على الصيغة D/M/YYYY مثل 31/5/2026.',
    );
  });

  it('and a value that every record needs is called by what it is for', () => {
    const said = (field: string) =>
      sentence({ code: 'ROW_VALUE_MISSING', params: { column: 'Ticket', field } }, 'en');
    expect(said('id')).toBe(
      '“Ticket” is empty, but every record needs what tells it from all others.',
    );
    expect(said('at')).toBe('“Ticket” is empty, but every record needs the time when it happened.');
  });
});
