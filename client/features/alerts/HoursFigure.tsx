import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { useZone } from '../../api/use-zone.ts';
import { addDays } from '../../format/day.ts';
import { dayIn, formatHour } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { Counted } from './CountsFigure.tsx';
import { CountsFigure } from './CountsFigure.tsx';
import type { CourseFigureProps } from './CourseFigure.tsx';
import { useAlertText } from './use-alert-text.ts';

const HOUR_MS = 3_600_000;

export type HoursFigureProps = CourseFigureProps & { hour: string };

/** The hours that led to a burst, and what was usual at each of them; nothing where its series is gone. */
export function HoursFigure({ alert, hour, isTimeReversed }: HoursFigureProps) {
  const t = useTranslations('alerts');
  const formats = useFormats();
  const zone = useZone();
  const { subject } = useAlertText();
  const answer = useQuery(useAlertQueries().course(alert.id));
  const hours = answer.data?.hours ?? [];
  if (answer.data && hours.length === 0) return null;
  const said = (at: string) => formatHour(formats.locale, zone, Date.parse(at));
  const range = ({ low, high }: Counted) =>
    formats.value.interval('count', low, high) ?? t('notExpected');
  return (
    <CountsFigure
      {...{ alert, answer, range, isTimeReversed }}
      points={hours.map(({ at, ...one }) => {
        const to = new Date(Date.parse(at) + HOUR_MS).toISOString();
        return { ...one, from: at, to };
      })}
      title={t('chartTitleHours', { metric: subject(alert), hour: said(hour) })}
      band={t('hoursBand')}
      head={{ stretch: t('hour'), range: t('hoursRange') }}
      said={({ from }) => said(from)}
      note={(point) => t('usualRange', { range: range(point) })}
      daysOf={({ from: at }) => {
        const from = dayIn(zone, Date.parse(at));
        return { from, to: addDays(from, 1) };
      }}
      tick={said}
    />
  );
}
