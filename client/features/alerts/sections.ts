import type { AlertsQuestion } from '../../api/alerts.ts';
import type { AlertsView } from '../../url/alerts-view.ts';
import { SEVERITIES } from '../../url/alerts-view.ts';

type State = NonNullable<AlertsView['state']>;
type Severity = NonNullable<AlertsView['severity']>;

/** A part of the list; `severity` null = whatever is chosen of all. */
export type Section = { readonly state: State; readonly severity: Severity | null };

/** The parts in the order in which they are read: what nobody has taken on comes first, and of it the gravest. */
export function sectionsOf({ state, severity }: AlertsView): readonly Section[] {
  const open = (severity ? [severity] : SEVERITIES).map((one): Section => ({
    state: 'open',
    severity: one,
  }));
  if (state === null) {
    const taken: readonly Section[] = [
      { state: 'acknowledged', severity: null },
      { state: 'snoozed', severity: null },
    ];
    return [...open, ...taken];
  }
  return state === 'open' ? open : [{ state, severity: null }];
}

/** What is asked for a part of the list. */
export function sectionQuestion(view: AlertsView, section: Section): AlertsQuestion {
  const severity = section.severity ?? view.severity;
  return {
    states: [section.state],
    severities: severity === null ? [] : [severity],
    department: view.department,
  };
}
