import type { LocaleTag } from './locale.ts';

/** How a sign is written: `change` shows + and −, `plain` only a minus that survives rounding. */
export type Sign = 'plain' | 'change';

const cache = new Map<string, Intl.NumberFormat>();

export function numberFormat(
  locale: LocaleTag,
  options: Intl.NumberFormatOptions,
): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const known = cache.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, options);
  cache.set(key, made);
  return made;
}

export function formatNumber(
  locale: LocaleTag,
  value: number,
  decimals: number,
  sign: Sign,
): string {
  return numberFormat(locale, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: sign === 'change' ? 'exceptZero' : 'negative',
  }).format(value);
}

/** `sharePct` is 0 to 100. */
export function formatPercent(locale: LocaleTag, sharePct: number, decimals: number): string {
  return numberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: 'negative',
  }).format(sharePct / 100);
}
