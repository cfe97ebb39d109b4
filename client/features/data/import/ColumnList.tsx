import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Mapping } from '#server/contract/mapping.ts';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { GuessedColumn } from '../../../api/guess.ts';
import { isolate, isolateLtr } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { ChoiceField } from '../../../ui/Form.tsx';
import { guessedName } from './mapping-edits.ts';
import type { MappingEdits } from './mapping-edits.ts';
import { choosable, DATE_FORMATS, isDateTarget } from './targets.ts';
import { useTargetGroups } from './use-target-groups.ts';
import { ValueNames } from './ValueNames.tsx';
import css from './Import.module.css';

export type ColumnListProps = {
  guess: GuessAnswer;
  mapping: Mapping;
  edits: MappingEdits;
  /** The column that was corrected last, and what is said of others below it. */
  spoken: string | null;
  moved: ReactNode;
  onTell: (column: string, target: string | null) => void;
  onEdit: (edits: MappingEdits) => void;
};

/** Every column of the file: what it holds, what it was taken for and why, and how to say otherwise. */
export function ColumnList({ guess, ...rest }: ColumnListProps) {
  const t = useTranslations('wizard');
  const join = useTranslations('join');
  // Decided when the file was read: a column that is no longer used stays where it is, one that is put to use leaves.
  const [aside] = useState(
    () => new Set(guess.columns.filter(isAside).map(({ column }) => column)),
  );
  const titleOf = (column: GuessedColumn): string | null =>
    guess.tables.find(({ table }) => table === column.table)?.title ?? null;
  // A column that changes its place takes the keyboard along.
  const told = useRef<string | null>(null);
  const keepFocus = (column: string, item: HTMLLIElement | null): void => {
    if (!item || told.current !== column || document.activeElement !== document.body) return;
    told.current = null;
    item.querySelector('select')?.focus();
  };
  const list = (columns: readonly GuessedColumn[], isMixed = false) => (
    <ul className={css['columns']}>
      {columns.map((column) => (
        <li
          key={column.column}
          ref={(item) => {
            keepFocus(column.column, item);
          }}
        >
          <ColumnItem
            column={column}
            from={isMixed ? titleOf(column) : null}
            {...rest}
            onTell={(name, target) => {
              told.current = name;
              rest.onTell(name, target);
            }}
          />
        </li>
      ))}
    </ul>
  );
  const isIdle = ({ column, target }: GuessedColumn): boolean =>
    target === null && aside.has(column);
  const unused = guess.columns.filter(isIdle);
  const used = guess.columns.filter((column) => !isIdle(column));
  return (
    <>
      {list(used.filter(({ table }) => table === null))}
      {guess.tables.map(({ table, title }) => {
        const joined = used.filter((column) => column.table === table);
        if (joined.length === 0) return null;
        return (
          <section key={table}>
            <h3 className={css['heading']}>{join('columnsOf', { file: isolate(title) })}</h3>
            {list(joined)}
          </section>
        );
      })}
      {unused.length > 0 && (
        <details className={css['values']}>
          <summary>{t('unusedColumns', { count: unused.length })}</summary>
          {list(unused, true)}
        </details>
      )}
    </>
  );
}

/** Not used, and no question about it. */
function isAside({ target, certainty }: GuessedColumn): boolean {
  return target === null && certainty !== 'doubt';
}

function ColumnItem({
  column,
  from,
  mapping,
  edits,
  spoken,
  moved,
  onTell,
  onEdit,
}: Omit<ColumnListProps, 'guess'> & {
  column: GuessedColumn;
  /** The joined file it stands in, where columns of several are listed; null = none to be told. */
  from: string | null;
}) {
  const t = useTranslations('wizard');
  const { value, line, said } = useFormats();
  const groupsFor = useTargetGroups(mapping, column.table !== null);
  const name = column.header || column.column;
  const target = column.target === null ? '' : choosable(column.target, mapping.instruments);
  const dates = isDateTarget(column.target) ? formatsOf(mapping, column) : null;
  const dimension = column.target?.startsWith('dimensions.') ? column.target.slice(11) : null;
  return (
    <div className={css['column']}>
      <div className={css['what']}>
        <p className={css['name']}>
          <bdi>{name}</bdi>
          <span className={css['quiet']}>
            {' '}
            {line([
              ...(from === null ? [] : [isolate(from)]),
              t('filled', { share: value.plain('percent', column.filled * 100) }),
            ])}
          </span>
        </p>
        {column.question !== null && (
          <p className={css['asked']}>
            <bdi>{column.question}</bdi>
          </p>
        )}
        <p className={css['samples']}>
          {column.samples.slice(0, 3).map((sample) => (
            <span key={sample}>
              <bdi>{sample}</bdi>
            </span>
          ))}
        </p>
      </div>
      <div className={css['means']}>
        <ChoiceField
          label={t('role', { column: isolate(name) })}
          value={target}
          groups={groupsFor(target)}
          onChoose={(chosen) => {
            onTell(column.column, chosen === '' ? null : chosen);
          }}
        />
        {dates !== null && (
          <ChoiceField
            label={t('dateFormat', { column: isolate(name) })}
            value={edits.dates[column.column] ?? ''}
            groups={[
              {
                label: '',
                options: [
                  { value: '', label: t('asGuessed', { format: dates }) },
                  ...DATE_FORMATS.map((format) => ({
                    value: format,
                    label: shownFormats([format]),
                  })),
                ],
              },
            ]}
            onChoose={(format) => {
              onEdit({ ...edits, dates: { ...edits.dates, [column.column]: format } });
            }}
          />
        )}
      </div>
      <p className={css['why']}>
        <Certainty certainty={column.certainty} /> {said(column.why.message)}
      </p>
      {column.column === spoken && moved}
      {dimension !== null && <ValueNames {...{ column, dimension, mapping, edits, onEdit }} />}
    </div>
  );
}

function Certainty({ certainty }: Pick<GuessedColumn, 'certainty'>) {
  const t = useTranslations('wizard');
  const tone = certainty === 'sure' ? '' : certainty === 'likely' ? css['likely'] : css['doubt'];
  return <span className={[css['mark'], tone].join(' ')}>{t(certainty)}</span>;
}

/** Formats as a person reads them: ISO 8601 by what it looks like, its parts behind the day as they come. */
function shownFormats(formats: readonly string[]): string {
  const shown = formats.map((format) => (format === 'ISO' ? 'YYYY-MM-DD…' : format));
  return isolateLtr(shown.join(', '));
}

/** The formats by which a column is read as a date now; null where it is no date by itself. */
function formatsOf(mapping: Mapping, { column, table, target }: GuessedColumn): string | null {
  const key = target?.replace(/^fields\./, '') ?? '';
  for (const template of mapping.records) {
    const placed = key === 'at' || key === 'updatedAt' ? template[key] : template.fields?.[key];
    // What is told by another column where this one is empty stands behind it.
    const held = typeof placed === 'object' && 'coalesce' in placed ? placed.coalesce[0] : placed;
    const isLookup = typeof held === 'object' && 'lookup' in held;
    if ((isLookup ? held.lookup.table : null) !== table) continue;
    const value = isLookup ? held.lookup.value : held;
    const usual = shownFormats(mapping.dates ?? ['ISO']);
    if (typeof value === 'string' && guessedName(value, table) === column) return usual;
    if (typeof value === 'object' && 'column' in value) {
      if (guessedName(value.column, table) !== column) continue;
      return value.dates ? shownFormats(value.dates) : usual;
    }
  }
  return null;
}
