import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { Catalogue } from '../../api/client.ts';
import { failureOf } from '../../api/failure.ts';
import { gridQuestion } from '../../api/metric-questions.ts';
import { metricName } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useUnhurried } from '../../ui/use-unhurried.ts';
import { viewHref } from '../../url/print-view.ts';
import { useView } from '../../url/use-view.ts';
import { GridCell } from './GridCell.tsx';
import { gridRows, viewOf } from './grid-rows.ts';
import { useOwnParts } from './use-own-parts.ts';
import css from './MetricGrid.module.css';

export type MetricGridProps = {
  title: string;
  catalogue: Catalogue;
  days: { from: string; to: string };
  by: Dimension;
  metrics: readonly string[];
  /** Keys that get a row; null = all that have something. */
  keys?: readonly string[] | null;
  /** What stands in place of a grid that would have fewer than two rows; null = nothing does. */
  otherwise?: string | null;
  /** The parts that the view is about stand first, and all others beside them. */
  isBeside?: boolean;
  /** False = nothing else of the page tells which question a survey's number is of. */
  isBrief?: boolean;
};

/** What scrolls must be reached by the keyboard. */
const SCROLLED = { role: 'group', tabIndex: 0 } as const;

/** Parts against metrics, judged as one family: of what is coloured here at most one in ten is chance. */
export function MetricGrid(props: MetricGridProps) {
  const { title, catalogue, days, by, metrics, keys = null, otherwise = null } = props;
  const { isBeside = false, isBrief = true } = props;
  const t = useTranslations('grid');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const { view } = useView();
  const titleId = useId();
  const answer = useQuery(useQueries().metrics(gridQuestion(metrics, days, view, by, isBeside)));
  const data = useUnhurried(answer.data);
  const own = useOwnParts(by, isBeside);
  const rows = gridRows(data?.series ?? [], metrics, formats.language, t('notGiven'))
    .filter(({ key }) => keys?.includes(key) ?? true)
    .toSorted((a, b) => Number(own.has(b.key)) - Number(own.has(a.key)));
  const family = data?.family;
  // One part is no comparison, unless it was asked for; records without any are none either.
  const parts = rows.filter(({ key }) => key !== '').length;
  const isEmpty = data !== undefined && parts < (keys ? 1 : 2);
  if (isEmpty && otherwise === null) return null;
  return (
    <Card labelledBy={titleId}>
      <PanelTitle id={titleId} text={title} />
      {isEmpty ? <p className={css['note']}>{otherwise}</p> : null}
      {family && !isEmpty ? (
        <p className={css['note']}>
          {family.judged === 0
            ? t('unjudged')
            : t('family', { judged: family.judged, real: formats.value.count(family.real) })}
          {own.size > 0 ? ` ${t('ownFirst')}` : null}
        </p>
      ) : null}
      {!data && !answer.isError && <Skeleton height="14rem" />}
      {answer.isError && (
        <ErrorState failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      )}
      {data && !isEmpty ? (
        <div className={css['scroll']} aria-labelledby={titleId} {...SCROLLED}>
          <table className={css['grid']}>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                <th scope="col">{formats.capital(dimension(by))}</th>
                {metrics.map((metric) => (
                  <th key={metric} scope="col">
                    {metricName(catalogue, metric, formats.language, isBrief ? metrics : undefined)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, name, filter, cells }) => (
                <tr key={key} className={own.has(key) ? css['own'] : undefined}>
                  <th scope="row" aria-label={name}>
                    <Link
                      className={css['part']}
                      href={viewHref('/', { ...viewOf(view, filter), metric: null })}
                    >
                      <bdi>{name}</bdi>
                    </Link>
                  </th>
                  {cells.map((series, i) => (
                    <td key={metrics[i]}>
                      <GridCell {...{ catalogue, series, filter }} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
    </Card>
  );
}
