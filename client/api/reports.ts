import type {
  OwnReportAnswer,
  OwnReports,
  ReportAnswer,
  ReportChoices,
  ReportDeedInput,
  ReportInput,
  ReportsAnswer,
} from '#server/contract/reports.ts';
import type { Ask } from './accounts.ts';

/** What the front line reports, and what becomes of it. */
export function createReportsApi(ask: Ask) {
  const get = <T>(path: string, signal: AbortSignal) => ask<T>('GET', path, undefined, signal);
  const query = (pairs: Readonly<Record<string, string | null>>) =>
    new URLSearchParams(
      Object.entries(pairs).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    );
  return {
    choices: (signal: AbortSignal) => get<ReportChoices>('/api/report-choices', signal),
    mine: (cursor: string | null, signal: AbortSignal) =>
      get<OwnReports>(`/api/my-reports?${query({ cursor })}`, signal),
    list: (state: string | null, cursor: string | null, signal: AbortSignal) =>
      get<ReportsAnswer>(`/api/reports?${query({ state, cursor })}`, signal),
    one: (id: number, signal: AbortSignal) => get<ReportAnswer>(`/api/reports/${id}`, signal),
    send: (input: ReportInput, once: string) =>
      ask<OwnReportAnswer>('POST', '/api/reports', input, undefined, once),
    match: (id: number, loop: number | null) =>
      ask<OwnReportAnswer>('POST', `/api/my-reports/${id}/match`, { loop }),
    settle: (id: number, deed: ReportDeedInput) =>
      ask<ReportAnswer>('POST', `/api/reports/${id}/settle`, deed),
  };
}
