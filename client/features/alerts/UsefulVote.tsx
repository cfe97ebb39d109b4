import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { failureOf } from '../../api/failure.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import css from './Alert.module.css';

/** Whether an alert was worth being told of: what the reader says, and what was said so far. */
export function UsefulVote({ answer, mayVote }: { answer: AlertAnswer; mayVote: boolean }) {
  const t = useTranslations('alerts');
  const { value } = useFormats();
  const id = useId();
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const { votes, alert } = answer;
  const vote = useMutation({
    mutationFn: (isUseful: boolean) => actions.alerts.useful(alert.id, isUseful),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
  const choice = (isUseful: boolean) => (
    <Button
      size="small"
      aria-pressed={votes.own === isUseful}
      isPrimary={votes.own === isUseful}
      disabled={!mayVote || vote.isPending}
      onPress={() => {
        vote.mutate(isUseful);
      }}
    >
      {isUseful ? t('yes') : t('no')}
    </Button>
  );
  return (
    <>
      <div className={css['vote']} role="group" aria-labelledby={id}>
        <span id={id}>{t('useful')}</span>
        {choice(true)}
        {choice(false)}
        <span className={css['note']}>
          {t('votes', { useful: value.count(votes.useful), not: value.count(votes.notUseful) })}
        </span>
      </div>
      {vote.isError && <ErrorLine failure={failureOf(vote.error)} />}
    </>
  );
}
