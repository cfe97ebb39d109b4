import type { LocaleTag } from '../../format/locale.ts';

/** Minutes after midnight as a clock shows them, 0 to 1440: 08:30, 24:00. */
export function clockText(locale: LocaleTag, minutes: number): string {
  const two = new Intl.NumberFormat(locale, { minimumIntegerDigits: 2 });
  return `${two.format(Math.floor(minutes / 60))}:${two.format(minutes % 60)}`;
}
