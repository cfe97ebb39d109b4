import { useState } from 'react';
import type { Failure } from './ErrorState.tsx';
import { Field } from './Field.tsx';
import type { Labelled } from './Field.tsx';
import { Form } from './Form.tsx';
import type { SaveFootProps } from './SaveFoot.tsx';
import { SaveFoot } from './SaveFoot.tsx';
import { TextAreaControl } from './TextAreaControl.tsx';

export type WordsFormProps = Labelled & {
  words: SaveFootProps['words'];
  /** What is said where nothing was written. */
  need: string;
  failure: Failure | null;
  isSending: boolean;
  onSend: (text: string) => void;
  onLeave: () => void;
};

/** What there is to say, in the reader's own words. */
export function WordsForm(props: WordsFormProps) {
  const { label, hint, words, need, failure, isSending, onSend, onLeave } = props;
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  return (
    <Form
      onSend={() => {
        if (isSending) return;
        if (text.trim() === '') setNote(need);
        else onSend(text.trim());
      }}
    >
      <Field label={label} hint={hint}>
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
      <SaveFoot {...{ failure, note, words, onLeave }} isSaving={isSending} />
    </Form>
  );
}
