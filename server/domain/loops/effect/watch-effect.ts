import { since } from './baseline.ts';
import { basisOf, columnsOf } from './basis.ts';
import { reachOf, shiftOf } from './level.ts';
import type { Parts } from './parts.ts';
import { partsOf } from './parts.ts';
import type { EffectQuestion } from './question.ts';

/** So many of the newest weeks are looked at together, at least and at most. */
const NEWEST = { least: 4, most: 8 } as const;
/** Weeks after the reading through which a closed loop is watched. */
export const WATCH_WEEKS = 52;
/**
 * Each of some 49 looks is wrong with this probability. They see much the same weeks, so that a year of them is wrong less often than
 * their sum (measured: decision 0044).
 */
const SIDE = 0.0004;
/** A gain is lost where so much of it is gone: a little worse than at its best is no relapse. */
const LOST = 0.5;

/** How a closed loop stands. */
export type WatchReading = {
  readonly hasRegressed: boolean;
  /** Share of the gain that the newest weeks lack: 1 = all, below 0 = better than when it was read; null = there was no gain. */
  readonly lost: number | null;
  /** First days of the newest weeks. */
  readonly weeks: readonly number[];
};

/**
 * Looks at a loop that was closed because its effect holds; `question` is what was read then, with the series and `today` of now. It has
 * regressed where the newest weeks (four to eight) are worse than those that were read, by more than chance makes of one in
 * 2,500 looks, and half of the gain is gone. Null = fewer than four weeks have passed since, or more than a year, or it cannot be told.
 */
export function watchEffect(question: EffectQuestion): WatchReading | null {
  const { series, today } = question;
  const known = series.weeks.map(({ from }) => from);
  const parts = partsOf(known, question);
  const { ends, isOver, read } = parts;
  if (!isOver || read.length < 2 || today >= ends + 7 * (WATCH_WEEKS + 1)) return null;
  const later = known.filter((from) => from >= ends && from + 7 <= today);
  if (later.length < NEWEST.least) return null;
  // Few weeks tell of a sudden loss at once, more of them of a slow one.
  const looks = [NEWEST.least, NEWEST.most].map((weeks) =>
    lookAt(question, parts, later.slice(-weeks)),
  );
  return looks.find((look) => look?.hasRegressed) ?? looks.at(-1) ?? null;
}

/** Compares the newest weeks with those that were read. */
function lookAt(
  question: EffectQuestion,
  parts: Parts,
  newest: readonly number[],
): WatchReading | null {
  const { better } = question;
  const { begins } = parts;
  const first = newest[0];
  const basis = first === undefined ? null : basisOf(question, parts, newest);
  if (!basis || first === undefined) return null;
  const found = shiftOf(basis.observed, [...columnsOf(basis, begins), since(first)]);
  if (!found) return null;
  const sign = better === 'higher' ? 1 : -1;
  const gain = sign * (found.fit.coefficients.at(-2) ?? 0);
  const loss = -sign * found.shift.size;
  return {
    hasRegressed: loss >= LOST * gain && loss > reachOf(found.shift, SIDE),
    lost: gain > 0 ? loss / gain : null,
    weeks: newest,
  };
}
