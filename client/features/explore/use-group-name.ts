import { useTranslations } from 'use-intl/react';
import type { Dimension } from '#server/domain/dimensions.ts';
import { useValueNames } from '../../api/use-filter-values.ts';

/** What a value of the compared dimension is called; of the undivided whole, that. */
export function useGroupName(by: Dimension | null): (key: string | null) => string {
  const t = useTranslations('explore');
  const overview = useTranslations('overview');
  const valuesOf = useValueNames(by === null ? [] : [by]);
  const names = new Map((by && valuesOf(by))?.map(({ value, label }) => [value, label]));
  return (key) => {
    if (key === null) return t('whole');
    return key === '' ? overview('notGiven') : (names.get(key) ?? key);
  };
}
