import { foldedWord, wordAt } from './folded-word.ts';

/**
 * The months of the Gregorian calendar, January first, as they are written in the five languages, whole and short; `_`
 * stands for the gap of a name of two words. A name stands for one month in all of them: `mar`, `mai`, `may`, `jun` and
 * `set` do, wherever they come from. What a language itself leaves open (French `jui`: juin or juillet) is no name.
 * Arabic has the names of the Gulf and Egypt, of the Levant and Iraq, and of the Maghreb.
 */
export const MONTH_NAMES: readonly string[] = [
  'jan january janv janvier ene enero janeiro يناير كانون_الثاني كانون_ثاني جانفي',
  'feb february fev fevr fevrier febr febrero fevereiro فبراير شباط فيفري',
  'mar march mars marzo março مارس اذار',
  'apr april avr avril abr abril ابريل نيسان افريل',
  'may mai mayo maio مايو ايار ماي مايس',
  'jun june juin junio junho يونيو يونيه حزيران جوان',
  'jul july juil juillet julio julho يوليو يوليه تموز جويلية يوليوز',
  'aug august aou aout ago agosto اغسطس اب اوت غشت',
  'sep sept september septembre septiembre set setiembre setembro سبتمبر ايلول شتنبر',
  'oct october octobre octubre out outubro اكتوبر تشرين_الاول تشرين_اول',
  'nov november novembre noviembre novembro نوفمبر تشرين_الثاني تشرين_ثاني نونبر',
  'dec december decembre dic diciembre dez dezembro ديسمبر كانون_الاول كانون_اول دجنبر',
];

/** The month, from 1, of each name without what spelling leaves open. */
const MONTH_OF: ReadonlyMap<string, number> = new Map(
  MONTH_NAMES.flatMap((names, i) =>
    names.split(' ').map((name) => [name.split('_').map(foldedWord).join(' '), i + 1] as const),
  ),
);

const GAP = /[ \u00a0\u202f]+/y;

function gapAt(text: string, at: number): number {
  GAP.lastIndex = at;
  return GAP.test(text) ? GAP.lastIndex : at;
}

/** Behind `de` or `del` and its gap, where it stands here: `10 de noviembre de 2026`. */
function behindOf(text: string, at: number): number {
  const { word, end } = wordAt(text, at);
  return word === 'de' || word === 'del' ? gapAt(text, end) : at;
}

/**
 * Reads the name of a month in any of the languages, with the dot of an abbreviation and the `de` around it; the place
 * behind it, or -1. The dot before a digit is left: it stands between the parts of `10.nov.2026`.
 */
export function readMonth(text: string, at: number, into: { month: number }): number {
  const first = wordAt(text, behindOf(text, at));
  let { end } = first;
  let month = MONTH_OF.get(first.word);
  if (month === undefined) {
    const gap = gapAt(text, end);
    if (gap === end) return -1;
    const second = wordAt(text, gap);
    month = MONTH_OF.get(`${first.word} ${second.word}`);
    if (month === undefined) return -1;
    ({ end } = second);
  }
  into.month = month;
  if (text[end] === '.' && !/\d/.test(text[end + 1] ?? '')) end++;
  const gap = gapAt(text, end);
  if (gap === end) return end;
  const { word, end: behind } = wordAt(text, gap);
  const isOf = word === 'de' || word === 'del';
  return isOf && gapAt(text, behind) > behind ? behind : end;
}

/** Whether a text is the name of a month, with nothing around it but what `readMonth` takes. */
export function isMonthName(text: string): boolean {
  return readMonth(`${text} `, 0, { month: 0 }) === text.length;
}

const ORDINAL = /(?:er|re|ère|st|nd|rd|th|[oaºª°])(?!\p{L})/iuy;

/** Behind what makes a day an ordinal (`1er`, `1º`, `3rd`), where it stands here. */
export function behindOrdinal(text: string, at: number): number {
  ORDINAL.lastIndex = at;
  return ORDINAL.test(text) ? ORDINAL.lastIndex : at;
}

/** Words between a day in words and its time, as the languages write long dates. */
export const AT_WORDS = 'at|à|a las?|às|as|في|الساعة|في الساعة';
const AT = new RegExp(`[ \\u00a0\\u202f]+(?:(?:${AT_WORDS})[ \\u00a0\\u202f]+)?`, 'iuy');

/** Behind the gap before a time and the word in it; -1 without a gap. */
export function behindAt(text: string, at: number): number {
  AT.lastIndex = at;
  return AT.test(text) ? AT.lastIndex : -1;
}
