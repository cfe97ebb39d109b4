import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { ChoiceField, FieldRow } from '../../../ui/Form.tsx';
import type { HeaderChanges } from './header-changes.ts';
import css from './Import.module.css';

/** Most columns that are named one by one. */
const NAMED = 6;
/** Stands for no column: no header has this sign. */
const WITHOUT = '\u0001';

export type HeaderDifferencesProps = {
  changes: HeaderChanges;
  /** Columns that one that is gone may be read from. */
  columns: readonly string[];
  /** By column that is gone: the column read instead; null = it is done without. */
  renamed: (column: string) => string | null | undefined;
  /** Null = what is gone is not asked for. */
  onRename: ((column: string, instead: string | null) => void) | null;
  /** False for a column that the records need. */
  canLeave: (column: string) => boolean;
};

/** What is different in a file's header since the last time, and what is read instead of columns that are gone. */
export function HeaderDifferences(props: HeaderDifferencesProps) {
  const { changes, columns, renamed, onRename, canLeave } = props;
  const t = useTranslations('wizard');
  const formats = useFormats();
  const { missing, gone, fresh, isEarlierKnown } = changes;
  const list = (names: readonly string[]) => formats.series(names.map(isolate));
  const more = (names: readonly string[]): string =>
    names.length > NAMED ? ` ${t('knownMore', { count: names.length - NAMED })}` : '';
  return (
    <>
      <ul className={css['changes']}>
        {missing.length + gone.length + fresh.length === 0 && <li>{t('knownSame')}</li>}
        {missing.length > 0 && (
          <li className={css['lost']}>{t('knownMissing', { columns: list(missing) })}</li>
        )}
        {gone.length > 0 && (
          <li>
            {t('knownGone', { columns: list(gone.slice(0, NAMED)) })}
            {more(gone)}
          </li>
        )}
        {fresh.length > 0 && (
          <li>
            {t(isEarlierKnown ? 'knownFresh' : 'knownUnread', {
              columns: list(fresh.slice(0, NAMED)),
            })}
            {more(fresh)}
          </li>
        )}
      </ul>
      {onRename && missing.length > 0 && (
        <FieldRow>
          {missing.map((column) => (
            <ChoiceField
              key={column}
              label={t('replaced', { column: isolate(column) })}
              value={renamed(column) === null ? WITHOUT : (renamed(column) ?? '')}
              groups={[
                {
                  label: '',
                  options: [
                    { value: '', label: t('replacedNone') },
                    ...(canLeave(column) ? [{ value: WITHOUT, label: t('replacedWithout') }] : []),
                    ...columns.map((value) => ({ value, label: value })),
                  ],
                },
              ]}
              onChoose={(instead) => {
                onRename(column, instead === WITHOUT ? null : instead);
              }}
            />
          ))}
        </FieldRow>
      )}
    </>
  );
}
