import { cutText } from './text-width.ts';

type RowTickProps = {
  /** Pixels to fit into; null = never cut. */
  width: number | null;
  fill: string;
  textOf: (key: string) => string;
  /** `auto` for names in any script; a value with its units is written in the reader's direction. */
  direction: 'ltr' | 'rtl' | 'auto';
  x?: number;
  y?: number;
  payload?: { value: string };
  orientation?: string;
};

/** One line per row: the default tick wraps, and splits words of mixed scripts. A cut text keeps its whole as title. */
export function RowTick({
  width,
  fill,
  textOf,
  direction,
  x,
  y,
  payload,
  orientation,
}: RowTickProps) {
  if (x === undefined || y === undefined || payload === undefined) return null;
  const text = textOf(payload.value);
  const shown = width === null ? text : cutText(text, width);
  const growsRight = orientation === 'right';
  const startsHere = direction === 'rtl' ? !growsRight : growsRight;
  return (
    <text
      x={x}
      y={y}
      dy="0.35em"
      fill={fill}
      textAnchor={startsHere ? 'start' : 'end'}
      // Not by isolate characters: at the start of an SVG text Chromium moves the first Arabic digit to the other end.
      style={direction === 'auto' ? undefined : { direction, unicodeBidi: 'isolate' }}
    >
      {text === shown ? null : <title>{text}</title>}
      {shown}
    </text>
  );
}
