import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { EventInfo, EventInput } from '#server/contract/events.ts';
import { failureOf } from '../../api/failure.ts';
import { freshKey } from '../../api/once.ts';
import { useQueries } from '../../api/use-queries.ts';
import { ChoiceField, DateField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { EventDraft } from './event-draft.ts';
import { draftOf, EVENT_KINDS, faultOf, inputOf } from './event-draft.ts';
import { ScopeFields } from './ScopeFields.tsx';
import css from './Targets.module.css';

export type EventFormProps = {
  /** Null = a new one. */
  event: EventInfo | null;
  today: string;
  /** True = it is stored. */
  onLeave: (isSaved: boolean) => void;
};

/** What happened, when, and whom it concerns. */
export function EventForm({ event, today, onLeave }: EventFormProps) {
  const t = useTranslations('events');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(event, today));
  const [once, setOnce] = useState(freshKey);
  const [note, setNote] = useState('');
  const change = (part: Partial<EventDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
    // What is changed after it was refused is another request.
    setOnce(freshKey());
  };
  const save = useMutation({
    mutationFn: (input: EventInput) =>
      event ? actions.events.change(event.id, { event: input }) : actions.events.add(input, once),
    onSuccess: async () => {
      onLeave(true);
      await client.invalidateQueries();
    },
  });
  const send = () => {
    if (save.isPending) return;
    const fault = faultOf(draft);
    if (fault) setNote(t(`fault.${fault}`));
    else save.mutate(inputOf(draft));
  };
  return (
    <div className={css['sheet']}>
      <Form onSend={send}>
        <ChoiceField
          label={t('kindLabel')}
          value={draft.kind}
          groups={[
            {
              label: '',
              options: EVENT_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
            },
          ]}
          onChoose={(kind) => {
            change({ kind });
          }}
        />
        <FieldRow>
          <TextField
            label={t('nameEn')}
            lang="en"
            value={draft.en}
            onChange={(en) => {
              change({ en });
            }}
          />
          <TextField
            label={t('nameAr')}
            lang="ar"
            value={draft.ar}
            onChange={(ar) => {
              change({ ar });
            }}
          />
        </FieldRow>
        <FieldRow>
          <DateField
            label={t('firstDay')}
            value={draft.from}
            onChange={(from) => {
              change({ from, ...(draft.last < from ? { last: from } : {}) });
            }}
          />
          <DateField
            label={t('lastDay')}
            value={draft.last}
            onChange={(last) => {
              change({ last });
            }}
          />
        </FieldRow>
        <ScopeFields draft={draft} onChange={change} />
        <TextField
          label={t('note')}
          hint={t('noteHint')}
          value={draft.note}
          onChange={(text) => {
            change({ note: text });
          }}
        />
        <SaveFoot
          failure={save.isError ? failureOf(save.error) : null}
          isSaving={save.isPending}
          words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
          note={note}
          onLeave={() => {
            onLeave(false);
          }}
        />
      </Form>
    </div>
  );
}
