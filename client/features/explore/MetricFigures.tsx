import { useTranslations } from 'use-intl/react';
import { chartState } from '../../api/chart-state.ts';
import { MOST_LINES } from '../../charts/compare-rows.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { BarsFigure } from './BarsFigure.tsx';
import { LinesFigure } from './LinesFigure.tsx';
import { SmallFigures } from './SmallFigures.tsx';
import type { Shown } from './shown.ts';
import css from './Explore.module.css';

/** One panel a metric: those of different units never share an axis. */
export function MetricFigures(shown: Shown) {
  const t = useTranslations('chart');
  const { view, metrics, comparison } = shown;
  const state = chartState(comparison.waitsFor, []);
  const isApart =
    view.by === null || view.layout === 'apart' || comparison.keys.length > MOST_LINES;
  if (state.status === 'loading') {
    return (
      <Card>
        <LoadingNote />
        <Skeleton height="20rem" />
      </Card>
    );
  }
  if (state.status === 'failed') {
    return (
      <Card>
        <ErrorState failure={state.failure} onRetry={state.retry} />
      </Card>
    );
  }
  if (view.by !== null && comparison.keys.length === 0) {
    return (
      <Card>
        <EmptyState title={t('emptyTitle')} hint={t('emptyHint')} />
      </Card>
    );
  }
  return (
    <div className={css['figures']}>
      {metrics.map((metric) => (
        <Card key={metric.id}>
          {view.by !== null && view.grain !== 'none' && isApart ? null : (
            <h2 className="visually-hidden">{metric.name}</h2>
          )}
          {view.grain === 'none' ? (
            <BarsFigure {...shown} {...{ metric }} />
          ) : isApart ? (
            <SmallFigures {...shown} {...{ metric }} />
          ) : (
            <LinesFigure {...shown} {...{ metric }} />
          )}
        </Card>
      ))}
    </div>
  );
}
