import { useTranslations } from 'use-intl/react';
import { ErrorLine } from '../../../ui/ErrorLine.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import type { PreviewFactsProps } from './PreviewFacts.tsx';
import { PreviewFacts } from './PreviewFacts.tsx';
import { PreviewProgress } from './PreviewProgress.tsx';
import type { DryRunLook } from './use-dry-run.ts';

/** A look at a file in each of its states: how far it is, what it has found, what is wrong with it. */
export function PreviewLook({
  look,
  fileName,
  mapping,
  onSource,
}: Pick<PreviewFactsProps, 'fileName' | 'mapping' | 'onSource'> & { look: DryRunLook }) {
  const t = useTranslations('wizard');
  const { job, isReading, isStale, isLost } = look;
  return (
    <>
      {isReading && <PreviewProgress job={job} />}
      {job?.facts && (
        <PreviewFacts
          {...{ fileName, mapping, onSource }}
          facts={job.facts}
          isWhole={job.state === 'done'}
        />
      )}
      {isStale && <Notice text={t('previewStale')} />}
      {isLost && <Notice text={t('previewLost')} />}
      {job?.problem && <ErrorLine failure={{ message: job.problem.message, requestId: null }} />}
    </>
  );
}
