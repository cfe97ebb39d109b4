import { compileDateFormat } from '../values/date-format.ts';
import { newDateParts } from '../values/date-steps.ts';
import { dayOfDate, DAY_MS } from '../../domain/time/day.ts';
import { SERIAL, writtenDate } from './written-date.ts';
import type { Shape } from './written-date.ts';

/** Whether the day or the month stands first, where both could. */
export type DateOrder = 'dayFirst' | 'monthFirst';

/** One way to read a column's dates. `at` has the wall-clock milliseconds of each text, NaN where it is no such date. */
export type DateReading = {
  /** Null = the format has only one order. */
  order: DateOrder | null;
  formats: string[];
  at: number[];
  read: number;
};

/** A column with both orders: a text of each, and the order that more texts can only be in. */
export type MixedOrders = { dayFirst: string; monthFirst: string; most: DateOrder };

/** A column's dates: the ways to read them that fit best (two when day and month cannot be told apart). */
export type DateColumn = {
  readings: DateReading[];
  /** Where some texts can only have the day first and others only the month: both readings then read what is only the other. */
  mixed: MixedOrders | null;
  /** Share of the texts that the best reading reads, 0 to 1. */
  share: number;
  /** Share of the texts that are written like dates, 0 to 1: also 31.02. and a month 13. */
  shaped: number;
  hasTime: boolean;
  /** Every text names its offset from UTC or is an epoch: no zone needs to be known. */
  hasOffset: boolean;
};

const MOST_FORMATS = 6;
/** Share of a column's numbers that must be days of a spreadsheet. */
const SURE = 0.97;
/** Characters of a date with the names of its weekday and its zone. */
const LONGEST = 70;
const SHORTEST = 5;

/**
 * How a column's texts read as dates; null when fewer than half do. `namesDate`, that the header speaks of a date, lets
 * plain numbers be dates (`20240131`, epoch seconds), and days that no calendar has be meant as dates.
 */
export function readDates(texts: readonly string[], namesDate: boolean): DateColumn | null {
  const { shapes, share: shaped } = shapesOf(texts, namesDate);
  if (shapes.length === 0) return null;
  // Sums of money and seconds lie among such numbers too, and not all of them.
  if (shaped < SURE && shapes.some(({ dayFirst }) => dayFirst === SERIAL)) return null;
  provenByShape(texts, shapes);
  const dayFirst = shapes.map((shape) => shape.dayFirst);
  const isOpen = shapes.some(({ monthFirst }) => monthFirst !== null);
  const readings = isOpen
    ? [
        readingOf(texts, 'dayFirst', dayFirst),
        readingOf(
          texts,
          'monthFirst',
          shapes.map((shape) => shape.monthFirst ?? shape.dayFirst),
        ),
      ]
    : [readingOf(texts, null, dayFirst)];
  const mixed = mixedOrders(texts, readings);
  if (mixed) takeBoth(readings);
  const most = Math.max(...readings.map(({ read }) => read));
  const isMeant = namesDate && shaped >= 0.5;
  if (most < texts.length / 2 && !isMeant) return null;
  return {
    readings: readings.filter(({ read }) => read === most),
    mixed,
    share: most / texts.length,
    shaped,
    hasTime: shapes.some(({ hasTime }) => hasTime),
    hasOffset: shapes.every(({ hasOffset }) => hasOffset),
  };
}

/**
 * Where one way of writing has the day first throughout and another the month (`13-02-2026` beside `1/13/2026`), each has the order
 * that its own texts prove, and nothing is open of it.
 */
function provenByShape(texts: readonly string[], shapes: Shape[]): void {
  const proven = shapes.map(({ dayFirst, monthFirst }): DateOrder | null => {
    const [day, month] = [compileDateFormat(dayFirst), compileDateFormat(monthFirst ?? '')];
    if (!day || !month || monthFirst === null) return null;
    const parts = newDateParts();
    const only = { dayFirst: 0, monthFirst: 0 };
    for (const text of texts) {
      const [isDay, isMonth] = [day(text, parts), month(text, parts)];
      if (isDay !== isMonth) only[isDay ? 'dayFirst' : 'monthFirst']++;
    }
    if (only.dayFirst >= LEAST_OF_AN_ORDER && only.monthFirst === 0) return 'dayFirst';
    return only.monthFirst >= LEAST_OF_AN_ORDER && only.dayFirst === 0 ? 'monthFirst' : null;
  });
  if (!proven.includes('dayFirst') || !proven.includes('monthFirst')) return;
  shapes.forEach((shape, i) => {
    if (proven[i] === null) return;
    if (proven[i] === 'monthFirst') shape.dayFirst = shape.monthFirst ?? shape.dayFirst;
    shape.monthFirst = null;
  });
}

/** Texts that must be in an order, and the least share of all, for the order to be no slip of the pen. */
const LEAST_OF_AN_ORDER = 2;
const LEAST_SHARE_OF_AN_ORDER = 0.01;

/** Whether a column has both orders, each in texts that are no day in the other. */
function mixedOrders(
  texts: readonly string[],
  readings: readonly DateReading[],
): MixedOrders | null {
  const [day, month] = readings;
  if (!day || !month) return null;
  const only = (one: DateReading, other: DateReading): string[] =>
    texts.filter((_, i) => Number.isFinite(one.at[i]) && !Number.isFinite(other.at[i]));
  const [days, months] = [only(day, month), only(month, day)];
  const least = Math.max(LEAST_OF_AN_ORDER, LEAST_SHARE_OF_AN_ORDER * texts.length);
  const [dayFirst, monthFirst] = [days[0], months[0]];
  if (dayFirst === undefined || monthFirst === undefined) return null;
  if (Math.min(days.length, months.length) < least) return null;
  return { dayFirst, monthFirst, most: months.length > days.length ? 'monthFirst' : 'dayFirst' };
}

/** Lets each of two readings read what is a day in the other one only. */
function takeBoth(readings: readonly DateReading[]): void {
  const alone = readings.map((one) => ({ ...one }));
  readings.forEach((one, i) => {
    const other = alone[1 - i];
    if (!other) return;
    one.formats = [...new Set([...one.formats, ...other.formats])];
    one.at = one.at.map((at, row) => (Number.isFinite(at) ? at : (other.at[row] ?? Number.NaN)));
    one.read = one.at.filter((at) => Number.isFinite(at)).length;
  });
}

/** The shapes of a column, the most frequent first, and the share of the texts that have one. */
function shapesOf(
  texts: readonly string[],
  allowsDigits: boolean,
): { shapes: Shape[]; share: number } {
  const byFigure = new Map<string, { text: string; count: number }>();
  for (const text of texts) {
    if (text.length < SHORTEST || text.length > LONGEST) continue;
    const figure = text.replaceAll(/[\d\u0660-\u0669\u06F0-\u06F9]/g, '0');
    const known = byFigure.get(figure);
    if (known) known.count++;
    else byFigure.set(figure, { text, count: 1 });
    if (byFigure.size > 400) return { shapes: [], share: 0 };
  }
  const counts = new Map<string, { shape: Shape; count: number }>();
  let shaped = 0;
  for (const { text, count } of byFigure.values()) {
    const shape = writtenDate(text, allowsDigits);
    if (!shape) continue;
    shaped += count;
    const known = counts.get(shape.dayFirst);
    if (known) {
      known.count += count;
      known.shape.hasOffset &&= shape.hasOffset;
      known.shape.hasTime ||= shape.hasTime;
    } else counts.set(shape.dayFirst, { shape: { ...shape }, count });
  }
  const shapes = [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, MOST_FORMATS)
    .map(({ shape }) => shape);
  return { shapes, share: shaped / texts.length };
}

function readingOf(
  texts: readonly string[],
  order: DateOrder | null,
  formats: readonly string[],
): DateReading {
  const compiled = formats.flatMap((format) => {
    const read = compileDateFormat(format);
    return read ? [{ format, read }] : [];
  });
  const parts = newDateParts();
  const used = new Set<string>();
  let read = 0;
  const at = texts.map((text) => {
    for (const one of compiled) {
      if (!one.read(text, parts)) continue;
      read++;
      used.add(one.format);
      if (parts.epochMs !== null) return parts.epochMs;
      const clock = (parts.hour * 60 + parts.minute) * 60 + parts.second;
      return (
        dayOfDate(parts.year, parts.month, parts.day) * DAY_MS +
        (clock - (parts.offset ?? 0) * 60) * 1000
      );
    }
    return Number.NaN;
  });
  // Where no text is a day of the calendar, each is told by the formats it was meant in.
  return {
    order,
    formats: read === 0 ? [...formats] : formats.filter((format) => used.has(format)),
    at,
    read,
  };
}
