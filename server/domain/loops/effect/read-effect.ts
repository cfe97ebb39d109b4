import { basisOf, columnsOf } from './basis.ts';
import type { Parallel } from './comparison.ts';
import { detectableOf, NONE } from './detectable.ts';
import { isEnough, missingBefore } from './floors.ts';
import { reachOf, shiftOf } from './level.ts';
import { pooled } from './observed.ts';
import { partsOf } from './parts.ts';
import type {
  BaselineKind,
  ComparisonState,
  EffectLack,
  EffectQuestion,
  EffectVerdict,
} from './question.ts';
import { sideOf, verdictOf } from './verdict.ts';

/**
 * How an effect reads. Levels and differences are in the unit of the series (shares 0 to 1, means as they came, counts as records for each
 * exposure); the effect of counts is a change by a share (−0.3 = three tenths fewer). null = it cannot be told (yet).
 */
export type EffectReading = {
  readonly verdict: EffectVerdict;
  /** Why it is `too_early`; null with every other verdict. */
  readonly lack: EffectLack | null;
  /** The change against what had been expected without it, and the interval that the verdict goes by. */
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Confidence of that interval: 0.95 when all weeks are over, 0.998 before. */
  readonly confidence: number;
  /**
   * The smallest improvement and the smallest worsening that four of five such readings call `holds` and `regressed`, as sizes (above 0)
   * in the unit of `effect`, from the weeks before the change alone; null = none would be seen, or nothing can be said of it.
   */
  readonly detectable: number | null;
  readonly detectableWorse: number | null;
  /** Values of the weeks before and of those read, each taken together. */
  readonly before: number | null;
  readonly after: number | null;
  /** What `after` would have been had nothing changed, by level, drift, season, and the comparison where it is used. */
  readonly expected: number | null;
  /** First days of the weeks that make the level before, and of those read so far. */
  readonly baseline: { readonly kind: BaselineKind; readonly weeks: readonly number[] } | null;
  readonly read: readonly number[];
  /** What became of the comparison; null = none was asked for. */
  readonly comparison: ComparisonState | null;
  /** How both went before the opening; null = no comparison, or too few weeks of both. */
  readonly parallel: Parallel | null;
};

/**
 * Reads whether a change did what it should (decision 0044).
 * - `holds`, `regressed`: the interval leaves out that nothing changed, on the better or the worse side. On the planned day, when all weeks are
 *   over, it is that of 95 %; from the middle on, at each look, that of 99.8 %. Beside that, what holds is better than before the
 *   opening where the level had only risen, and what regressed is worse than the weeks from the opening to the change.
 * - `no_effect`: on the planned day, neither; and the interval leaves out the improvement that was announced as `detectable`.
 * - `too_early`: everything else, see `lack`.
 */
export function readEffect(question: EffectQuestion): EffectReading {
  const { series, changedOn } = question;
  const parts = partsOf(
    series.weeks.map(({ from }) => from),
    question,
  );
  const basis = basisOf(question, parts);
  const [level, read] = [pooled(series, basis.held), pooled(series, parts.read)];
  const missing = missingBefore(series.kind, basis.past.weeks.length, level);
  const sizes = missing ? NONE : detectableOf(basis, parts, question);
  const frame: EffectReading = {
    verdict: 'too_early',
    lack: null,
    effect: null,
    low: null,
    high: null,
    confidence: 1 - 2 * sideOf(parts),
    detectable: sizes.better,
    detectableWorse: sizes.worse,
    before: level?.value ?? null,
    after: read?.value ?? null,
    expected: null,
    baseline: level && { kind: basis.kind, weeks: basis.held },
    read: parts.read,
    comparison: basis.comparison,
    parallel: basis.parallel,
  };
  if (changedOn === null) return { ...frame, lack: 'not_changed' };
  if (missing) return { ...frame, lack: missing };
  if (!level || !read || !isEnough(series.kind, parts.read.length, read, level.value)) {
    return { ...frame, lack: parts.isOver ? 'too_few' : 'weeks_to_come' };
  }
  const { observed } = basis;
  const found = shiftOf(observed, columnsOf(basis, parts.begins));
  if (!found) return { ...frame, lack: 'cannot_tell' };
  const { size } = found.shift;
  const reach = reachOf(found.shift, sideOf(parts));
  const told = observed.isRatio ? Math.expm1 : (by: number): number => by;
  const effect = told(size);
  return {
    ...frame,
    ...verdictOf(found.shift, { basis, parts, question, announced: sizes.level }),
    effect,
    low: told(size - reach),
    high: told(size + reach),
    expected: observed.isRatio ? read.value / (1 + effect) : read.value - effect,
  };
}
