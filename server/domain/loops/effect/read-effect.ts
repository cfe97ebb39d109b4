import type { EffectVerdict } from '../gates.ts';
import type { Baseline } from './baseline.ts';
import { baselineOf } from './baseline.ts';
import type { Contrast } from './contrast.ts';
import { boundsOf, contrastOf } from './contrast.ts';
import { detectableOf } from './detectable.ts';
import { levelOf, residuals } from './level.ts';
import { noiseOf } from './noise.ts';
import { parallelOf } from './parallel.ts';
import type { EffectSeries, Week, Weekly } from './series.ts';
import { weeklyOf } from './series.ts';

/** What is asked. Days since 1970-01-01; weeks are whole ones of the organisation. */
export type EffectQuestion = {
  readonly series: EffectSeries;
  /** Which way is better: fewer of what customers complain about, more of what they praise. */
  readonly better: 'higher' | 'lower';
  /** Days `[from, to)` of what opened the loop: the alert's period, else the day it was opened. */
  readonly opening: { readonly from: number; readonly to: number };
  /** First day on which the change holds; null = nothing was changed yet. */
  readonly changedOn: number | null;
  readonly settleWeeks: number;
  /** Weeks that are read, 2 or more. */
  readonly weeks: number;
  /** A scope that was not changed, of the same kind and weeks; null = none. */
  readonly comparison: EffectSeries | null;
  /** First day that is not over. */
  readonly today: number;
};

/** What keeps a reading from saying more; null = nothing does. */
export const EFFECT_LACKS = [
  'not_changed',
  'weeks_to_come',
  'baseline_short',
  'too_few',
  'cannot_tell',
] as const;
export type EffectLack = (typeof EFFECT_LACKS)[number];

/**
 * How an effect reads. `effect` with its 95 % bounds is the difference in the metric's own unit (shares in 0 to 1), for counts the change
 * as a share (−0.3 = three tenths fewer); null = it cannot be read. `detectable` is the improvement that four of five such
 * readings would call `holds`, in the same unit, as a size (0 or more).
 */
export type EffectReading = {
  readonly verdict: EffectVerdict;
  readonly lack: EffectLack | null;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly detectable: number | null;
  /** Levels before and after: records a week and exposure, share (0 to 1), mean. */
  readonly before: number | null;
  readonly after: number | null;
  readonly baseline: { readonly kind: Baseline['kind']; readonly weeks: readonly number[] } | null;
  /** First days of the weeks that are read, those to come left out. */
  readonly read: readonly number[];
  /** What became of the comparison: `used`, `not_parallel` or `too_short` (not used); null = none was asked. */
  readonly comparison: 'used' | 'not_parallel' | 'too_short' | null;
};

/** Fewer weeks to compare with say too little of how restless they are. */
const BASELINE_WEEKS = 8;
/** Fewer records or answers than this, before or after, say nothing. */
const LEAST = { count: 10, share: 30, mean: 30 } as const;

/**
 * Reads whether a change did what it should. `holds` and `regressed` = the 95 % interval leaves out that nothing changed, on the
 * better or the worse side; `no_effect` = it does not, and leaves out the improvement that was announced as detectable; `too_early` =
 * the weeks are not over, or nothing of this can be said (see `lack`). It is read once, when the weeks are over: before that day
 * nothing is said, so that looking often does not make chance a success.
 */
export function readEffect(question: EffectQuestion): EffectReading {
  const { better, opening, changedOn, settleWeeks, weeks: wanted, today } = question;
  const weekly = known(weeklyOf(question.series), today);
  const worse = better === 'higher' ? 'lower' : 'higher';
  const until = changedOn ?? today;
  const baseline = baselineOf(weekly, { opening, changedOn: until, worse });
  const held = baseline.stretches.flat();
  const level = levelOf(weekly.kind, held);
  const enough = level !== null && isEnough(weekly.kind, level);
  const isLong = held.length >= BASELINE_WEEKS || baseline.kind === 'standing';
  const detectable =
    level && enough && isLong
      ? detectableOf(
          weekly.kind,
          {
            level,
            noise: noiseOf(baseline.stretches.map((weeks) => residuals(weeks, level))),
            together: Math.max(...baseline.stretches.map(({ length }) => length)),
          },
          wanted,
        )
      : null;
  const begins = changedOn === null ? null : changedOn + 7 * settleWeeks;
  const read =
    begins === null ? [] : weekly.weeks.filter(({ from }) => from >= begins).slice(0, wanted);
  const base: EffectReading = {
    verdict: 'too_early',
    lack: null,
    effect: null,
    low: null,
    high: null,
    detectable,
    before: level?.value ?? null,
    after: levelOf(weekly.kind, read)?.value ?? null,
    baseline: level && { kind: baseline.kind, weeks: held.map(({ from }) => from) },
    read: read.map(({ from }) => from),
    comparison: null,
  };
  if (changedOn === null) return { ...base, lack: 'not_changed' };
  if (!isLong) return { ...base, lack: 'baseline_short' };
  const contrast = contrastOf(weekly.kind, baseline.stretches, read);
  if (!contrast || !enough) {
    return { ...base, lack: read.length < wanted ? 'weeks_to_come' : 'too_few' };
  }
  const compared = withComparison(question, weekly, { baseline, read, contrast });
  const told = { ...base, ...toldOf(weekly.kind, compared.contrast), comparison: compared.used };
  if (read.length < wanted) return { ...told, lack: 'weeks_to_come' };
  if (!isEnough(weekly.kind, contrast.after, contrast.before.value)) {
    return { ...told, lack: 'too_few' };
  }
  return { ...told, ...verdictOf(weekly.kind, compared.contrast, { better, detectable }) };
}

/** Weeks that are over. */
function known({ kind, weeks }: Weekly, today: number): Weekly {
  return { kind, weeks: weeks.filter(({ from }) => from + 7 <= today) };
}

/** Counts need records, or so many weeks that none is telling: what would have been expected decides. */
function isEnough(
  kind: Weekly['kind'],
  { units, value }: { units: number; value: number },
  expected = value,
): boolean {
  return (kind === 'count' ? units * Math.max(value, expected) : units) >= LEAST[kind];
}

type Read = { baseline: Baseline; read: readonly Week[]; contrast: Contrast };

/** Takes off what happened where nothing was changed, if both had gone the same way before. */
function withComparison(
  { comparison, today }: EffectQuestion,
  { kind, weeks }: Weekly,
  { baseline, read, contrast }: Read,
): { contrast: Contrast; used: EffectReading['comparison'] } {
  if (!comparison || comparison.kind !== kind) return { contrast, used: null };
  const other = known(weeklyOf(comparison), today);
  const of = (own: readonly Week[]): Week[] => {
    const days = new Set(own.map(({ from }) => from));
    return other.weeks.filter(({ from }) => days.has(from));
  };
  const before = baseline.stretches.map(of);
  const beside = contrastOf(kind, before, of(read));
  if (!beside || before.flat().length < BASELINE_WEEKS) return { contrast, used: 'too_short' };
  const own = weeks.filter(({ from }) => before.flat().some((week) => week.from === from));
  if (!parallelOf(kind, own, before.flat())) return { contrast, used: 'not_parallel' };
  return {
    contrast: {
      ...contrast,
      difference: contrast.difference - beside.difference,
      variance: contrast.variance + beside.variance,
      df: Math.min(contrast.df, beside.df),
    },
    used: 'used',
  };
}

/** A difference as it is told: of counts the change as a share. */
function toldOf(
  kind: Weekly['kind'],
  contrast: Contrast,
): Pick<EffectReading, 'effect' | 'low' | 'high'> {
  const { low, high } = boundsOf(contrast);
  const told = (difference: number): number =>
    kind === 'count' ? Math.expm1(difference) : difference;
  return { effect: told(contrast.difference), low: told(low), high: told(high) };
}

function verdictOf(
  kind: Weekly['kind'],
  contrast: Contrast,
  { better, detectable }: { better: 'higher' | 'lower'; detectable: number | null },
): Pick<EffectReading, 'verdict' | 'lack'> {
  const { low, high } = boundsOf(contrast);
  const [least, most] = better === 'higher' ? [low, high] : [-high, -low];
  if (least > 0) return { verdict: 'holds', lack: null };
  if (most < 0) return { verdict: 'regressed', lack: null };
  // Fewer by a share is a negative logarithm.
  const size =
    detectable === null ? null : kind === 'count' ? -Math.log1p(-detectable) : detectable;
  if (size !== null && most < size) return { verdict: 'no_effect', lack: null };
  return { verdict: 'too_early', lack: 'cannot_tell' };
}
