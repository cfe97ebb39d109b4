import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { AlertsQuestion } from '../../api/alerts.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import css from './Alerts.module.css';
import { AlertRow } from './AlertRow.tsx';

/** Alerts of one kind, the newest first, page by page; away where there are none. */
export function AlertsSection({ title, question }: { title: string; question: AlertsQuestion }) {
  const t = useTranslations('alerts');
  const id = useId();
  const list = useInfiniteQuery(useAlertQueries().alerts(question));
  const alerts = list.data?.pages.flatMap((page) => page.alerts) ?? [];
  if (list.isPending) {
    return (
      <Card>
        <Skeleton height="12rem" />
      </Card>
    );
  }
  if (alerts.length === 0 && !list.isError) return null;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={title} />
      <ul className={css['list']}>
        {alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} />
        ))}
      </ul>
      <ListFoot {...listFoot(list)} more={t('more')} />
    </Card>
  );
}
