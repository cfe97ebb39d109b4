const ZEROS = [0x0660, 0x06f0, 0xff10];

/** A space of no width: marks of direction and joiners, which come along when a number is copied. */
export const INVISIBLE = '\u200b';

const SPECIAL = new RegExp(
  [
    '[\\u0660-\\u0669\\u06f0-\\u06f9\\uff10-\\uff19]',
    '[\\u00a0\\u2000-\\u200a\\u202f\\u205f\\t]',
    '[\\u200b-\\u200f\\u061c\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]',
    '[\\u2010-\\u2015\\u2212\\ufe63\\uff0d]',
    '[\\uff0b\\uff20]',
  ].join('|'),
  'g',
);

/**
 * A text of the same length, character by character, with Arabic-Indic, Persian and wide digits as 0 to 9, all spaces,
 * dashes and invisible marks as one of each, and wide plus and at signs as plain ones.
 */
export function plain(text: string): string {
  return text.replace(SPECIAL, plainCharacter);
}

function plainCharacter(character: string): string {
  const code = character.charCodeAt(0);
  for (const zero of ZEROS) if (code >= zero && code <= zero + 9) return String(code - zero);
  if (code === 0xff0b) return '+';
  if (code === 0xff20) return '@';
  if (/[\u2010-\u2015\u2212\ufe63\uff0d]/.test(character)) return '-';
  return /[\u200b-\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\ufeff]/.test(character)
    ? INVISIBLE
    : ' ';
}
