import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RecordItem } from '#server/contract/records.ts';
import type { RecordsQuestion } from '../../api/records.ts';
import { failureOf } from '../../api/failure.ts';
import type { MetricInfo } from '../../api/metric-name.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { ListSummary } from './ListSummary.tsx';
import { nameOfRecord, RecordRows } from './RecordRows.tsx';
import css from './Records.module.css';

export type RecordsListProps = {
  question: RecordsQuestion;
  /** The number they stand behind; null where only words were asked for. */
  metric: { info: MetricInfo; name: string } | null;
  actions: ListActions | null;
};

/** What can be done with chosen records, and with the whole list; given by who puts the pages together. */
export type ListActions = (given: {
  records: readonly RecordItem[];
  question: RecordsQuestion;
  total: number;
}) => ReactNode;

/** The records of one question, page by page, under the number that is made from them. */
export function RecordsList({ question, metric, actions }: RecordsListProps) {
  const t = useTranslations('records.list');
  const formats = useFormats();
  const list = useInfiniteQuery(useQueries().records(question));
  const pages = list.data?.pages ?? [];
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  if (list.isPending) {
    return (
      <Card>
        <LoadingNote />
        <Skeleton height="24rem" />
      </Card>
    );
  }
  const first = pages[0];
  if (list.isError && !first) {
    return (
      <Card>
        <ErrorState failure={failureOf(list.error)} onRetry={() => void list.refetch()} />
      </Card>
    );
  }
  if (!first) return null;
  const records = pages.flatMap((page) => page.records);
  const count = formats.value.count;
  return (
    <Card>
      <ListSummary answer={first} metric={metric} />
      {first.incomplete ? <Notice text={t('incomplete')} /> : null}
      {records.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          hint={first.hidden > 0 ? t('allHidden') : t('emptyHint')}
        />
      ) : (
        <>
          {actions?.({
            records: records.filter((record) => chosen.has(nameOfRecord(record))),
            question,
            total: first.total - first.hidden,
          })}
          <RecordRows
            records={records}
            choosing={
              actions && {
                chosen,
                onChoose: (name, isChosen) => {
                  const next = new Set(chosen);
                  if (isChosen) next.add(name);
                  else next.delete(name);
                  setChosen(next);
                },
              }
            }
          />
        </>
      )}
      {list.isError ? (
        <ErrorState failure={failureOf(list.error)} onRetry={() => void list.fetchNextPage()} />
      ) : null}
      <div className={css['foot']}>
        {records.length > 0 ? (
          <p role="status">
            {t('shown', {
              shown: count(records.length),
              total: count(first.total - first.hidden),
            })}
          </p>
        ) : null}
        {list.hasNextPage && !list.isError ? (
          <Button disabled={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        ) : null}
      </div>
    </Card>
  );
}
