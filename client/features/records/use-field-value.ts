import { useTranslations } from 'use-intl/react';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';

/** Fields that hold whole seconds. */
const SECONDS: ReadonlySet<string> = new Set(['wait', 'duration', 'waitSum', 'talkSum']);
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A field of a record as it is read: instants in the organisation's zone, durations in words, codes as the source wrote them. */
export function useFieldValue(): (field: string, value: string | number | boolean) => string {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  return (field, value) => {
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') {
      if (SECONDS.has(field)) return formats.value.plain('seconds', value);
      if (field === 'withinShare') return formats.value.plain('percent', value / 10_000, 1);
      // Money is kept in hundredths.
      if (field === 'value') return formats.value.plain('score', value / 100, 2);
      return formats.value.plain('count', value);
    }
    const isInstant = (field === 'at' || field.endsWith('At')) && INSTANT.test(value);
    return isInstant ? formatInstant(formats.locale, zone, Date.parse(value)) : isolate(value);
  };
}
