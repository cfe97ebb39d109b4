/** A bucket of a chart over time, and something that happened: days `[from, to)`. */
type Stretch = { readonly from: string; readonly to: string };
export type MarkKind = 'change' | 'event' | 'holiday';
/** What is drawn of several on the same buckets. */
const STRONGEST: readonly MarkKind[] = ['change', 'event', 'holiday'];
type Marked = Stretch & { readonly kind: MarkKind };

/** Marks of one chart that lie on the same buckets, drawn as one. */
export type DrawnMark = {
  /** First days of the first and the last bucket. */
  readonly from: string;
  readonly to: string;
  readonly kind: MarkKind;
  /** Numbers of the marks, from 1, in the order they were given. */
  readonly numbers: readonly number[];
  /** How many lines above the lowest its numbers stand, so that none is printed over another: 0 to `MOST_LINES` − 1. */
  readonly line: number;
};

const MOST_LINES = 3;
/** Half of what a number needs of a narrow drawing's width. */
const HALF_NUMBER = 0.03;

function meets(a: Stretch, b: Stretch): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Marks with a day in one of the buckets: the others cannot be drawn. */
export function marksWithin<T extends Stretch>(
  marks: readonly T[],
  buckets: readonly Stretch[],
): readonly T[] {
  return marks.filter((mark) => buckets.some((bucket) => meets(mark, bucket)));
}

/** Places of the marks that have a day in a bucket. */
export function marksOf<T extends Stretch>(marks: readonly T[], bucket: Stretch): readonly T[] {
  return marks.filter((mark) => meets(mark, bucket));
}

/** Where each mark is drawn, those on the same buckets together: as a change if one is, else as an event if one is. */
export function drawnMarks(
  marks: readonly Marked[],
  buckets: readonly Stretch[],
): readonly DrawnMark[] {
  const drawn = new Map<string, Omit<DrawnMark, 'line'>>();
  for (const [place, mark] of marks.entries()) {
    const met = buckets.filter((bucket) => meets(mark, bucket));
    const from = met[0]?.from;
    const to = met.at(-1)?.from;
    if (from === undefined || to === undefined) continue;
    const held = drawn.get(`${from} ${to}`);
    drawn.set(`${from} ${to}`, {
      from,
      to,
      kind: STRONGEST.find((kind) => kind === held?.kind || kind === mark.kind) ?? mark.kind,
      numbers: [...(held?.numbers ?? []), place + 1],
    });
  }
  return inLines([...drawn.values()], buckets);
}

function inLines(
  marks: readonly Omit<DrawnMark, 'line'>[],
  buckets: readonly Stretch[],
): readonly DrawnMark[] {
  const placeOf = (day: string) => buckets.findIndex(({ from }) => from === day);
  const taken: { middle: number; half: number; line: number }[] = [];
  return marks.map((mark) => {
    const middle = (placeOf(mark.from) + placeOf(mark.to)) / 2 / buckets.length;
    const half = mark.numbers.length * HALF_NUMBER;
    const isFree = (line: number) =>
      taken.every((one) => one.line !== line || Math.abs(one.middle - middle) >= one.half + half);
    const free = Array.from({ length: MOST_LINES }, (_, line) => line).find(isFree);
    const line = free ?? MOST_LINES - 1;
    taken.push({ middle, half, line });
    return { ...mark, line };
  });
}
