import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import { ALERT_STATES, useAlertsView } from '../../url/alerts-view.ts';
import { AlertsBar } from './AlertsBar.tsx';
import { AlertsSection } from './AlertsSection.tsx';
import { ReachCard } from './ReachCard.tsx';
import { sectionQuestion, sectionsOf } from './sections.ts';

/** What somebody must answer: what nobody has taken on first, the gravest first. `seesRules` = the reader sets what raises them. */
export function AlertsPage({ seesRules }: { seesRules: boolean }) {
  const t = useTranslations('alerts');
  const mine = useTranslations('notices');
  const { view, misread, choose } = useAlertsView();
  // The counts do not depend on the state that is chosen.
  const first = useQuery(
    useAlertQueries().firstAlerts({
      states: [],
      severities: view.severity ? [view.severity] : [],
      department: view.department,
    }),
  );
  const counts = first.data?.counts ?? null;
  const states = view.state ? [view.state] : ALERT_STATES.filter((state) => state !== 'resolved');
  const isEmpty = counts !== null && states.every((state) => counts[state] === 0);
  const isWhole = view.state === null && view.severity === null && view.department === null;
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={
          <>
            {seesRules ? (
              <ButtonLink href="/settings/alert-rules">{t('toRules')}</ButtonLink>
            ) : null}
            <ButtonLink href="/settings/notices">{mine('toMine')}</ButtonLink>
          </>
        }
      />
      <MisreadNotice parts={misread} />
      <AlertsBar {...{ view, counts }} isCounting={first.isPending} onChoose={choose} />
      {first.isPending && (
        <>
          <LoadingNote />
          <Skeleton height="12rem" />
        </>
      )}
      {first.isError && (
        <Card>
          <ErrorState failure={failureOf(first.error)} onRetry={() => void first.refetch()} />
        </Card>
      )}
      {isEmpty ? (
        <Card>
          <EmptyState
            title={isWhole ? t('none') : t('noneChosen')}
            hint={isWhole ? t('noneHint') : t('noneChosenHint')}
          />
        </Card>
      ) : null}
      {first.data && !isEmpty
        ? sectionsOf(view)
            .filter(({ state }) => first.data.counts[state] > 0)
            .map((section) => (
              <AlertsSection
                key={`${section.state} ${section.severity}`}
                title={t(`section.${section.severity ?? section.state}`)}
                question={sectionQuestion(view, section)}
              />
            ))
        : null}
      {first.data ? <ReachCard reach={first.data.contactToExecutive} /> : null}
    </>
  );
}
