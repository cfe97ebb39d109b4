import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { SheetsAnswer } from '#server/contract/sheets.ts';
import { ownColumns } from '../../../api/guess.ts';
import type { GuessedJoin } from '../../../api/guess.ts';
import { Card } from '../../../ui/Card.tsx';
import { ChoiceField, FieldRow, FormActions } from '../../../ui/Form.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import { AddFile } from './AddFile.tsx';
import { JoinedFile } from './JoinedFile.tsx';
import css from './Import.module.css';

export type JoinedFilesProps = {
  /** The sent file, and the sheet of it that is imported. */
  file: string;
  name: string;
  sheet: string | null;
  sheets: SheetsAnswer['sheets'];
  guess: GuessAnswer;
  joins: readonly GuessedJoin[];
  onJoin: (joins: GuessedJoin[]) => void;
};

/** Files whose rows belong to the file's by a key, and other sheets of its workbook. */
export function JoinedFiles(props: JoinedFilesProps) {
  const { file, name, sheet, sheets, guess, joins, onJoin } = props;
  const t = useTranslations('join');
  const id = useId();
  const taken = new Set(joins.flatMap((join) => (join.file === file ? [join.sheet] : [])));
  const free = sheets.filter((one) => one.rows > 1 && one.name !== sheet && !taken.has(one.name));
  const own = ownColumns(guess);
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('title')} />
        <p className={css['note']}>{t('hint')}</p>
        {joins.map((join, i) => (
          <JoinedFile
            key={`${join.file} ${join.sheet ?? ''}`}
            join={join}
            isSameFile={join.file === file}
            own={own}
            table={guess.tables[i] ?? null}
            onChange={(changed) => {
              onJoin(joins.map((one, place) => (place === i ? changed : one)));
            }}
            onRemove={() => {
              onJoin(joins.filter((_, place) => place !== i));
            }}
          />
        ))}
        {free.length > 0 && (
          <FieldRow>
            <ChoiceField
              label={t('addSheet')}
              value=""
              groups={[
                {
                  label: '',
                  options: [
                    { value: '', label: t('noSheet') },
                    ...free.map((one) => ({ value: one.name, label: one.name })),
                  ],
                },
              ]}
              onChoose={(chosen) => {
                if (chosen !== '') onJoin([...joins, { file, name, sheet: chosen }]);
              }}
            />
          </FieldRow>
        )}
        <FormActions>
          <AddFile
            label={t('add')}
            onSent={(sent) => {
              onJoin([...joins, { file: sent.file, name: sent.name }]);
            }}
          />
        </FormActions>
      </div>
    </Card>
  );
}
