import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { Card } from '../../ui/Card.tsx';
import { FieldRow, TextField } from '../../ui/Form.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import { AccountForm } from './AccountForm.tsx';

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
      <AccountForm
        action={t('change')}
        isBusy={change.isPending}
        isPrimary={false}
        isWhole={old !== '' && fresh !== ''}
        error={change.error}
        onSend={() => change.mutate()}
        {...(change.isSuccess ? { note: t('changed') } : {})}
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
      </AccountForm>
    </Card>
  );
}
