import { useTranslations } from 'use-intl/react';
import { isolate } from '../format/bidi.ts';

/** Fields whose values are codes that many sources share. */
const CODED: ReadonlySet<string> = new Set([
  'status',
  'priority',
  'outcome',
  'agentKind',
  'language',
]);

/** A code as it is read: the common ones in the reader's language, any other as its source wrote it. */
export function useCodeWord(): (field: string, code: string) => string {
  const t = useTranslations('code');
  return (field, code) => {
    if (!CODED.has(field)) return isolate(code);
    const known = code
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_');
    return /^[a-z_]+$/.test(known) && t.has(known) ? t(known) : isolate(code);
  };
}
