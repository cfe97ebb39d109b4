import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { Mapping } from '#server/contract/mapping.ts';
import type { ImportOrder } from '../../../api/client.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { LoadingNote, Skeleton } from '../../../ui/Skeleton.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import { PreviewFacts } from './PreviewFacts.tsx';
import { saveMapping } from './save-mapping.ts';
import css from './Import.module.css';

export type PreviewProps = {
  file: string;
  name: string;
  mapping: Mapping;
  /** Sent files that the mapping joins, by the name of the table. */
  tables: ImportOrder['tables'];
  /** True while the mapping is about to change. */
  isSettling: boolean;
};

/** What an import by this mapping would do, and the way to do it: nothing is imported that was not looked at. */
export function Preview({ file, name, mapping, tables, isSettling }: PreviewProps) {
  const t = useTranslations('wizard');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const id = useId();
  const text = JSON.stringify({ mapping, tables });
  const look = useMutation({
    mutationFn: async () => ({
      of: text,
      answer: await actions.dryRun({ file, name, mapping, tables }),
    }),
  });
  const begin = useMutation({
    mutationFn: () => actions.beginImport({ file, name, mapping, tables }),
    onSuccess: async (job) => {
      await client.invalidateQueries({ queryKey: ['sources'] });
      go(`/import/${job.id}`);
    },
  });
  const seen = look.data;
  const isStale = seen !== undefined && seen.of !== text;
  const records = seen
    ? Object.values(seen.answer.records).reduce((sum, count) => sum + count, 0)
    : 0;
  const canImport = seen !== undefined && !isStale && !isSettling && records > 0;
  const error = look.error ?? begin.error;
  return (
    <div className={look.isIdle ? css['next'] : undefined}>
      <Card labelledBy={id}>
        <div className={css['stack']}>
          <PanelTitle id={id} text={t('stepPreview')} />
          {look.isPending ? (
            <>
              <LoadingNote />
              <Skeleton height="8rem" />
            </>
          ) : (
            seen && <PreviewFacts answer={seen.answer} fileName={name} mapping={mapping} />
          )}
          {isStale && <Notice text={t('previewStale')} />}
          {error && <ErrorLine failure={failureOf(error)} />}
          <FormActions>
            <Button
              isPrimary={!canImport}
              disabled={look.isPending || isSettling}
              onPress={() => {
                begin.reset();
                look.mutate();
              }}
            >
              {look.isPending ? t('previewing') : t('preview')}
            </Button>
            {canImport && (
              <Button
                isPrimary
                disabled={begin.isPending}
                onPress={() => {
                  begin.mutate();
                }}
              >
                {begin.isPending ? t('starting') : t('import')}
              </Button>
            )}
            <Button
              onPress={() => {
                saveMapping(mapping.source, mapping);
              }}
            >
              {t('mapping')}
            </Button>
          </FormActions>
        </div>
      </Card>
    </div>
  );
}
