import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../../api/failure.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { Card } from '../../../ui/Card.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { PanelTitle } from '../../../ui/PanelTitle.tsx';
import type { ExploreView } from '../../../url/explore-view.ts';
import { KeepForm } from './KeepForm.tsx';
import { ViewRow } from './ViewRow.tsx';
import css from '../Explore.module.css';

export type ViewsCardProps = {
  view: ExploreView;
  days: { from: string; to: string };
  mayKeep: boolean;
};

/** One's own kept views and those others share, and the way to keep what is shown now. */
export function ViewsCard({ view, days, mayKeep }: ViewsCardProps) {
  const t = useTranslations('explore');
  const id = useId();
  const views = useQuery(useQueries().views());
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('views')} />
      <p className={css['note']}>{t('viewsHint')}</p>
      {views.isError ? (
        <ErrorState failure={failureOf(views.error)} onRetry={() => void views.refetch()} />
      ) : null}
      {views.data?.views.length === 0 ? <p className={css['note']}>{t('noViews')}</p> : null}
      <ul className={css['views']}>
        {(views.data?.views ?? []).map((kept) => (
          <ViewRow key={kept.id} view={kept} isShown={view} {...{ mayKeep }} />
        ))}
      </ul>
      {mayKeep ? <KeepForm {...{ view, days }} /> : null}
    </Card>
  );
}
