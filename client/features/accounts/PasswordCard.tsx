import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Card } from '../../ui/Card.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FieldRow, Form, FormActions, FormNote, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';

/** Another password for oneself. */
export function PasswordCard() {
  const t = useTranslations('mine');
  const { actions } = useQueries();
  const client = useQueryClient();
  const id = useId();
  const [old, setOld] = useState('');
  const [fresh, setFresh] = useState('');
  const change = useMutation({
    mutationFn: () => actions.accounts.changePassword({ old, fresh }),
    onSuccess: async () => {
      setOld('');
      setFresh('');
      await client.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  return (
    <Card labelledBy={id}>
      <Form
        onSend={() => {
          if (old !== '' && fresh !== '' && !change.isPending) change.mutate();
        }}
      >
        <PanelTitle id={id} text={t('passwordTitle')} />
        <FieldRow>
          <TextField
            label={t('old')}
            type="password"
            fill="current-password"
            value={old}
            onChange={setOld}
          />
          <TextField
            label={t('fresh')}
            type="password"
            fill="new-password"
            value={fresh}
            onChange={setFresh}
          />
        </FieldRow>
        {change.isError && <ErrorLine failure={failureOf(change.error)} />}
        {change.isSuccess && <FormNote text={t('changed')} />}
        <FormActions>
          <Button disabled={change.isPending}>{t('change')}</Button>
        </FormActions>
      </Form>
    </Card>
  );
}
