import { useQueries as useManyQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RecordKey } from '../../api/records.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { RecordRows } from './RecordRows.tsx';
import css from './Records.module.css';

/** So many are shown at a time. */
const PAGE = 5;

/** Some records by their keys, a few at a time. */
export function PinnedRecords({ records }: { records: readonly RecordKey[] }) {
  const t = useTranslations('records.list');
  const [shown, setShown] = useState(PAGE);
  const queries = useQueries();
  const answers = useManyQueries({
    queries: records.slice(0, shown).map((key) => queries.record(key)),
  });
  const failed = answers.find(({ isError }) => isError);
  return (
    <>
      <RecordRows records={answers.flatMap(({ data }) => data?.record ?? [])} />
      {answers.some(({ isPending }) => isPending) ? <Skeleton height="3rem" /> : null}
      {failed?.error ? (
        <ErrorState failure={failureOf(failed.error)} onRetry={() => void failed.refetch()} />
      ) : null}
      {records.length > shown ? (
        <div className={css['foot']}>
          <Button
            onPress={() => {
              setShown(shown + PAGE);
            }}
          >
            {t('more')}
          </Button>
        </div>
      ) : null}
    </>
  );
}
