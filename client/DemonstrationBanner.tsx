import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useQueries } from './api/use-queries.ts';
import { useShowOwn } from './api/use-show-own.ts';
import { Banner } from './ui/Banner.tsx';

/** On every page of the demonstration: what it is, and for who may the way to one's own data. */
export function DemonstrationBanner({ mayBegin }: { mayBegin: boolean }) {
  const t = useTranslations('app');
  const queries = useQueries();
  const back = useShowOwn();
  const stores = useQuery(queries.stores());
  if (!stores.data || !mayBegin) return <Banner text={t('demonstrationBanner')} action={null} />;
  if (!stores.data.ownBegun) {
    const action = { label: t('ownStart'), href: '/start' };
    return <Banner text={t('demonstrationBanner')} action={action} />;
  }
  return (
    <Banner
      text={t('demonstrationVisit')}
      action={{ label: t('ownBack'), onPress: () => back.mutate() }}
    />
  );
}
