import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import type { ReportAnswer } from '#server/contract/reports.ts';
import { failureOf } from '../../api/failure.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { LOOPS_PATH } from '../../url/loops-view.ts';
import { readLoopStart } from '../../url/new-loop-address.ts';
import { useSearch } from '../../url/use-search.ts';
import type { LoopDraft } from './new-loop.ts';
import { draftFrom, withAlert, withReport } from './new-loop.ts';
import { NewLoopForm } from './NewLoopForm.tsx';

/** An alert or a report that is gone leaves an empty form. */
function startFrom(
  draft: LoopDraft,
  alert: AlertAnswer | null,
  report: ReportAnswer | null,
): LoopDraft {
  const plain = { ...draft, alert: null, report: null };
  if (report) return withReport({ ...plain, report: draft.report }, report.report);
  return alert ? withAlert({ ...plain, alert: draft.alert }, alert) : plain;
}

/** Where a loop is begun, with what the page somebody came from says of it. */
export function NewLoopPage() {
  const t = useTranslations('loops');
  const search = useSearch();
  const queries = useQueries();
  const organisation = useQuery(queries.organisation());
  const catalogue = useQuery(queries.catalogue());
  const { start, misread } = readLoopStart(search);
  const draft = draftFrom(start, organisation.data?.today ?? '');
  const alert = useQuery({
    ...useAlertQueries().alert(draft.alert ?? 0),
    enabled: draft.alert !== null,
  });
  const failed = [organisation, catalogue].find(({ isError }) => isError);
  const error = failed?.error ?? null;
  const report = useQuery({
    ...useReportQueries().report(draft.report ?? 0),
    enabled: draft.report !== null,
  });
  const isAsking =
    (draft.alert !== null && alert.isPending) || (draft.report !== null && report.isPending);
  return (
    <>
      <PageHeader
        title={t('begin')}
        scope={[t('beginScope')]}
        actions={<ButtonLink href={LOOPS_PATH}>{t('back')}</ButtonLink>}
      />
      <MisreadNotice parts={misread} />
      {failed && error ? (
        <Card>
          <ErrorState failure={failureOf(error)} onRetry={() => void failed.refetch()} />
        </Card>
      ) : organisation.data && catalogue.data && !isAsking ? (
        <NewLoopForm
          key={search}
          catalogue={catalogue.data}
          start={startFrom(draft, alert.data ?? null, report.data ?? null)}
        />
      ) : (
        <>
          <LoadingNote />
          <Skeleton height="24rem" />
        </>
      )}
    </>
  );
}
