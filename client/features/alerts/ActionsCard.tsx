import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AlertAnswer } from '#server/contract/alerts.ts';
import { failureOf } from '../../api/failure.ts';
import { ApiProblem } from '../../api/problem.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import type { Failure } from '../../ui/ErrorState.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { WordsForm } from '../../ui/WordsForm.tsx';
import { useWho } from '../../ui/use-who.ts';
import type { Action } from './actions.ts';
import { actionsFor } from './actions.ts';
import css from './Alert.module.css';
import { UntilForm } from './UntilForm.tsx';
import { useInstantText } from '../../api/use-instant-text.ts';
import { UsefulVote } from './UsefulVote.tsx';

const CONFLICT = 409;

/** What the reader does about an alert. Whoever was faster is named where the form stands. */
export function ActionsCard({ answer, mayChange }: { answer: AlertAnswer; mayChange: boolean }) {
  const t = useTranslations('alerts');
  const id = useId();
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<Action | null>(null);
  const [done, setDone] = useState<Action | null>(null);
  const { alert } = answer;
  const act = useMutation({
    mutationFn: ({ action, given }: { action: Action; given: string }) =>
      actions.alerts[action](alert.id, given),
    onSuccess: async (_, { action }) => {
      setOpen(null);
      setDone(action);
      await client.invalidateQueries({ queryKey: ['alerts'] });
    },
    // As it stands now is what the reader needs to see, whatever was refused.
    onError: () => client.invalidateQueries({ queryKey: ['alerts'] }),
  });
  const failure = useActionFailure(answer, act.error);
  const choose = (action: Action | null) => {
    act.reset();
    setDone(null);
    setOpen(action);
  };
  const offered = actionsFor(alert);
  const label = (action: Action) =>
    action === 'acknowledge' && alert.state === 'acknowledged' ? t('renew') : t(action);
  const form = {
    failure,
    isSending: act.isPending,
    onLeave: () => {
      choose(null);
    },
  };
  const send = (action: Action) => (given: string) => {
    act.mutate({ action, given });
  };
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('do')} />
      {mayChange ? null : <p className={css['note']}>{t('readOnly')}</p>}
      {mayChange && !alert.mayAct ? <p className={css['note']}>{t('mayOnlyComment')}</p> : null}
      {mayChange && open === null ? (
        <div className={css['actions']}>
          {offered.map((action, place) => (
            <Button
              key={action}
              isPrimary={place === 0 && alert.state === 'open' && alert.mayAct}
              onPress={() => {
                choose(action);
              }}
            >
              {label(action)}
            </Button>
          ))}
        </div>
      ) : null}
      <FormNote text={done ? t(`done.${done}`) : ''} />
      {mayChange && (open === 'acknowledge' || open === 'snooze') ? (
        <>
          <p className={css['note']}>{t(`${open}Hint`)}</p>
          <UntilForm
            key={open}
            {...form}
            what={open}
            severity={alert.severity}
            onSend={send(open)}
          />
        </>
      ) : null}
      {mayChange && (open === 'resolve' || open === 'reopen' || open === 'comment') ? (
        <WordsForm
          key={open}
          {...form}
          label={open === 'comment' ? t('text') : t('reason')}
          hint={t(`${open}Hint`)}
          words={{ save: t(`${open}Go`), saving: t('sending'), leave: t('leave') }}
          need={t('needText')}
          onSend={send(open)}
        />
      ) : null}
      <UsefulVote key={alert.id} answer={answer} mayVote={mayChange} />
    </Card>
  );
}

/** Why something was refused; a promise of somebody else with their name and their time. */
function useActionFailure({ alert }: AlertAnswer, error: Error | null): Failure | null {
  const t = useTranslations('alerts');
  const who = useWho();
  const time = useInstantText();
  if (error === null) return null;
  const isConflict = error instanceof ApiProblem && error.status === CONFLICT;
  if (!isConflict) return failureOf(error);
  const { promise } = alert;
  if (error.code === 'ALERT_TAKEN' && promise) {
    const message = t('faster', { who: who(promise.by), time: time(promise.until) });
    return { message, requestId: error.requestId };
  }
  return { message: `${error.message} ${t('moved')}`, requestId: error.requestId };
}
