import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
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
 * means, only its system knows. Values that differ in capitals only are one. `by` = the column that tells when; null = none.
 */
export function askEndCodes(
  draft: Draft,
  status: Profile,
  { known, by }: { known: readonly string[]; by: string | null },
): readonly string[] {
  const spellings = new Map<string, { texts: string[]; rows: number }>();
  for (const [text, rows] of status.counts) {
    const alike = spellings.get(text.toLowerCase()) ?? { texts: [], rows: 0 };
    spellings.set(text.toLowerCase(), { texts: [...alike.texts, text], rows: alike.rows + rows });
  }
  const values = [...spellings.values()].map(({ texts, rows }) => ({
    value: texts[0] ?? '',
    rows,
  }));
  const chosen = draft.askWhich({
    id: 'end-codes',
    code: 'ASK_END_CODES',
    params: { column: nameOf(status), ...(by !== null && { by }) },
    columns: [status.name],
    options: values
      .toSorted((a, b) => a.value.localeCompare(b.value, 'en', IN_ORDER))
      .map(({ value, rows }) => ({ value, params: { value, rows }, example: null })),
    chosen: values.map(({ value }) => value).filter((value) => known.includes(value)),
  });
  return chosen.flatMap((value) => spellings.get(value.toLowerCase())?.texts ?? []);
}

const IN_ORDER = { numeric: true };
