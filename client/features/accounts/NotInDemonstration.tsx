import { useTranslations } from 'use-intl/react';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

/** In the place of the pages about who may come in, for one of the demonstration's invented people. */
export function NotInDemonstration({ title }: { title: string }) {
  const t = useTranslations('notInDemonstration');
  return (
    <>
      <PageHeader title={title} scope={[]} />
      <Card>
        <EmptyState title={t('title')} hint={t('hint')} />
      </Card>
    </>
  );
}
