import type { VerdictBasis } from '../../domain/metrics/verdict-kinds.ts';
import type { Period } from '../../domain/time/period.ts';
import { previousPeriod } from '../../domain/time/period.ts';

/** Periods before, of the same length, whose mean a change is told from. */
const PERIODS = 13;

/**
 * What a change is told from: up to 13 periods before, as far as there are data; only the one before where the verdict rests on
 * that alone. `firstDay` = the first day with data; null = there is none.
 */
export function basePeriod(
  period: Period,
  basis: VerdictBasis | null,
  firstDay: number | null,
): Period {
  let from = previousPeriod(period).from;
  const oldest = firstDay ?? from;
  for (let i = 1; i < (basis === 'history' ? PERIODS : 1); i++) {
    const earlier = previousPeriod({ from, to: from + (period.to - period.from) }).from;
    if (earlier < oldest) break;
    from = earlier;
  }
  return { from, to: period.from };
}
