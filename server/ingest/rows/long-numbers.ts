import { QUOTE } from './json-scanner.ts';

/** Digits from which on a computer's number may round a whole number. */
const LONG = 16;
const HAS_LONG = /\d{16}/;

const BACKSLASH = 92;
const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const ZERO = 48;
const NINE = 57;
const LOWER_E = 101;
const UPPER_E = 69;

/**
 * JSON in which whole numbers of 16 digits and more are texts. Strings and fractions are left as they are. No regular
 * expression, because those hold a place on the stack for each character of a long string.
 */
export function longNumbersAsTexts(json: string): string {
  if (!HAS_LONG.test(json)) return json;
  let safe = '';
  let kept = 0;
  let at = 0;
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) {
      at = afterString(json, at);
    } else if (code === MINUS || isDigit(code)) {
      const end = afterNumber(json, at);
      if (isLongWhole(json, code === MINUS ? at + 1 : at, end)) {
        safe += `${json.slice(kept, at)}"${json.slice(at, end)}"`;
        kept = end;
      }
      at = end;
    } else {
      at++;
    }
  }
  return safe + json.slice(kept);
}

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function isLongWhole(json: string, from: number, end: number): boolean {
  if (end - from < LONG) return false;
  for (let at = from; at < end; at++) {
    if (!isDigit(json.charCodeAt(at))) return false;
  }
  return true;
}

/** The first place after the string that begins here. */
function afterString(json: string, from: number): number {
  for (let quote = json.indexOf('"', from + 1); quote >= 0; quote = json.indexOf('"', quote + 1)) {
    let slashes = 0;
    while (json.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
  }
  return json.length;
}

/** The first place after the number that begins here, with its fraction and exponent. */
function afterNumber(json: string, from: number): number {
  let at = from + 1;
  while (isOfNumber(json.charCodeAt(at))) at++;
  return at;
}

function isOfNumber(code: number): boolean {
  return (
    isDigit(code) ||
    code === POINT ||
    code === LOWER_E ||
    code === UPPER_E ||
    code === PLUS ||
    code === MINUS
  );
}
