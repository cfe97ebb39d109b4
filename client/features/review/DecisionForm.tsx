import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { isDay } from '../../format/day.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { DateField, FieldRow, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import type { Draft } from './drafts.ts';
import type { ReviewSlots } from './slots.ts';

type Props = {
  draft: Draft;
  failure: Failure | null;
  isSending: boolean;
  slots: ReviewSlots;
  onChange: (part: Partial<Draft>) => void;
  onSend: (said: { decision: string; owner: string; dueOn: string }) => void;
  onLeave: () => void;
  /** What saving and leaving are called. */
  words: { save: string; leave: string };
};

/** What is done about it, who sees to it, until when. */
export function DecisionForm({
  draft,
  failure,
  isSending,
  slots,
  onChange,
  onSend,
  onLeave,
  words,
}: Props) {
  const t = useTranslations('review');
  const [note, setNote] = useState('');
  const change = (part: Partial<Draft>) => {
    onChange(part);
    setNote('');
  };
  return (
    <Form
      onSend={() => {
        const { text, owner, day } = draft;
        if (text.trim() === '' || owner === '' || !isDay(day)) setNote(t('fillIn'));
        else if (!isSending) onSend({ decision: text.trim(), owner, dueOn: day });
      }}
    >
      <Field label={t('decision')}>
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
        {slots.personField({
          label: t('ownerField'),
          nobody: t('choose'),
          value: draft.owner,
          onChoose: (owner) => {
            change({ owner });
          },
        })}
        <DateField
          label={t('dueField')}
          value={draft.day}
          onChange={(day) => {
            change({ day });
          }}
        />
      </FieldRow>
      <SaveFoot
        {...{ failure, note }}
        isSaving={isSending}
        words={{ ...words, saving: t('sending') }}
        onLeave={onLeave}
      />
    </Form>
  );
}
