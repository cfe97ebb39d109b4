import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopMoveInput } from '#server/contract/loops.ts';
import { useZone } from '../../api/use-zone.ts';
import { isDay } from '../../format/day.ts';
import { startOfDay } from '../../format/instant.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { Field } from '../../ui/Field.tsx';
import { DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { TextAreaControl } from '../../ui/TextAreaControl.tsx';
import { PersonField } from './PersonField.tsx';

/** Moves that need more than a few words. */
export const FORMED = ['decide', 'change', 'tell', 'park'] as const;
export type Formed = (typeof FORMED)[number];

export type MoveFormProps = {
  move: Formed;
  failure: Failure | null;
  isSending: boolean;
  onSend: (input: LoopMoveInput) => void;
  onLeave: () => void;
};

const EMPTY = { text: '', person: '', day: '', affected: '', reached: '', unreachable: '' };

/** What a move brings along: what was decided and by whom, since when it holds, what was told to how many. */
export function MoveForm({ move, failure, isSending, onSend, onLeave }: MoveFormProps) {
  const t = useTranslations('loopPage');
  const zone = useZone();
  const [draft, setDraft] = useState(EMPTY);
  const [note, setNote] = useState('');
  const change = (part: Partial<typeof EMPTY>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const send = () => {
    const input = inputOf(move, draft, (day) => new Date(startOfDay(zone, day)).toISOString());
    if (!input) setNote(t('fillIn'));
    else if (!isSending) onSend(input);
  };
  const number = (field: 'affected' | 'reached' | 'unreachable') => (
    <TextField
      label={t(field)}
      type="number"
      value={draft[field]}
      onChange={(value) => {
        change({ [field]: value });
      }}
    />
  );
  return (
    <Form onSend={send}>
      {move === 'change' ? null : (
        <Field label={t(`words.${move}`)}>
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
      )}
      {move === 'decide' ? (
        <PersonField
          label={t('decidedBy')}
          nobody={t('choose')}
          value={draft.person}
          onChoose={(person) => {
            change({ person });
          }}
        />
      ) : null}
      {move === 'change' || move === 'park' ? (
        <DateField
          label={t(move === 'change' ? 'changedOn' : 'parkUntil')}
          value={draft.day}
          onChange={(day) => {
            change({ day });
          }}
        />
      ) : null}
      {move === 'tell' ? (
        <FieldRow>
          {number('affected')}
          {number('reached')}
          {number('unreachable')}
        </FieldRow>
      ) : null}
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}

/** What is sent; null = something is missing. */
function inputOf(
  move: Formed,
  { text, person, day, ...counts }: typeof EMPTY,
  instantOf: (day: string) => string,
): LoopMoveInput | null {
  const said = text.trim();
  switch (move) {
    case 'decide':
      return said === '' || person === '' ? null : { move, decision: said, decidedBy: person };
    case 'change':
      return isDay(day) ? { move, changedOn: day } : null;
    case 'park':
      return said !== '' && isDay(day) ? { move, reason: said, until: instantOf(day) } : null;
    case 'tell': {
      const numberIn = (one: string) => (/^\d{1,9}$/u.test(one) ? Number(one) : null);
      const affected = numberIn(counts.affected);
      const reached = numberIn(counts.reached);
      const unreachable = numberIn(counts.unreachable);
      if (said === '' || affected === null || reached === null || unreachable === null) return null;
      return { move, message: said, affected, reached, unreachable };
    }
  }
}
