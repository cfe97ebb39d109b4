import { describe, expect, it } from 'vitest';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { moreToTellApart, valueIn } from '#server/messages/value-words.ts';
import { createFormats } from '#client/format/formats.ts';
import { decimalsApart } from '#client/format/decimals-apart.ts';
import { decimalsOf } from '#client/format/value.ts';

// Expected texts are written by hand from the look, not taken from the code's own output.
const english = createFormats('en', 'arab').value;
const arabic = createFormats('ar', 'arab').value;
const arabicLatin = createFormats('ar', 'latn').value;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MARKS = /[\u061c\u200e\u200f]/g;
/** What is seen: without the invisible marks that keep signs in place, and with plain spaces. */
const seen = (text: string) => text.replaceAll(MARKS, '').replaceAll('\u00a0', ' ');

function measured(part: Partial<MetricValue>): MetricValue {
  return { value: 64, low: 62, high: 66, n: 100, states: [], exact: true, ...part };
}

describe('a list that goes on', () => {
  it('has commas only, since an Arabic list with “and” before each item is read as a sentence', () => {
    expect(createFormats('en', 'latn').series(['A', 'B', 'C'])).toBe('A, B, C');
    expect(createFormats('ar', 'arab').series(['أ', 'ب', 'ج'])).toBe('أ، ب، ج');
  });
});

describe('facts in one line', () => {
  it('are parted by a dot in English and by a comma in Arabic, where a dot is the digit zero', () => {
    expect(createFormats('en', 'latn').line(['6', 'n 12'])).toBe('6 · n 12');
    expect(createFormats('ar', 'arab').line(['٦', 'ن ١٢'])).toBe('٦، ن ١٢');
  });
});

describe('a value', () => {
  it.each([
    ['points', 38, '+38 points', '+٣٨ نقطة', '+38 نقطة'],
    ['points', -5, '-5 points', '-٥ نقطة', '-5 نقطة'],
    ['points', 0, '0 points', '٠ نقطة', '0 نقطة'],
    ['percent', 81.2, '81%', '٨١٪', '81٪'],
    ['count', 3127, '3,127', '٣٬١٢٧', '3,127'],
    ['seconds', 9 * HOUR + 40 * MINUTE, '9 h 40 min', '٩ س ٤٠ د', '9 س 40 د'],
    ['score', 5.4, '5.4', '٥٫٤', '5.4'],
    ['per_case', 1.844, '1.84', '١٫٨٤', '1.84'],
    ['days', 41, '41 days', '٤١ يومًا', '41 يومًا'],
    ['days', 3, '3 days', '٣ أيام', '3 أيام'],
  ] as const)('in %s: %d is %s, %s or %s', (unit, value, en, ar, latin) => {
    expect(seen(english.value(unit, value).text)).toBe(en);
    expect(seen(arabic.value(unit, value).text)).toBe(ar);
    expect(seen(arabicLatin.value(unit, value).text)).toBe(latin);
  });

  it('that is absent is a dash for the eye and words for the ear, never 0', () => {
    expect(english.value('percent', null)).toMatchObject({ text: '—', spoken: 'No data' });
    expect(arabic.value('points', null)).toMatchObject({ text: '—', spoken: 'لا بيانات' });
    expect(english.plain('count', null)).toBe('—');
  });

  it('that rounds to zero has no sign', () => {
    expect(english.value('points', -0.2).text).toBe('0\u00a0points');
    expect(english.plain('percent', -0.2)).toBe('0%');
  });

  it('keeps the invisible marks of Intl, without which a minus changes sides in Arabic', () => {
    expect(arabic.plain('points', -5)).toMatch(/^\u061c-/);
    expect(arabicLatin.plain('points', -5)).toMatch(/^\u200e-/);
    expect(arabic.plain('percent', 64)).toMatch(/\u061c$/);
  });
});

describe('a duration', () => {
  it.each([
    [0, '0 s', '٠ ث'],
    [45, '45 s', '٤٥ ث'],
    [59.6, '1 min', '١ د'],
    [3 * MINUTE + 20, '3 min 20 s', '٣ د ٢٠ ث'],
    [HOUR - 0.3, '1 h', '١ س'],
    [DAY - 1, '1 d', 'يوم'],
    [DAY + 4 * HOUR, '1 d 4 h', 'يوم و٤ س'],
    [2 * DAY + 4 * HOUR, '2 d 4 h', 'يومان و٤ س'],
    [3 * DAY, '3 d', '٣ أيام'],
    [11 * DAY + HOUR, '11 d 1 h', '١١ يومًا و١ س'],
    [400 * DAY + 5 * HOUR, '400 d', '٤٠٠ يوم'],
  ])('of %d seconds is %s or %s', (seconds, en, ar) => {
    expect(seen(english.value('seconds', seconds).text)).toBe(en);
    expect(seen(arabic.value('seconds', seconds).text)).toBe(ar);
  });

  it('is spoken in whole words', () => {
    const seconds = 9 * HOUR + 40 * MINUTE;
    expect(english.value('seconds', seconds).spoken).toBe('9 hours, 40 minutes');
    expect(arabic.value('seconds', seconds).spoken).toBe('٩ ساعات و٤٠ دقيقة');
  });

  it('holds each number and its unit on one line', () => {
    expect(english.value('seconds', 9 * HOUR + 40 * MINUTE).text).toBe('9\u00a0h 40\u00a0min');
  });
});

describe('a change', () => {
  it.each([
    ['percent', -5, '-5', '-٥'],
    ['percent', 4.4, '+4', '+٤'],
    ['points', 0, '0', '٠'],
    ['seconds', HOUR + 50 * MINUTE, '+1 h 50 min', '+١ س ٥٠ د'],
    ['seconds', -2 * DAY, '-2 d', '-٢ يوم'],
    ['count', 212, '+212', '+٢١٢'],
  ] as const)('in %s: %d is %s or %s, always with its sign', (unit, change, en, ar) => {
    expect(seen(english.change(unit, change))).toBe(en);
    expect(seen(arabic.change(unit, change))).toBe(ar);
  });

  it('that is real is never written as 0: it takes one more decimal', () => {
    expect(english.change('percent', -0.3)).toBe('-0.3');
    expect(english.change('percent', 0.04, 1)).toBe('+0.04');
  });
});

describe('an interval', () => {
  it('is written in words, since a dash between numbers is read from either side in Arabic', () => {
    expect(english.interval('points', 34, 42)).toBe('34 to 42');
    expect(seen(arabic.interval('points', 34, 42) ?? '')).toBe('من ٣٤ إلى ٤٢');
    expect(seen(arabicLatin.interval('percent', 79, 83) ?? '')).toBe('من 79٪ إلى 83٪');
    expect(english.interval('points', -4.6, 12)).toBe('-5 to 12');
  });

  it('bends two days in Arabic, as every preposition does', () => {
    const [low, high] = [DAY + 19 * HOUR, 2 * DAY + 19 * HOUR];
    expect(seen(arabic.interval('seconds', low, high) ?? '')).toBe('من يوم و١٩ س إلى يومين و١٩ س');
    expect(seen(arabic.gap('seconds', -2 * DAY))).toBe('يومين');
    expect(seen(arabic.plain('seconds', 2 * DAY))).toBe('يومان');
  });

  it('of a full count is not invented', () => {
    expect(english.interval('count', null, null)).toBeNull();
    expect(english.interval('percent', 10, null)).toBeNull();
  });
});

describe('decimals', () => {
  it('of a share appear only when it rests on 1,000 and is known within 2 points', () => {
    expect(decimalsOf('percent', measured({ n: 1000, low: 63.1, high: 64.9 }))).toBe(1);
    expect(decimalsOf('percent', measured({ n: 999, low: 63.1, high: 64.9 }))).toBe(0);
    expect(decimalsOf('percent', measured({ n: 5000, low: 63, high: 65 }))).toBe(0);
    expect(decimalsOf('percent', measured({ n: 5000, low: null, high: null }))).toBe(0);
  });

  it('of a net score never appear', () => {
    expect(decimalsOf('points', measured({ n: 100_000, low: 63.9, high: 64.1 }))).toBe(0);
  });
});

describe('a value beside the limit it crossed', () => {
  // The screen and the mails write values each in their own way, and may not share code: both are held to one table.
  it.each([
    ['percent', 63.6, 64.3, '63.6%', '64.3%', '٦٣٫٦٪', '63.6%'],
    ['percent', 63.96, 64.04, '63.96%', '64.04%', '٦٣٫٩٦٪', '63.96%'],
    ['percent', 60, 64, '60%', '64%', '٦٠٪', '60%'],
    ['points', 12.4, 11.9, '12.4', '11.9', '١٢٫٤', '12.4'],
    ['score', 4.21, 4.24, '4.21', '4.24', '٤٫٢١', '4.21'],
    ['days', 41.4, 41.1, '41.4 days', '41.1 days', '٤١٫٤ يوم', '41.4 days'],
    [
      'seconds',
      2 * DAY + 3.3 * HOUR,
      2 * DAY + 3 * HOUR,
      '51 h 18 min',
      '51 h',
      '٥١ س ١٨ د',
      '2.14 days',
    ],
    [
      'seconds',
      2 * HOUR + 10,
      2 * HOUR - 10,
      '120 min 10 s',
      '119 min 50 s',
      '١٢٠ د ١٠ ث',
      '2.003 hours',
    ],
  ] as const)(
    'in %s: %d against %d reads %s and %s',
    (unit, value, limit, said, beside, ar, mailed) => {
      const decimals = decimalsApart(english.plain, unit, value, [null, limit]);
      expect(seen(english.plain(unit, value, decimals))).toBe(said);
      expect(seen(english.plain(unit, limit, decimals))).toBe(beside);
      expect(seen(arabic.plain(unit, value, decimals))).toBe(ar);
      for (const language of ['en', 'ar'] as const) {
        const more = moreToTellApart(unit, value, [null, limit], language);
        const texts = [value, limit].map((one) => valueIn(unit, one, language, more));
        expect(texts[0]).not.toBe(texts[1]);
        if (language === 'en') expect(texts[0]).toBe(mailed);
      }
    },
  );

  it('has no more digits than usual where both are the same number', () => {
    expect(decimalsApart(english.plain, 'percent', 64.3, [64.3, null])).toBe(0);
    expect(moreToTellApart('percent', 64.3, [64.3, null], 'en')).toBe(0);
  });
});
