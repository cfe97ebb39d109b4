import type { Severity } from '../alerts/signal.ts';
import type { StakeAssumptions } from './stake.ts';
import type { EffectVerdict } from './effect/question.ts';
import type { LoopState, OpenState } from './state.ts';

/** Days are numbers since 1970-01-01, instants UTC ms, people ids, departments codes. */

/**
 * A kept question: the records behind a metric (catalogue id, for survey metrics with the instrument) within filters as
 * `GET /api/metrics` takes them, from a day on. What comes in later joins by itself.
 */
export type LoopScope = {
  readonly metric: string;
  readonly filters: readonly string[];
  readonly from: number;
};

/** What a loop was begun from: `id` names the alert, theme or report; null = nothing in particular. */
export const ORIGINS = ['alert', 'records', 'theme', 'report', 'person'] as const;
export type Origin = { readonly kind: (typeof ORIGINS)[number]; readonly id: string | null };

/** What, why and how, and what it should come to. Texts are null until somebody wrote them. */
export type LoopPlan = {
  readonly what: string | null;
  readonly why: string | null;
  readonly how: string | null;
  /** The metric the effect is read on, within the loop's filters; null = the one the evidence is counted by. */
  readonly goal: string | null;
  /** What it should reach, in the metric's own unit; null = better than before. */
  readonly target: number | null;
};

/** How the effect is read. */
export type Reading = {
  /** Weeks after the change until things have settled; they are left out. */
  readonly settleWeeks: number;
  /** Weeks that are read. */
  readonly weeks: number;
  /** Filters of a scope that was not changed, to compare with; null = none. */
  readonly comparison: readonly string[] | null;
};

/** What was found when the loop was closed. */
export type VerifiedEffect = {
  readonly verdict: EffectVerdict;
  readonly effect: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly readOn: number;
};

/** Everything a loop says of itself. */
export type Loop = {
  readonly id: number;
  readonly title: string;
  readonly severity: Severity;
  readonly state: LoopState;
  /** Where it was before it was parked; null = it is not. */
  readonly parkedFrom: OpenState | null;
  /** Shown code of the theme; null = none. */
  readonly theme: number | null;
  /** The department that leads it; null = the CX team does. */
  readonly department: number | null;
  readonly scope: LoopScope;
  /** Days `[from, to)` of what opened it: its alert's period, else the first days of what counts. */
  readonly opening: { readonly from: number; readonly to: number };
  readonly origin: Origin;
  readonly stake: StakeAssumptions | null;
  readonly sponsor: string | null;
  readonly rootCause: string | null;
  readonly decision: string | null;
  readonly decidedBy: string | null;
  readonly plan: LoopPlan;
  /** The day from which the change holds. */
  readonly changedOn: number | null;
  readonly message: string | null;
  /** How many were affected, told and could not be reached. */
  readonly affected: number | null;
  readonly reached: number | null;
  readonly unreachable: number | null;
  readonly reading: Reading;
  readonly verified: VerifiedEffect | null;
  readonly openedAt: number;
  /** Null = it began by itself. */
  readonly openedBy: string | null;
  /** Since when it stands in its state. */
  readonly stateAt: number;
  /** Until when the next step is due, or it is parked; null = nothing is. */
  readonly dueAt: number | null;
  readonly closedAt: number | null;
  readonly reopened: number;
  /** Lines of its timeline. */
  readonly steps: number;
};

/** Filters of a loop's plan before anybody has written one. */
export const NO_PLAN: LoopPlan = { what: null, why: null, how: null, goal: null, target: null };
/** How an effect is read unless somebody says otherwise. */
export const DEFAULT_READING: Reading = { settleWeeks: 1, weeks: 8, comparison: null };

/** States of a department that was asked. */
export const ASKED_STATES = ['asked', 'acknowledged', 'answered', 'handed_over'] as const;
export type AskedState = (typeof ASKED_STATES)[number];

/** A department that was asked to see to its part. */
export type AskedDepartment = {
  readonly department: number;
  readonly state: AskedState;
  readonly askedAt: number;
  readonly askedBy: string | null;
  readonly acknowledgeBy: number;
  readonly acknowledgedAt: number | null;
  readonly acknowledgedBy: string | null;
  readonly answer: string | null;
  readonly answeredAt: number | null;
  readonly answeredBy: string | null;
  /** The department that took it over. */
  readonly handedTo: number | null;
};

/** What an action belongs to: find out, plan, train people, follow up. */
export const PHASES = ['assess', 'plan', 'train', 'follow_up'] as const;
export type Phase = (typeof PHASES)[number];
/** States of an action. */
export const ACTION_STATES = ['open', 'done', 'dropped'] as const;
export type ActionState = (typeof ACTION_STATES)[number];

/** Something to be done for a loop. */
export type LoopAction = {
  readonly seq: number;
  readonly phase: Phase;
  readonly title: string;
  /** Person who sees to it; null = nobody yet. */
  readonly owner: string | null;
  readonly dueOn: number | null;
  readonly state: ActionState;
  readonly doneAt: number | null;
};

/** Something a department cannot remove, and who decides about it until when. */
export type Obstacle = {
  readonly seq: number;
  readonly text: string;
  readonly department: number | null;
  readonly executive: string;
  readonly decideBy: number;
  readonly decision: string | null;
  readonly decidedAt: number | null;
};
