import type { FollowUp } from '#server/domain/follow-ups/follow-up.ts';
import type {
  FollowUpState,
  FollowUpStepKind,
  Hold,
  Outcome,
} from '#server/domain/follow-ups/state.ts';
import type { Context } from '../store/request.ts';

type Row = Context['dialect']['t']['followUp']['$inferSelect'];
type StepRow = Context['dialect']['t']['followUpStep']['$inferSelect'];

/** A line of a follow-up's timeline; null = nobody did it, nothing was written, it went to nobody. */
export type FollowUpLine = {
  readonly seq: number;
  readonly at: number;
  readonly kind: FollowUpStepKind;
  readonly by: string | null;
  readonly note: string | null;
  /** Id of the person it was given to, or code of the department it was handed to. */
  readonly to: string | null;
};

/** A stored row as a follow-up. */
export function followUpOf(row: Row): FollowUp {
  return {
    id: row.id,
    source: row.source,
    externalId: row.external_id,
    customer: row.customer,
    department: row.department,
    owner: row.owner,
    // The columns are written by `followUpColumns` only, from these types; so are the casts below.
    state: row.state as FollowUpState,
    outcome: row.outcome as Outcome | null,
    hold: row.hold as Hold | null,
    tries: row.tries,
    openedAt: row.opened_at,
    promisedAt: row.promised_at,
    dueAt: row.due_at,
    contactedAt: row.contacted_at,
    closedAt: row.closed_at,
    reopened: row.reopened,
    steps: row.steps,
  };
}

/** A follow-up as it is stored. */
export function followUpColumns(one: FollowUp): Row {
  return {
    id: one.id,
    source: one.source,
    external_id: one.externalId,
    customer: one.customer,
    department: one.department,
    owner: one.owner,
    state: one.state,
    outcome: one.outcome,
    hold: one.hold,
    tries: one.tries,
    opened_at: one.openedAt,
    promised_at: one.promisedAt,
    due_at: one.dueAt,
    contacted_at: one.contactedAt,
    closed_at: one.closedAt,
    reopened: one.reopened,
    steps: one.steps,
  };
}

/** A stored line of the timeline. */
export function followUpLineOf({ seq, at, kind, by, note, to }: StepRow): FollowUpLine {
  // Only `writeFollowUpLine` writes the column, from this type.
  return { seq, at, kind: kind as FollowUpStepKind, by, note, to };
}
