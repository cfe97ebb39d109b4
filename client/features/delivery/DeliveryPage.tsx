import { useTranslations } from 'use-intl/react';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { HealthCard } from './HealthCard.tsx';
import { MessagesCard } from './MessagesCard.tsx';
import { ReceiversCard } from './ReceiversCard.tsx';

/** How delivery stands, the programs that hear of alerts, and the log. `ownsReceivers` = the reader adds and changes them. */
export function DeliveryPage({ ownsReceivers }: { ownsReceivers: boolean }) {
  const t = useTranslations('delivery');
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      <HealthCard />
      {ownsReceivers ? <ReceiversCard /> : null}
      <MessagesCard />
    </>
  );
}
