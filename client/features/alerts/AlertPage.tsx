import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { useNumbered } from '../../api/use-numbered.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { Columns } from '../../ui/Columns.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { ThingStates } from '../../ui/ThingStates.tsx';
import { newLoopHref } from '../../url/new-loop-address.ts';
import { ALERTS_PATH } from '../../url/alerts-view.ts';
import { ActionsCard } from './ActionsCard.tsx';
import { AlertTimeline } from './AlertTimeline.tsx';
import css from './Alert.module.css';
import type { PinnedList } from './RecordsCard.tsx';
import { RecordsCard } from './RecordsCard.tsx';
import { ToldCard } from './ToldCard.tsx';
import { useAlertStanding } from './use-alert-standing.ts';
import { useAlertText } from './use-alert-text.ts';
import { WhyCard } from './WhyCard.tsx';

export type AlertPageProps = {
  /** As it stands in the address. */
  id: string;
  /** False while somebody looks through other rights than their own. */
  mayChange: boolean;
  pinned: PinnedList;
};

/** One alert: what it says, why it fired, what is to be done, who was told and what happened. */
export function AlertPage({ id, mayChange, pinned }: AlertPageProps) {
  const t = useTranslations('alerts');
  const { sentence } = useAlertText();
  const standing = useAlertStanding();
  const { alert } = useAlertQueries();
  const { answer, states } = useNumbered(id, alert);
  const person = useQuery(useQueries().session()).data?.person;
  const mayInvite = person?.rights.role === 'administrator' && !person.isInvented;
  return (
    <>
      <PageHeader
        isComing={states.isPending && !states.isMissing}
        title={answer ? sentence(answer.alert) : states.isMissing ? t('missing') : t('title')}
        scope={answer ? [t(`state.${answer.alert.state}`), ...standing(answer.alert)] : []}
        actions={
          <>
            {answer && mayChange ? (
              <ButtonLink href={newLoopHref({ alert: answer.alert.id })}>
                {t('beginLoop')}
              </ButtonLink>
            ) : null}
            <ButtonLink href={ALERTS_PATH}>{t('back')}</ButtonLink>
          </>
        }
      />
      <ThingStates {...states} missing={t('missingHint')} heights={['8rem', '20rem']} />
      {answer ? (
        <>
          <p className={css['chips']}>
            <SeverityChip severity={answer.alert.severity} />
            <span className={css['note']}>{t(`severityHint.${answer.alert.severity}`)}</span>
            {answer.alert.state === 'open' && answer.alert.onRung === 0 && mayInvite ? (
              <Link href="/people">{t('giveRole')}</Link>
            ) : null}
          </p>
          <Columns
            isUneven
            first={
              <>
                <WhyCard answer={answer} />
                <RecordsCard {...{ answer, pinned }} />
              </>
            }
            second={
              <>
                <ActionsCard {...{ answer, mayChange }} />
                <ToldCard answer={answer} />
                <AlertTimeline steps={answer.steps} />
              </>
            }
          />
        </>
      ) : null}
    </>
  );
}
