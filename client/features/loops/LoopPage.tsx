import { useId } from 'react';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { useNumbered } from '../../api/use-numbered.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { ThingStates } from '../../ui/ThingStates.tsx';
import { LOOPS_PATH } from '../../url/loops-view.ts';
import { ActionsCard } from './ActionsCard.tsx';
import { DepartmentsCard } from './DepartmentsCard.tsx';
import { EffectCard } from './EffectCard.tsx';
import { FactsCard } from './FactsCard.tsx';
import css from './LoopPage.module.css';
import { LoopTimeline } from './LoopTimeline.tsx';
import { MovesCard } from './MovesCard.tsx';
import { ObstaclesCard } from './ObstaclesCard.tsx';
import { PlanCard } from './PlanCard.tsx';
import { ReadingCard } from './ReadingCard.tsx';
import { ReportsCard } from './ReportsCard.tsx';
import { StakeCard } from './StakeCard.tsx';
import { StepBar } from './StepBar.tsx';
import { useLoopFacts } from './use-loop-facts.ts';

/** How records are shown; given by who puts the pages together. */
export type PinnedList = (records: LoopAnswer['records']) => ReactNode;

export type LoopPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  pinned: PinnedList;
};

/** One loop: how far it is, what comes next, who was asked and what happened. */
export function LoopPage({ id, mayChange, pinned }: LoopPageProps) {
  const t = useTranslations('loopPage');
  const standing = useLoopFacts();
  const { loop } = useLoopQueries();
  const { answer, states } = useNumbered(id, loop);
  const mayEdit = mayChange && answer?.loop.mayLead === true;
  return (
    <>
      <PageHeader
        isComing={states.isPending && !states.isMissing}
        title={answer ? isolate(answer.loop.title) : states.isMissing ? t('missing') : t('title')}
        scope={answer ? standing(answer.loop) : []}
        actions={<ButtonLink href={LOOPS_PATH}>{t('back')}</ButtonLink>}
      />
      <ThingStates {...states} missing={t('missingHint')} heights={['4rem', '20rem']} />
      {answer ? (
        <>
          <div className={css['chips']}>
            <SeverityChip severity={answer.loop.severity} />
            {answer.loop.isLate ? <span className={css['late']}>{t('late')}</span> : null}
          </div>
          <StepBar loop={answer.loop} />
          <Columns
            first={
              <>
                <MovesCard {...{ answer, mayChange }} />
                <EffectCard loop={answer.loop} />
                <ReadingCard loop={answer.loop} {...{ mayEdit }} />
                <FactsCard loop={answer.loop} {...{ mayEdit }} />
                <StakeCard loop={answer.loop} {...{ mayEdit }} />
                <RecordsCard {...{ answer, pinned }} />
                <ReportsCard reports={answer.reports} />
              </>
            }
            second={
              <>
                <PlanCard {...{ answer, mayEdit }} />
                <ActionsCard {...{ answer, mayChange }} />
                <DepartmentsCard loop={answer.loop} mayChange={mayChange} />
                <ObstaclesCard {...{ answer, mayChange }} />
                <LoopTimeline steps={answer.steps} />
              </>
            }
          />
        </>
      ) : null}
    </>
  );
}

function RecordsCard({ answer, pinned }: { answer: LoopAnswer; pinned: PinnedList }) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { records, hidden } = answer;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('pinned')} />
      {records.length > 0 ? pinned(records) : null}
      {hidden > 0 ? <p className={css['note']}>{t('hidden', { count: hidden })}</p> : null}
      {records.length + hidden === 0 ? <p className={css['note']}>{t('noPinned')}</p> : null}
    </Card>
  );
}
