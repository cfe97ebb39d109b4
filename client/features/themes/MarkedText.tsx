import type { TryAnswer } from '#server/contract/themes.ts';
import css from './Themes.module.css';

export type MarkedTextProps = {
  text: string;
  found: TryAnswer['found'];
  /** Key of the theme the text gets; null = none. */
  theme: string | null;
};

/** A text with its phrases marked: those of its theme strongly, others lightly, those that do not count struck out. */
export function MarkedText({ text, found, theme }: MarkedTextProps) {
  return (
    <p className={css['marked']} dir="auto">
      {piecesOf(text, found, theme).map(({ start, end, kind }) =>
        kind === null ? (
          text.slice(start, end)
        ) : (
          <mark key={start} className={CLASSES[kind]}>
            {text.slice(start, end)}
          </mark>
        ),
      )}
    </p>
  );
}

type Piece = { start: number; end: number; kind: 'own' | 'other' | 'left' | null };

/** The text cut at its marks, which do not overlap: of two the one that counts more is kept. */
function piecesOf(text: string, found: TryAnswer['found'], theme: string | null): Piece[] {
  const marks = found
    .filter(({ isExcept }) => !isExcept)
    .map((one) => ({
      ...one,
      kind: one.isLeftOut
        ? ('left' as const)
        : one.theme === theme
          ? ('own' as const)
          : ('other' as const),
    }))
    .toSorted((a, b) => RANK[a.kind] - RANK[b.kind] || a.start - b.start || b.end - a.end);
  const kept: Piece[] = [];
  for (const mark of marks) {
    if (kept.every(({ start, end }) => mark.end <= start || end <= mark.start)) kept.push(mark);
  }
  const pieces: Piece[] = [];
  let at = 0;
  for (const mark of kept.toSorted((a, b) => a.start - b.start)) {
    if (mark.start > at) pieces.push({ start: at, end: mark.start, kind: null });
    pieces.push(mark);
    at = mark.end;
  }
  if (at < text.length) pieces.push({ start: at, end: text.length, kind: null });
  return pieces;
}

const RANK = { own: 0, other: 1, left: 2 };
const CLASSES = { own: css['own'], other: css['other'], left: css['left'] };
