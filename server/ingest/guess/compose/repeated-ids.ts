import type { Profile } from '../profile.ts';
import { nameOf } from '../profile.ts';
import { shownValues } from './draft.ts';
import type { Draft } from './draft.ts';

/** An id in which few rows repeat another one's names records all the same: so many rows, or this share of them. */
const FEW_ROWS = 2;
const FEW_SHARE = 0.02;
/** Fewer different ids prove nothing. */
const LEAST_IDS = 8;

/** Whether only a few rows of a column have a value that another row has. */
export function repeatsFew({ counts, texts }: Profile): boolean {
  const more = texts.length - counts.size;
  return counts.size >= LEAST_IDS && more <= Math.max(FEW_ROWS, texts.length * FEW_SHARE);
}

/** The values that stand in more than one row, the most frequent first. */
export function repeatedIds({ counts }: Profile): string[] {
  return [...counts].flatMap(([text, count]) => (count > 1 ? [text] : []));
}

/** Asks what rows of one id are: one record, whose last row counts, or records of their own. True for the first. */
export function isOneRecord(draft: Draft, profile: Profile, ids: readonly string[]): boolean {
  // A person who says that the column is the id has answered.
  if (draft.known.told.has(profile)) return true;
  const chosen = draft.ask({
    id: 'id-repeats',
    code: 'ASK_ID_TWICE',
    params: repeatParams(profile, ids),
    columns: [profile.name],
    options: ['last', 'rows'].map((value) => ({ value, params: { keep: value }, example: null })),
    chosen: 'last',
  });
  return chosen === 'last';
}

/** What a sentence about ids that come again names. */
export function repeatParams(
  profile: Profile,
  ids: readonly string[],
): { column: string; ids: number; examples: string[] } {
  const examples = shownValues(profile).slice(0, ids.length);
  return { column: nameOf(profile), ids: ids.length, examples };
}
