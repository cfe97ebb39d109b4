import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { LoopAnswer } from '#server/contract/loops.ts';
import { ChoiceField, FieldRow, Form, TextField } from '../../ui/Form.tsx';
import { SaveFoot } from '../../ui/SaveFoot.tsx';
import { SEVERITIES } from '../../url/loops-view.ts';
import type { EditFormProps } from './EditableCard.tsx';
import { PersonField } from './PersonField.tsx';

/** Its title, how much it matters, and who wants it done. */
export function AboutForm({ loop, onSend, ...foot }: EditFormProps & Pick<LoopAnswer, 'loop'>) {
  const t = useTranslations('loopPage');
  const words = useTranslations('loops');
  const severity = useTranslations('alerts.severity');
  const [draft, setDraft] = useState({
    title: loop.title,
    severity: loop.severity,
    sponsor: loop.sponsorId ?? '',
  });
  const [note, setNote] = useState('');
  const change = (part: Partial<typeof draft>) => {
    setDraft((held) => ({ ...held, ...part }));
    setNote('');
  };
  return (
    <Form
      onSend={() => {
        const title = draft.title.trim();
        if (title === '') setNote(words('fault.title'));
        else if (!foot.isSending) {
          const sponsor = draft.sponsor === '' ? null : draft.sponsor;
          onSend({
            title,
            severity: draft.severity,
            // Whoever has left stays named until somebody else is.
            ...(sponsor === loop.sponsorId ? {} : { sponsor }),
          });
        }
      }}
    >
      <TextField
        label={words('titleField')}
        hint={words('titleHint')}
        value={draft.title}
        onChange={(title) => {
          change({ title });
        }}
      />
      <FieldRow>
        <ChoiceField
          label={words('severityField')}
          value={draft.severity}
          groups={[
            {
              label: '',
              options: SEVERITIES.map((one) => ({ value: one, label: severity(one) })),
            },
          ]}
          onChoose={(one) => {
            change({ severity: one });
          }}
        />
        <PersonField
          label={words('sponsor')}
          hint={words('sponsorHint')}
          nobody={words('nobody')}
          value={draft.sponsor}
          onChoose={(sponsor) => {
            change({ sponsor });
          }}
        />
      </FieldRow>
      <SaveFoot
        {...foot}
        {...{ note }}
        isSaving={foot.isSending}
        words={{ save: t('send'), saving: t('sending'), leave: t('leave') }}
      />
    </Form>
  );
}
