import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { ChecksField, FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import css from './Targets.module.css';

type Calendar = OrganisationAnswer['holidays'][number];
const CALENDARS: readonly Calendar[] = [
  'islamic',
  'islamic_more',
  'international',
  'sa',
  'ae',
  'kw',
  'bh',
  'qa',
  'om',
];
const YEAR = 365;

export type HolidaysCardProps = { organisation: OrganisationAnswer; mayEdit: boolean };

/** The calendars that charts show, and what they bring within a year. */
export function HolidaysCard({ organisation, mayEdit }: HolidaysCardProps) {
  const t = useTranslations('holidays');
  const id = useId();
  const { actions } = useQueries();
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const choose = useMutation({
    mutationFn: (holidays: Calendar[]) => actions.changeOrganisation({ holidays }),
    onSuccess: async () => {
      setNote(t('saved'));
      await client.invalidateQueries();
    },
  });
  const chosen = choose.isPending ? choose.variables : organisation.holidays;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('title')} />
      <p className={css['hint']}>{t('hint')}</p>
      {mayEdit ? (
        <ChecksField
          label={t('shown')}
          options={CALENDARS.map((calendar, value) => ({ value, label: t(`of.${calendar}`) }))}
          chosen={CALENDARS.flatMap((calendar, at) => (chosen.includes(calendar) ? [at] : []))}
          onChange={(places) => {
            setNote('');
            choose.mutate(CALENDARS.filter((_, at) => places.includes(at)));
          }}
        />
      ) : null}
      {choose.isError && <ErrorLine failure={failureOf(choose.error)} />}
      <FormNote text={note} />
      <ComingHolidays today={organisation.today} />
    </Card>
  );
}

function ComingHolidays({ today }: { today: string }) {
  const t = useTranslations('holidays');
  const { language, day, line } = useFormats();
  const question = { from: today, to: addDays(today, YEAR), filter: [] };
  const { data, isPending, isError, error, refetch } = useQuery(useQueries().calendar(question));
  if (isPending) return <Skeleton height="4rem" />;
  if (isError) return <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />;
  if (data.holidays.length === 0) return <p className={css['hint']}>{t('none')}</p>;
  return (
    <ul className={css['holidays']} aria-label={t('coming')}>
      {data.holidays.map(({ id, name, from, to }) => (
        <li key={`${id} ${from}`}>
          {line([nameIn(language, name, id)])}{' '}
          <span>{addDays(from, 1) === to ? day.long(from) : day.range(from, to)}</span>
        </li>
      ))}
    </ul>
  );
}
