import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import type { Role } from '#server/domain/access/roles.ts';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './Notices.module.css';

/** What reaches somebody of a role, and how much at most: it follows from the role, nobody chooses it. */
export function HearOfCard({ role }: { role: Role }) {
  const t = useTranslations('notices');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <div className={css['stack']}>
        <PanelTitle id={id} text={t('hearTitle')} />
        <ul className={css['lines']}>
          <li>{t(`hear.${role}`)}</li>
          <li>{t('grave')}</li>
          <li>{t('bound')}</li>
        </ul>
        <p>
          <Link href="/settings/ladder">{t('toLadder')}</Link>
        </p>
      </div>
    </Card>
  );
}
