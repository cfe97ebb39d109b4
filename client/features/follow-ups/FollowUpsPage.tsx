import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import type { FollowUpsQuestion } from '../../api/follow-up-queries.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { MisreadNotice } from '../../ui/MisreadNotice.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { LoadingNote, Skeleton } from '../../ui/Skeleton.tsx';
import type { FollowUpsView } from '../../url/follow-ups-view.ts';
import { FOLLOW_UP_STEPS, followUpsHref, useFollowUpsView } from '../../url/follow-ups-view.ts';
import { FiguresCard } from './FiguresCard.tsx';
import css from './FollowUps.module.css';
import { FollowUpsBar } from './FollowUpsBar.tsx';
import { FollowUpsSection } from './FollowUpsSection.tsx';
import { RuleCard } from './RuleCard.tsx';

export type FollowUpsPageProps = {
  /** False for the front line, who see only what was given to them. */
  seesAll: boolean;
  mayEditRule: boolean;
};

/** Every unhappy customer who is contacted, what is due first. */
export function FollowUpsPage({ seesAll, mayEditRule }: FollowUpsPageProps) {
  const t = useTranslations('followUps');
  const { view, misread, choose } = useFollowUpsView();
  // The counts do not depend on the state that is chosen.
  const first = useInfiniteQuery(useFollowUpQueries().followUps(questionOf(view, [])));
  const answer = first.data?.pages[0] ?? null;
  const counts = answer?.counts ?? null;
  // Beside all others, what is late stands first, whatever its state.
  const lateQuestion: FollowUpsQuestion = { ...questionOf(view, []), isLate: true };
  const hasLate = view.state === null && view.late === null && (answer?.overdue ?? 0) > 0;
  const late = useInfiniteQuery({
    ...useFollowUpQueries().followUps(lateQuestion),
    enabled: hasLate,
  });
  // They would push the others down.
  const isLateComing = hasLate && late.isPending;
  const lateCounts = hasLate ? late.data?.pages[0]?.counts : undefined;
  const lateCount = lateCounts ? lateCounts.open + lateCounts.contacted : 0;
  const shown = view.state ? [view.state] : FOLLOW_UP_STEPS;
  const isEmpty = counts !== null && shown.every((state) => counts[state] === 0);
  const isWhole = [view.state, view.department, view.owner, view.late].every((one) => one === null);
  return (
    <>
      <PageHeader title={t('title')} scope={[t(seesAll ? 'scope' : 'scopeOwn')]} />
      <MisreadNotice parts={misread} />
      {seesAll ? (
        <FollowUpsBar {...{ view, answer }} isCounting={first.isPending} onChoose={choose} />
      ) : null}
      {first.isPending || isLateComing ? (
        <>
          <LoadingNote />
          <Skeleton height="16rem" />
        </>
      ) : null}
      {first.isError ? (
        <Card>
          <ErrorState failure={failureOf(first.error)} onRetry={() => void first.refetch()} />
        </Card>
      ) : null}
      {isEmpty ? (
        <Card>
          <EmptyState
            title={isWhole ? t('none') : t('noneChosen')}
            hint={isWhole ? t(seesAll ? 'noneHint' : 'noneOwnHint') : t('noneChosenHint')}
          />
        </Card>
      ) : null}
      {counts && !isEmpty && !isLateComing ? (
        <div className={css['sections']}>
          {lateCount > 0 ? (
            <FollowUpsSection
              part="late"
              count={lateCount}
              leavesLate={false}
              question={lateQuestion}
              allHref={followUpsHref({ ...view, late: 'yes' })}
            />
          ) : null}
          {shown
            .filter((state) => counts[state] > 0)
            .map((state) => (
              <FollowUpsSection
                key={state}
                part={state}
                count={counts[state]}
                leavesLate={lateCount > 0}
                question={questionOf(view, [state])}
                allHref={view.state === null ? followUpsHref({ ...view, state }) : null}
              />
            ))}
        </div>
      ) : null}
      {seesAll ? <FiguresCard department={view.department} /> : null}
      {seesAll ? <RuleCard mayEdit={mayEditRule} /> : null}
    </>
  );
}

function questionOf(
  { department, owner, late }: FollowUpsView,
  states: FollowUpsQuestion['states'],
): FollowUpsQuestion {
  return { states, department, owner, isLate: late === 'yes' };
}
