import { useInfiniteQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { listFoot } from '../../api/list-foot.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import type { ReportsAnswer } from '#server/contract/reports.ts';
import { useReportQueries } from '../../api/report-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Select } from '../../ui/Select.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { useCounted } from '../../ui/use-counted.ts';
import { useValueText } from '../../ui/use-value-text.ts';
import { REPORT_STATES, useReportsView } from '../../url/reports-view.ts';
import css from './Reports.module.css';
import { TrayRow } from './TrayRow.tsx';

/** What the front line reported: what waits first, and how many reporters hear what became of it. */
export function ReportsPage({ mayChange }: { mayChange: boolean }) {
  const t = useTranslations('reports');
  const counted = useCounted();
  const { state, misread, choose } = useReportsView();
  const list = useInfiniteQuery(useReportQueries().reports(state === 'all' ? null : state));
  const first = list.data?.pages[0] ?? null;
  const reports = list.data?.pages.flatMap((page) => page.reports) ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={mayChange ? <ButtonLink href="/report">{t('write')}</ButtonLink> : null}
      />
      <MisreadNotice parts={misread} />
      <Card>
        <Select
          label={t('which')}
          value={state}
          groups={[
            {
              label: '',
              options: [
                ...REPORT_STATES.map((one) => ({
                  value: one,
                  label: counted(t(`state.${one}`), first ? first.counts[one] : null),
                })),
                { value: 'all', label: t('all') },
              ],
            },
          ]}
          onChoose={choose}
        />
      </Card>
      {list.isPending ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
      {first && reports.length === 0 ? (
        <Card>
          <EmptyState
            title={state === 'received' ? t('noneWaits') : t('none')}
            hint={state === 'received' ? t('noneWaitsHint') : t('noneHint')}
          />
        </Card>
      ) : null}
      {reports.length > 0 ? (
        <Card>
          <ul className={css['list']}>
            {reports.map((report) => (
              <TrayRow key={report.id} {...{ report, mayChange }} />
            ))}
          </ul>
        </Card>
      ) : null}
      <ListFoot {...listFoot(list)} more={t('more')} />
      {first ? <FeedbackCard {...first} /> : null}
    </>
  );
}

/** Of how many reports the reporter was told what became of them. */
function FeedbackCard({ feedback, promiseDays }: ReportsAnswer) {
  const t = useTranslations('reports');
  const id = useId();
  const text = useValueText('percent')(feedback);
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('rate')} />
      {feedback.value === null ? null : <p className={css['value']}>{text.value}</p>}
      <p className={css['note']}>
        {feedback.value === null
          ? t('rateNone', { count: feedback.n })
          : t('rateOf', { count: feedback.n, interval: text.interval })}
      </p>
      <p className={css['note']}>{t('ratePromise', { count: promiseDays })}</p>
    </Card>
  );
}
