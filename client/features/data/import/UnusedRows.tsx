import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import { useFormats } from '../../../i18n/reader.ts';
import css from './Import.module.css';

/** How many rows make no record, why where the mapping says so in one word, and on which lines the first of them stand. */
export function UnusedRows({
  rows,
  lines,
  mapping,
}: {
  rows: number;
  lines: readonly number[];
  mapping: Pick<Mapping, 'records'>;
}) {
  const t = useTranslations('wizard');
  const { list, value } = useFormats();
  if (rows === 0) return null;
  const isGathered = mapping.records.some((record) => record.rows !== undefined);
  const isScore = mapping.records.every(needsScore);
  const said = isGathered ? 'rowsGathered' : isScore ? 'rowsWithoutScore' : 'rowsUnused';
  const told = list(lines.map((line) => value.count(line)));
  return (
    <p className={css['note']}>
      {t(said, { count: rows })}{' '}
      {lines.length === rows
        ? t('unusedLines', { count: rows, lines: told })
        : t('unusedLinesFirst', { lines: told })}
    </p>
  );
}

/** True for answers that are made only of rows with their score. */
function needsScore({ kind, when, fields }: Mapping['records'][number]): boolean {
  if (kind !== 'response' || !when || !('present' in when)) return false;
  return JSON.stringify(when.present) === JSON.stringify(fields?.['score']);
}
