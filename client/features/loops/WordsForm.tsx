import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';

export type WordsFormProps = {
  label: string;
  failure: Failure | null;
  isSending: boolean;
  onSend: (text: string) => void;
  onLeave: () => void;
};

/** What there is to say, in the reader's own words. */
export function WordsForm({ label, failure, isSending, onSend, onLeave }: WordsFormProps) {
  const t = useTranslations('loopPage');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  return (
    <Form
      onSend={() => {
        if (isSending) return;
        if (text.trim() === '') setNote(t('fillIn'));
        else onSend(text.trim());
      }}
    >
      <Field label={label}>
        {(id) => (
          <TextAreaControl
            id={id}
            rows={3}
            dir="auto"
            value={text}
            onChange={(next) => {
              setText(next);
              setNote('');
            }}
          />
        )}
      </Field>
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
