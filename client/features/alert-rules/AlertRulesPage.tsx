import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { Rows } from '../../ui/Rows.tsx';
import { RuleRow } from './RuleRow.tsx';
import { SilencesCard } from './SilencesCard.tsx';

/** What raises alerts: every rule in words, with its switch. */
export function AlertRulesPage() {
  const t = useTranslations('alertRules');
  const rules = useQuery(useAlertQueries().rules());
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={<ButtonLink href="/settings/alert-rules/new">{t('new')}</ButtonLink>}
      />
      <Card>
        {rules.isPending ? (
          <>
            <LoadingNote />
            <Skeleton height="16rem" />
          </>
        ) : null}
        {rules.isError ? (
          <ErrorState failure={failureOf(rules.error)} onRetry={() => void rules.refetch()} />
        ) : null}
        {rules.data?.rules.length === 0 ? (
          <EmptyState title={t('none')} hint={t('noneHint')} />
        ) : null}
        <Rows>
          {rules.data?.rules.map((rule) => (
            <RuleRow key={rule.id} rule={rule} />
          ))}
        </Rows>
      </Card>
      <SilencesCard />
    </>
  );
}
