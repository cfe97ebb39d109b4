import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { addDays, daysBetween } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { Counted } from './CountsFigure.tsx';
import { CountsFigure } from './CountsFigure.tsx';
import { useAlertText } from './use-alert-text.ts';

export type CourseFigureProps = { alert: AlertInfo; isTimeReversed: boolean };

/** The days or weeks that led to a burst; nothing where it has no series. */
export function CourseFigure({ alert, isTimeReversed }: CourseFigureProps) {
  const t = useTranslations('alerts');
  const formats = useFormats();
  const { subject } = useAlertText();
  const answer = useQuery(useAlertQueries().course(alert.id));
  const points = answer.data?.points ?? [];
  const last = points.at(-1);
  if (answer.data && !last) return null;
  const isWeekly = last !== undefined && daysBetween(last.from, last.to) >= 7;
  const range = ({ low, high }: Counted) => {
    const interval = formats.value.interval('count', low, high);
    return interval === null ? t('notExpected') : t('expected', { interval });
  };
  return (
    <CountsFigure
      {...{ alert, answer, points, range, isTimeReversed }}
      title={t(isWeekly ? 'chartTitleWeeks' : 'chartTitle', {
        metric: subject(alert),
        day: last ? formats.day.long(addDays(last.to, -1)) : '',
      })}
      band={t('courseBand')}
      head={{ stretch: isWeekly ? t('week') : t('day'), range: t('courseRange') }}
      said={({ from, to }) => formats.day.range(from, to)}
      note={range}
      daysOf={({ from, to }) => ({ from, to })}
    />
  );
}
