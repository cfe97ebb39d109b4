import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';

export type WordsFormProps = {
  what: 'resolve' | 'reopen' | 'comment';
  failure: Failure | null;
  isSending: boolean;
  onSend: (text: string) => void;
  onLeave: () => void;
};

/** Why an alert is over or is not, or what there is to say about it. */
export function WordsForm({ what, failure, isSending, onSend, onLeave }: WordsFormProps) {
  const t = useTranslations('alerts');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  return (
    <Form
      onSend={() => {
        if (isSending) return;
        if (text.trim() === '') setNote(t('needText'));
        else onSend(text.trim());
      }}
    >
      <Field label={what === 'comment' ? t('text') : t('reason')} hint={t(`${what}Hint`)}>
        {(id, describedBy) => (
          <TextAreaControl
            id={id}
            rows={3}
            dir="auto"
            value={text}
            aria-describedby={describedBy}
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
        words={{ save: t(`${what}Go`), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
