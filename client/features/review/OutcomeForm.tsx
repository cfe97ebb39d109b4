import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReviewOutcome } from '#server/contract/review.ts';
import { isDay } from '../../format/day.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { DateField, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { Draft } from './drafts.ts';
import css from './Review.module.css';

type Props = {
  draft: Draft;
  failure: Failure | null;
  isSending: boolean;
  onChange: (part: Partial<Draft>) => void;
  onSend: (said: ReviewOutcome) => void;
};

/** What became of a promise: kept by one press, else why, and until when it is now promised. */
export function OutcomeForm({ draft, failure, isSending, onChange, onSend }: Props) {
  const t = useTranslations('review');
  const [open, setOpen] = useState<'not_kept' | 'moved' | null>(null);
  const [note, setNote] = useState('');
  if (open === null) {
    return (
      <>
        {failure ? <ErrorLine failure={failure} /> : null}
        <p>{t('whatBecame')}</p>
        <div className={css['actions']}>
          <Button
            isPrimary
            disabled={isSending}
            onPress={() => {
              onSend({ outcome: 'kept' });
            }}
          >
            {t('kept')}
          </Button>
          {(['not_kept', 'moved'] as const).map((outcome) => (
            <Button
              key={outcome}
              disabled={isSending}
              onPress={() => {
                setOpen(outcome);
              }}
            >
              {outcome === 'moved' ? t('move') : t('notKept')}
            </Button>
          ))}
        </div>
      </>
    );
  }
  const change = (part: Partial<Draft>) => {
    onChange(part);
    setNote('');
  };
  const send = () => {
    const reason = draft.text.trim();
    if (isSending) return;
    if (open === 'not_kept') onSend({ outcome: 'not_kept', reason: reason === '' ? null : reason });
    else if (reason === '' || !isDay(draft.day)) setNote(t('fillInMoved'));
    else onSend({ outcome: 'moved', reason, dueOn: draft.day });
  };
  return (
    <Form onSend={send}>
      <Field label={open === 'moved' ? t('whyMoved') : t('whyNotKept')}>
        {(id) => (
          <TextAreaControl
            id={id}
            rows={2}
            dir="auto"
            value={draft.text}
            onChange={(text) => {
              change({ text });
            }}
          />
        )}
      </Field>
      {open === 'moved' ? (
        <DateField
          label={t('newDay')}
          value={draft.day}
          onChange={(day) => {
            change({ day });
          }}
        />
      ) : null}
      <SaveFoot
        {...{ failure, note }}
        isSaving={isSending}
        words={{
          save: open === 'moved' ? t('move') : t('notKept'),
          saving: t('sending'),
          leave: t('back'),
        }}
        onLeave={() => {
          setOpen(null);
        }}
      />
    </Form>
  );
}
