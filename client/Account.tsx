import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { SignedInPerson } from './api/accounts.ts';
import { useQueries } from './api/use-queries.ts';
import { Banner } from './ui/Banner.tsx';
import { Button } from './ui/Button.tsx';

/** Who is signed in, the way to what belongs to them, and the way out. */
export function AccountFoot({ person }: { person: SignedInPerson }) {
  const t = useTranslations();
  const { actions } = useQueries();
  const client = useQueryClient();
  const signOut = async () => {
    await actions.accounts.signOut();
    await client.resetQueries();
  };
  return (
    <>
      <p>
        {person.name === '' ? null : (
          <>
            <bdi>{person.name}</bdi>
            <br />
          </>
        )}
        {t(`role.${person.role}`)}
      </p>
      <Link href="/account">{t('account.mine')}</Link>
      <Button size="small" onPress={() => void signOut()}>
        {t('account.signOut')}
      </Button>
    </>
  );
}

/** On every page while somebody looks through other rights than their own. */
export function ViewingBanner({ person }: { person: SignedInPerson }) {
  const t = useTranslations();
  const { actions } = useQueries();
  const client = useQueryClient();
  const goBack = async () => {
    await actions.accounts.viewAs(null);
    await client.resetQueries();
  };
  return (
    <Banner
      text={t('account.looking', { role: t(`role.${person.rights.role}`) })}
      action={{ label: t('account.lookBack'), onPress: () => void goBack() }}
    />
  );
}
