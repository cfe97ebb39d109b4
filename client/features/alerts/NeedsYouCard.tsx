import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { failureOf } from '../../api/failure.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ALERTS_PATH } from '../../url/alerts-view.ts';
import { AlertRow } from './AlertRow.tsx';
import css from './Alerts.module.css';
import { useGravest, useOpenAlerts } from './use-open-alerts.ts';

/** What waits on the overview at most; the rest is one press away. */
const MOST = 5;

/** What needs the reader: alerts nobody has taken on, the gravest first. One line where there are none. */
export function NeedsYouCard() {
  const t = useTranslations('alerts');
  const id = useId();
  const { answer, count } = useOpenAlerts();
  const alerts = useGravest(MOST);
  return (
    <Card labelledBy={id}>
      <div className={css['head']}>
        <PanelTitle id={id} text={t('needsYou')} />
        {alerts && count > 0 ? <Link href={ALERTS_PATH}>{t('all', { count })}</Link> : null}
        {alerts && count === 0 ? <p className={css['calm']}>{t('calm')}</p> : null}
      </div>
      {answer.isError ? (
        <ErrorState failure={failureOf(answer.error)} onRetry={() => void answer.refetch()} />
      ) : null}
      {!alerts && !answer.isError ? <Skeleton height="3rem" /> : null}
      {alerts && alerts.length > 0 ? (
        <ul className={css['list']}>
          {alerts.map((alert) => (
            <AlertRow key={alert.id} alert={alert} />
          ))}
        </ul>
      ) : null}
    </Card>
  );
}
