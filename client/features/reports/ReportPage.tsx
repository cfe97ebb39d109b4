import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { OwnReportAnswer } from '#server/contract/reports.ts';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { MyReportsCard } from './MyReportsCard.tsx';
import { ReportForm } from './ReportForm.tsx';
import css from './Reports.module.css';
import { SentCard } from './SentCard.tsx';

/** Where somebody says what happens to customers, and hears what became of what they said. */
export function ReportPage({ maySend }: { maySend: boolean }) {
  const t = useTranslations('reports');
  const [sent, setSent] = useState<OwnReportAnswer | null>(null);
  return (
    <>
      <PageHeader title={t('tellTitle')} scope={[t('tellScope')]} />
      <div className={css['pair']}>
        {maySend && sent === null ? <ReportForm onSent={setSent} /> : null}
        {maySend && sent !== null ? (
          <SentCard
            answer={sent}
            onSettled={setSent}
            onAgain={() => {
              setSent(null);
            }}
          />
        ) : null}
        <MyReportsCard maySend={maySend} />
      </div>
    </>
  );
}
