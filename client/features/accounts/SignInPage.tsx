import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { Role } from '#server/domain/access/roles.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { FormActions, TextField } from '../../ui/Form.tsx';
import { AccountForm } from './AccountForm.tsx';
import { Door, DoorPart } from './Door.tsx';
import { RoleChoice } from './RoleChoice.tsx';
import { ENTERING, waitingChanges, whenAnswered } from './waiting-changes.ts';

export type SignInPageProps = {
  session: SessionAnswer;
  /** Whose session ended on a page that is kept for them; null = nobody's. */
  left: string | null;
};

/** The way in: with one's own account, and into the demonstration by one press where it is offered. */
export function SignInPage({ session, left }: SignInPageProps) {
  const t = useTranslations('door');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [refused, setRefused] = useState<readonly Error[]>([]);
  const goOn = () => client.resetQueries();
  const onSuccess = async () => {
    const { person } = await actions.accounts.session(new AbortController().signal);
    const isBack = person !== null && person.id === left;
    // What one was saving is done before any page is asked for, which would show what was before.
    const changes = waitingChanges(client);
    actions.door.settle(isBack);
    // Signing in proves who one is: what waited for the password alone goes on as well.
    actions.accounts.proof.settle(isBack);
    const errors = await whenAnswered(client, changes);
    if (isBack && errors.length > 0) setRefused(errors);
    else await goOn();
  };
  const isRefused = refused.length > 0;
  useEffect(
    () => () => {
      // Signed in from elsewhere: the page is there already, and must not keep showing what was before.
      const changes = waitingChanges(client);
      if (isRefused || changes.length > 0)
        void whenAnswered(client, changes).then(() => client.resetQueries());
    },
    [client, isRefused],
  );
  const enter = useMutation({
    mutationKey: ENTERING,
    mutationFn: () => actions.accounts.signIn({ email, password }),
    onSuccess,
  });
  const look = useMutation({
    mutationKey: ENTERING,
    mutationFn: (role: Role) => actions.accounts.enterDemonstration(role),
    onSuccess,
  });
  const isBusy = enter.isPending || look.isPending;
  const form = (
    <AccountForm
      action={t('enter')}
      busyAction={enter.isPending ? t('entering') : t('enter')}
      isBusy={isBusy}
      isPrimary={session.oneClick.length === 0}
      isWhole={email !== '' && password !== ''}
      error={enter.error}
      onSend={() => enter.mutate()}
      note={session.needsFirstAdministrator ? t('first') : t('forgot')}
    >
      <TextField
        label={t('email')}
        type="email"
        fill="username"
        value={email}
        onChange={setEmail}
      />
      <TextField
        label={t('password')}
        type="password"
        fill="current-password"
        value={password}
        onChange={setPassword}
      />
    </AccountForm>
  );
  if (isRefused) {
    return (
      <Door title={t('refusedTitle')} hint={t('refused')}>
        {refused.map((error, i) => (
          <ErrorLine key={i} failure={failureOf(error)} />
        ))}
        <FormActions>
          <Button isPrimary onPress={() => void goOn()}>
            {t('goOn')}
          </Button>
        </FormActions>
      </Door>
    );
  }
  const kept = left === null ? undefined : t('kept');
  if (session.oneClick.length === 0) {
    return (
      <Door title={t('title')} hint={kept}>
        {form}
      </Door>
    );
  }
  return (
    <Door title={t('demoTitle')} hint={kept ?? t('demoHint')}>
      <RoleChoice
        roles={session.oneClick}
        isBusy={isBusy}
        onChoose={(role) => {
          look.mutate(role);
        }}
      />
      {look.isError && <ErrorLine failure={failureOf(look.error)} />}
      <DoorPart title={t('or')}>{form}</DoorPart>
    </Door>
  );
}
