import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { KeyAnswer } from '#server/contract/accounts.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import { KeyRow } from './KeyRow.tsx';
import { NewKeyForm } from './NewKeyForm.tsx';

/** Other programs that may send or read, each by a key of its own. */
export function KeysPage() {
  const t = useTranslations('keys');
  const keys = useQuery(useQueries().keys());
  const now = keys.dataUpdatedAt;
  const held = (keys.data?.keys ?? []).filter((key) => isHeld(key, now));
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope'), ...(keys.data ? [t('count', { count: held.length })] : [])]}
      />
      {keys.isError && (
        <Card>
          <ErrorState failure={failureOf(keys.error)} onRetry={() => void keys.refetch()} />
        </Card>
      )}
      {keys.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="12rem" />
        </>
      )}
      {keys.data && (
        <>
          <Card>
            {keys.data.keys.length === 0 ? (
              <EmptyState title={t('none')} hint={t('noneHint')} />
            ) : (
              <Rows>
                {byUse(keys.data.keys, now).map((key) => (
                  <KeyRow key={key.id} apiKey={key} isHeld={isHeld(key, now)} />
                ))}
              </Rows>
            )}
          </Card>
          <NewKeyForm />
        </>
      )}
    </>
  );
}

function isHeld({ expiresAt }: KeyAnswer, now: number): boolean {
  return Date.parse(expiresAt) > now;
}

/** Those that hold before those that are over; the server's order within. */
function byUse(keys: readonly KeyAnswer[], now: number): KeyAnswer[] {
  return keys.toSorted((a, b) => Number(isHeld(b, now)) - Number(isHeld(a, now)));
}
