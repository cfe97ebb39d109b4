import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewAnswer, ReviewCorrection, ReviewItemInfo } from '#server/contract/review.ts';
import { failureOf } from '../../api/failure.ts';
import { useReviewQueries } from '../../api/review.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import type { Draft } from './drafts.ts';
import css from './Review.module.css';
import type { ReviewSlots } from './slots.ts';

/** What was decided this week is said anew, or taken back. */
export function AmendActions({ item, slots }: { item: ReviewItemInfo; slots: ReviewSlots }) {
  const t = useTranslations('review');
  const { correct, withdraw } = useReviewQueries();
  const client = useQueryClient();
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null);
  const [draft, setDraft] = useState<Draft | null>(null);
  const settle = {
    onSuccess: (answer: ReviewAnswer) => {
      client.setQueryData(['loops', 'review', null], answer);
      setOpen(null);
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  };
  const correcting = useMutation({
    mutationFn: (said: ReviewCorrection) => correct(item.id, said),
    ...settle,
  });
  const withdrawing = useMutation({ mutationFn: () => withdraw(item.id), ...settle });
  const leave = () => {
    setOpen(null);
    correcting.reset();
    withdrawing.reset();
  };
  const held = { text: item.decision, owner: item.ownerId, day: item.dueOn };
  if (open === 'correct') {
    return (
      <DecisionForm
        draft={draft ?? held}
        slots={slots}
        words={{ save: t('saveCorrection'), leave: t('back') }}
        failure={correcting.error ? failureOf(correcting.error) : null}
        isSending={correcting.isPending}
        onChange={(part) => {
          setDraft({ ...(draft ?? held), ...part });
        }}
        onSend={(said) => {
          correcting.mutate(said);
        }}
        onLeave={leave}
      />
    );
  }
  return (
    <>
      {withdrawing.error ? <ErrorLine failure={failureOf(withdrawing.error)} /> : null}
      {open === 'withdraw' ? <p>{t('withdrawHint')}</p> : null}
      <div className={css['actions']}>
        {open === null && item.mayAmend.includes('correct') ? (
          <Button
            onPress={() => {
              setDraft(null);
              setOpen('correct');
            }}
          >
            {t('correct')}
          </Button>
        ) : null}
        {item.mayAmend.includes('withdraw') ? (
          <Button
            disabled={withdrawing.isPending}
            onPress={() => {
              if (open === null) setOpen('withdraw');
              else withdrawing.mutate();
            }}
          >
            {open === null ? t('withdraw') : t('withdrawSure')}
          </Button>
        ) : null}
        {open === 'withdraw' ? <Button onPress={leave}>{t('back')}</Button> : null}
      </div>
    </>
  );
}
