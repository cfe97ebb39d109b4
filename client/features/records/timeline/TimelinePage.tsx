import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { RecordSort } from '#server/contract/records.ts';
import { failureOf } from '../../../api/failure.ts';
import { isUnknown } from '../../../api/queries.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { isolate } from '../../../format/bidi.ts';
import { useFormats } from '../../../i18n/reader.ts';
import { Button } from '../../../ui/Button.tsx';
import { ButtonLink } from '../../../ui/ButtonLink.tsx';
import { Card } from '../../../ui/Card.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { PageHeader } from '../../../ui/PageHeader.tsx';
import { Select } from '../../../ui/Select.tsx';
import { LoadingNote, Skeleton } from '../../../ui/Skeleton.tsx';
import { usePathIds } from '../../../url/record-address.ts';
import { Steps } from './Steps.tsx';
import css from './Timeline.module.css';

/** Everything of the customer that the address names, in the order of time. */
export function TimelinePage() {
  const [customer] = usePathIds();
  return customer === undefined || customer === '' ? (
    <Gone />
  ) : (
    <Timeline key={customer} customer={customer} />
  );
}

function Timeline({ customer }: { customer: string }) {
  const t = useTranslations('records.timeline');
  const list = useTranslations('records.list');
  const formats = useFormats();
  const [sort, setSort] = useState<RecordSort>('oldest');
  const story = useInfiniteQuery(useQueries().timeline({ customer, sort }));
  const pages = story.data?.pages ?? [];
  const first = pages[0];
  if (isUnknown(story.error)) return <Gone />;
  const steps = pages.flatMap((page) => page.steps);
  const count = formats.value.count;
  return (
    <>
      <PageHeader
        title={isolate(customer)}
        isComing={story.isPending}
        scope={first ? [t('kicker'), t('steps', { count: first.total }), t('first')] : []}
      />
      {first?.incomplete ? <Notice text={t('incomplete')} /> : null}
      <Card>
        {story.isPending ? (
          <>
            <LoadingNote />
            <Skeleton height="24rem" />
          </>
        ) : null}
        {first ? (
          <>
            <div className={css['head']}>
              <p className={css['note']}>
                {first.hidden > 0 ? `${t('hidden', { count: first.hidden })} ` : null}
                {t('rules', {
                  repeatDays: count(first.rules.repeatDays),
                  waitDays: count(first.rules.waitDays),
                })}
              </p>
              <Select
                label={list('sort')}
                value={sort}
                groups={[
                  {
                    label: '',
                    options: [
                      { value: 'oldest', label: list('oldest') },
                      { value: 'newest', label: list('newest') },
                    ],
                  },
                ]}
                onChoose={setSort}
              />
            </div>
            <Steps steps={steps} />
            <div className={css['foot']}>
              <p role="status">
                {list('shown', { shown: count(steps.length), total: count(first.total) })}
              </p>
              {story.hasNextPage && !story.isError ? (
                <Button
                  disabled={story.isFetchingNextPage}
                  onPress={() => void story.fetchNextPage()}
                >
                  {list('more')}
                </Button>
              ) : null}
            </div>
          </>
        ) : null}
        {story.isError ? (
          <ErrorState
            failure={failureOf(story.error)}
            onRetry={() => void (first ? story.fetchNextPage() : story.refetch())}
          />
        ) : null}
      </Card>
    </>
  );
}

function Gone() {
  const t = useTranslations('records.timeline');
  const record = useTranslations('records.record');
  return (
    <>
      <PageHeader title={t('goneTitle')} scope={[]} />
      <Card>
        <EmptyState
          hint={t('goneHint')}
          action={<ButtonLink href="/records">{record('toList')}</ButtonLink>}
        />
      </Card>
    </>
  );
}
