import { latinDigits } from '../values/latin-digits.ts';
import type { Concept } from './match-headers.ts';
import type { Profile, SampleColumn } from './profile.ts';
import { nameOf, profileOf } from './profile.ts';
import { headerWords } from './words.ts';

/** Words of headers that say no more than that a column has days, or times of day. */
const DAY_WORDS: ReadonlySet<string> = wordsOf('Date', 'Day', 'Dia', 'Jour', 'تاريخ', 'يوم');
const CLOCK_WORDS: ReadonlySet<string> = wordsOf(
  'Time',
  'Hour',
  'Heure',
  'Hora',
  'Horário',
  'وقت',
  'الساعة',
  'توقيت',
);
/** A time of day as clocks show it. */
const CLOCK = /^(\d{1,2})[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?|ص|م)?$/i;
/** Share of the given texts that must be such times. */
const SHARE = 0.97;
/** What lasts and is written like a clock mostly begins with a nought; hours of business do not. */
const EARLY_HOUR = 5;

/**
 * Columns in which a day has its time of day, where the file has it in a column beside it (`Call date`, `Call time`): as a
 * sample the two in one. The other one stays, marked. Null where there are none; `isSaid` tells of which a person has spoken.
 */
export function withClocks(
  columns: readonly SampleColumn[],
  profiles: readonly Profile[],
  isSaid: (name: string) => boolean,
): SampleColumn[] | null {
  const days = profiles.filter(({ dates, joined }) => dates && !dates.hasTime && joined === null);
  const clocks = profiles.filter((profile) => isClock(profile) && !isSaid(profile.name));
  const clockOf = new Map<string, Profile>();
  for (const clock of clocks) {
    const day = days.filter((one) => isAbout(one, DAY_WORDS) === isAbout(clock, CLOCK_WORDS));
    const other = clocks.filter((one) => isAbout(one, CLOCK_WORDS) === isAbout(clock, CLOCK_WORDS));
    const [only] = day;
    if (day.length === 1 && other.length === 1 && only) clockOf.set(clock.name, only);
    // A time that names no day, alone beside days that have names, is when it began.
    const begin = day.length === 0 && clocks.length === 1 ? beginAmong(days) : undefined;
    if (begin && isAbout(clock, CLOCK_WORDS) === '') clockOf.set(clock.name, begin);
  }
  const joined = new Map<string, SampleColumn>();
  for (const [name, { name: day }] of clockOf) {
    const both = withClock(columnNamed(columns, day), columnNamed(columns, name));
    if (both) joined.set(day, both);
    else clockOf.delete(name);
  }
  if (joined.size === 0) return null;
  return columns.map((column) => {
    const day = clockOf.get(column.name);
    return day ? { ...column, clockOf: nameOf(day) } : (joined.get(column.name) ?? column);
  });
}

const BEGINS: ReadonlySet<Concept> = new Set<Concept>(['opened', 'contacted']);
const NAMED = 0.7;

/** The only one of some days that a header calls a beginning. */
function beginAmong(days: readonly Profile[]): Profile | undefined {
  const begins = days.filter(({ matches }) => {
    const [best] = matches.toSorted((a, b) => b.score - a.score);
    return best !== undefined && BEGINS.has(best.concept) && best.score >= NAMED;
  });
  return begins.length === 1 ? begins[0] : undefined;
}

function columnNamed(columns: readonly SampleColumn[], wanted: string): SampleColumn | undefined {
  return columns.find(({ name }) => name === wanted);
}

/** A column of days with the times of another; null where the two in one are no way to write a date (`20260105 14:05`). */
function withClock(
  day: SampleColumn | undefined,
  clock: SampleColumn | undefined,
): SampleColumn | null {
  if (!day || !clock) return null;
  const cells = day.cells.map((cell, row) => together(cell, clock.cells[row] ?? ''));
  const both = { ...day, cells, clock: clock.name };
  const { dates } = profileOf(both);
  return dates?.hasTime && dates.share >= SHARE ? both : null;
}

/** As the mapping puts the two together. */
function together(day: string, clock: string): string {
  return day.trim() === '' || clock.trim() === '' ? day : `${day.trim()} ${clock.trim()}`;
}

function isClock({ words, texts, joined }: Profile): boolean {
  if (joined !== null || texts.length === 0) return false;
  if (!words.some((word) => CLOCK_WORDS.has(word))) return false;
  const hours = texts.flatMap((text) => {
    const hour = CLOCK.exec(latinDigits(text))?.[1];
    return hour === undefined ? [] : [Number(hour)];
  });
  const late = hours.filter((hour) => hour >= EARLY_HOUR && hour < 24);
  return hours.length >= texts.length * SHARE && late.length >= hours.length / 2;
}

/** What a header speaks of beside days or times of day, as one text. */
function isAbout({ words }: Profile, general: ReadonlySet<string>): string {
  return words
    .filter((word) => !general.has(word))
    .toSorted()
    .join(' ');
}

function wordsOf(...headers: string[]): ReadonlySet<string> {
  return new Set(headers.flatMap(headerWords));
}
