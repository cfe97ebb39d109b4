import { TEXT_KINDS } from '#db/queries/record-search.ts';
import type { TextCursor } from '#db/queries/themed-texts.ts';

/** Where a going through all texts stands: this slot and kind are under way, from after a text on (null = the first). */
export type TextsPlace = {
  slot: number;
  kind: (typeof TEXT_KINDS)[number];
  after: TextCursor | null;
};

export const FIRST_PLACE: TextsPlace = { slot: 0, kind: TEXT_KINDS[0], after: null };

/** Where to go on after some texts of which `last` was the last (null = there are no more of this slot and kind); null = the end. */
export function placeBehind(
  { slot, kind }: TextsPlace,
  last: TextCursor | null,
  slots: number,
): TextsPlace | null {
  if (last) return { slot, kind, after: last };
  const next = TEXT_KINDS[TEXT_KINDS.indexOf(kind) + 1];
  if (next) return { slot, kind: next, after: null };
  return slot + 1 < slots ? { slot: slot + 1, kind: TEXT_KINDS[0], after: null } : null;
}
