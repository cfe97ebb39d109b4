import { useTranslations } from 'use-intl/react';
import { useFormats } from '../i18n/reader.ts';

/** What can be chosen, with how many there are of it (null = not known yet). */
export function useCounted(): (what: string, count: number | null) => string {
  const t = useTranslations('list');
  const { value } = useFormats();
  return (what, count) => (count === null ? what : t('noted', { what, note: value.count(count) }));
}
