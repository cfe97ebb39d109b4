import type { LocaleTag } from './locale.ts';
import { numberFormat } from './number.ts';
import { readNumber } from './read-number.ts';

/** Sums of one currency, in its minor units: hundredths of a riyal, thousandths of a dinar, whole yen. */
export type Money = {
  /** With the currency's name; fractions only where there are any. */
  write: (minor: number) => string;
  /** The number alone, for a field. */
  plain: (minor: number) => string;
  /** What somebody has written; null = it is no sum of this currency. */
  read: (text: string) => number | null;
};

export function createMoney(locale: LocaleTag, currency: string): Money {
  const written = numberFormat(locale, {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
  });
  const scale = 10 ** (written.resolvedOptions().maximumFractionDigits ?? 2);
  const bare = numberFormat(locale, { useGrouping: false, maximumFractionDigits: 3 });
  return {
    write: (minor) => written.format(minor / scale),
    plain: (minor) => bare.format(minor / scale),
    read: (text) => {
      const value = readNumber(text);
      return value === null || value < 0 ? null : Math.round(value * scale);
    },
  };
}
