import type { Element } from './elements.ts';

/** What a number in a cell means by its number format. */
export const PLAIN = 0;
export const DAY = 1;
/** A day with a time. */
export const MOMENT = 2;
/** Hours, minutes and seconds without a day. */
export const CLOCK = 3;
export type Meaning = typeof PLAIN | typeof DAY | typeof MOMENT | typeof CLOCK;

// ECMA-376 part 1, 18.8.30, and the date formats of the East Asian locales there (27–36, 50–58).
const BUILT_IN: ReadonlyMap<number, Meaning> = new Map<number, Meaning>([
  ...[14, 15, 16, 17, 27, 28, 29, 30, 31, 36].map((id) => [id, DAY] as const),
  ...[50, 51, 52, 53, 54, 57, 58].map((id) => [id, DAY] as const),
  [22, MOMENT],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, CLOCK] as const),
]);

/** What each style of a workbook (by its number in the cells) makes of a number. */
export function readNumberStyles(elements: readonly Element[]): Meaning[] {
  const formats = new Map(BUILT_IN);
  for (const { name, attributes, parents } of elements) {
    if (name !== 'numFmt' || parents.at(-1) !== 'numFmts') continue;
    formats.set(Number(attributes.get('numFmtId')), meaningOf(attributes.get('formatCode') ?? ''));
  }
  return elements
    .filter(({ name, parents }) => name === 'xf' && parents.at(-1) === 'cellXfs')
    .map(({ attributes }) => formats.get(Number(attributes.get('numFmtId'))) ?? PLAIN);
}

/** What a format code makes of a positive number: texts in it, colours and locales count for nothing. */
function meaningOf(code: string): Meaning {
  const [first = ''] = code
    .replaceAll(/"[^"]*"|\\.|_.|\*./g, '')
    .replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';');
  const letters = first.toLowerCase();
  if (letters.includes('general')) return PLAIN;
  if (/\[[hms]/.test(letters)) return CLOCK;
  const hasDay = /[yd]/.test(letters);
  const hasTime = /[hs]/.test(letters);
  if (hasDay) return hasTime ? MOMENT : DAY;
  if (hasTime) return CLOCK;
  return letters.includes('m') ? DAY : PLAIN;
}
