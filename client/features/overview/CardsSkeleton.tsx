import { useTranslations } from 'use-intl/react';
import { KpiCardSkeleton } from '../../ui/KpiCardSkeleton.tsx';
import { KpiGrid } from '../../ui/KpiGrid.tsx';
import { LoadingNote } from '../../ui/Skeleton.tsx';

export function CardsSkeleton({ count }: { count: number }) {
  const t = useTranslations('overview');
  return (
    <>
      <LoadingNote />
      <KpiGrid label={t('cards')}>
        {Array.from({ length: count }, (_, index) => (
          <KpiCardSkeleton key={index} />
        ))}
      </KpiGrid>
    </>
  );
}
