import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { MyWork } from '#server/contract/my-work.ts';
import { failureOf } from '../../api/failure.ts';
import { useMyWorkQuery } from '../../api/my-work-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import css from './MyWork.module.css';
import { WorkRow } from './WorkRow.tsx';

const TIMES = ['late', 'today', 'later'] as const;

/** What waits for the reader: what is late, what ends today, and what has time. */
export function MyWorkPage() {
  const t = useTranslations('myWork');
  const work = useQuery(useMyWorkQuery());
  const { data } = work;
  return (
    <>
      <PageHeader title={t('title')} scope={[t('scope')]} />
      {work.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
      {work.isError ? (
        <Card>
          <ErrorState failure={failureOf(work.error)} onRetry={() => void work.refetch()} />
        </Card>
      ) : null}
      {data?.items.length === 0 ? (
        <Card>
          <EmptyState title={t('none')} hint={t('noneHint')} />
        </Card>
      ) : null}
      {data
        ? TIMES.map((time) => (
            <TimeCard
              key={time}
              time={time}
              items={data.items.filter((item) => item.time === time)}
            />
          ))
        : null}
      {data && data.total > data.items.length ? (
        <p className={css['note']}>{t('hidden', { count: data.total - data.items.length })}</p>
      ) : null}
    </>
  );
}

function TimeCard({ time, items }: { time: (typeof TIMES)[number]; items: MyWork['items'] }) {
  const t = useTranslations('myWork');
  const id = useId();
  const { value } = useFormats();
  if (items.length === 0) return null;
  return (
    <Card labelledBy={id}>
      <h2 id={id} className={css['head']} data-time={time}>
        <span>{t(`time.${time}`)}</span>
        <span className={css['count']}>{value.count(items.length)}</span>
      </h2>
      <ul className={css['list']}>
        {items.map((item) => (
          <WorkRow
            key={`${item.kind} ${item.id} ${item.part} ${item.department?.key}`}
            item={item}
          />
        ))}
      </ul>
    </Card>
  );
}
