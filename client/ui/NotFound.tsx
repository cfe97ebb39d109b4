import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { Card } from './Card.tsx';
import { PageHeader } from './PageHeader.tsx';
import css from './Message.module.css';

export function NotFound() {
  const t = useTranslations('app');
  return (
    <>
      <PageHeader title={t('notFound')} scope={[]} />
      <Card>
        <div className={css['message']}>
          <p className={css['text']}>{t('notFoundHint')}</p>
          <Link href="/">{t('toOverview')}</Link>
        </div>
      </Card>
    </>
  );
}
