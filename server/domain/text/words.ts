import { MASK } from './mask.ts';
import { foldOf } from './fold.ts';

/** A word in the form it is looked for in, and where it stands in the original text (UTF-16 units, `[start, end)`). */
export type Word = { form: string; start: number; end: number };

/** Longer words are cut off here: what is longer is no word, and an index must not be filled with it. */
const WORD_LENGTH = 40;
/** Folded characters of one text that are looked at; only signs that stand for many letters lead there. */
const TEXT_LENGTH = 300_000;

/** The Arabic article, alone or with a word that is written together with it, before at least three letters. */
const ARTICLE = /^(?:[وفبك]?ال|و?لل)(?=[\u0620-\u06ff]{3})/u;
const MAY_BEGIN_ARTICLE = new Set(Array.from('اوفبكل', (letter) => letter.charCodeAt(0)));
const BEGUN_ARTICLE = /^(?:[وفبك]?ال|و?لل)(?=[\u0620-\u06ff]{2})/u;
/** Belongs to the letter before it. */
const MARK = /[\p{M}\u0640]/u;
/** A letter three times or more is drawn out for effect; no word has that. */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

/**
 * The words of a text, in order, each in the form it is looked for in: without case, accents, Arabic vowel marks and
 * tatweel; one alef, ya, ha and kaf; digits 0 to 9; without the Arabic article. Masks of redaction are no words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, (form, start, end) => words.push({ form, start, end }));
  return words;
}

/** The different words of a text in the form of `wordsOf`, for an index. Empty when it has none. */
export function wordForms(text: string): string[] {
  const forms = new Set<string>();
  eachWord(text, (form) => forms.add(form));
  return [...forms];
}

function eachWord(text: string, take: (form: string, start: number, end: number) => void): void {
  let form = '';
  let start = 0;
  let end = 0;
  let seen = 0;
  for (let at = 0; at < text.length && seen < TEXT_LENGTH;) {
    let code = text.charCodeAt(at);
    let next = at + 1;
    if (code >= 0xd800 && code <= 0xdbff) {
      code = text.codePointAt(at) ?? 0;
      if (code > 0xffff) next = at + 2;
    }
    const fold = foldOf(code);
    if (fold === null) {
      if (form !== '') take(stemOf(form), start, end);
      form = '';
      at = code === OPENING ? afterMask(text, at) : next;
      continue;
    }
    if (fold !== '') {
      if (form === '') start = at;
      if (form.length < WORD_LENGTH) form += fold;
      seen += fold.length;
      end = next;
    } else if (form !== '' && MARK.test(text.charAt(at))) end = next;
    at = next;
  }
  if (form !== '') take(stemOf(form), start, end);
}

/** The form in which words are looked for that begin as this one does: the article goes before two letters already. */
export function beginningOf(form: string): string {
  return form.replace(BEGUN_ARTICLE, '');
}

/** Opens a mask. */
const OPENING = 0x5b;

function afterMask(text: string, at: number): number {
  MASK.lastIndex = at;
  return MASK.test(text) ? MASK.lastIndex : at + 1;
}

function stemOf(form: string): string {
  const cut = form.length > WORD_LENGTH ? Array.from(form).slice(0, WORD_LENGTH).join('') : form;
  const plain = isDrawnOut(cut) ? cut.replace(DRAWN_OUT, '$1') : cut;
  // Asked first, since most words of most texts need neither.
  return MAY_BEGIN_ARTICLE.has(plain.charCodeAt(0)) ? plain.replace(ARTICLE, '') : plain;
}

function isDrawnOut(form: string): boolean {
  for (let i = 2; i < form.length; i++) {
    const code = form.charCodeAt(i);
    if (code === form.charCodeAt(i - 1) && code === form.charCodeAt(i - 2)) return true;
  }
  return false;
}
