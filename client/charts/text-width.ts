/** Widest common advance of a letter at 12 px, both scripts; nothing is measured, so that tests and print agree with the screen. */
const LETTER_WIDTH = 6.4;
/** Letters half as wide again: a name with several of them would be cut at its beginning. */
const WIDE = /[mwMW@%]/g;
const TICK_GAP = 12;

/** Room, in pixels, for the longest of these labels beside its axis. */
export function textWidth(texts: readonly string[]): number {
  return Math.ceil(Math.max(0, ...texts.map(visibleLength)) * LETTER_WIDTH) + TICK_GAP;
}

/** The text, cut to a width in pixels with an ellipsis where it would not fit. */
export function cutText(text: string, width: number): string {
  const room = Math.max(4, Math.floor((width - TICK_GAP) / LETTER_WIDTH));
  return text.length > room ? `${text.slice(0, room - 1).trimEnd()}…` : text;
}

function visibleLength(text: string): number {
  return text.replace(/\p{Cf}/gu, '').length + (text.match(WIDE)?.length ?? 0) / 2;
}
