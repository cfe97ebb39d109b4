import { foldOf } from './fold.ts';

/**
 * A name as it is compared where none is the very same: without case, accents, forms of Arabic letters and kinds of
 * blanks, all digits as 0 to 9. Signs stay what they are. Empty when nothing is left of it.
 */
export function foldedName(name: string): string {
  let folded = '';
  for (const sign of name) folded += foldOf(sign.codePointAt(0) ?? 0) ?? sign;
  return folded.replaceAll(/\s+/g, ' ').trim();
}
