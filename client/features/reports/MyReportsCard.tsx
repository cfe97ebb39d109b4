import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { OwnReport } from '#server/contract/reports.ts';
import { failureOf } from '../../api/failure.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ReportWords } from './ReportWords.tsx';
import css from './Reports.module.css';

/** One's own reports, the newest first, each with what became of it. */
export function MyReportsCard({ maySend }: { maySend: boolean }) {
  const t = useTranslations('reports');
  const id = useId();
  const list = useInfiniteQuery(useReportQueries().mine());
  const reports = list.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('mine')} />
      {list.isPending ? <Skeleton height="8rem" /> : null}
      {list.data && reports.length === 0 ? (
        <EmptyState title={t('mineNone')} hint={t('mineNoneHint')} />
      ) : null}
      <ul className={css['list']}>
        {reports.map((report) => (
          <OwnRow key={report.id} {...{ report, maySend }} />
        ))}
      </ul>
      <ListFoot {...listFoot(list)} more={t('more')} />
    </Card>
  );
}

function OwnRow({ report, maySend }: { report: OwnReport; maySend: boolean }) {
  const t = useTranslations('reports');
  const client = useQueryClient();
  const { actions } = useReportQueries();
  const part = useMutation({
    mutationFn: () => actions.match(report.id, null),
    onSettled: () => client.invalidateQueries({ queryKey: ['reports'] }),
  });
  return (
    <li className={css['row']}>
      <ReportWords report={report} loopHref={null} />
      {part.error ? <ErrorLine failure={failureOf(part.error)} /> : null}
      {maySend && report.mayPart ? (
        <Button
          size="small"
          disabled={part.isPending}
          onPress={() => {
            part.mutate();
          }}
        >
          {t('other')}
        </Button>
      ) : null}
    </li>
  );
}
