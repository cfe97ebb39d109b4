import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { EMPTY_RULE, inputOf } from './rule-input.ts';
import { RuleEditor } from './RuleEditor.tsx';

/** One rule to be written: what it asks for, what it sets, what it would do. `id` null = a new one. */
export function RulePage({ id }: { id: number | null }) {
  const t = useTranslations('assign');
  const queries = useQueries();
  const rules = useQuery(queries.assignmentRules());
  // The form names them, and is drawn with them at once.
  const sources = useQuery(queries.sources());
  const rule = rules.data?.rules.find((one) => one.id === id) ?? null;
  const title = rule ? t('ruleTitle', { name: isolate(rule.name) }) : t('newRule');
  const isMissing = rules.data !== undefined && id !== null && !rule;
  const back = <ButtonLink href="/assignments">{t('back')}</ButtonLink>;
  return (
    <>
      <PageHeader
        title={isMissing ? t('missing') : title}
        scope={[t('ruleScope')]}
        actions={back}
      />
      {(rules.isPending || sources.isPending) && (
        <>
          <LoadingNote />
          <Skeleton height="18rem" />
        </>
      )}
      {rules.isError && (
        <Card>
          <ErrorState failure={failureOf(rules.error)} onRetry={() => void rules.refetch()} />
        </Card>
      )}
      {isMissing ? (
        <Card>
          <EmptyState hint={t('missingHint')} />
        </Card>
      ) : null}
      {rules.data && !isMissing && !sources.isPending ? (
        <RuleEditor id={id} first={rule ? inputOf(rule) : EMPTY_RULE} />
      ) : null}
    </>
  );
}
