import { useTranslations } from 'use-intl/react';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { fieldNumber } from '../../format/field-number.ts';
import { formatInstant } from '../../format/instant.ts';
import { toldNumber } from '../../format/told-number.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useCodeWord } from '../../ui/use-code-word.ts';

const LANGUAGE = /^[a-z]{2,3}$/;
/** What letters alone tell: no language has these codes, so that its name cannot be asked for. */
const BY_LETTERS = /^(und|mul|zxx)\b/;
const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** A field of a record (`attr.…` = an attribute) as it is read: instants in the organisation's zone, durations and common codes in words. */
export function useFieldValue(): (field: string, value: string | number | boolean) => string {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  const codeWord = useCodeWord();
  const languages = new Intl.DisplayNames(formats.locale, { type: 'language', fallback: 'code' });
  return (field, value) => {
    if (typeof value === 'boolean') return value ? t('yes') : t('no');
    if (typeof value === 'number') {
      if (field.startsWith('attr.')) return toldNumber(formats.locale, value);
      return fieldNumber(formats.value.plain, field, value);
    }
    const isInstant = (field === 'at' || field.endsWith('At')) && INSTANT.test(value);
    if (isInstant) return formatInstant(formats.locale, zone, Date.parse(value));
    if (field === 'language' && LANGUAGE.test(value) && !BY_LETTERS.test(value))
      return languages.of(value) ?? isolate(value);
    return codeWord(field, value);
  };
}
