import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import css from './Assignments.module.css';
import { ChangeRow } from './ChangeRow.tsx';

/** Every change of what is set, newest first. */
export function ChangesCard() {
  const t = useTranslations('assign');
  const id = useId();
  const [before, setBefore] = useState<number | null>(null);
  const changes = useQuery(useQueries().assignments(before));
  const list = changes.data?.changes ?? [];
  const next = changes.data?.next ?? null;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('changes')} />
      {changes.isPending && <Skeleton height="6rem" />}
      {changes.isError && (
        <ErrorState failure={failureOf(changes.error)} onRetry={() => void changes.refetch()} />
      )}
      {changes.data && list.length === 0 ? (
        <EmptyState title={t('noChanges')} hint={t('noChangesHint')} />
      ) : null}
      {list.length > 0 ? (
        <>
          <p className={css['hint']}>{t('changesHint')}</p>
          <Rows>
            {list.map((change) => (
              <ChangeRow key={change.id} change={change} />
            ))}
          </Rows>
        </>
      ) : null}
      <div className={css['control']}>
        {next === null ? null : (
          <Button
            onPress={() => {
              setBefore(next);
            }}
          >
            {t('older')}
          </Button>
        )}
        {before === null ? null : (
          <Button
            onPress={() => {
              setBefore(null);
            }}
          >
            {t('newest')}
          </Button>
        )}
      </div>
    </Card>
  );
}
