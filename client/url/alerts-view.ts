import { useLocation } from 'wouter';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { AlertState } from '#server/domain/alerts/state.ts';
import { member, pairsOf } from './parse-view.ts';
import { encoded } from './print-view.ts';
import { useSearch } from './use-search.ts';

export const ALERTS_PATH = '/alerts';
export const ALERT_STATES = [
  'open',
  'acknowledged',
  'snoozed',
  'resolved',
] as const satisfies readonly AlertState[];
/** What matters most first. */
export const SEVERITIES = ['grave', 'serious', 'watch'] as const satisfies readonly Severity[];

/** Which alerts a reader wants to see; null = any, of the state: whatever is not resolved. */
export type AlertsView = {
  readonly state: AlertState | null;
  readonly severity: Severity | null;
  readonly department: string | null;
};

const EVERYTHING: AlertsView = { state: null, severity: null, department: null };

/** The page of one alert. */
export function alertHref(id: number): string {
  return `${ALERTS_PATH}/${id}`;
}

/** The list of alerts, narrowed by what is chosen. */
function alertsHref(view: Partial<AlertsView>): string {
  const { state, severity, department } = { ...EVERYTHING, ...view };
  const pairs = Object.entries({ state, severity, department }).flatMap(([key, value]) =>
    value === null ? [] : [`${key}=${encoded(value)}`],
  );
  return pairs.length === 0 ? ALERTS_PATH : `${ALERTS_PATH}?${pairs.join('&')}`;
}

/** Reads the search part of an address, and says what of it was not understood. */
function readAlertsView(search: string): {
  readonly view: AlertsView;
  readonly misread: readonly string[];
} {
  const view: { -readonly [K in keyof AlertsView]: AlertsView[K] } = { ...EVERYTHING };
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    const value = values.length === 1 ? (values[0] ?? '') : '';
    const state = member(ALERT_STATES, value);
    const severity = member(SEVERITIES, value);
    if (key === 'state' && state !== null) view.state = state;
    else if (key === 'severity' && severity !== null) view.severity = severity;
    else if (key === 'department' && value !== '') view.department = value;
    else misread.push(text);
  }
  return { view, misread };
}

/** What the address of the list says, and how to change it. */
export function useAlertsView() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const { view, misread } = readAlertsView(search);
  return {
    view,
    misread,
    choose: (change: Partial<AlertsView>) => {
      navigate(alertsHref({ ...view, ...change }));
    },
  };
}
