import { useTranslations } from 'use-intl/react';
import type { DryRunAnswer } from '#server/contract/imports.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { recordsOf } from './count-records.ts';

/** How much of the file has been looked through; null = that is about to begin. */
export function PreviewProgress({ job }: { job: DryRunAnswer | null }) {
  const t = useTranslations('wizard');
  const { value } = useFormats();
  if (!job || job.size === 0) return <ProgressBar share={0} label={t('previewBegins')} />;
  const share = job.position / job.size;
  return (
    <ProgressBar
      share={share}
      label={t('running', {
        share: value.plain('percent', Math.floor(share * 100)),
        records: t('records', {
          count: job.facts ? recordsOf(job.facts) : 0,
          rows: t('rows', { count: job.facts?.rowsRead ?? 0 }),
        }),
      })}
    />
  );
}
