import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ImportAnswer } from '#server/contract/imports.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { LaterFinds } from './LaterFinds.tsx';
import { rejectsLabel } from './rejects-label.ts';
import { useRejectsFile } from './use-rejects-file.ts';
import css from './Data.module.css';

/** What can be done with an import that rests: fetch its rejects and orphans, take it back after being asked once more. */
export function ImportActions({ job }: { job: ImportAnswer }) {
  const t = useTranslations('data');
  const words = useTranslations('retention');
  const { actions, importOf } = useQueries();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const rejects = useRejectsFile(job);
  const undo = useMutation({
    mutationFn: () => actions.undoImport(job.id),
    onSuccess: () => client.invalidateQueries(),
  });
  // Too late for it, the server says so.
  const canUndo = job.state === 'done';
  const detail = useQuery({ ...importOf(job.id), enabled: canUndo && isAsking });
  const error = undo.error ?? rejects.error;
  if (isAsking && canUndo) {
    return (
      <div className={css['buttons']}>
        <span>{t('undoSure', { file: isolate(job.fileName) })}</span>
        {job.recordsDropped > 0 && <span>{words('ofImport', { count: job.recordsDropped })}</span>}
        {detail.data && <LaterFinds finds={detail.data.laterFinds} />}
        <Button
          size="small"
          // What it would take from others is said first.
          disabled={detail.isPending}
          onPress={() => {
            setIsAsking(false);
            undo.mutate();
          }}
        >
          {t('undoGo')}
        </Button>
        <Button
          size="small"
          onPress={() => {
            setIsAsking(false);
          }}
        >
          {t('undoKeep')}
        </Button>
      </div>
    );
  }
  return (
    <div className={css['buttons']}>
      {job.rowsRejected + job.orphans > 0 && (
        <Button
          size="small"
          disabled={rejects.isPending}
          onPress={() => {
            rejects.mutate();
          }}
        >
          {rejects.isPending ? t('rejectsLoading') : t(rejectsLabel(job))}
        </Button>
      )}
      {canUndo && (
        <Button
          size="small"
          disabled={undo.isPending}
          onPress={() => {
            setIsAsking(true);
          }}
        >
          {t('undo')}
        </Button>
      )}
      {error && <ErrorLine failure={failureOf(error)} />}
    </div>
  );
}
