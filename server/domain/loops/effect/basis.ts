import { baselineKindOf, since } from './baseline.ts';
import type { Parallel } from './comparison.ts';
import { parallelOf } from './comparison.ts';
import type { Column } from './level.ts';
import type { Observed } from './observed.ts';
import { differenceOf, observedOf, within } from './observed.ts';
import type { Parts } from './parts.ts';
import type { BaselineKind, ComparisonState, EffectQuestion } from './question.ts';

/** What a change is read on: the weeks before and those read, by themselves or against a comparison. */
export type Basis = {
  readonly observed: Observed;
  /** The same without the weeks since the change. */
  readonly past: Observed;
  readonly kind: BaselineKind;
  /** First days of the weeks that make the level before. */
  readonly held: readonly number[];
  readonly comparison: ComparisonState | null;
  readonly parallel: Parallel | null;
};

/** Chooses what a change is read on; `later` = weeks after those read that are to be seen too. */
export function basisOf(
  { series, comparison, better }: Pick<EffectQuestion, 'series' | 'comparison' | 'better'>,
  parts: Parts,
  later: readonly number[] = [],
): Basis {
  const { before, between, aftermath, read } = parts;
  const stretches = [[...before, ...aftermath], read, later];
  const parallel = comparison && parallelOf(series, comparison, before);
  const whole =
    comparison && parallel?.isParallel
      ? differenceOf(series, comparison, stretches)
      : observedOf(series, stretches);
  const kind = baselineKindOf(whole, parts, better === 'higher' ? -1 : 1);
  const lately = kind === 'risen' ? aftermath : between;
  const past = within(whole, [before, lately]);
  return {
    observed: within(whole, [before, lately, read, later]),
    past,
    kind,
    held: kind === 'usual' ? past.days : lately,
    comparison: comparison && stateOf(parallel),
    parallel,
  };
}

function stateOf(parallel: Parallel | null): ComparisonState {
  if (!parallel) return 'too_short';
  return parallel.isParallel ? 'used' : 'not_parallel';
}

/** Columns of a level of its own since the opening, if there is one, and of the change, which comes last. */
export function columnsOf({ kind, held }: Pick<Basis, 'kind' | 'held'>, begins: number): Column[] {
  const first = held[0];
  if (kind === 'usual' || first === undefined) return [since(begins)];
  return [since(first), since(begins)];
}

/** Columns that compare the weeks read with those before the opening, whatever came between. */
export function columnsFromUsual({ held }: Pick<Basis, 'held'>, begins: number): Column[] {
  const first = held[0] ?? begins;
  return [(day) => (day >= first && day < begins ? 1 : 0), since(begins)];
}
