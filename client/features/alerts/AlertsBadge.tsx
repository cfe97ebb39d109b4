import { useTranslations } from 'use-intl/react';
import { useFormats } from '../../i18n/reader.ts';
import css from './Alerts.module.css';
import { useOpenAlerts } from './use-open-alerts.ts';

/** How many alerts nobody has taken on; nothing where there are none, or where it is not known. */
export function AlertsBadge() {
  const t = useTranslations('alerts');
  const { value } = useFormats();
  const { count, open } = useOpenAlerts();
  if (!open || count === 0) return null;
  return (
    <span className={[css['badge'], open.grave > 0 ? css['grave'] : ''].join(' ')}>
      <span aria-hidden="true">{value.count(count)}</span>
      <span className="visually-hidden"> {t('badge', { count })}</span>
    </span>
  );
}
