import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import css from './Assignments.module.css';
import { RuleRow } from './RuleRow.tsx';

/** The rules in the order they are tried in. */
export function RulesCard() {
  const t = useTranslations('assign');
  const id = useId();
  const rules = useQuery(useQueries().assignmentRules());
  const list = rules.data?.rules ?? [];
  const order = list.map((rule) => rule.id);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('rules')} />
      {rules.isPending && <Skeleton height="6rem" />}
      {rules.isError && (
        <ErrorState failure={failureOf(rules.error)} onRetry={() => void rules.refetch()} />
      )}
      {rules.data && list.length === 0 ? (
        <EmptyState title={t('noRules')} hint={t('noRulesHint')} />
      ) : null}
      {list.length > 0 ? (
        <>
          <p className={css['hint']}>{t('rulesHint')}</p>
          <Rows isOrdered>
            {list.map((rule) => (
              <RuleRow key={rule.id} rule={rule} order={order} />
            ))}
          </Rows>
        </>
      ) : null}
    </Card>
  );
}
