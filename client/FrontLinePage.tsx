import { useTranslations } from 'use-intl/react';
import { Card } from './ui/Card.tsx';
import { EmptyState } from './ui/EmptyState.tsx';
import { PageHeader } from './ui/PageHeader.tsx';

/** What the front line sees first: what was given to them. */
export function FrontLinePage() {
  const t = useTranslations('account');
  return (
    <>
      <PageHeader title={t('frontTitle')} scope={[]} />
      <Card>
        <EmptyState title={t('frontTitle')} hint={t('frontHint')} action={null} />
      </Card>
    </>
  );
}
