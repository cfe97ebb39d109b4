import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { chartState } from '../../api/chart-state.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { addDays, daysBetween } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordsHref } from '../../url/records-view.ts';
import { scopeFilters } from './series-question.ts';
import { useAlertText } from './use-alert-text.ts';

const HEIGHT_PX = 240;

export type CourseFigureProps = { alert: AlertInfo; isTimeReversed: boolean };

/** The counts that led to a burst, in the range by which the detector found it; nothing where it has no series. */
export function CourseFigure({ alert, isTimeReversed }: CourseFigureProps) {
  const t = useTranslations('alerts');
  const formats = useFormats();
  const [, navigate] = useLocation();
  const { subject } = useAlertText();
  const answer = useQuery(useAlertQueries().course(alert.id));
  const points = answer.data?.points ?? [];
  const last = points.at(-1);
  if (answer.data && !last) return null;
  const isWeekly = last !== undefined && daysBetween(last.from, last.to) >= 7;
  const drawn = points.map(drawnPoint);
  const days = ({ from, to }: { from: string; to: string }) => formats.day.range(from, to);
  const range = ({ low, high }: AlertCourse['points'][number]) => {
    const interval = formats.value.interval('count', low, high);
    return interval === null ? t('notExpected') : t('expected', { interval });
  };
  const title = t(isWeekly ? 'chartTitleWeeks' : 'chartTitle', {
    metric: subject(alert),
    day: last ? formats.day.long(addDays(last.to, -1)) : '',
  });
  return (
    <ChartFrame
      title={title}
      notes={[]}
      legend={[t('courseBand')]}
      completeTo={null}
      height={HEIGHT_PX}
      state={chartState(
        answer,
        drawn.map(({ value }) => value),
      )}
      table={{
        head: [isWeekly ? t('week') : t('day'), t('records'), t('courseRange')],
        rows: points.toReversed().map((point) => ({
          key: point.from,
          cells: [days(point), formats.value.count(point.count), range(point)],
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
          onFollow={(from) => {
            const point = points.find((one) => one.from === from);
            if (!point) return;
            const period = { from: point.from, to: point.to };
            navigate(recordsHref({ metric: null, period, filters: scopeFilters(alert) }));
          }}
          describe={(drawnOne) => {
            const point = points.find(({ from }) => from === drawnOne.from);
            return {
              title: days(drawnOne),
              value: formats.value.count(point?.count ?? 0),
              notes: point ? [range(point)] : [],
            };
          }}
        />
      )}
    </ChartFrame>
  );
}

/** The range of a point is what was expected of it, so its count may well lie outside. */
function drawnPoint({ from, to, count, low, high }: AlertCourse['points'][number]): TrendPoint {
  const value = { value: count, low, high, n: count, states: [], exact: true };
  return { from, to, value };
}
