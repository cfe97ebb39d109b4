import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useLocation } from 'wouter';
import type { LinkAnswer } from '#server/contract/accounts.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { ErrorLine } from '../../ui/ErrorLine.tsx';
import { TextField } from '../../ui/Form.tsx';
import { LoadingNote } from '../../ui/Skeleton.tsx';
import { AccountForm } from './AccountForm.tsx';
import { Door } from './Door.tsx';

/** Where a one-time link leads: to a password of one's own, and in. */
export function JoinPage() {
  const t = useTranslations('invitation');
  const { actions } = useQueries();
  // What stands behind `#` never leaves the browser by itself.
  const [token] = useState(() => location.hash.slice(1));
  const link = useQuery({
    queryKey: ['link', token],
    queryFn: () => actions.accounts.lookAtLink(token),
    staleTime: Infinity,
  });
  if (link.isPending) return <LoadingNote />;
  if (link.isError) {
    return (
      <Door title={t('goneTitle')}>
        <ErrorLine failure={failureOf(link.error)} />
        <div>
          <ButtonLink href="/">{t('toSignIn')}</ButtonLink>
        </div>
      </Door>
    );
  }
  return <Joining token={token} link={link.data} />;
}

function Joining({ token, link }: { token: string; link: LinkAnswer }) {
  const t = useTranslations('invitation');
  const { actions } = useQueries();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [name, setName] = useState(link.name ?? '');
  const [email, setEmail] = useState(link.email ?? '');
  const [password, setPassword] = useState('');
  const isFirst = link.purpose === 'first_administrator';
  const use = useMutation({
    mutationFn: () =>
      actions.accounts.redeemLink({
        token,
        password,
        ...(isFirst ? { email } : {}),
        ...(name.trim() !== '' && link.purpose !== 'password_reset' ? { name } : {}),
      }),
    onSuccess: async () => {
      go('/', { replace: true });
      // Asked anew, the link that was just used would be told to hold no more.
      await client.resetQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'link' });
    },
  });
  const words = {
    first_administrator: { title: t('firstTitle'), hint: t('firstHint') },
    invitation: {
      title: t('invitationTitle', { name: isolate(link.name ?? '') }),
      hint: t('invitationHint'),
    },
    password_reset: { title: t('resetTitle'), hint: t('resetHint') },
  }[link.purpose];
  return (
    <Door title={words.title} hint={words.hint}>
      <AccountForm
        action={t('go')}
        busyAction={t('going')}
        isBusy={use.isPending}
        isWhole={password !== ''}
        error={use.error}
        onSend={() => use.mutate()}
      >
        {link.purpose === 'password_reset' ? null : (
          <TextField label={t('name')} fill="name" value={name} onChange={setName} />
        )}
        {isFirst ? (
          <TextField
            label={t('email')}
            type="email"
            fill="username"
            value={email}
            onChange={setEmail}
          />
        ) : null}
        <TextField
          label={t('password')}
          hint={t('passwordHint')}
          type="password"
          fill="new-password"
          value={password}
          onChange={setPassword}
        />
      </AccountForm>
    </Door>
  );
}
