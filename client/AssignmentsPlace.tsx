import { AssignmentsPage } from './features/assignments/AssignmentsPage.tsx';
import { RulePage } from './features/assignments/RulePage.tsx';

/** The list of what was set over what the sources tell, or one rule. `id` as it stands in the address; left out = the list. */
export function AssignmentsPlace({ id }: { id?: string }) {
  if (id === undefined) return <AssignmentsPage />;
  return <RulePage key={id} id={id === 'new' ? null : Number(id)} />;
}
