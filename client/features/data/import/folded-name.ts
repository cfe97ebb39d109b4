/** As the server compares names of columns, of which this is a copy: screens know nothing of it but its types. */
const SAME: Readonly<Record<string, string>> = {
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
/** Tatweel, apostrophes, joiners, marks of direction. */
const INSIDE =
  /[\u0640'\u2019\u02BC\u02BE\u02BF\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/u;
const MARK = /\p{M}/gu;
const NO_WORD = /[^\p{L}\p{N}]/gu;
const ARABIC_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]/u;

/** Names that were met: they are compared whenever the page is drawn. */
const met = new Map<string, string>();

/** A name without case, accents, forms of Arabic letters and kinds of blanks, all digits as 0 to 9; signs stay. */
export function foldedName(name: string): string {
  const known = met.get(name);
  if (known !== undefined) return known;
  const fold = Array.from(name, folded).join('').replaceAll(/\s+/g, ' ').trim();
  met.set(name, fold);
  return fold;
}

function folded(sign: string): string {
  if (INSIDE.test(sign)) return '';
  const bare = withoutMarks(withoutMarks(sign).toLowerCase());
  const letters = Array.from(bare.replaceAll(NO_WORD, ''), sameLetter).join('');
  return letters !== '' || bare === '' ? letters : sign;
}

function withoutMarks(text: string): string {
  return text.normalize('NFKD').replaceAll(MARK, '');
}

function sameLetter(letter: string): string {
  if (ARABIC_DIGIT.test(letter)) return String((letter.codePointAt(0) ?? 0) & 15);
  return SAME[letter] ?? letter;
}
