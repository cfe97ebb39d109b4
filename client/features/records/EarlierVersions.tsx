import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { RecordAnswer } from '#server/contract/records.ts';
import { useValueNames } from '../../api/use-filter-values.ts';
import { useZone } from '../../api/use-zone.ts';
import { isolate } from '../../format/bidi.ts';
import { formatInstant } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { useFieldName } from '../../ui/use-field-name.ts';
import { DIMENSIONS } from '../../url/view-state.ts';
import { useFieldValue } from './use-field-value.ts';
import css from './RecordPage.module.css';

type Change = RecordAnswer['earlier'][number]['changes'][number];

/** What a record was before imports overwrote it, newest first. */
export function EarlierVersions({
  earlier,
  seesImports,
}: Pick<RecordAnswer, 'earlier'> & { seesImports: boolean }) {
  const t = useTranslations('records.record');
  const formats = useFormats();
  const zone = useZone();
  const fieldName = useFieldName();
  const fieldValue = useFieldValue();
  const fields = earlier.flatMap(({ changes }) => changes.map(({ field }) => field));
  const dimensionOf = (field: string) => DIMENSIONS.find((one) => one === field) ?? null;
  const valuesOf = useValueNames(fields.flatMap((field) => dimensionOf(field) ?? []));
  const shown = (field: string, value: Change['before']): string => {
    if (value === null) return formats.value.plain('count', null);
    const dimension = dimensionOf(field);
    const held = dimension && valuesOf(dimension)?.find((one) => one.value === value);
    return held ? isolate(held.label) : fieldValue(field, value);
  };
  const named = (field: string): string =>
    field.startsWith('attr.') ? isolate(field.slice('attr.'.length)) : fieldName(field);
  return (
    <>
      <p className={css['note']}>{t('earlierHint')}</p>
      <ol className={css['versions']}>
        {earlier.map(({ importId, replacedAt, changes }) => (
          <li key={importId}>
            <p className={css['day']}>
              {t('replaced', {
                when: formatInstant(formats.locale, zone, Date.parse(replacedAt)),
              })}
              {seesImports ? (
                <>
                  {formats.separator}
                  <Link href={`/import/${importId}`}>{t('toImport')}</Link>
                </>
              ) : null}
            </p>
            <ul className={css['sentences']}>
              {changes.map(({ field, before, after }) => (
                <li key={field}>
                  {t('was', {
                    field: formats.capital(named(field)),
                    before: shown(field, before),
                    after: shown(field, after),
                  })}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </>
  );
}
