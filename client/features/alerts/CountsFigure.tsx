import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { chartState } from '../../api/chart-state.ts';
import { ChartFrame } from '../../charts/ChartFrame.tsx';
import { TrendChart } from '../../charts/lazy.ts';
import type { TrendPoint } from '../../charts/trend-rows.ts';
import { useFormats } from '../../i18n/reader.ts';
import { recordsHref } from '../../url/records-view.ts';
import { scopeFilters } from './series-question.ts';

const HEIGHT_PX = 240;

/** A count of a stretch of time, and the range in which it was expected; `from` = the day or instant it begins with. */
export type Counted = Pick<AlertCourse['points'][number], 'from' | 'to' | 'count' | 'low' | 'high'>;

export type CountsFigureProps = {
  alert: AlertInfo;
  answer: UseQueryResult<AlertCourse>;
  /** Oldest first. */
  points: readonly Counted[];
  title: string;
  /** What the band is. */
  band: string;
  /** Heads of the table: what a stretch is, and its range. */
  head: { readonly stretch: string; readonly range: string };
  /** A stretch of time in words. */
  said: (point: Pick<Counted, 'from' | 'to'>) => string;
  /** The range in words, as a cell of the table and beside a point. */
  range: (point: Counted) => string;
  note: (point: Counted) => string;
  /** Days whose records a press on a point leads to. */
  daysOf: (point: Counted) => { from: string; to: string };
  tick?: (from: string) => string;
  isTimeReversed: boolean;
};

/** The counts that led to a burst, in the range by which the detector found it. */
export function CountsFigure(props: CountsFigureProps) {
  const { alert, answer, points, title, band, head, said, range, note, daysOf, tick } = props;
  const t = useTranslations('alerts');
  const { value } = useFormats();
  const [, navigate] = useLocation();
  const drawn = points.map(drawnPoint);
  const pointAt = (from: string) => points.find((one) => one.from === from);
  return (
    <ChartFrame
      title={title}
      notes={[]}
      legend={[band]}
      completeTo={null}
      height={HEIGHT_PX}
      state={chartState(
        answer,
        drawn.map((one) => one.value),
      )}
      table={{
        head: [head.stretch, t('records'), head.range],
        rows: points.toReversed().map((point) => ({
          key: point.from,
          cells: [said(point), value.count(point.count), range(point)],
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
          isTimeReversed={props.isTimeReversed}
          {...(tick && { tick })}
          onFollow={(from) => {
            const point = pointAt(from);
            if (!point) return;
            const period = daysOf(point);
            navigate(recordsHref({ metric: null, period, filters: scopeFilters(alert) }));
          }}
          describe={(drawnOne) => {
            const point = pointAt(drawnOne.from);
            return {
              title: said(drawnOne),
              value: value.count(point?.count ?? 0),
              notes: point ? [note(point)] : [],
            };
          }}
        />
      )}
    </ChartFrame>
  );
}

/** The range of a point is what was expected of it, so its count may well lie outside. */
function drawnPoint({ from, to, count, low, high }: Counted): TrendPoint {
  const value = { value: count, low, high, n: count, states: [], exact: true };
  return { from, to, value };
}
