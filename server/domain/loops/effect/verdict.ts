import type { Basis } from './basis.ts';
import { columnsFromUsual } from './basis.ts';
import type { Shift } from './level.ts';
import { reachOf, shiftOf, SIDE } from './level.ts';
import { pooled } from './observed.ts';
import type { Parts } from './parts.ts';
import type { EffectLack, EffectQuestion, EffectVerdict } from './question.ts';

/** Each side is wrong with this probability at each look before all weeks are over, from the middle of them and from four weeks on. */
const EARLY_SIDE = 0.001;
const EARLY_WEEKS = 4;

/** Probability with which each side of the interval is wrong that the verdict goes by today. */
export function sideOf({ isOver }: Pick<Parts, 'isOver'>): number {
  return isOver ? SIDE : EARLY_SIDE;
}

/** What a shift says; `announced` = the detectable improvement on its scale, null = there is none. */
export function verdictOf(
  shift: Shift,
  asked: { basis: Basis; parts: Parts; question: EffectQuestion; announced: number | null },
): { verdict: EffectVerdict; lack: EffectLack | null } {
  const { basis, parts, question, announced } = asked;
  const side = sideOf(parts);
  const sign = question.better === 'higher' ? 1 : -1;
  const gain = sign * shift.size;
  const reach = reachOf(shift, side);
  const tooEarly = (lack: EffectLack) => ({ verdict: 'too_early', lack }) as const;
  const seen = parts.read.length;
  const isLooked = parts.isOver || (seen >= EARLY_WEEKS && 2 * seen >= question.weeks);
  if (!isLooked) return tooEarly('weeks_to_come');
  if (gain > reach) {
    const isSure = basis.kind !== 'risen' || isBetterThanUsual(basis, parts.begins, { sign, side });
    return isSure ? { verdict: 'holds', lack: null } : tooEarly('subsided');
  }
  if (gain < -reach) {
    return isWorseThanSince(question, parts, sign)
      ? { verdict: 'regressed', lack: null }
      : tooEarly('subsided');
  }
  if (!parts.isOver) return tooEarly('weeks_to_come');
  return announced !== null && gain + reach < announced
    ? { verdict: 'no_effect', lack: null }
    : tooEarly('cannot_tell');
}

/** What runs off by itself does not end up better than it was before the opening. */
function isBetterThanUsual(
  basis: Basis,
  begins: number,
  { sign, side }: { sign: number; side: number },
): boolean {
  const found = shiftOf(basis.observed, columnsFromUsual(basis, begins));
  return found !== null && sign * found.shift.size > reachOf(found.shift, side);
}

/** What is still running off is worse than usual, but no worse than it was since the opening (in it, where nothing came between). */
function isWorseThanSince(
  { series }: EffectQuestion,
  { aftermath, peak, read }: Parts,
  sign: number,
): boolean {
  const since = aftermath.length > 0 ? aftermath : peak;
  const [then, now] = [pooled(series, since), pooled(series, read)];
  return !then || !now || sign * (now.value - then.value) < 0;
}
