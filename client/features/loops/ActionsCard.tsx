import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import type { NewAction } from '../../api/loops.ts';
import { isDay } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { ChoiceField, DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Lines } from '../../ui/Lines.tsx';
import css from './LoopPage.module.css';
import { PersonField } from './PersonField.tsx';
import { PHASES } from './phases.ts';

type Props = { answer: LoopAnswer; mayChange: boolean };

/** What is done for a loop, by what it belongs to: find out, plan, train, follow up. */
export function ActionsCard({ answer, mayChange }: Props) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const [isAdding, setIsAdding] = useState(false);
  const { loop } = answer;
  const change = useMutation({
    mutationFn: ({ seq, state }: { seq: number; state: 'open' | 'done' | 'dropped' }) =>
      actions.changeAction(loop.id, seq, { state }),
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  const add = useMutation({
    mutationFn: (action: NewAction) => actions.addAction(loop.id, action),
    onSuccess: () => {
      setIsAdding(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  const mayWork = mayChange && answer.mayWork;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('actions')} />
      {answer.actions.length === 0 ? <p className={css['note']}>{t('noActions')}</p> : null}
      {PHASES.map((phase) => {
        const own = answer.actions.filter((one) => one.phase === phase);
        if (own.length === 0) return null;
        return (
          <section key={phase} className={css['phase']}>
            <h3 className={css['note']}>{t(`phase.${phase}`)}</h3>
            <Lines>
              {own.map((action) => (
                <ActionRow
                  key={action.seq}
                  action={action}
                  onChange={
                    mayWork
                      ? (state) => {
                          change.mutate({ seq: action.seq, state });
                        }
                      : null
                  }
                />
              ))}
            </Lines>
          </section>
        );
      })}
      {change.error ? <ErrorLine failure={failureOf(change.error)} /> : null}
      {mayWork && !isAdding ? (
        <div className={css['actions']}>
          <Button
            onPress={() => {
              add.reset();
              setIsAdding(true);
            }}
          >
            {t('addAction')}
          </Button>
        </div>
      ) : null}
      {isAdding ? (
        <ActionForm
          failure={add.error ? failureOf(add.error) : null}
          isSending={add.isPending}
          onSend={(action) => {
            add.mutate(action);
          }}
          onLeave={() => {
            setIsAdding(false);
          }}
        />
      ) : null}
    </Card>
  );
}

type Action = LoopAnswer['actions'][number];

function ActionRow({
  action,
  onChange,
}: {
  action: Action;
  /** Null = the reader may not. */
  onChange: ((state: Action['state']) => void) | null;
}) {
  const t = useTranslations('loopPage');
  const { day, line } = useFormats();
  const who = useWho();
  const { title, owner, dueOn, state, isLate } = action;
  const facts = [
    t(`actionState.${state}`),
    ...(owner ? [who(owner)] : []),
    ...(dueOn === null ? [] : [t('actionDue', { day: day.long(dueOn) })]),
  ];
  return (
    <li>
      <span>
        <bdi>{title}</bdi>
      </span>
      <span className={isLate ? css['late'] : css['note']}>{line(facts)}</span>
      {onChange && state === 'open' ? (
        <div className={css['actions']}>
          <Button
            onPress={() => {
              onChange('done');
            }}
          >
            {t('markDone')}
          </Button>
          <Button
            onPress={() => {
              onChange('dropped');
            }}
          >
            {t('markDropped')}
          </Button>
        </div>
      ) : null}
    </li>
  );
}

function ActionForm({
  failure,
  isSending,
  onSend,
  onLeave,
}: {
  failure: ReturnType<typeof failureOf> | null;
  isSending: boolean;
  onSend: (action: NewAction) => void;
  onLeave: () => void;
}) {
  const t = useTranslations('loopPage');
  const [draft, setDraft] = useState<{
    phase: NewAction['phase'];
    title: string;
    owner: string;
    dueOn: string;
  }>({ phase: 'plan', title: '', owner: '', dueOn: '' });
  const [note, setNote] = useState('');
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  return (
    <Form
      onSend={() => {
        const { phase, title, owner, dueOn } = draft;
        if (title.trim() === '') setNote(t('fillIn'));
        else if (!isSending) {
          onSend({
            phase,
            title: title.trim(),
            owner: owner === '' ? null : owner,
            dueOn: isDay(dueOn) ? dueOn : null,
          });
        }
      }}
    >
      <TextField
        label={t('actionTitle')}
        value={draft.title}
        onChange={(title) => {
          change({ title });
        }}
      />
      <FieldRow>
        <ChoiceField
          label={t('phaseField')}
          value={draft.phase}
          groups={[
            { label: '', options: PHASES.map((one) => ({ value: one, label: t(`phase.${one}`) })) },
          ]}
          onChoose={(phase) => {
            change({ phase });
          }}
        />
        <PersonField
          label={t('owner')}
          nobody={t('nobodyYet')}
          value={draft.owner}
          onChoose={(owner) => {
            change({ owner });
          }}
        />
      </FieldRow>
      <DateField
        label={t('dueOn')}
        value={draft.dueOn}
        onChange={(dueOn) => {
          change({ dueOn });
        }}
      />
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
