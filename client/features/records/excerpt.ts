import type { RecordItem } from '#server/contract/records.ts';

export type TextRange = NonNullable<RecordItem['found']>[number];
/** A piece of a text, and whether it is what was looked for. */
export type TextPiece = { readonly text: string; readonly isFound: boolean };

/** A text cut into pieces at the places found, which are apart from each other and in order. */
export function piecesOf(text: string, found: readonly TextRange[]): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let at = 0;
  for (const { start, end } of found) {
    pieces.push({ text: text.slice(at, start), isFound: false });
    pieces.push({ text: text.slice(start, end), isFound: true });
    at = end;
  }
  pieces.push({ text: text.slice(at), isFound: false });
  return pieces.filter((piece) => piece.text !== '');
}

const LENGTH = 320;
/** What stands before the first place found, so that it is read in its sentence. */
const LEAD = 60;

/** The part of a text that two lines show: its beginning, or where the first place found is. */
export function excerptOf(
  text: string,
  found: readonly TextRange[],
): { text: string; found: readonly TextRange[]; isCutBefore: boolean } {
  const first = found[0]?.start ?? 0;
  const from = first <= LEAD * 2 ? 0 : wordStart(text, first - LEAD);
  const to = from + LENGTH;
  return {
    text: wholeSigns(text.slice(from, to)),
    found: found
      .filter(({ end }) => end <= to)
      .map(({ start, end }) => ({ start: start - from, end: end - from })),
    isCutBefore: from > 0,
  };
}

/** The next beginning of a word, where one is near; else the place itself, not within a sign of two halves. */
function wordStart(text: string, at: number): number {
  const space = text.slice(at, at + LEAD / 2).search(/\s/);
  if (space >= 0) return at + space + 1;
  return /[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at + 1 : at;
}

function wholeSigns(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
