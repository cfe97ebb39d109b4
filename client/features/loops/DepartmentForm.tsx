import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useValues } from '../../api/use-values.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { ChoiceField, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';

export type DepartmentFormProps = {
  label: string;
  /** It is said why. */
  isReasoned: boolean;
  failure: Failure | null;
  isSending: boolean;
  onSend: (department: string, reason: string) => void;
  onLeave: () => void;
};

/** Which department is asked, or takes over and why. */
export function DepartmentForm(props: DepartmentFormProps) {
  const { label, isReasoned, failure, isSending, onSend, onLeave } = props;
  const t = useTranslations('loopPage');
  const departments = useValues('department');
  const [draft, setDraft] = useState({ department: '', reason: '' });
  const [note, setNote] = useState('');
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  return (
    <Form
      onSend={() => {
        const reason = draft.reason.trim();
        if (draft.department === '' || (isReasoned && reason === '')) setNote(t('fillIn'));
        else if (!isSending) onSend(draft.department, reason);
      }}
    >
      <ChoiceField
        label={label}
        value={draft.department}
        groups={[{ label: '', options: [{ value: '', label: t('choose') }, ...departments] }]}
        onChoose={(department) => {
          change({ department });
        }}
      />
      {isReasoned ? (
        <TextField
          label={t('reason')}
          value={draft.reason}
          onChange={(reason) => {
            change({ reason });
          }}
        />
      ) : null}
      <SaveFoot
        {...{ failure, note, onLeave }}
        isSaving={isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
