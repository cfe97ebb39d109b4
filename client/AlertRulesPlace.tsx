import { AlertRulePage } from './features/alert-rules/AlertRulePage.tsx';
import { AlertRulesPage } from './features/alert-rules/AlertRulesPage.tsx';

/** The list of rules, or one of them. `id` as it stands in the address; left out = the list. */
export function AlertRulesPlace({ id }: { id?: string }) {
  if (id === undefined) return <AlertRulesPage />;
  return <AlertRulePage key={id} id={id === 'new' ? null : id} />;
}
