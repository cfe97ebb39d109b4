import { useTranslations } from 'use-intl/react';
import { ButtonLink } from '../../ui/ButtonLink.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { ChangesCard } from './ChangesCard.tsx';
import { RulesCard } from './RulesCard.tsx';

/** What sets department and theme over what the sources tell: the rules, and every change with its way back. */
export function AssignmentsPage() {
  const t = useTranslations('assign');
  return (
    <>
      <PageHeader
        title={t('title')}
        scope={[t('scope')]}
        actions={
          <ButtonLink href="/assignments/rules/new" isPrimary>
            {t('newRule')}
          </ButtonLink>
        }
      />
      <RulesCard />
      <ChangesCard />
    </>
  );
}
