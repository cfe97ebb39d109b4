import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { ImportDetail } from '#server/contract/imports.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { BroughtMetrics } from './BroughtMetrics.tsx';
import { lastFullWeek } from './full-week.ts';
import { daysOfImport } from './import-days.ts';

/** From an import to the numbers it made: those that read its records, and the overview, at the period of its data. */
export function NumbersLinks({ job }: { job: ImportDetail }) {
  const t = useTranslations('wizard');
  const { data } = useQuery(useQueries().organisation());
  const days = data && daysOfImport(job, data);
  if (!days) return null;
  const week = lastFullWeek(days.from, days.last, data.weekStart);
  return (
    <>
      <BroughtMetrics mapping={job.mapping} days={{ from: days.from, to: days.to }} />
      <FormActions>
        {week && (
          <ButtonLink href={`/?period=${week.from}..${week.to}`} isPrimary>
            {t('seeWeek')}
          </ButtonLink>
        )}
        <ButtonLink href={`/?period=${days.from}..${days.to}`} isPrimary={!week}>
          {t('seeAll')}
        </ButtonLink>
      </FormActions>
    </>
  );
}
