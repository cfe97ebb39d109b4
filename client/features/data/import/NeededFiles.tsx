import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { Card } from '../../../ui/Card.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import { AddFile } from './AddFile.tsx';
import type { HeaderChanges } from './header-changes.ts';
import { HeaderDifferences } from './HeaderDifferences.tsx';
import type { NeededFile, SentFile } from './joins.ts';
import css from './Import.module.css';

/** What is different in the header of a joined file, and its columns. */
type TableChanges = { changes: HeaderChanges; columns: readonly string[] };

/** The files that a source's records are read together with: each is asked for again. */
export function NeededFiles({
  needed,
  given,
  isNeeded,
  onGive,
  changesOf,
  renamed,
  onRename,
  canLeave,
}: {
  needed: readonly NeededFile[];
  given: Readonly<Record<string, SentFile>>;
  /** False = they are offered, since last time they were read. */
  isNeeded: boolean;
  onGive: (table: string, sent: SentFile) => void;
  /** Null = the columns of the file that was given are not known. */
  changesOf: (table: string) => TableChanges | null;
  renamed: (table: string, column: string) => string | null | undefined;
  onRename: (table: string, column: string, instead: string | null) => void;
  canLeave: (table: string, column: string) => boolean;
}) {
  const t = useTranslations('join');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t(isNeeded ? 'neededTitle' : 'offeredTitle')} />
        <p className={css['note']}>{t(isNeeded ? 'neededHint' : 'offeredHint')}</p>
        {needed.map((one) => {
          const sent = given[one.table];
          const known = changesOf(one.table);
          return (
            <div key={one.table} className={css['facts']}>
              <p className={css['name']}>
                <NeededName {...one} />
              </p>
              {sent && one.sheet === null && (
                <p role="status" className={css['note']}>
                  {t('sent', { file: isolate(sent.name) })}
                </p>
              )}
              {known && (
                <HeaderDifferences
                  {...known}
                  canLeave={(column) => canLeave(one.table, column)}
                  renamed={(column) => renamed(one.table, column)}
                  onRename={(column, instead) => {
                    onRename(one.table, column, instead);
                  }}
                />
              )}
              {!(sent && one.sheet !== null) && (
                <div>
                  <AddFile
                    label={sent ? t('replace') : t('add')}
                    onSent={(file) => {
                      onGive(one.table, file);
                    }}
                  />
                </div>
              )}
            </div>
          );
        })}
      </div>
    </Card>
  );
}

function NeededName({ table, file, sheet }: NeededFile) {
  const t = useTranslations('join');
  if (sheet !== null) {
    return t('neededSheet', { table: isolate(table), sheet: isolate(sheet) });
  }
  return file === null
    ? t('needed', { table: isolate(table) })
    : t('neededFile', { table: isolate(table), file: isolate(file) });
}
