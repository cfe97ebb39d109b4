import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useNumbered } from '../../api/use-numbered.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Card } from '../../ui/Card.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { ThingStates } from '../../ui/ThingStates.tsx';
import { FOLLOW_UPS_PATH } from '../../url/follow-ups-view.ts';
import { AnswerWords } from './AnswerWords.tsx';
import { DeedsCard } from './DeedsCard.tsx';
import { FollowUpTimeline } from './FollowUpTimeline.tsx';
import { useFollowUpStanding } from './use-follow-up-standing.ts';

export type FollowUpPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  /** False for the front line, who see only what was given to them. */
  seesAll: boolean;
};

/** One customer who is contacted: what they said, what is to be done, what happened. */
export function FollowUpPage({ id, mayChange, seesAll }: FollowUpPageProps) {
  const t = useTranslations('followUps');
  const wordsId = useId();
  const { name, due, whose } = useFollowUpStanding();
  const queries = useFollowUpQueries();
  const { answer, states } = useNumbered(id, queries.followUp);
  const followUp = answer?.followUp;
  return (
    <>
      <PageHeader
        isComing={states.isPending && !states.isMissing}
        title={followUp ? name(followUp) : states.isMissing ? t('missing') : t('one')}
        scope={followUp ? [due(followUp), whose(followUp)] : []}
        actions={<ButtonLink href={FOLLOW_UPS_PATH}>{t('back')}</ButtonLink>}
      />
      <ThingStates {...states} missing={t('missingHint')} heights={['16rem']} />
      {answer ? (
        <Columns
          first={
            <>
              <Card labelledBy={wordsId}>
                <PanelTitle id={wordsId} text={t('words')} />
                <AnswerWords answer={answer.followUp.answer} isLinked={seesAll} />
              </Card>
              <DeedsCard {...{ answer, mayChange, seesAll }} />
            </>
          }
          second={<FollowUpTimeline lines={answer.lines} />}
        />
      ) : null}
    </>
  );
}
