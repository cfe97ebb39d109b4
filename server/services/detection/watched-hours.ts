import type { Repository } from '#db/store/store.ts';
import type { HourSeries } from '../../domain/alerts/hour-surprises.ts';
import { HOUR_MS } from '../../domain/alerts/hour-surprises.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { NOT_GIVEN } from '../../domain/dimensions.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Narrowed } from './watched.ts';

/** Days of hours that stand before the first one to be judged: 13 weeks. */
const HOUR_DAYS = 91;

/** Hours read in one statement: what a reader of the store does at once stays short. */
const AT_ONCE = 28 * 24;

/** One series of hours that a rule looks at, and the value of the dimension it is about (null = the rule's own scope). */
export type WatchedHours = HourSeries & { readonly each: number | null };

/** Records of some hours by the value they are shown as, from the hour `first` (since 1970-01-01, UTC) on. */
export type HourTable = { first: number; end: number; byCode: Map<number, number[]> };

/**
 * What a rule counts in the hours `[first, end)`. `first` of the answer is later where nothing came before: hours before the first
 * record that tells its hour are not known to be empty.
 */
export async function readHours(
  repository: Repository,
  { reference }: Pick<Moment, 'reference'>,
  rule: Pick<AlertRule, 'scope' | 'each'>,
  { first, end, narrowed = [] }: { first: number; end: number; narrowed?: readonly Narrowed[] },
): Promise<HourTable> {
  const { books } = reference;
  const book = rule.each === null ? null : books[rule.each];
  const { scope } = rule;
  const within = [
    ...(scope
      ? [
          {
            dimension: books[scope.dimension].number,
            codes: books[scope.dimension].withBelow(scope.code),
          },
        ]
      : []),
    ...narrowed.map(({ dimension, codes }) => ({ dimension: books[dimension].number, codes })),
  ];
  const byCode = new Map<number, number[]>();
  let earliest = end;
  for (let from = first; from < end; from += AT_ONCE) {
    const span = { from: from * HOUR_MS, to: Math.min(end, from + AT_ONCE) * HOUR_MS };
    const found = await repository.read('hourCounts', { span, by: book?.number ?? null, within });
    for (const { hour, code, count } of found) {
      earliest = Math.min(earliest, hour);
      const shown = book ? book.shownAs(code) : NOT_GIVEN;
      let counts = byCode.get(shown);
      if (!counts) byCode.set(shown, (counts = Array<number>(end - first).fill(0)));
      counts[hour - first] = (counts[hour - first] ?? 0) + count;
    }
  }
  if (earliest > first) {
    for (const [code, counts] of byCode) byCode.set(code, counts.slice(earliest - first));
  }
  return { first: earliest, end, byCode };
}

/** The series of a table; what nobody named is nobody's. */
export function seriesOfHours(
  { first, byCode }: HourTable,
  { reference }: Pick<Moment, 'reference'>,
  rule: Pick<AlertRule, 'each'>,
): WatchedHours[] {
  const { zone, organisation } = reference;
  const common = { first: first * HOUR_MS, zone, weekend: organisation.weekend };
  return [...byCode].flatMap(([code, counts]): WatchedHours[] => {
    if (rule.each === null) return [{ ...common, counts, each: null }];
    return code === NOT_GIVEN ? [] : [{ ...common, counts, each: code }];
  });
}

/** The hour (since 1970-01-01, UTC) at which the hours begin that are looked back on from a day. */
export function firstHour({ reference }: Pick<Moment, 'reference'>, day: number): number {
  return Math.floor(reference.zone.startOfDay(day - HOUR_DAYS) / HOUR_MS);
}
