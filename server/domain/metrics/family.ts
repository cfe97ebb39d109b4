import { benjaminiHochberg } from '../stats/false-discovery.ts';
import { rescaled } from '../stats/detectable.ts';
import type { Verdict } from './verdict.ts';
import { LEVEL } from './verdict.ts';

/** Share of the movements shown on one screen that may be false. */
const FALSE_DISCOVERY = 0.1;

const REAL = new Set(['better', 'worse', 'changed']);

/**
 * Judges all verdicts of one screen together (Benjamini & Hochberg): those that do not survive a false-discovery rate
 * of `q` become `no_change`; order, p and ranges stay. What could have been detected is told as the family judges it: a change
 * that is alone must have p ≤ q / judged. `judged` = verdicts that rest on a test, `real` = those that
 * still claim a movement.
 */
export function judgeFamily(
  verdicts: readonly Verdict[],
  q: number = FALSE_DISCOVERY,
): { verdicts: Verdict[]; judged: number; real: number } {
  const tested = verdicts.flatMap((verdict) => (verdict.p === null ? [] : [verdict.p]));
  const survives = benjaminiHochberg(tested, q);
  let at = 0;
  const alone = Math.min(LEVEL, q / Math.max(1, tested.length));
  const settled = verdicts.map((single): Verdict => {
    if (single.p === null) return single;
    const { detectable } = single;
    const verdict = {
      ...single,
      detectable: detectable === null ? null : rescaled(detectable, LEVEL, alone),
    };
    const survived = survives[at] ?? false;
    at += 1;
    return survived || !REAL.has(verdict.kind) ? verdict : { ...verdict, kind: 'no_change' };
  });
  const real = settled.filter((verdict) => REAL.has(verdict.kind)).length;
  return { verdicts: settled, judged: tested.length, real };
}
