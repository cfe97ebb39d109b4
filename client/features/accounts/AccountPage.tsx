import { useTranslations } from 'use-intl/react';
import type { SignedInPerson } from '../../api/accounts.ts';
import { isolate } from '../../format/bidi.ts';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { PasswordCard } from './PasswordCard.tsx';
import { SessionsCard } from './SessionsCard.tsx';
import { ViewAsCard } from './ViewAsCard.tsx';

/** What belongs to whoever is signed in: sessions, password, and looking as somebody else where the role may. */
export function AccountPage({ person }: { person: SignedInPerson }) {
  const t = useTranslations();
  const own = [person.name, person.email ?? ''].filter((text) => text !== '').map(isolate);
  return (
    <>
      <PageHeader
        title={t('mine.title')}
        scope={[...own, t(`role.${person.role}`)]}
        actions={
          // The front line is told of nothing.
          person.rights.role === 'front_line' ? null : (
            <ButtonLink href="/settings/notices">{t('notices.toMine')}</ButtonLink>
          )
        }
      />
      {person.mayViewAs.length > 0 ? <ViewAsCard roles={person.mayViewAs} /> : null}
      <SessionsCard />
      {person.isInvented ? null : <PasswordCard />}
    </>
  );
}
