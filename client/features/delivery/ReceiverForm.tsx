import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { ReceiverInfo } from '#server/contract/receivers.ts';
import { useAlertQueries } from '../../api/alert-queries.ts';
import { failureOf } from '../../api/failure.ts';
import { useValues } from '../../api/use-values.ts';
import { LANGUAGES } from '../../format/locale.ts';
import { useFormats } from '../../i18n/reader.ts';
import { ChecksField, ChoiceField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import type { ReceiverDraft } from './receiver-draft.ts';
import { changeOf, draftOf, inputOf, isWhole } from './receiver-draft.ts';
import type { Issued } from './ReceiverSecret.tsx';

const LANGUAGE_NAMES = { en: 'English', ar: 'العربية' } as const;
const KINDS = ['webhook', 'slack'] as const;
const SEVERITIES = ['watch', 'serious', 'grave'] as const;

export type ReceiverFormProps = {
  /** Null = a new one. */
  receiver: ReceiverInfo | null;
  onIssued: (issued: Issued) => void;
  onLeave: () => void;
};

/** Where a program listens, and of what it wants to hear. */
export function ReceiverForm({ receiver, onIssued, onLeave }: ReceiverFormProps) {
  const t = useTranslations('delivery');
  const { language } = useFormats();
  const departments = useValues('department');
  const { actions } = useAlertQueries();
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftOf(receiver, language));
  const [note, setNote] = useState('');
  const change = (part: Partial<ReceiverDraft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  const save = useMutation({
    mutationFn: async () => {
      if (receiver) await actions.receivers.change(receiver.id, changeOf(draft));
      else onIssued(await actions.receivers.add(inputOf(draft)));
    },
    onSuccess: async () => {
      onLeave();
      await client.invalidateQueries({ queryKey: ['receivers'] });
    },
  });
  const places = draft.departments.map((key) => departments.findIndex((one) => one.value === key));
  return (
    <Form
      onSend={() => {
        if (save.isPending) return;
        if (isWhole(draft, receiver === null)) save.mutate();
        else setNote(t('needName'));
      }}
    >
      <FieldRow>
        <TextField
          label={t('name')}
          value={draft.name}
          onChange={(name) => {
            change({ name });
          }}
        />
        {receiver ? null : (
          <ChoiceField
            label={t('receiverKind')}
            value={draft.kind}
            groups={[
              {
                label: '',
                options: KINDS.map((value) => ({ value, label: t(`receiverKinds.${value}`) })),
              },
            ]}
            onChoose={(kind) => {
              change({ kind });
            }}
          />
        )}
      </FieldRow>
      <TextField
        label={t('address')}
        hint={receiver?.kind === 'slack' ? t('addressKept') : t('addressHint')}
        lang="en"
        value={draft.address}
        onChange={(address) => {
          change({ address });
        }}
      />
      <FieldRow>
        <ChoiceField
          label={t('least')}
          value={draft.leastSeverity}
          groups={[
            {
              label: '',
              options: SEVERITIES.map((value) => ({ value, label: t(`leasts.${value}`) })),
            },
          ]}
          onChoose={(leastSeverity) => {
            change({ leastSeverity });
          }}
        />
        <ChoiceField
          label={t('language')}
          value={draft.language}
          groups={[
            {
              label: '',
              options: LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
            },
          ]}
          onChoose={(chosen) => {
            change({ language: chosen });
          }}
        />
      </FieldRow>
      {departments.length === 0 ? null : (
        <ChecksField
          label={t('departments')}
          options={departments.map(({ label }, value) => ({ value, label }))}
          chosen={places.filter((place) => place >= 0)}
          onChange={(chosen) => {
            change({ departments: chosen.flatMap((place) => departments[place]?.value ?? []) });
          }}
        />
      )}
      <SaveFoot
        failure={save.isError ? failureOf(save.error) : null}
        isSaving={save.isPending}
        words={{ save: t('save'), saving: t('saving'), leave: t('leave') }}
        note={note}
        onLeave={onLeave}
      />
    </Form>
  );
}
