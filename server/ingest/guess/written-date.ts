import { HIJRI } from '../values/hijri-format.ts';
import { latinDigits } from '../values/latin-digits.ts';
import { AT_WORDS, isMonthName } from '../values/month-names.ts';
import { behindWeekday } from '../values/weekday-names.ts';

/** How a text writes its date, as the formats of mappings say it. */
export type Shape = {
  dayFirst: string;
  /** Null = the day cannot stand behind the month. */
  monthFirst: string | null;
  hasTime: boolean;
  hasOffset: boolean;
};

/** How far ahead of UTC a time is: see `readOffset`. */
const ZONE = String.raw`(?:Z|(?:UTC|GMT|غرينتش)?[+-]\d{1,2}(?::?\d{2})?|UTC|GMT|غرينتش|[ECMP][SD]T)(?: \([^()]{1,60}\))?`;
const ISO = new RegExp(
  String.raw`^\d{4}-\d{2}-\d{2}(?:[Tt ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(${ZONE}))?)?$`,
);

/** A word or two that may be a month's name, with a dot and the `de` around it. */
const NAME = String.raw`\p{L}[\p{L}\p{M}]*(?:\.? \p{L}[\p{L}\p{M}]*){0,3}\.?`;
/** Where the header speaks of a date, such a word is meant as a month, and refused by name (`10 Okt 2026`). */
const MAYBE_MONTH = /^[A-Za-z]{3,9}$/;
const DAY = String.raw`(\d{1,2})(?:er|re|ère|st|nd|rd|th|[oaºª°])?`;
const GAP = '([,،] ?| - | +|T)';
const CLOCK = String.raw`(\d{1,2}(?::\d{2}| ?[hH]).*)`;
const AT = String.raw`(?:(?:${AT_WORDS}) +)?`;
const NUMERIC = new RegExp(
  String.raw`^(\d{1,4})([-/.])(\d{1,2}|${NAME})\2(\d{1,4})(?:${GAP}${CLOCK})?$`,
  'u',
);
const NAMED = new RegExp(
  String.raw`^${DAY} (${NAME})([,،]?) (\d{4}|\d{2})(?:${GAP}${AT}${CLOCK})?$`,
  'iu',
);
const NAMED_MONTH_FIRST = new RegExp(
  String.raw`^(${NAME}) ${DAY}([,،]?) (\d{4})(?:${GAP}${AT}${CLOCK})?$`,
  'iu',
);
/** `PM`, `p.m.`, `p. m.`, `م`. */
const HALF = String.raw`[AaPp](?:\.? ?[Mm]\.|[Mm])|[صم]`;
const TIME = new RegExp(
  String.raw`^(\d{1,2}):\d{2}(:\d{2})?([.,]\d+)?( ?)(${HALF})?( ?)(${ZONE})?$`,
);
/** `14h05`, `14 h 05` and `14h`, as in French and Portuguese. */
const TIME_WITH_H = /^\d{1,2}( ?)[hH](?:( ?)\d{2})?$/;
/** A time before its day. */
const TIME_FIRST = new RegExp(
  String.raw`^(\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:${HALF}))?| ?[hH](?: ?\d{2})?))([,،] ?| - | +)([\d\p{L}].*)$`,
  'u',
);

/** A day of the Hijri calendar, by its year; the letter of its era may stand behind it. */
const HIJRI_DAY =
  /^(?:1[345]\d{2}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(1[345]\d{2}))(,? +\d{1,2}:.*?)?( ?هـ?)?$/;

/** The number of a day, as spreadsheets count. */
export const SERIAL = 'serial';

/** Formats of texts that are only digits; they mean a date only where the header says so. */
const COMPACT: readonly {
  pattern: RegExp;
  format: string;
  hasTime: boolean;
  hasOffset: boolean;
}[] = [
  { pattern: /^(19|20)\d{6}$/, format: 'YYYYMMDD', hasTime: false, hasOffset: false },
  { pattern: /^(19|20)\d{12}$/, format: 'YYYYMMDDHHmmss', hasTime: true, hasOffset: false },
  { pattern: /^(19|20)\d{6} \d{6}$/, format: 'YYYYMMDD HHmmss', hasTime: true, hasOffset: false },
  { pattern: /^(19|20)\d{6} \d{4}$/, format: 'YYYYMMDD HHmm', hasTime: true, hasOffset: false },
  { pattern: /^1\d{9}(\.\d+)?$/, format: 'epoch', hasTime: true, hasOffset: true },
  { pattern: /^1\d{12}$/, format: 'epochMs', hasTime: true, hasOffset: true },
  // Days of a spreadsheet from 1998 to 2050.
  { pattern: /^(?:3[6-9]|4\d|5[0-4])\d{3}$/, format: SERIAL, hasTime: false, hasOffset: false },
  {
    pattern: /^(?:3[6-9]|4\d|5[0-4])\d{3}[.,٫]\d+$/,
    format: SERIAL,
    hasTime: true,
    hasOffset: false,
  },
];

/** A month without its day. */
const MONTH = new RegExp(
  String.raw`^(?:(\d{4})([-/. ])\d{1,2}|\d{1,2}([-/. ])\d{4}|(${NAME})([-/. ]|, )(\d{4}|\d{2}))$`,
  'u',
);

/**
 * The date format that a text is written in; null when it looks like no date. `isMeant`, that it should be one, lets plain
 * digits and months without a day be dates.
 */
export function writtenDate(text: string, isMeant: boolean): Shape | null {
  const latin = latinDigits(text).replaceAll(/[\u00A0\u202F]/g, ' ');
  return shapeOf(latin) ?? (isMeant ? (digitShape(latin) ?? monthShape(latin)) : null);
}

function monthShape(text: string): Shape | null {
  const found = MONTH.exec(text);
  if (!found) return null;
  const [, first, behindYear, behindMonth, name, gap, year] = found;
  if (name !== undefined && !isMonthName(name)) return null;
  const format = first
    ? `YYYY${behindYear}M`
    : name === undefined
      ? `M${behindMonth}YYYY`
      : `MMM${gap}${year?.length === 4 ? 'YYYY' : 'YY'}`;
  return { dayFirst: format, monthFirst: null, hasTime: false, hasOffset: false };
}

/** A word before a day, which may be that of the week. */
const PREFIX = /^([\p{L}\p{M}.-]+)([,،]?) +(.*)$/u;

function shapeOf(text: string): Shape | null {
  if (!/\d/.test(text)) return null;
  const [, word = '', comma = '', rest = ''] = PREFIX.exec(text) ?? [];
  if (word !== '' && behindWeekday(word, 0) === word.length) {
    const shape = shapeOf(rest);
    if (shape && (shape.dayFirst !== 'ISO' || !shape.hasTime)) return behind(`ddd${comma} `, shape);
  }
  const hijri = HIJRI_DAY.exec(text);
  return hijri ? hijriShape(text, hijri[5] ?? '') : (gregorianShape(text) ?? timeFirst(text));
}

function hijriShape(text: string, era: string): Shape | null {
  const numeric = NUMERIC.exec(text.slice(0, text.length - era.length));
  const shape = numeric && numericShape(numeric);
  return shape && { ...shape, dayFirst: HIJRI + shape.dayFirst + era, monthFirst: null };
}

function gregorianShape(text: string): Shape | null {
  const iso = ISO.exec(text);
  if (iso) {
    const hasTime = text.length > 10;
    return { dayFirst: 'ISO', monthFirst: null, hasTime, hasOffset: iso[1] !== undefined };
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) return numericShape(numeric);
  const named = NAMED.exec(text);
  if (named) {
    const [, , name = '', comma = '', year = '', gap, time] = named;
    const isLong = year.length === 4;
    if (!isMonthName(name) && !(isLong && MAYBE_MONTH.test(name))) return null;
    return withTime(`D MMM${comma} ${isLong ? 'YYYY' : 'YY'}`, null, gap, time);
  }
  const monthFirst = NAMED_MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, name = '', , comma = '', , gap, time] = monthFirst;
    if (!isMonthName(name) && !MAYBE_MONTH.test(name)) return null;
    return withTime(`MMM D${comma} YYYY`, null, gap, time);
  }
  return null;
}

function numericShape([
  ,
  first = '',
  mark = '',
  middle = '',
  last = '',
  gap,
  time,
]: RegExpExecArray): Shape | null {
  const isNamed = !/^\d/.test(middle);
  if (isNamed && !isMonthName(middle) && !MAYBE_MONTH.test(middle)) return null;
  const join = (...parts: string[]): string => parts.join(mark);
  if (first.length === 4) {
    return withTime(join('YYYY', isNamed ? 'MMM' : 'M', 'D'), null, gap, time);
  }
  const year = last.length === 4 ? 'YYYY' : last.length === 2 ? 'YY' : null;
  if (year === null || first.length > 2) return null;
  if (isNamed) return withTime(join('D', 'MMM', year), null, gap, time);
  return withTime(join('D', 'M', year), join('M', 'D', year), gap, time);
}

/** A shape of a day with something before it. */
function behind(begin: string, shape: Shape): Shape {
  const { dayFirst, monthFirst } = shape;
  return {
    ...shape,
    dayFirst: begin + (dayFirst === 'ISO' ? 'YYYY-MM-DD' : dayFirst),
    monthFirst: monthFirst === null ? null : begin + monthFirst,
  };
}

/** A day behind its time: `14:05 10/11/2026`. */
function timeFirst(text: string): Shape | null {
  const [, time = '', gap = '', day = ''] = TIME_FIRST.exec(text) ?? [];
  const clock = clockFormat(time);
  const shape = clock && gregorianShape(day);
  if (!shape || shape.hasTime) return null;
  return behind(clock.format + gapFormat(gap), { ...shape, hasTime: true });
}

function withTime(
  dayFirst: string,
  monthFirst: string | null,
  gap = '',
  time?: string,
): Shape | null {
  if (time === undefined) return { dayFirst, monthFirst, hasTime: false, hasOffset: false };
  const clock = clockFormat(time);
  if (!clock) return null;
  const end = gapFormat(gap) + clock.format;
  return {
    dayFirst: dayFirst + end,
    monthFirst: monthFirst === null ? null : monthFirst + end,
    hasTime: true,
    hasOffset: clock.hasOffset,
  };
}

/** Any number of blanks is one in a format. */
function gapFormat(gap: string): string {
  return gap.replace(/ +/, ' ');
}

function clockFormat(time: string): { format: string; hasOffset: boolean } | null {
  const marked = TIME_WITH_H.exec(time);
  if (marked) {
    const [, before = '', after] = marked;
    const minutes = after === undefined ? '' : `${after}mm`;
    return { format: `H${before}[h]${minutes}`, hasOffset: false };
  }
  const found = TIME.exec(time);
  if (!found) return null;
  const [, , second, fraction, halfGap = '', half, zoneGap = '', offset] = found;
  const format = [
    half === undefined ? 'H:mm' : 'h:mm',
    second ? ':ss' : '',
    fraction ? `${fraction.charAt(0)}SSS` : '',
    half === undefined ? '' : `${halfGap}A`,
    offset === undefined ? '' : `${half === undefined ? halfGap : zoneGap}Z`,
  ].join('');
  return { format, hasOffset: offset !== undefined };
}

function digitShape(text: string): Shape | null {
  const found = COMPACT.find(({ pattern }) => pattern.test(text));
  if (!found) return null;
  const { format, hasTime, hasOffset } = found;
  return { dayFirst: format, monthFirst: null, hasTime, hasOffset };
}
