import { boundsOf, contrastOf } from './contrast.ts';
import type { Week, Weekly } from './series.ts';

/** Weeks before the peak that are looked back on at most. */
const LOOK_BACK = 26;
/** Weeks around what opened the loop that are left out: they were chosen because they are high, and so are their neighbours. */
const LEFT_OUT = { before: 1, after: 2 } as const;
/** A level that is to be taken for the standing one has stood for so many weeks. */
const STANDING_WEEKS = 4;

/** The weeks a change is compared with. */
export type Baseline = {
  /** `usual` = as it was before and beside the peak; `standing` = a level that had risen and stood until the change. */
  readonly kind: 'usual' | 'standing';
  /** Stretches of neighbouring weeks, in order; none of them holds the peak. */
  readonly stretches: readonly (readonly Week[])[];
};

/**
 * Chooses the weeks to compare with. `opening` are the days `[from, to)` of what opened the loop; the change holds from
 * `changedOn` on. Weeks with the opening, one before and two after them are left out. What came between them and the change
 * counts as the standing level only where it lies on the worse side of the weeks before, with 95 % confidence, for four weeks or more: a
 * flood that ran off by itself does not, a fault that went on until it was mended does.
 */
export function baselineOf(
  { kind, weeks }: Weekly,
  asked: {
    opening: { from: number; to: number };
    changedOn: number;
    worse: 'higher' | 'lower';
  },
): Baseline {
  const { opening, changedOn, worse } = asked;
  const out = {
    from: opening.from - 7 * LEFT_OUT.before,
    to: opening.to + 7 * LEFT_OUT.after,
  };
  const usable = weeks.filter(({ from }) => from + 7 <= changedOn);
  const before = usable
    .filter(({ from }) => from + 7 <= out.from && from >= out.from - 7 * LOOK_BACK)
    .slice(-LOOK_BACK);
  const between = usable.filter(({ from }) => from >= out.to).slice(-LOOK_BACK);
  const risen = between.length < STANDING_WEEKS ? null : contrastOf(kind, [before], between);
  if (risen) {
    const { low, high } = boundsOf(risen);
    if (worse === 'higher' ? low > 0 : high < 0) return { kind: 'standing', stretches: [between] };
  }
  return { kind: 'usual', stretches: [before, between].filter(({ length }) => length > 0) };
}
