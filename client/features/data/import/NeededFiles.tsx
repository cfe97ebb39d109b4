import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { isolate } from '../../../format/bidi.ts';
import { Card } from '../../../ui/Card.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import { AddFile } from './AddFile.tsx';
import type { NeededFile, SentFile } from './joins.ts';
import css from './Import.module.css';

/** The files that a source's records are read together with: each is asked for again. */
export function NeededFiles({
  needed,
  given,
  onGive,
}: {
  needed: readonly NeededFile[];
  given: Readonly<Record<string, SentFile>>;
  onGive: (table: string, sent: SentFile) => void;
}) {
  const t = useTranslations('join');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('neededTitle')} />
        <p className={css['note']}>{t('neededHint')}</p>
        {needed.map((one) => {
          const sent = given[one.table];
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
