import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Field } from '../../ui/Field.tsx';
import { Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';

export type AnswerFormProps = {
  isSending: boolean;
  onSend: (text: string) => void;
  onLeave: () => void;
};

/** Why nothing comes of a report; its reporter reads it. */
export function AnswerForm({ isSending, onSend, onLeave }: AnswerFormProps) {
  const t = useTranslations('reports');
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  return (
    <Form
      onSend={() => {
        if (text.trim() === '') setNote(t('fault.answer'));
        else if (!isSending) onSend(text.trim());
      }}
    >
      <Field label={t('answerLabel')} hint={t('answerHint')}>
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
        failure={null}
        {...{ note, onLeave }}
        isSaving={isSending}
        words={{ save: t('answerGo'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
