import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { ImportDetail } from '#server/contract/imports.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
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
  const all = `/?period=${first}..${addDays(countedTo(job, last, data), 1)}`;
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

/** The last day up to today on which anything of an import counts: cases of its last day are resolved later. */
function countedTo(
  { countedTo: at }: ImportDetail,
  last: string,
  { zone, today }: Pick<OrganisationAnswer, 'zone' | 'today'>,
): string {
  const counted = at === null ? last : dayIn(zone, at);
  const past = counted > today ? today : counted;
  return past > last ? past : last;
}
