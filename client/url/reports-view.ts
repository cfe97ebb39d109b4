import { useLocation } from 'wouter';
import type { ReportState } from '#server/domain/reports/report.ts';
import { member, pairsOf } from './parse-view.ts';
import { useSearch } from './use-search.ts';

const REPORTS_PATH = '/reports';
/** In the order in which a report goes through them. */
export const REPORT_STATES = [
  'received',
  'joined',
  'answered',
  'told',
] as const satisfies readonly ReportState[];
const SHOWN = [...REPORT_STATES, 'all'] as const;
/** Which reports a reader wants to see: those that wait, unless the address says otherwise. */
export type ShownReports = (typeof SHOWN)[number];

/** What the address of the reports says, and how to change it. */
export function useReportsView() {
  const search = useSearch();
  const [, navigate] = useLocation();
  let state: ShownReports = 'received';
  const misread: string[] = [];
  for (const { key, values, text } of pairsOf(search)) {
    const wanted = values.length === 1 ? member(SHOWN, values[0] ?? '') : null;
    if (key === 'state' && wanted !== null) state = wanted;
    else misread.push(text);
  }
  return {
    state,
    misread,
    choose: (next: ShownReports) => {
      navigate(next === 'received' ? REPORTS_PATH : `${REPORTS_PATH}?state=${next}`);
    },
  };
}
