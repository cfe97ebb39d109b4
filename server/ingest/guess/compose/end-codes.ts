import type { Profile } from '../profile.ts';
import { isKnownStatus, isStatusWord, MOST_STATIONS } from '../vocabulary/values.ts';
import { valueWord } from '../words.ts';
import type { Draft } from './draft.ts';

/** Whether a status is written in codes, or in words that nobody here knows. */
export function isInCodes({ numbers, counts }: Profile): boolean {
  if (counts.size < 2 || counts.size > MOST_STATIONS) return false;
  return numbers !== null || ![...counts.keys()].some((text) => isStatusWord(valueWord(text)));
}

/** Whether words that nobody here knows stand beside those that are known. */
export function hasUnknownWords({ numbers, counts }: Profile): boolean {
  if (numbers !== null || counts.size > MOST_STATIONS) return false;
  return [...counts.keys()].some((text) => !isKnownStatus(text));
}

/**
 * Asks which values of a status say that a case is over. Proposed are the known words for an end, and no code: what a code
 * means, only its system knows.
 */
export function askEndCodes(
  draft: Draft,
  status: Profile,
  known: readonly string[],
): readonly string[] {
  const codes = [...status.counts].toSorted(([a], [b]) => a.localeCompare(b, 'en', IN_ORDER));
  return draft.askWhich({
    id: 'end-codes',
    code: 'ASK_END_CODES',
    params: { column: status.header || status.name },
    columns: [status.name],
    options: codes.map(([value, rows]) => ({ value, params: { value, rows }, example: null })),
    chosen: known,
  });
}

const IN_ORDER = { numeric: true };
