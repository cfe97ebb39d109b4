import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { chartState } from '../../api/chart-state.ts';
import { useZone } from '../../api/use-zone.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { addDays } from '../../format/day.ts';
import { dayIn, formatHour } from '../../format/instant.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordsHref } from '../../url/records-view.ts';
import { scopeFilters } from './series-question.ts';
import { useAlertText } from './use-alert-text.ts';

const HEIGHT_PX = 240;
const HOUR_MS = 3_600_000;

type Hour = AlertCourse['hours'][number];

export type HoursFigureProps = { alert: AlertInfo; hour: string; isTimeReversed: boolean };

/** The hours that led to a burst, and what was usual at each of them; nothing where its series is gone. */
export function HoursFigure({ alert, hour, isTimeReversed }: HoursFigureProps) {
  const t = useTranslations('alerts');
  const formats = useFormats();
  const zone = useZone();
  const [, navigate] = useLocation();
  const { subject } = useAlertText();
  const answer = useQuery(useAlertQueries().course(alert.id));
  const hours = answer.data?.hours ?? [];
  if (answer.data && hours.length === 0) return null;
  const drawn = hours.map(drawnHour);
  const said = (at: string) => formatHour(formats.locale, zone, Date.parse(at));
  const range = ({ low, high }: Hour) => {
    const interval = formats.value.interval('count', low, high);
    return interval ?? t('notExpected');
  };
  const title = t('chartTitleHours', { metric: subject(alert), hour: said(hour) });
  return (
    <ChartFrame
      title={title}
      notes={[]}
      legend={[t('hoursBand')]}
      completeTo={null}
      height={HEIGHT_PX}
      state={chartState(
        answer,
        drawn.map(({ value }) => value),
      )}
      table={{
        head: [t('hour'), t('records'), t('hoursRange')],
        rows: hours.toReversed().map((one) => ({
          key: one.at,
          cells: [said(one.at), formats.value.count(one.count), range(one)],
        })),
      }}
    >
      {(size) => (
        <TrendChart
          size={size}
          title={title}
          unit="count"
          points={drawn}
          limits={null}
          isTimeReversed={isTimeReversed}
          tick={said}
          onFollow={(at) => {
            const from = dayIn(zone, Date.parse(at));
            const period = { from, to: addDays(from, 1) };
            navigate(recordsHref({ metric: null, period, filters: scopeFilters(alert) }));
          }}
          describe={(point) => {
            const one = hours.find(({ at }) => at === point.from);
            return {
              title: said(point.from),
              value: formats.value.count(one?.count ?? 0),
              notes: one ? [t('usualRange', { range: range(one) })] : [],
            };
          }}
        />
      )}
    </ChartFrame>
  );
}

/** The range of an hour is what was usual at it, so its count may well lie outside. */
function drawnHour({ at, count, low, high }: Hour): TrendPoint {
  const to = new Date(Date.parse(at) + HOUR_MS).toISOString();
  return { from: at, to, value: { value: count, low, high, n: count, states: [], exact: true } };
}
