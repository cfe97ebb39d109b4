import { useId } from 'react';
import { useTranslations } from 'use-intl/react';
import { Link } from 'wouter';
import { Card } from '../../ui/Card.tsx';
import { PanelTitle } from '../../ui/PanelTitle.tsx';
import css from './MoreSettingsCard.module.css';

const PAGES = ['alert-rules', 'ladder', 'delivery', 'notices'] as const;
/** Only for those who run the installation. */
const OPERATIONS = 'operations';

/** What has a page of its own: alerts, who is told of them, and how. */
export function MoreSettingsCard({ seesOperations }: { seesOperations: boolean }) {
  const t = useTranslations('organisation');
  const id = useId();
  return (
    <Card labelledBy={id}>
      <PanelTitle id={id} text={t('moreTitle')} />
      <ul className={css['list']}>
        {[...PAGES, ...(seesOperations ? ([OPERATIONS] as const) : [])].map((page) => (
          <li key={page}>
            <Link href={`/settings/${page}`}>{t(`more.${page}`)}</Link>
            <span className={css['note']}>{t(`moreHint.${page}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
