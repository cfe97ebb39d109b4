import type { Found } from './found.ts';
import { INVISIBLE } from './plain.ts';

/** Length of an IBAN by country, from the registry that SWIFT keeps (ISO 13616). */
const LENGTHS: Readonly<Record<string, number>> = lengths(
  'NO15 BE16 BI27 DK18 FI18 FK18 FO18 GL18 NL18 SD18 MK19 SI19 AT20 BA20 EE20 KZ20 LT20 LU20 MN20 XK20',
  'CH21 HR21 LI21 LV21 BG22 BH22 CR22 DE22 GB22 GE22 IE22 ME22 RS22 VA22 AE23 GI23 IL23 IQ23 OM23 SO23 TL23',
  'AD24 CZ24 ES24 MD24 PK24 RO24 SA24 SE24 SK24 TN24 VG24 LY25 PT25 ST25 IS26 TR26 DJ27 FR27 GR27 IT27',
  'MC27 MR27 SM27 AL28 AZ28 BY28 CY28 DO28 GT28 HN28 HU28 LB28 NI28 PL28 SV28 BR29 EG29 PS29 QA29 UA29',
  'JO30 KW30 MU30 YE30 MT31 SC31 LC32 RU33',
);

function lengths(...lines: string[]): Record<string, number> {
  const words = lines.join(' ').split(' ');
  return Object.fromEntries(words.map((word) => [word.slice(0, 2), Number(word.slice(2))]));
}

const BEGINNING = /(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}/g;
const SEPARATORS = new Set([' ', '-', INVISIBLE]);
/** Separators in a row. */
const MOST_SEPARATORS = 2;

/** International bank account numbers in a plain text, in order: of a country's length and with right check digits. */
export function findIbans(text: string): Found[] {
  const found: Found[] = [];
  BEGINNING.lastIndex = 0;
  for (let match = BEGINNING.exec(text); match; match = BEGINNING.exec(text)) {
    const end = endOfIban(text, match.index);
    if (end === null) continue;
    found.push({ secret: 'iban', start: match.index, end });
    BEGINNING.lastIndex = end;
  }
  return found;
}

function endOfIban(text: string, start: number): number | null {
  const length = LENGTHS[text.slice(start, start + 2).toUpperCase()];
  if (length === undefined) return null;
  let iban = '';
  let gap = 0;
  for (let at = start; at < text.length; at++) {
    const character = text.charAt(at);
    if (/[A-Za-z0-9]/.test(character)) {
      iban += character.toUpperCase();
      gap = 0;
      if (iban.length < length) continue;
      const isWhole = !/[A-Za-z0-9]/.test(text.charAt(at + 1));
      return isWhole && hasCheckDigits(iban) ? at + 1 : null;
    }
    if (!SEPARATORS.has(character) || ++gap > MOST_SEPARATORS) return null;
  }
  return null;
}

/** ISO 7064 MOD 97-10 over the number with its first four characters moved to the end and letters as 10 to 35. */
function hasCheckDigits(iban: string): boolean {
  let rest = 0;
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
