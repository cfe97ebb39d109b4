import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import css from './Delivery.module.css';
import { ReceiverForm } from './ReceiverForm.tsx';
import { ReceiverRow } from './ReceiverRow.tsx';
import { ReceiverSecret } from './ReceiverSecret.tsx';
import type { Issued } from './ReceiverSecret.tsx';

/** The programs that hear of alerts, and one more. */
export function ReceiversCard() {
  const t = useTranslations('delivery');
  const id = useId();
  const receivers = useQuery(useAlertQueries().receivers());
  const [isAdding, setIsAdding] = useState(false);
  const [issued, setIssued] = useState<Issued | null>(null);
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('receivers')} />
        <p className={css['note']}>{t('receiversHint')}</p>
        {receivers.isPending ? <Skeleton height="4rem" /> : null}
        {receivers.isError ? (
          <ErrorState
            failure={failureOf(receivers.error)}
            onRetry={() => void receivers.refetch()}
          />
        ) : null}
        {receivers.data?.receivers.length === 0 ? <p>{t('noReceivers')}</p> : null}
        <Rows>
          {receivers.data?.receivers.map((receiver) => (
            <ReceiverRow key={receiver.id} receiver={receiver} />
          ))}
        </Rows>
        <ReceiverSecret issued={issued} />
        {isAdding ? (
          <ReceiverForm
            receiver={null}
            onIssued={setIssued}
            onLeave={() => {
              setIsAdding(false);
            }}
          />
        ) : (
          <Button
            onPress={() => {
              setIssued(null);
              setIsAdding(true);
            }}
          >
            {t('add')}
          </Button>
        )}
      </div>
    </Card>
  );
}
