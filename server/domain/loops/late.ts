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

const CAUSE = /^(overdue|regressed) loop:(\d+)(?: |$)/u;

/** What goes wrong, as alerts call it: one open alert for each thing that is late. */
export function lateCause({ loop, what, which }: Pick<Late, 'loop' | 'what' | 'which'>): string {
  return `overdue loop:${loop} ${what} ${which}`;
}

/** A loop that was closed, reopened itself, and has stood there since. */
export type Regressed = {
  readonly loop: number;
  /** Whose it is; null = the CX team's. */
  readonly department: number | null;
  /** Id of the person; null = it has none. */
  readonly sponsor: string | null;
  readonly severity: Severity;
  /** When it reopened itself, UTC ms. */
  readonly at: number;
};

/** What goes wrong, as alerts call it: one open alert for each loop that no longer holds. */
export function regressedCause({ loop }: Pick<Regressed, 'loop'>): string {
  return `regressed loop:${loop}`;
}

/** The number of the loop that a cause is about, and whether it is late or has regressed; null = it is about none. */
export function loopInCause(cause: string): { kind: 'overdue' | 'regressed'; loop: number } | null {
  const [, kind, id] = CAUSE.exec(cause) ?? [];
  if (id === undefined) return null;
  return { kind: kind === 'overdue' ? 'overdue' : 'regressed', loop: Number(id) };
}
