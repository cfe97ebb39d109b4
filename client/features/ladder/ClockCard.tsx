import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { AlertLadder } from '#server/contract/ladder.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import { isolateLtr } from '../../format/bidi.ts';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { clockText } from './clock-text.ts';
import { HoursForm } from './HoursForm.tsx';
import css from './Ladder.module.css';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

export type ClockCardProps = {
  organisation: OrganisationAnswer;
  holidays: AlertLadder['holidays'];
  mayEdit: boolean;
};

/** Working hours, days off and holidays: by them alerts climb that are not grave. */
export function ClockCard({ organisation, holidays, mayEdit }: ClockCardProps) {
  const t = useTranslations('ladder');
  const weekday = useTranslations('weekday');
  const id = useId();
  const { list, locale } = useFormats();
  const { workingHours, weekend, zone } = organisation;
  const days = DAYS.flatMap((day, number) => (weekend.includes(number) ? [weekday(day)] : []));
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('clock')} />
        <p className={css['note']}>{t('clockHint')}</p>
        {mayEdit ? (
          <HoursForm hours={workingHours} />
        ) : (
          <p>
            {t('fromTo', {
              from: clockText(locale, workingHours.from),
              to: clockText(locale, workingHours.to),
            })}
          </p>
        )}
        <ul className={css['lines']}>
          <li>{days.length === 0 ? t('noWeekend') : t('weekend', { days: list(days) })}</li>
          <li>{t('zone', { zone: isolateLtr(zone) })}</li>
        </ul>
        {mayEdit ? (
          <p>
            <Link href="/settings">{t('changeWeekend')}</Link>
          </p>
        ) : null}
        <h3 className={css['part']}>{t('holidays')}</h3>
        <Holidays holidays={holidays} />
        <p>
          <Link href="/targets">{t('changeHolidays')}</Link>
        </p>
      </div>
    </Card>
  );
}

function Holidays({ holidays }: Pick<ClockCardProps, 'holidays'>) {
  const t = useTranslations('ladder');
  const { language, day } = useFormats();
  if (holidays.length === 0) return <p className={css['note']}>{t('noHolidays')}</p>;
  return (
    <ul className={css['lines']}>
      {holidays.map(({ id, name, from, to }) => (
        <li key={`${id} ${from}`}>
          {nameIn(language, name, id)}{' '}
          <span className={css['note']}>
            {addDays(from, 1) === to ? day.long(from) : day.range(from, to)}
          </span>
        </li>
      ))}
    </ul>
  );
}
