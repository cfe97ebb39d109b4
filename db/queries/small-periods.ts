import type { Period, WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';

/** Values from fewer answers than this could tell what one customer answered. */
const SMALL_GROUP = 5;
const WEEK = 7;

/** How many answers of others each group of a table has in a period. */
export type Counts = (period: Period) => readonly number[];

/**
 * What may be told of everything up to a day: of the whole, and of every group but those kept back. A period may be told where
 * both of its ends may be, since it is what one leaves of the other.
 */
export type Cut = { whole: boolean; kept: ReadonlySet<number> };

/** The weeks from one that holds the first answers to the one before a day, oldest first. */
export function weeksUntil(first: number, day: number, weekStart: WeekStart): Period[] {
  const weeks: Period[] = [];
  const last = weekOf(day, weekStart);
  for (let from = weekOf(first, weekStart); from < last; from += WEEK) {
    weeks.push({ from, to: from + WEEK });
  }
  return weeks;
}

/** The days of the week a day lies in; none where the week begins with it. */
export function daysAround(day: number, weekStart: WeekStart): Period[] {
  const week = weekOf(day, weekStart);
  if (week === day) return [];
  return Array.from({ length: WEEK }, (_, i) => ({ from: week + i, to: week + i + 1 }));
}

/**
 * What may be told at the ends of weeks, which follow each other, and of the time before them. A group of which a week holds
 * fewer than five answers is kept back until a week holds five. Those kept back are told together by what the others leave
 * of the whole: where that were fewer than five since it was told last, others are kept back with them.
 */
export function cutsOfWeeks(weeks: readonly Period[], counts: Counts): Map<number, Cut> {
  const cuts = new Map<number, Cut>();
  let cut: Cut = { whole: true, kept: new Set() };
  let since: readonly number[] = [];
  const [first] = weeks;
  if (first) cuts.set(first.from, cut);
  for (const week of weeks) {
    const answers = counts(week);
    const whole = sum(answers);
    if (whole > 0) {
      const pending = answers.map((n, place) => n + (since[place] ?? 0));
      const isTold = whole >= SMALL_GROUP;
      cut = { whole: isTold, kept: keptAfter(cut.kept, answers, pending) };
      since = isTold ? [] : pending;
    }
    cuts.set(week.to, cut);
  }
  return cuts;
}

/** `pending` = answers of each group since the whole was told last. */
function keptAfter(
  before: ReadonlySet<number>,
  answers: readonly number[],
  pending: readonly number[],
): ReadonlySet<number> {
  const isActive = (place: number): boolean => (answers[place] ?? 0) > 0;
  const kept = new Set([...before].filter((place) => !isActive(place)));
  const fine: number[] = [];
  answers.forEach((n, place) => {
    if (isSmall(n)) kept.add(place);
    else if (n > 0) fine.push(place);
  });
  // Those that were kept back already first, then those that are missed least.
  const rank = (place: number): number => (before.has(place) ? 0 : (answers[place] ?? 0));
  fine.sort((a, b) => rank(a) - rank(b) || a - b);
  const isSafe = (): boolean => {
    const together = sum([...kept].map((place) => pending[place] ?? 0));
    if (together >= SMALL_GROUP) return true;
    const isSame = kept.size === before.size && [...kept].every((place) => before.has(place));
    return together === 0 && (kept.size === 0 || isSame);
  };
  for (const place of fine) {
    if (isSafe()) break;
    kept.add(place);
  }
  return kept;
}

/** What may be told on a day within a week: what may be at both of its ends, where no day of it is too small. */
export function cutWithin(
  days: readonly Period[],
  counts: Counts,
  [begin, end]: readonly [Cut, Cut],
): Cut {
  const answers = days.map(counts);
  const isSmallInAll = answers.some((ofDay) => isSmall(sum(ofDay)));
  const isSmallInOne = answers.some((ofDay) => ofDay.some(isSmall));
  const all = answers[0]?.map((_, place) => place) ?? [];
  return {
    whole: begin.whole && end.whole && !isSmallInAll,
    kept: new Set(isSmallInOne ? all : [...begin.kept, ...end.kept]),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function isSmall(n: number): boolean {
  return n > 0 && n < SMALL_GROUP;
}
