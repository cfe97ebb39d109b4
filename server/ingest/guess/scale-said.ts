import { latinDigits } from '../values/latin-digits.ts';

const SCALE = /(?<![\d./-])(\d{1,3})\s*(?:-|–|—|to|à|إلى|الى|hasta|até)\s*(\d{1,3})(?![\d./-])/u;

/** The name of the scale that a header ends with: `How likely are you to recommend us (0-10)`. */
export function scaleSaid(header: string): string | null {
  const found = SCALE.exec(latinDigits(header));
  if (!found) return null;
  const ends = [Number(found[1]), Number(found[2])].sort((a, b) => a - b);
  return ends.join('..');
}

/** A header without the scale in brackets at its end, which says nothing about what is asked. */
export function withoutScale(header: string): string {
  const [brackets] = /\s*[([][^()[\]]*[)\]]\s*$/u.exec(header) ?? [''];
  return SCALE.test(latinDigits(brackets)) ? header.slice(0, -brackets.length) : header;
}
