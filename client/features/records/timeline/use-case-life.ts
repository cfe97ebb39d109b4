import { useTranslations } from 'use-intl/react';
import type { RecordItem } from '#server/contract/records.ts';
import { useFormats } from '../../../i18n/reader.ts';

/** How a case went on: how long until its first answer and its end. */
export function useCaseLife(): (record: RecordItem) => readonly string[] {
  const t = useTranslations('records.timeline');
  const formats = useFormats();
  return ({ at, fields }) => {
    const after = (field: string): string | null => {
      const instant = fields[field];
      if (typeof instant !== 'string') return null;
      return formats.value.gap('seconds', (Date.parse(instant) - Date.parse(at)) / 1000);
    };
    const answered = after('firstResponseAt');
    const resolved = after('resolvedAt');
    return [
      ...(answered === null ? [] : [t('answeredAfter', { duration: answered })]),
      resolved === null
        ? t(fields['endTold'] === true ? 'overUndated' : 'stillOpen')
        : t('resolvedAfter', { duration: resolved }),
    ];
  };
}
