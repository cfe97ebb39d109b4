import { endsSaid } from './ends-said.ts';
import { latinDigits } from '../values/latin-digits.ts';

const SCALE =
  /(?<![\d./-])(\d{1,3})\s*(?:-|–|—|to|à|a|al|ao|إلى|الى|hasta|até)\s*(\d{1,3})(?![\d./-])/iu;

/** Both ends with what they mean: `1 = very bad, 4 = very good`. */
const ENDS = /(?<!\d)(\d{1,3})\s*[=:]\s*\p{L}[^()=:]*?(?<!\d)(\d{1,3})\s*[=:]\s*\p{L}/u;

/** The name of the scale that a header ends with: `How likely are you to recommend us (0-10)`. */
export function scaleSaid(header: string): string | null {
  const latin = latinDigits(header);
  const found = SCALE.exec(latin) ?? ENDS.exec(latin);
  if (!found) {
    const said = endsSaid(latin);
    return said && `${said.low}..${said.high}`;
  }
  const ends = [Number(found[1]), Number(found[2])].sort((a, b) => a - b);
  return ends.join('..');
}

/** The end of a scale alone: `Staff (10)`, `Note /20`, `Rating out of 5`. */
const END =
  /(?:[/([]|\bout of\b|\bsur\b|(?<!\p{L})من)\s*(?:\/|out of|of|sur|من)?\s*(5|10|20|100)\s*[)\]]?\s*$/iu;

/** The greatest score there can be, where a header ends with it; null where it does not. */
export function endSaid(header: string): number | null {
  const found = END.exec(latinDigits(header));
  return found ? Number(found[1]) : null;
}

/** A header without the scale in brackets at its end, which says nothing about what is asked. */
export function withoutScale(header: string): string {
  const [brackets] = /\s*[([][^()[\]]*[)\]]\s*$/u.exec(header) ?? [''];
  const isScale = scaleSaid(brackets) !== null || endSaid(brackets) !== null;
  return isScale ? header.slice(0, -brackets.length) : header;
}
