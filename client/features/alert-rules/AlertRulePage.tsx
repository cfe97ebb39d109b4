import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { AlertRuleForm } from './AlertRuleForm.tsx';

/** One rule to be written. `id` null = a new one; as it stands in the address. */
export function AlertRulePage({ id }: { id: string | null }) {
  const t = useTranslations('alertRules');
  const { said } = useFormats();
  const queries = useQueries();
  const rules = useQuery(useAlertQueries().rules());
  const catalogue = useQuery(queries.catalogue());
  const organisation = useQuery(queries.organisation());
  const rule = rules.data?.rules.find((one) => String(one.id) === id) ?? null;
  const isMissing = rules.data !== undefined && id !== null && !rule;
  const error = rules.error ?? catalogue.error ?? organisation.error;
  const title = isMissing ? t('missing') : id === null ? t('newTitle') : t('editTitle');
  return (
    <>
      <PageHeader
        title={title}
        scope={rule ? [said(rule.words)] : []}
        actions={<ButtonLink href="/settings/alert-rules">{t('back')}</ButtonLink>}
      />
      <Card>
        {error ? (
          <ErrorState
            failure={failureOf(error)}
            onRetry={() => {
              for (const one of [rules, catalogue, organisation]) {
                if (one.isError) void one.refetch();
              }
            }}
          />
        ) : null}
        {isMissing ? <EmptyState hint={t('missingHint')} /> : null}
        {!error && !isMissing && rules.data && catalogue.data && organisation.data ? (
          <AlertRuleForm rule={rule} catalogue={catalogue.data} cards={organisation.data.cards} />
        ) : null}
        {!error && (rules.isPending || catalogue.isPending || organisation.isPending) ? (
          <>
            <LoadingNote />
            <Skeleton height="20rem" />
          </>
        ) : null}
      </Card>
    </>
  );
}
