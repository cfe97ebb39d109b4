import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FormNote, TextField } from '../../ui/Form.tsx';
import { AccountForm } from './AccountForm.tsx';

/** Asks for the password again; what was wanted goes on when it is right. */
export function ProofDialog() {
  const t = useTranslations('proof');
  const { accounts } = useQueries().actions;
  const [password, setPassword] = useState('');
  const prove = useMutation({
    mutationFn: () => accounts.prove(password),
    onSuccess: () => accounts.proof.settle(true),
  });
  const leave = (): void => accounts.proof.settle(false);
  return (
    <Dialog title={t('title')} onLeave={leave}>
      <AccountForm
        action={t('go')}
        isBusy={prove.isPending}
        isWhole={password !== ''}
        error={prove.error}
        onSend={() => prove.mutate()}
        other={<Button onPress={leave}>{t('leave')}</Button>}
      >
        <FormNote text={t('hint')} />
        <TextField
          label={t('password')}
          type="password"
          fill="current-password"
          value={password}
          onChange={setPassword}
        />
      </AccountForm>
    </Dialog>
  );
}
