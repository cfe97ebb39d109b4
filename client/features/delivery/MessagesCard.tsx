import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { DeliveryState } from '#server/domain/delivery/delivery.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Rows } from '../../ui/Rows.tsx';
import css from './Delivery.module.css';
import { MessageLine } from './MessageLine.tsx';

const STATES: readonly DeliveryState[] = [
  'waiting',
  'given_up',
  'digested',
  'silenced',
  'inhibited',
  'sent',
];

/** The log of all messages: to whom, how each stands, when it is tried next, and why it was given up. */
export function MessagesCard() {
  const t = useTranslations('delivery');
  const removed = useTranslations('alerts');
  const id = useId();
  const { value } = useFormats();
  const who = useWho();
  const [state, setState] = useState<DeliveryState | 'any'>('any');
  const log = useQuery(useAlertQueries().deliveries(state === 'any' ? null : state));
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('log')} />
        <p className={css['note']}>{t('logHint')}</p>
        <Select
          label={t('show')}
          value={state}
          groups={[
            {
              label: '',
              options: [
                { value: 'any', label: t('anyState') },
                ...STATES.map((one) => ({ value: one, label: t(`state.${one}`) })),
              ],
            },
          ]}
          onChoose={setState}
        />
        {log.isPending ? <Skeleton height="8rem" /> : null}
        {log.isError ? (
          <ErrorState failure={failureOf(log.error)} onRetry={() => void log.refetch()} />
        ) : null}
        {log.data?.deliveries.length === 0 ? (
          <EmptyState title={t('noMessages')} hint={t('noMessagesHint')} />
        ) : null}
        <Rows>
          {log.data?.deliveries.map(({ person, receiver, ...message }) => {
            const program =
              receiver &&
              (receiver.name ?? removed('toReceiver', { number: value.count(receiver.id) }));
            const to = person ? who(person) : program === null ? t('someone') : isolate(program);
            return <MessageLine key={message.id} message={message} to={to} />;
          })}
        </Rows>
      </div>
    </Card>
  );
}
