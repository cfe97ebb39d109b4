import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer, LoopMoveInput } from '#server/contract/loops.ts';
import { failureOf } from '../../api/failure.ts';
import { useLoopQueries } from '../../api/loop-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormNote } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './LoopPage.module.css';
import type { Formed } from './MoveForm.tsx';
import { FORMED, MoveForm } from './MoveForm.tsx';
import { WordsForm } from './WordsForm.tsx';

/** Moves that are a few words, or nothing, beside the move itself. */
const WORDED = ['understand', 'back', 'reject', 'reopen'] as const;
const BARE = ['verify', 'resume'] as const;
type Offered = (typeof WORDED)[number] | Formed | 'comment';

function isFormed(open: Offered): open is Formed {
  return FORMED.some((one) => one === open);
}

/** What the next step still lacks, and what the reader does about a loop. */
export function MovesCard({ answer, mayChange }: { answer: LoopAnswer; mayChange: boolean }) {
  const t = useTranslations('loopPage');
  const id = useId();
  const { actions } = useLoopQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<Offered | null>(null);
  const { loop, moves } = answer;
  const act = useMutation({
    mutationFn: (asked: LoopMoveInput | { comment: string }) =>
      'move' in asked ? actions.move(loop.id, asked) : actions.comment(loop.id, asked.comment),
    onSuccess: () => {
      setOpen(null);
    },
    // As it stands now is what the reader needs to see, also after a refusal.
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  });
  const failure = act.error ? failureOf(act.error) : null;
  // What is measured cannot be said: where it is lacking there is nothing to press.
  const isReady = (move: string) =>
    moves.some((one) => one.move === move && one.missing.length === 0);
  const [next] = moves;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('next')} />
      {mayChange ? null : <p className={css['note']}>{t('readOnly')}</p>}
      {mayChange && !loop.mayLead ? <p className={css['note']}>{t('mayOnlyRead')}</p> : null}
      {next ? <p className={css['said']}>{t(`move.${next.move}`)}</p> : null}
      {next && next.missing.length > 0 ? (
        <>
          <p className={css['note']}>{t('lacking')}</p>
          <ul>
            {next.missing.map((gate) => (
              <li key={gate}>{t(`gate.${gate}`)}</li>
            ))}
          </ul>
        </>
      ) : null}
      {mayChange && open === null ? (
        <div className={css['actions']}>
          {moves
            .map(({ move }) => [...WORDED, ...FORMED].find((one) => one === move))
            .filter((move) => move !== undefined)
            .map((move) => (
              <Button
                key={move}
                isPrimary={move === next?.move}
                onPress={() => {
                  act.reset();
                  setOpen(move);
                }}
              >
                {t(`move.${move}`)}
              </Button>
            ))}
          {BARE.filter(isReady).map((move) => (
            <Button
              key={move}
              isPrimary={move === next?.move}
              disabled={act.isPending}
              onPress={() => {
                act.mutate({ move });
              }}
            >
              {t(`move.${move}`)}
            </Button>
          ))}
          <Button
            onPress={() => {
              act.reset();
              setOpen('comment');
            }}
          >
            {t('comment')}
          </Button>
        </div>
      ) : null}
      {failure && open === null ? <ErrorLine failure={failure} /> : null}
      <FormNote text={act.isSuccess && open === null ? t('saved') : ''} />
      {open !== null && isFormed(open) ? (
        <MoveForm
          key={open}
          move={open}
          failure={failure}
          isSending={act.isPending}
          onSend={(input) => {
            act.mutate(input);
          }}
          onLeave={() => {
            setOpen(null);
          }}
        />
      ) : null}
      {open === null || isFormed(open) ? null : (
        <WordsForm
          key={open}
          {...{ failure }}
          label={
            open === 'comment' ? t('comment') : open === 'understand' ? t('rootCause') : t('reason')
          }
          isSending={act.isPending}
          onSend={(text) => {
            act.mutate(
              open === 'comment'
                ? { comment: text }
                : open === 'understand'
                  ? { move: open, rootCause: text }
                  : { move: open, reason: text },
            );
          }}
          onLeave={() => {
            setOpen(null);
          }}
        />
      )}
    </Card>
  );
}
