import type { Severity } from '#server/domain/alerts/signal.ts';
import type {
  ActionState,
  AskedDepartment,
  AskedState,
  Loop,
  LoopAction,
  LoopPlan,
  Obstacle,
  Origin,
  Phase,
  Reading,
  VerifiedEffect,
} from '#server/domain/loops/loop.ts';
import type { StakeAssumptions } from '#server/domain/loops/stake.ts';
import type { LoopState, LoopStepKind, OpenState } from '#server/domain/loops/state.ts';
import type { Context } from '../store/request.ts';

type Tables = Context['dialect']['t'];
type LoopRow = Tables['loop']['$inferSelect'];

/** A line of a loop's timeline; `by` null = nobody did it. */
export type LoopLine = {
  readonly kind: LoopStepKind;
  readonly by: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};
/** A line as it is stored. */
export type StoredLoopLine = LoopLine & { readonly seq: number; readonly at: number };

/** A stored row as a loop. */
export function loopOf(row: LoopRow): Loop {
  return {
    id: row.id,
    title: row.title,
    // The columns of loops are written by `loopColumns` only, from these types; so are the casts below.
    severity: row.severity as Severity,
    state: row.state as LoopState,
    parkedFrom: row.parked_from as OpenState | null,
    theme: row.theme,
    department: row.department,
    scope: {
      metric: row.metric,
      // As above.
      filters: JSON.parse(row.filters) as string[],
      from: row.from_day,
    },
    opening: { from: row.opening_from, to: row.opening_to },
    // As above.
    origin: { kind: row.origin as Origin['kind'], id: row.origin_id },
    // As above.
    stake: row.stake === null ? null : (JSON.parse(row.stake) as StakeAssumptions),
    sponsor: row.sponsor,
    rootCause: row.root_cause,
    decision: row.decision,
    decidedBy: row.decided_by,
    // As above.
    plan: JSON.parse(row.plan) as LoopPlan,
    changedOn: row.changed_on,
    message: row.message,
    affected: row.affected,
    reached: row.reached,
    unreachable: row.unreachable,
    // As above.
    reading: JSON.parse(row.reading) as Reading,
    // As above.
    verified: row.verified === null ? null : (JSON.parse(row.verified) as VerifiedEffect),
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    stateAt: row.state_at,
    dueAt: row.due_at,
    closedAt: row.closed_at,
    reopened: row.reopened,
    steps: row.steps,
  };
}

/** The columns of a loop. */
export function loopColumns(loop: Loop): LoopRow {
  return {
    id: loop.id,
    title: loop.title,
    severity: loop.severity,
    state: loop.state,
    parked_from: loop.parkedFrom,
    theme: loop.theme,
    department: loop.department,
    metric: loop.scope.metric,
    filters: JSON.stringify(loop.scope.filters),
    from_day: loop.scope.from,
    opening_from: loop.opening.from,
    opening_to: loop.opening.to,
    origin: loop.origin.kind,
    origin_id: loop.origin.id,
    stake: loop.stake && JSON.stringify(loop.stake),
    sponsor: loop.sponsor,
    root_cause: loop.rootCause,
    decision: loop.decision,
    decided_by: loop.decidedBy,
    plan: JSON.stringify(loop.plan),
    reading: JSON.stringify(loop.reading),
    changed_on: loop.changedOn,
    message: loop.message,
    affected: loop.affected,
    reached: loop.reached,
    unreachable: loop.unreachable,
    verified: loop.verified && JSON.stringify(loop.verified),
    opened_at: loop.openedAt,
    opened_by: loop.openedBy,
    state_at: loop.stateAt,
    due_at: loop.dueAt,
    closed_at: loop.closedAt,
    reopened: loop.reopened,
    steps: loop.steps,
  };
}

/** A stored row as a line of the timeline. */
export function lineOf(row: Tables['loopStep']['$inferSelect']): StoredLoopLine {
  return {
    seq: row.seq,
    at: row.at,
    // Only `writeLoop` writes these columns, from this type.
    kind: row.kind as LoopStepKind,
    by: row.by,
    // As above.
    details: JSON.parse(row.details) as Record<string, unknown>,
  };
}

/** A stored row as a department that was asked. */
export function askedOf(row: Tables['loopDepartment']['$inferSelect']): AskedDepartment {
  return {
    department: row.department,
    // Only `loop-departments.ts` writes the column, from this type.
    state: row.state as AskedState,
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    acknowledgeBy: row.acknowledge_by,
    acknowledgedAt: row.acknowledged_at,
    acknowledgedBy: row.acknowledged_by,
    answer: row.answer,
    answeredAt: row.answered_at,
    answeredBy: row.answered_by,
    handedTo: row.handed_to,
  };
}

/** A stored row as an action. */
export function actionOf(row: Tables['loopAction']['$inferSelect']): LoopAction {
  return {
    seq: row.seq,
    // Only `loop-parts.ts` writes these columns, from these types.
    phase: row.phase as Phase,
    title: row.title,
    owner: row.owner,
    dueOn: row.due_on,
    // As above.
    state: row.state as ActionState,
    doneAt: row.done_at,
  };
}

/** A stored row as an obstacle. */
export function obstacleOf(row: Tables['loopObstacle']['$inferSelect']): Obstacle {
  return {
    seq: row.seq,
    text: row.text,
    department: row.department,
    executive: row.executive,
    decideBy: row.decide_by,
    decision: row.decision,
    decidedAt: row.decided_at,
  };
}
