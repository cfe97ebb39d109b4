/** A script with fewer letters than this part of the text is a name or a word in between. */
const MINORITY = 0.2;

/**
 * What can be told about a text's language from its letters alone, as a BCP 47 tag: `und-Arab` or `und-Latn` (not known
 * which language, in Arabic or Latin script), `und` (another script), `mul` (several), `zxx` (no letters).
 */
export function languageByScript(text: string): 'und-Arab' | 'und-Latn' | 'und' | 'mul' | 'zxx' {
  let arabic = 0;
  let latin = 0;
  let other = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin++;
    else if (code < 0xc0) continue;
    else if (code <= 0x24f) latin++;
    else if (isArabic(code)) arabic++;
    else if (LETTER.test(text.charAt(at))) other++;
  }
  const all = arabic + latin + other;
  if (all === 0) return 'zxx';
  const most = all * (1 - MINORITY);
  if (arabic >= most) return 'und-Arab';
  if (latin >= most) return 'und-Latn';
  return other >= most ? 'und' : 'mul';
}

const LETTER = /\p{L}/u;

/** Letters of the Arabic blocks; not their digits, marks and signs. */
function isArabic(code: number): boolean {
  return (
    (code >= 0x620 && code <= 0x64a && code !== 0x640) ||
    (code >= 0x671 && code <= 0x6d3) ||
    (code >= 0x750 && code <= 0x77f) ||
    (code >= 0xfb50 && code <= 0xfdfb) ||
    (code >= 0xfe70 && code <= 0xfefc)
  );
}
