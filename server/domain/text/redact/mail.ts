import type { Found } from './found.ts';

const MOST_LOCAL = 64;
const MOST_DOMAIN = 255;

const LATIN_LOCAL = /[A-Za-z0-9.!#$%&'*+=?^_`{|}~-]/;
const OTHER_LOCAL = /[\p{L}\p{M}\p{N}._+-]/u;
const LATIN_DOMAIN = /[A-Za-z0-9.-]/;
const OTHER_DOMAIN = /[\p{L}\p{M}\p{N}.-]/u;
/** E-mail addresses in a plain text, in order; a word of another script that runs into one is no part of it. */
export function findMails(text: string): Found[] {
  const found: Found[] = [];
  let after = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const start = startOfLocal(text, at, after);
    const end = endOfDomain(text, at + 1);
    if (start === at || end === at + 1) continue;
    found.push({ secret: 'mail', start, end });
    after = end;
    at = end - 1;
  }
  return found;
}

function startOfLocal(text: string, at: number, lowest: number): number {
  const kind = LATIN_LOCAL.test(text.charAt(at - 1)) ? LATIN_LOCAL : OTHER_LOCAL;
  let start = at;
  while (start > lowest && at - start < MOST_LOCAL && kind.test(text.charAt(start - 1))) start--;
  // Signs before the name belong to the sentence.
  while (start < at && /[.!#$%&'*=?^`{|}~-]/.test(text.charAt(start))) start++;
  return start;
}

/** The longest domain from a place on: two labels at least, the last of them letters. The place itself = there is none. */
function endOfDomain(text: string, from: number): number {
  const kind = LATIN_DOMAIN.test(text.charAt(from)) ? LATIN_DOMAIN : OTHER_DOMAIN;
  let best = from;
  let label = from;
  for (let at = from; at - from <= MOST_DOMAIN; at++) {
    const character = text.charAt(at);
    if (character !== '' && character !== '.' && kind.test(character)) continue;
    if (!isLabel(text, label, at))
      return label > from ? Math.max(best, endOfTop(text, label, at)) : best;
    if (label > from) best = Math.max(best, endOfTop(text, label, at));
    if (character !== '.') return best;
    label = at + 1;
  }
  return best;
}

function isLabel(text: string, start: number, end: number): boolean {
  const length = end - start;
  return length > 0 && length <= 63 && text.charAt(start) !== '-' && text.charAt(end - 1) !== '-';
}

/** Where the top-level domain ends that a label is or begins with; its start when it is none. */
function endOfTop(text: string, start: number, end: number): number {
  TOP.lastIndex = start;
  const [top = ''] = TOP.exec(text) ?? [];
  const stop = start + top.length;
  return top.length >= 2 && stop <= end ? stop : 0;
}

/** Letters (or the ASCII spelling of another script), and then no digit: a sentence may go on behind a dash. */
const TOP = /(?:xn--[a-z0-9]{1,59}|\p{L}[\p{L}\p{M}]{1,62})(?![\p{L}\p{M}\p{N}])/uy;
