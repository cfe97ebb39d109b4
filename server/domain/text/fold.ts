/** Letters that are the same letter to a reader and that Unicode does not take apart. */
const SAME: Readonly<Record<string, string>> = {
  // Arabic: alef with a mark of its own, alef maqsura, ta marbuta; Persian and Urdu forms of ya, kaf and ha
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ک: 'ك',
  ڪ: 'ك',
  // Latin
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
};

/** Stand inside a word and are not part of it: tatweel, apostrophes, joiners, marks of direction. */
const INSIDE =
  /[\u0640'\u2019\u02BC\u02BE\u02BF\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const MARK = /\p{M}/gu;
const WORD = /[\p{L}\p{N}]/u;

const ARABIC_ZERO = 0x0660;
const PERSIAN_ZERO = 0x06f0;

function digitOf(code: number): string | null {
  for (const zero of [ARABIC_ZERO, PERSIAN_ZERO]) {
    if (code >= zero && code <= zero + 9) return String(code - zero);
  }
  return null;
}

function foldedAnew(character: string): string | null {
  const digit = digitOf(character.codePointAt(0) ?? 0);
  if (digit !== null) return digit;
  if (INSIDE.test(character)) return '';
  const bare = character.normalize('NFKD').replace(MARK, '').toLowerCase();
  // Lower case can bring marks of its own: İ becomes i with a dot.
  const letters = Array.from(bare.normalize('NFKD').replace(MARK, '')).filter((one) =>
    WORD.test(one),
  );
  if (letters.length > 0)
    return letters.map((one) => SAME[one] ?? digitOf(one.codePointAt(0) ?? 0) ?? one).join('');
  return bare === '' ? '' : null;
}

const folded = new Map<number, string | null>();
/** The same for characters of one unit, which nearly all are: a list is read faster than a map. */
const near: (string | null | undefined)[] = Array.from({ length: 0x10000 });

/**
 * What a character (by code point) is in a word that is looked for: without case, accents, vowel marks and forms, all
 * digits as 0 to 9. Empty = it stands inside a word and is not part of it; null = it ends a word.
 */
export function foldOf(code: number): string | null {
  if (code < 0x10000) {
    const held = near[code];
    if (held !== undefined) return held;
    return (near[code] = foldedAnew(String.fromCodePoint(code)));
  }
  const held = folded.get(code);
  if (held !== undefined) return held;
  const fold = foldedAnew(String.fromCodePoint(code));
  folded.set(code, fold);
  return fold;
}
