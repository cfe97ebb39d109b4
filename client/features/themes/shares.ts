import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../i18n/reader.ts';

export function sumOf(weeks: readonly number[]): number {
  return weeks.reduce((sum, n) => sum + n, 0);
}

/** Below this a share is written with a decimal. */
const SMALL_PERCENT = 10;

/** The least share that is written: below half of it a number would read as none at all. */
const LEAST_PERCENT = 0.1;

/** Writes a part of a whole as a share. */
export function useShareText(): (part: number, whole: number) => string {
  const t = useTranslations('themes');
  const { value } = useFormats();
  return (part, whole) => {
    const percent = whole === 0 ? null : (part / whole) * 100;
    if (percent !== null && percent > 0 && percent < LEAST_PERCENT / 2)
      return t('shareUnder', { share: value.plain('percent', LEAST_PERCENT, 1) });
    const decimals = percent !== null && percent > 0 && percent < SMALL_PERCENT ? 1 : 0;
    return value.plain('percent', percent, decimals);
  };
}
