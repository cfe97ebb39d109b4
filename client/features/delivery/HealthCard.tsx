import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { DeliveryHealth } from '#server/contract/receivers.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate, isolateLtr } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { Row, RowNote, Rows } from '../../ui/Rows.tsx';
import css from './Delivery.module.css';
import { useReceiverStanding } from './use-receiver-standing.ts';

/** What waits, what worked last and what was given up, by way of delivery; and the receivers that fail. */
export function HealthCard() {
  const t = useTranslations('delivery');
  const id = useId();
  const health = useQuery(useAlertQueries().deliveryHealth());
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('ways')} />
      {health.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="6rem" />
        </>
      ) : null}
      {health.isError ? (
        <ErrorState failure={failureOf(health.error)} onRetry={() => void health.refetch()} />
      ) : null}
      {health.data ? <Ways health={health.data} /> : null}
    </Card>
  );
}

function Ways({ health }: { health: DeliveryHealth }) {
  const t = useTranslations('delivery');
  const { line } = useFormats();
  const time = useInstantText();
  const standing = useReceiverStanding();
  const mail = health.hasMailServer
    ? t('mailReady')
    : t('noMailServer', { variable: isolateLtr('BASIRA_SMTP') });
  return (
    <>
      <p className={css['note']}>{mail}</p>
      {health.channels.length === 0 ? <p>{t('unused')}</p> : null}
      <Rows>
        {health.channels.map(({ channel, waiting, oldestWaitingAt, lastSentAt, givenUp }) => (
          <Row key={channel} name={t(`channel.${channel}`)}>
            <RowNote>
              {line([
                lastSentAt === null
                  ? t('neverSent')
                  : t('lastSent', { time: isolate(time(lastSentAt)) }),
                oldestWaitingAt === null
                  ? t('nothingWaits')
                  : t('waiting', { count: waiting, time: isolate(time(oldestWaitingAt)) }),
                givenUp === 0 ? t('noneGivenUp') : t('givenUp', { count: givenUp }),
              ])}
            </RowNote>
          </Row>
        ))}
        {health.failing.map((receiver) => (
          <Row key={receiver.id} name={isolate(receiver.name)}>
            <RowNote isFailure>{standing(receiver)}</RowNote>
          </Row>
        ))}
      </Rows>
    </>
  );
}
