import type { Severity } from '../alerts/signal.ts';

/** What of a loop is late: its next step, a department's word that it has heard, an executive's decision. */
export type Late = {
  readonly loop: number;
  readonly title: string;
  readonly what: 'step' | 'answer' | 'obstacle';
  /** Which of them: the state it stands in, the code of the department, the number of the obstacle. */
  readonly which: string;
  /** Whose it is; null = the CX team's. */
  readonly department: number | null;
  /** Id of the executive who has to decide; null = it waits for the department. */
  readonly person: string | null;
  readonly severity: Severity;
  /** Until when it was due, UTC ms. */
  readonly at: number;
};

const CAUSE = /^overdue loop:(\d+) /u;

/** What goes wrong, as alerts call it: one open alert for each thing that is late. */
export function lateCause({ loop, what, which }: Pick<Late, 'loop' | 'what' | 'which'>): string {
  return `overdue loop:${loop} ${what} ${which}`;
}

/** The number of the loop that a cause is about; null = it is about none. */
export function loopInCause(cause: string): number | null {
  const [, id] = CAUSE.exec(cause) ?? [];
  return id === undefined ? null : Number(id);
}
