import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import type { GuessedColumn } from '../../../api/guess.ts';
import { isolate } from '../../../format/bidi.ts';
import { DIMENSIONS } from '../../../url/view-state.ts';
import { NameRow } from '../NameRow.tsx';
import { ownValue } from './mapping-edits.ts';
import type { MappingEdits } from './mapping-edits.ts';
import css from './Import.module.css';

/** Names for the values of a column that groups records; what is left empty can be named later on the data page. */
export function ValueNames({
  column,
  dimension,
  mapping,
  edits,
  onEdit,
}: {
  column: GuessedColumn;
  dimension: string;
  mapping: Mapping;
  edits: MappingEdits;
  onEdit: (edits: MappingEdits) => void;
}) {
  const t = useTranslations('wizard');
  const known = DIMENSIONS.find((one) => one === dimension);
  const held = known === undefined ? {} : (mapping.names?.[known] ?? {});
  const values = [...new Set([...Object.keys(held), ...column.samples])];
  return (
    <details className={css['values']}>
      <summary>{t('nameValues')}</summary>
      <div className={css['stack']}>
        {values.map((value) => (
          <NameRow
            key={value}
            label={isolate(value)}
            name={
              ownValue(edits.names[dimension], value) ?? ownValue(held, value) ?? { en: '', ar: '' }
            }
            onChange={(name) => {
              const names = { ...edits.names[dimension], [value]: name };
              onEdit({ ...edits, names: { ...edits.names, [dimension]: names } });
            }}
          />
        ))}
      </div>
    </details>
  );
}
