import type { AlertCourse } from '#server/contract/alert-course.ts';
import type { AlertAnswer, AlertsAnswer } from '#server/contract/alerts.ts';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { AlertState } from '#server/domain/alerts/state.ts';
import type { Ask } from './accounts.ts';

/** Which alerts; empty lists and null = any. `department` is a key and means those below it, too. */
export type AlertsQuestion = {
  readonly states: readonly AlertState[];
  readonly severities: readonly Severity[];
  readonly department: string | null;
};

/** What somebody must answer, and what they do about it. */
export function createAlertsApi(ask: Ask) {
  const act = (id: number, what: string, body: unknown) =>
    ask<AlertAnswer>('POST', `/api/alerts/${id}/${what}`, body);
  return {
    list: (question: AlertsQuestion, cursor: string | null, signal: AbortSignal) => {
      const { states, severities, department } = question;
      const query = new URLSearchParams();
      if (states.length > 0) query.set('state', states.join(','));
      if (severities.length > 0) query.set('severity', severities.join(','));
      if (department !== null) query.set('department', department);
      if (cursor !== null) query.set('cursor', cursor);
      return ask<AlertsAnswer>('GET', `/api/alerts?${query}`, undefined, signal);
    },
    one: (id: number, signal: AbortSignal) =>
      ask<AlertAnswer>('GET', `/api/alerts/${id}`, undefined, signal),
    /** The counts that led to a burst, with what was expected. */
    course: (id: number, signal: AbortSignal) =>
      ask<AlertCourse>('GET', `/api/alerts/${id}/course`, undefined, signal),
    acknowledge: (id: number, until: string) => act(id, 'acknowledge', { until }),
    snooze: (id: number, until: string) => act(id, 'snooze', { until }),
    resolve: (id: number, reason: string) => act(id, 'resolve', { reason }),
    reopen: (id: number, reason: string) => act(id, 'reopen', { reason }),
    comment: (id: number, text: string) => act(id, 'comment', { text }),
    useful: (id: number, isUseful: boolean) => act(id, 'useful', { isUseful }),
  };
}
