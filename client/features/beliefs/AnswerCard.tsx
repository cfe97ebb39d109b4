import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { BeliefRoundInfo } from '#server/contract/beliefs.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { addDays } from '../../format/day.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorState } from '../../ui/ErrorState.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AnswerForm } from './AnswerForm.tsx';
import css from './Beliefs.module.css';

/** The open round, for a leader to answer or to change what they answered. */
export function AnswerCard({ round, mayAnswer }: { round: BeliefRoundInfo; mayAnswer: boolean }) {
  const t = useTranslations('beliefs');
  const id = useId();
  const { language, day } = useFormats();
  const own = useQuery(useQueries().ownBelief(round.id));
  const [isChanging, setIsChanging] = useState(false);
  const [note, setNote] = useState('');
  const hasAnswered = (own.data?.answers.length ?? 0) > 0;
  return (
    <Card labelledBy={id}>
      <PanelTitle
        id={id}
        text={t('answerTitle', { name: nameIn(language, round.name, String(round.id)) })}
      />
      <p className={css['hint']}>{t('answerHint', { day: day.long(addDays(round.to, -1)) })}</p>
      {mayAnswer ? null : <p className={css['hint']}>{t('viewing')}</p>}
      {own.isPending && <Skeleton height="8rem" />}
      {own.isError && (
        <ErrorState failure={failureOf(own.error)} onRetry={() => void own.refetch()} />
      )}
      {own.data && mayAnswer && (isChanging || !hasAnswered) ? (
        <div className={css['sheet']}>
          <AnswerForm
            round={round}
            own={own.data}
            onSent={() => {
              setIsChanging(false);
              setNote(t('thanks'));
            }}
          />
        </div>
      ) : null}
      <FormNote text={note} />
      {hasAnswered && mayAnswer && !isChanging ? (
        <div className={css['head']}>
          <span>{t('answered')}</span>
          <Button
            size="small"
            onPress={() => {
              setNote('');
              setIsChanging(true);
            }}
          >
            {t('changeAnswer')}
          </Button>
        </div>
      ) : null}
    </Card>
  );
}
