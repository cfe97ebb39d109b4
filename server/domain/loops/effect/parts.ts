import type { EffectQuestion } from './question.ts';

/** Weeks before the opening that are looked back on at most: two years. */
const LOOK_BACK = 104;
/**
 * Weeks around the opening that are left out. It was chosen because it is bad, so its neighbours are too where weeks are alike; and
 * alerts on metrics add up some three weeks (`metricSurprises`).
 */
const LEFT_OUT = { before: 3, after: 2 } as const;

/** Which weeks are compared: first days, rising. Weeks with what opened the loop and its neighbours are in none of the first three. */
export type Parts = {
  /** Before the opening. */
  readonly before: readonly number[];
  /** From some weeks after the opening to the change (or to today). */
  readonly between: readonly number[];
  /** Of the weeks that are read, those that are over. */
  readonly read: readonly number[];
  /** All weeks from after the opening to the change, left out or not; and those that hold the opening. */
  readonly aftermath: readonly number[];
  readonly peak: readonly number[];
  /** First day of the weeks that are read, the day after their last, and their middle; were the change made today where there is none. */
  readonly begins: number;
  readonly ends: number;
  readonly middle: number;
  /** True when there was a change and all weeks to be read are over. */
  readonly isOver: boolean;
};

/** Parts weeks of which something is known, given by their first days. */
export function partsOf(
  known: readonly number[],
  asked: Pick<EffectQuestion, 'opening' | 'changedOn' | 'settleWeeks' | 'weeks' | 'today'>,
): Parts {
  const { opening, changedOn, settleWeeks, weeks, today } = asked;
  const until = changedOn ?? today;
  const over = known.filter((from) => from + 7 <= today);
  const held = over.filter((from) => from + 7 <= until);
  const begins = onGrid(until + 7 * settleWeeks, known[0] ?? 0);
  const ends = begins + 7 * weeks;
  const first = Math.max(opening.to + 7 * LEFT_OUT.after, until - 7 * LOOK_BACK);
  return {
    before: held.filter(
      (from) =>
        from + 7 <= opening.from - 7 * LEFT_OUT.before && from >= opening.from - 7 * LOOK_BACK,
    ),
    between: held.filter((from) => from >= first),
    read: changedOn === null ? [] : over.filter((from) => from >= begins && from < ends),
    aftermath: held.filter((from) => from >= opening.to),
    peak: over.filter((from) => from + 7 > opening.from && from < opening.to),
    begins,
    ends,
    middle: (begins + ends) / 2 - 3.5,
    isOver: changedOn !== null && ends <= today,
  };
}

/** The first day from `day` on at which a week begins, where one begins on `start`. */
function onGrid(day: number, start: number): number {
  return day + ((((start - day) % 7) + 7) % 7);
}
