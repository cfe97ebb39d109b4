import { useTranslations } from 'use-intl/react';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';

export type NotInDemonstrationProps = { title: string; about: 'accounts' | 'data' };

/** In the place of pages that belong to one's own accounts and data, for one of the demonstration's invented people. */
export function NotInDemonstration({ title, about }: NotInDemonstrationProps) {
  const t = useTranslations('notInDemonstration');
  return (
    <>
      <PageHeader title={title} scope={[]} />
      <Card>
        <EmptyState title={t(`${about}.title`)} hint={t(`${about}.hint`)} />
      </Card>
    </>
  );
}
