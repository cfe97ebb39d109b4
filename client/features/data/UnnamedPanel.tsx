import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { UnnamedValues } from './UnnamedValues.tsx';
import css from './Data.module.css';

/** Values that nobody has named, by dimension; named here many at a time. */
export function UnnamedPanel() {
  const t = useTranslations('data');
  const dimension = useTranslations('dimension');
  const formats = useFormats();
  const id = useId();
  const dimensions = useQuery(useQueries().dimensions());
  const waiting = dimensions.data?.dimensions.filter(({ unnamed }) => unnamed > 0) ?? [];
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('unnamedTitle')} />
      {dimensions.isPending && <Skeleton height="4rem" />}
      {dimensions.isError && (
        <ErrorState
          failure={failureOf(dimensions.error)}
          onRetry={() => void dimensions.refetch()}
        />
      )}
      {dimensions.data && (
        <p className={css['note']}>{waiting.length === 0 ? t('unnamedNone') : t('unnamedHint')}</p>
      )}
      {waiting.map((one) => (
        <details key={one.dimension} className={css['naming']}>
          <summary>
            {formats.capital(dimension(one.dimension))}{' '}
            <span className={css['quiet']}>{t('unnamedCount', { count: one.unnamed })}</span>
          </summary>
          <UnnamedValues dimension={one.dimension} />
        </details>
      ))}
    </Card>
  );
}
