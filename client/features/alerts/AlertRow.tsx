import { Link } from 'wouter';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useFormats } from '../../i18n/reader.ts';
import { alertHref } from '../../url/alerts-view.ts';
import css from './Alerts.module.css';
import { SeverityChip } from '../../ui/SeverityChip.tsx';
import { useAlertStanding } from './use-alert-standing.ts';
import { useAlertText } from './use-alert-text.ts';

/** One alert in a list: how much it matters, what it says, since when and who has it. */
export function AlertRow({ alert }: { alert: AlertInfo }) {
  const { line } = useFormats();
  const { sentence } = useAlertText();
  const standing = useAlertStanding();
  return (
    <li className={css['alert']}>
      <SeverityChip severity={alert.severity} />
      <div className={css['words']}>
        <Link className={css['said']} href={alertHref(alert.id)}>
          {sentence(alert)}
        </Link>
        <p className={css['note']}>{line(standing(alert))}</p>
      </div>
    </li>
  );
}
