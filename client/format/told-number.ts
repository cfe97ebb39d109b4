import type { LocaleTag } from './locale.ts';
import { numberFormat } from './number.ts';

/** A number as a source told it: it may be a postal code, so no thousands are parted and nothing is rounded away. */
export function toldNumber(locale: LocaleTag, value: number): string {
  return numberFormat(locale, { useGrouping: false, maximumFractionDigits: 15 }).format(value);
}
