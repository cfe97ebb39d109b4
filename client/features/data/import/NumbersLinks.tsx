import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { ImportDetail } from '#server/contract/imports.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { addDays } from '../../../format/day.ts';
import { dayIn } from '../../../format/instant.ts';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { FormActions } from '../../../ui/Form.tsx';
import { lastFullWeek } from './full-week.ts';

/** From an import to the numbers it made: the overview at the period of its data. */
export function NumbersLinks({ job }: { job: ImportDetail }) {
  const t = useTranslations('wizard');
  const { data } = useQuery(useQueries().organisation());
  if (!data || job.firstAt === null || job.lastAt === null) return null;
  const first = dayIn(data.zone, job.firstAt);
  const last = dayIn(data.zone, job.lastAt);
  const week = lastFullWeek(first, last, data.weekStart);
  const all = `/?period=${first}..${addDays(last, 1)}`;
  return (
    <FormActions>
      {week && (
        <ButtonLink href={`/?period=${week.from}..${week.to}`} isPrimary>
          {t('seeWeek')}
        </ButtonLink>
      )}
      <ButtonLink href={all} isPrimary={!week}>
        {t('seeAll')}
      </ButtonLink>
    </FormActions>
  );
}
