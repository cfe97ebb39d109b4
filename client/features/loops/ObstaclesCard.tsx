import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import type { NewObstacle } from '../../api/loops.ts';
import { isDay } from '../../format/day.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { Field } from '../../ui/Field.tsx';
import { DateField, FieldRow, Form } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import { useWho } from '../../ui/use-who.ts';
import { Lines, Quote } from '../../ui/Lines.tsx';
import css from './LoopPage.module.css';
import { WordsForm } from './WordsForm.tsx';
import { PersonField } from './PersonField.tsx';

type Props = { answer: LoopAnswer; mayChange: boolean };

/** What a department cannot remove, who decides about it, and until when. */
export function ObstaclesCard({ answer, mayChange }: Props) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const who = useWho();
  const { day, line } = useFormats();
  const [open, setOpen] = useState<'raise' | number | null>(null);
  const { loop, obstacles } = answer;
  const settle = {
    onSuccess: () => {
      setOpen(null);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  };
  const raise = useMutation({
    mutationFn: (obstacle: NewObstacle) => actions.raiseObstacle(loop.id, obstacle),
    ...settle,
  });
  const decide = useMutation({
    mutationFn: ({ seq, decision }: { seq: number; decision: string }) =>
      actions.decideObstacle(loop.id, seq, decision),
    ...settle,
  });
  const leave = () => {
    setOpen(null);
  };
  if (obstacles.length === 0 && !(mayChange && answer.mayWork)) return null;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('obstacles')} />
      {obstacles.length === 0 ? <p className={css['note']}>{t('noObstacles')}</p> : null}
      <Lines>
        {obstacles.map((one) => (
          <li key={one.seq}>
            <span>
              <bdi>{one.text}</bdi>
            </span>
            <span className={one.isLate ? css['late'] : css['note']}>
              {line([
                t('decides', { who: who(one.executive) }),
                t('decideBy', { day: day.long(one.decideBy) }),
              ])}
            </span>
            {one.decision === null ? null : <Quote text={one.decision} />}
            {mayChange && one.mayDecide && open !== one.seq ? (
              <Button
                isPrimary
                onPress={() => {
                  decide.reset();
                  setOpen(one.seq);
                }}
              >
                {t('decideIt')}
              </Button>
            ) : null}
            {open === one.seq ? (
              <WordsForm
                label={t('decision')}
                failure={decide.error ? failureOf(decide.error) : null}
                isSending={decide.isPending}
                onSend={(decision) => {
                  decide.mutate({ seq: one.seq, decision });
                }}
                onLeave={leave}
              />
            ) : null}
          </li>
        ))}
      </Lines>
      {mayChange && answer.mayWork && open === null ? (
        <div className={css['actions']}>
          <Button
            onPress={() => {
              raise.reset();
              setOpen('raise');
            }}
          >
            {t('raise')}
          </Button>
        </div>
      ) : null}
      {open === 'raise' ? (
        <ObstacleForm
          failure={raise.error ? failureOf(raise.error) : null}
          isSending={raise.isPending}
          onSend={(obstacle) => {
            raise.mutate(obstacle);
          }}
          onLeave={leave}
        />
      ) : null}
    </Card>
  );
}

function ObstacleForm({
  failure,
  isSending,
  onSend,
  onLeave,
}: {
  failure: ReturnType<typeof failureOf> | null;
  isSending: boolean;
  onSend: (obstacle: NewObstacle) => void;
  onLeave: () => void;
}) {
  const t = useTranslations('loopPage');
  const [draft, setDraft] = useState({ text: '', executive: '', decideBy: '' });
  const [note, setNote] = useState('');
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  return (
    <Form
      onSend={() => {
        const { text, executive, decideBy } = draft;
        if (text.trim() === '' || executive === '' || !isDay(decideBy)) setNote(t('fillIn'));
        else if (!isSending) onSend({ text: text.trim(), department: null, executive, decideBy });
      }}
    >
      <Field label={t('obstacleText')}>
        {(id) => (
          <TextAreaControl
            id={id}
            rows={3}
            dir="auto"
            value={draft.text}
            onChange={(text) => {
              change({ text });
            }}
          />
        )}
      </Field>
      <FieldRow>
        <PersonField
          label={t('executive')}
          hint={t('executiveHint')}
          only="executive"
          nobody={t('choose')}
          value={draft.executive}
          onChoose={(executive) => {
            change({ executive });
          }}
        />
        <DateField
          label={t('decideByField')}
          value={draft.decideBy}
          onChange={(decideBy) => {
            change({ decideBy });
          }}
        />
      </FieldRow>
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
