import type { LoopsQuestion } from '../../api/loops.ts';
import type { LoopsView } from '../../url/loops-view.ts';

/** What is asked for loops of some states, as the view narrows them; no state = any. */
export function questionOf(
  { severity, department, theme, late }: LoopsView,
  states: LoopsQuestion['states'],
): LoopsQuestion {
  return { states, severity, department, theme, isLate: late === 'yes' };
}
