import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewAnswer, ReviewOutcome } from '#server/contract/review.ts';
import { failureOf } from '../../api/failure.ts';
import { useReviewQueries } from '../../api/review.ts';
import { useInstantText } from '../../api/use-instant-text.ts';
import { isolate } from '../../format/bidi.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { AmendActions } from './AmendActions.tsx';
import { DecisionForm } from './DecisionForm.tsx';
import type { Drafts } from './drafts.ts';
import { ItemLines } from './ItemLines.tsx';
import { OutcomeForm } from './OutcomeForm.tsx';
import css from './Review.module.css';
import type { ReviewSlots } from './slots.ts';
import type { ReviewStep } from './steps.ts';
import { SubjectLines } from './SubjectLines.tsx';

type Props = {
  step: ReviewStep;
  drafts: Drafts;
  slots: ReviewSlots;
  mayChange: boolean;
  onNext: () => void;
};

/** One thing at a time: what it is, and what is decided about it or became of it. */
export function StepCard({ step, drafts, slots, mayChange, onNext }: Props) {
  const t = useTranslations('review');
  const id = useId();
  const { language, line } = useFormats();
  const time = useInstantText();
  const { decide, judge } = useReviewQueries();
  const client = useQueryClient();
  const settle = {
    onSuccess: (answer: ReviewAnswer) => {
      client.setQueryData(['loops', 'review', null], answer);
      onNext();
    },
    // As it stands now is what the reader needs to see, also after a refusal.
    onSettled: () => client.invalidateQueries({ queryKey: ['loops'] }),
  };
  const deciding = useMutation({ mutationFn: decide, ...settle });
  const judging = useMutation({
    mutationFn: ({ item, said }: { item: number; said: ReviewOutcome }) => judge(item, said),
    ...settle,
  });
  const { key } = step;
  const draft = drafts.of(key);
  const change = (part: Parameters<Drafts['change']>[1]) => {
    drafts.change(key, part);
  };
  if (step.kind === 'promise') {
    const { item } = step;
    return (
      <Card labelledBy={id}>
        <PanelTitle id={id} text={t('promise')} />
        <SubjectLines subject={item} slots={slots} isWhole={false} />
        <ItemLines item={item} />
        {mayChange && item.state === 'open' ? (
          <OutcomeForm
            draft={draft}
            failure={judging.error ? failureOf(judging.error) : null}
            isSending={judging.isPending}
            onChange={change}
            onSend={(said) => {
              judging.mutate({ item: item.id, said });
            }}
          />
        ) : null}
      </Card>
    );
  }
  const { exception, item } = step;
  const { kind, about, which, department, severity, since } = exception;
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t(`kind.${kind}`)} />
      <div className={css['chips']}>
        <SeverityChip severity={severity} />
        <p className={css['note']}>
          {line([
            department ? isolate(nameIn(language, department.name, department.key)) : t('team'),
            t(kind === 'alert' || kind === 'regressed' ? 'since' : 'wasDue', { time: time(since) }),
          ])}
        </p>
      </div>
      <SubjectLines subject={exception} slots={slots} isWhole />
      {item ? (
        <>
          <p className={css['outcome']}>{t('decided')}</p>
          <ItemLines item={item} />
          {mayChange && item.mayAmend.length > 0 ? <AmendActions {...{ item, slots }} /> : null}
        </>
      ) : null}
      {mayChange && item === null ? (
        <DecisionForm
          {...{ draft, slots }}
          failure={deciding.error ? failureOf(deciding.error) : null}
          isSending={deciding.isPending}
          onChange={change}
          onSend={(said) => {
            deciding.mutate({ kind, about, which, ...said });
          }}
          words={{ save: t('decide'), leave: t('skip') }}
          onLeave={onNext}
        />
      ) : null}
    </Card>
  );
}
