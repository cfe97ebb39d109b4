import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { ImportOrder } from '../../../api/client.ts';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { Button } from '../../../ui/Button.tsx';
import { Card } from '../../../ui/Card.tsx';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import { isMostlyRefused, recordsOf } from './count-records.ts';
import { PreviewLook } from './PreviewLook.tsx';
import { saveMapping } from './save-mapping.ts';
import { useDryRun } from './use-dry-run.ts';
import css from './Import.module.css';

export type PreviewProps = ImportOrder & {
  /** True while the mapping is about to change. */
  isSettling: boolean;
  /** True when the file is read as its source's last one was. */
  isKnown: boolean;
  /** Reads the file as another source, where it is not read as its source's last one was. */
  onSource: (source: string) => void;
};

/** What an import by this mapping would do, and the way to do it: nothing is imported that was not looked at. */
export function Preview({ isSettling, isKnown, onSource, ...order }: PreviewProps) {
  const { name, mapping } = order;
  const t = useTranslations('wizard');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const id = useId();
  const look = useDryRun(order);
  const { job, isBeginning } = look;
  const begin = useMutation({
    mutationFn: () => actions.beginImport(order),
    onSuccess: async (started) => {
      await client.invalidateQueries({ queryKey: ['sources'] });
      go(`/import/${started.id}`);
      // The file is the import's from now on.
      client.removeQueries({ queryKey: ['sheets'] });
    },
  });
  const error = look.error ?? begin.error;
  const trouble = error ?? job?.problem;
  useEffect(() => {
    // The file may have gone with an import of it.
    if (trouble) void client.invalidateQueries({ queryKey: ['sheets'] });
  }, [trouble, client]);
  const found = job?.state === 'done' ? job.facts : null;
  const place = useRef<HTMLDivElement>(null);
  const isFound = found !== null;
  useEffect(() => {
    // It comes below what was pressed, which stood at the edge of the window; and once more when it has its length.
    if (isBeginning || isFound) place.current?.scrollIntoView({ block: 'start' });
  }, [isBeginning, isFound]);
  const canImport = found !== null && !look.isStale && !isSettling && recordsOf(found) > 0;
  return (
    <div ref={place} className={job || isBeginning ? undefined : css['next']}>
      <Card labelledBy={id}>
        <div className={css['stack']}>
          <PanelTitle id={id} text={t('stepPreview')} />
          <PreviewLook
            {...{ look, mapping }}
            fileName={name}
            onSource={isKnown ? null : onSource}
          />
          {isKnown && found !== null && isMostlyRefused(found) && (
            <Notice text={t('refusedAsKnown')} />
          )}
          {error && <ErrorLine failure={failureOf(error)} />}
          <FormActions>
            <Button
              isPrimary={!canImport}
              disabled={isBeginning || isSettling}
              onPress={() => {
                begin.reset();
                look.begin();
              }}
            >
              {t(job || isBeginning ? 'previewAgain' : 'preview')}
            </Button>
            {look.isReading && <Button onPress={look.cancel}>{t('cancel')}</Button>}
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
