import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { AskedInfo, LoopAnswer, LoopDepartmentDeed } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { useInstantText } from '../../api/use-instant-text.ts';
import { useWho } from '../../ui/use-who.ts';
import { Lines, Quote } from '../../ui/Lines.tsx';
import { DepartmentForm } from './DepartmentForm.tsx';
import css from './LoopPage.module.css';
import { WordsForm } from './WordsForm.tsx';

type Props = { loop: LoopAnswer['loop']; mayChange: boolean };

/** The departments that were asked, with their clocks; those the reader may answer for say so here. */
export function DepartmentsCard({ loop, mayChange }: Props) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const [isAsking, setIsAsking] = useState(false);
  const ask = useMutation({
    mutationFn: (department: string) => actions.askDepartments(loop.id, [department]),
    onSuccess: () => {
      setIsAsking(false);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('departments')} />
      {loop.asked.length === 0 ? <p className={css['note']}>{t('nobodyAsked')}</p> : null}
      <Lines>
        {loop.asked.map((asked) => (
          <AskedRow key={asked.department.key} {...{ asked, mayChange }} loop={loop.id} />
        ))}
      </Lines>
      {mayChange && loop.mayLead && !isAsking ? (
        <div className={css['actions']}>
          <Button
            onPress={() => {
              ask.reset();
              setIsAsking(true);
            }}
          >
            {t('ask')}
          </Button>
        </div>
      ) : null}
      {isAsking ? (
        <DepartmentForm
          label={t('ask')}
          isReasoned={false}
          failure={ask.error ? failureOf(ask.error) : null}
          isSending={ask.isPending}
          onSend={(department) => {
            ask.mutate(department);
          }}
          onLeave={() => {
            setIsAsking(false);
          }}
        />
      ) : null}
    </Card>
  );
}

function AskedRow({
  asked,
  loop,
  mayChange,
}: {
  asked: AskedInfo;
  loop: number;
  mayChange: boolean;
}) {
  const t = useTranslations('loopPage');
  const { language } = useFormats();
  const who = useWho();
  const time = useInstantText();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<'answer' | 'hand_over' | null>(null);
  const { department, state, isLate, acknowledgedAt, acknowledgedBy, answeredAt, answeredBy } =
    asked;
  const act = useMutation({
    mutationFn: (deed: LoopDepartmentDeed) => actions.answer(loop, department.key, deed),
    onSuccess: (_, { kind }) => {
      // Whoever writes an answer meanwhile goes on writing.
      if (kind !== 'acknowledge') setOpen(null);
    },
    // As it stands now is what the reader needs to see, also after a refusal.
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  const failure = act.error ? failureOf(act.error) : null;
  const isOpen = mayChange && asked.mayAnswer && (state === 'asked' || state === 'acknowledged');
  return (
    <li>
      <strong>
        <bdi>{nameIn(language, department.name, department.key)}</bdi>
      </strong>
      <span className={isLate ? css['late'] : css['note']}>
        {t(`asked.${isLate ? 'late' : state}`)}
      </span>
      {state === 'asked' ? (
        <span className={css['note']}>{t('hearUntil', { time: time(asked.acknowledgeBy) })}</span>
      ) : null}
      {acknowledgedAt !== null && acknowledgedBy ? (
        <span className={css['note']}>
          {t('heardBy', { who: who(acknowledgedBy), time: time(acknowledgedAt) })}
        </span>
      ) : null}
      {answeredAt !== null && answeredBy ? (
        <span className={css['note']}>
          {t('answeredBy', { who: who(answeredBy), time: time(answeredAt) })}
        </span>
      ) : null}
      {asked.answer === null ? null : <Quote text={asked.answer} />}
      {isOpen && open === null ? (
        <div className={css['actions']}>
          {state === 'asked' ? (
            <Button
              disabled={act.isPending}
              onPress={() => {
                act.mutate({ kind: 'acknowledge' });
              }}
            >
              {t('acknowledge')}
            </Button>
          ) : null}
          <Button
            onPress={() => {
              act.reset();
              setOpen('answer');
            }}
          >
            {t('answer')}
          </Button>
          <Button
            onPress={() => {
              act.reset();
              setOpen('hand_over');
            }}
          >
            {t('handOver')}
          </Button>
        </div>
      ) : null}
      {failure && open === null ? <ErrorLine failure={failure} /> : null}
      {isOpen && open === 'hand_over' ? (
        <DepartmentForm
          label={t('handTo')}
          isReasoned
          failure={failure}
          isSending={act.isPending}
          onSend={(to, reason) => {
            act.mutate({ kind: 'hand_over', to, reason });
          }}
          onLeave={() => {
            setOpen(null);
          }}
        />
      ) : null}
      {isOpen && open === 'answer' ? (
        <WordsForm
          label={t('answer')}
          failure={failure}
          isSending={act.isPending}
          onSend={(text) => {
            act.mutate({ kind: 'answer', text });
          }}
          onLeave={() => {
            setOpen(null);
          }}
        />
      ) : null}
    </li>
  );
}
