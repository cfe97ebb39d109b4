import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ImportDetail } from '#server/contract/imports.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { ImportActions } from '../ImportActions.tsx';
import { LaterFinds } from '../LaterFinds.tsx';
import { recordsIn } from './count-records.ts';
import { JoinedCounts } from './JoinedCounts.tsx';
import { NumbersLinks } from './NumbersLinks.tsx';
import { saveMapping } from './save-mapping.ts';
import { UnusedRows } from './UnusedRows.tsx';
import css from './Import.module.css';

const COUNTS = [
  ['added', 'recordsNew'],
  ['changed', 'recordsChanged'],
  ['same', 'recordsSame'],
  ['older', 'recordsOlder'],
  ['rejected', 'rowsRejected'],
] as const;

/** An import in each of its states. */
export function ImportRun({ job }: { job: ImportDetail }) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  const client = useQueryClient();
  const { state } = job;
  const isResting = state !== 'running' && state !== 'undoing';
  useEffect(() => {
    // What was shown before it came to rest may be other numbers now.
    if (!isResting) return;
    void client.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'imports' && queryKey[0] !== 'guess',
    });
  }, [isResting, client]);
  const records = t('records', {
    count: recordsIn(job),
    rows: t('rows', { count: job.rowsRead }),
  });
  const share = job.size === 0 ? 1 : job.position / job.size;
  return (
    <div className={css['stack']}>
      {state === 'running' && (
        <>
          <ProgressBar
            share={share}
            label={t('running', {
              share: value.plain('percent', Math.floor(share * 100)),
              records,
            })}
          />
          <p className={css['note']}>{t('runHint')}</p>
        </>
      )}
      {state === 'failed' && <p className={css['strong']}>{t('failedTitle')}</p>}
      {(state === 'done' || state === 'undoing' || state === 'undone') && (
        <p className={css['strong']} role="status">
          {t(state)}
        </p>
      )}
      {state === 'done' && <p className={css['note']}>{records}</p>}
      {job.problem && <ErrorLine failure={{ message: job.problem.message, requestId: null }} />}
      {(state === 'running' || state === 'done') && (
        <dl className={css['counts']}>
          {COUNTS.filter(([, field]) => job[field] > 0 || field === 'recordsNew').map(
            ([word, field]) => (
              <div key={field}>
                <dt>{t(word)}</dt>
                <dd>{value.count(job[field])}</dd>
              </div>
            ),
          )}
        </dl>
      )}
      {(state === 'running' || state === 'done') && <JoinedCounts joined={job.joined ?? []} />}
      {state === 'done' && (
        <UnusedRows
          rows={job.rowsUnused ?? 0}
          lines={job.unusedLines ?? []}
          // The server gives a mapping that its schema took.
          mapping={job.mapping as Mapping}
        />
      )}
      {job.keptTotal > 0 && <p className={css['note']}>{t('kept', { count: job.keptTotal })}</p>}
      {(state === 'undoing' || state === 'undone') && job.laterFinds.length > 0 && (
        <p className={css['lost']}>
          <LaterFinds finds={job.laterFinds} isDone />
        </p>
      )}
      {state === 'done' && <NumbersLinks job={job} />}
      <FormActions>
        <ButtonLink href="/data">{t('toData')}</ButtonLink>
        {isResting && <ButtonLink href="/import">{t('nextFile')}</ButtonLink>}
        <Button
          onPress={() => {
            saveMapping(job.source, job.mapping);
          }}
        >
          {t('mapping')}
        </Button>
        <ImportActions job={job} />
      </FormActions>
    </div>
  );
}
