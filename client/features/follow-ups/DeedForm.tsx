import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { FollowUpDeedInput } from '#server/contract/follow-ups.ts';
import type { FollowUpDeedKind } from '#server/domain/follow-ups/state.ts';
import { useFollowUpQueries } from '../../api/follow-up-queries.ts';
import { useValues } from '../../api/use-values.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { ChoiceField, Form } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import { useWho } from '../../ui/use-who.ts';

export type DeedFormProps = {
  kind: FollowUpDeedKind;
  failure: Failure | null;
  isSending: boolean;
  onSend: (deed: FollowUpDeedInput) => void;
  onLeave: () => void;
};

/** What a deed brings along: to whom it goes, and a note. */
export function DeedForm({ kind, failure, isSending, onSend, onLeave }: DeedFormProps) {
  const t = useTranslations('followUps');
  const who = useWho();
  const people = useQuery({ ...useFollowUpQueries().people(), enabled: kind === 'give' });
  const [text, setText] = useState('');
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const send = () => {
    const deed = deedOf(kind, text.trim(), to);
    if (!deed) setNote(t('fillIn'));
    else if (!isSending) onSend(deed);
  };
  const choose = (next: string) => {
    setTo(next);
    setNote('');
  };
  return (
    <Form onSend={send}>
      {kind === 'give' ? (
        <ChoiceField
          label={t('toWhom')}
          value={to}
          groups={[
            {
              label: '',
              options: [
                { value: '', label: t('nobodyYet') },
                ...(people.data?.people ?? []).map((one) => ({ value: one.id, label: who(one) })),
              ],
            },
          ]}
          onChoose={choose}
        />
      ) : null}
      {kind === 'hand_over' ? <DepartmentField value={to} onChoose={choose} /> : null}
      <Field label={kind === 'note' ? t('note') : t('noteOnWish')}>
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
        words={{ save: t(`deed.${kind}`), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}

/** Asks for departments only where they are needed: the front line may not. */
function DepartmentField({ value, onChoose }: { value: string; onChoose: (key: string) => void }) {
  const t = useTranslations('followUps');
  const departments = useValues('department');
  return (
    <ChoiceField
      label={t('toDepartment')}
      groups={[{ label: '', options: [{ value: '', label: t('choose') }, ...departments] }]}
      {...{ value, onChoose }}
    />
  );
}

/** What is sent; null = something is missing. */
function deedOf(kind: FollowUpDeedKind, text: string, to: string): FollowUpDeedInput | null {
  const note = text === '' ? null : text;
  switch (kind) {
    case 'note':
      return note === null ? null : { kind, note };
    case 'give':
      return { kind, note, owner: to === '' ? null : to };
    case 'hand_over':
      return to === '' ? null : { kind, note, department: to };
    default:
      return { kind, note };
  }
}
