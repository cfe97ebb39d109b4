import { Link } from 'wouter';
import type { AlertInfo } from '#server/contract/alerts.ts';
import { useAlertText } from './features/alerts/use-alert-text.ts';
import { PersonField } from './features/loops/PersonField.tsx';
import { ReviewPage } from './features/review/ReviewPage.tsx';
import type { ReviewSlots } from './features/review/slots.ts';
import { alertHref } from './url/alerts-view.ts';

const SLOTS: ReviewSlots = {
  alertSaid: (alert) => <AlertSaid alert={alert} />,
  personField: (field) => <PersonField {...field} />,
};

/** The weekly review, with alerts and people as their own pages show them. */
export function ReviewPlace({ mayChange }: { mayChange: boolean }) {
  return <ReviewPage slots={SLOTS} mayChange={mayChange} />;
}

function AlertSaid({ alert }: { alert: AlertInfo }) {
  const { sentence } = useAlertText();
  return <Link href={alertHref(alert.id)}>{sentence(alert)}</Link>;
}
