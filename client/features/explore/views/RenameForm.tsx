import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '../../../ui/Button.tsx';
import { Form, FormActions, TextField } from '../../../ui/Form.tsx';

/** Another name for a kept view. */
export function RenameForm({ name, onSave }: { name: string; onSave: (name: string) => void }) {
  const t = useTranslations('explore');
  const [wanted, setWanted] = useState(name);
  return (
    <Form
      onSend={() => {
        if (wanted.trim() !== '') onSave(wanted);
      }}
    >
      <TextField label={t('name')} value={wanted} onChange={setWanted} />
      <FormActions>
        <Button size="small" disabled={wanted.trim() === ''}>
          {t('save')}
        </Button>
      </FormActions>
    </Form>
  );
}
