import type { AlertLife, ResolvedWhy, Step } from '#server/domain/alerts/life.ts';
import type { RuleKind } from '#server/domain/alerts/rule.ts';
import type { AlertScope, Severity, SignalFacts } from '#server/domain/alerts/signal.ts';
import type { AlertState, StepKind } from '#server/domain/alerts/state.ts';
import type { Context } from '../store/request.ts';

/** An alert as it is stored. Instants in UTC ms. */
export type StoredAlert = {
  id: number;
  rule: number;
  /** Kind of the rule when it fired. */
  kind: RuleKind;
  cause: string;
  scope: AlertScope;
  openedAt: number;
  /** Days since 1970-01-01, `[from, to)`; null = one instant. */
  period: { from: number; to: number } | null;
  facts: SignalFacts;
  life: AlertLife;
  /** Lines of its timeline. */
  steps: number;
};

/** A line of a timeline as it is stored. */
export type StoredStep = Step & { seq: number; at: number };

type AlertRow = Context['dialect']['t']['alert']['$inferSelect'];
type StepRow = Context['dialect']['t']['alertStep']['$inferSelect'];

/** A stored row as an alert. */
export function alertOf(row: AlertRow): StoredAlert {
  const { from_day: from, to_day: to } = row;
  return {
    id: row.id,
    rule: row.rule,
    // The columns of alerts are written by this module only, from these types; so are the casts below.
    kind: row.kind as RuleKind,
    cause: row.cause,
    scope: { department: row.department, theme: row.theme, source: row.source },
    openedAt: row.opened_at,
    period: from === null || to === null ? null : { from, to },
    // As above.
    facts: JSON.parse(row.facts) as SignalFacts,
    life: lifeOf(row),
    steps: row.steps,
  };
}

function lifeOf(row: AlertRow): AlertLife {
  const { promised_by: by, promised_at: at, promised_until: until } = row;
  return {
    // Only `lifeColumns` writes these, from these types.
    state: row.state as AlertState,
    // As above.
    severity: row.severity as Severity,
    rung: row.rung,
    nextAt: row.next_at,
    promise: by === null || at === null || until === null ? null : { by, at, until },
    snoozedUntil: row.snoozed_until,
    endedAt: row.ended_at,
    resolved:
      row.resolved_at === null
        ? null
        : {
            by: row.resolved_by,
            at: row.resolved_at,
            // As above.
            why: row.resolved_why as ResolvedWhy,
          },
    reopened: row.reopened,
    lastAt: row.last_at,
    stillAt: row.still_at,
  };
}

/** The columns of an alert's life; `group` is its cause and scope. */
export function lifeColumns(life: AlertLife, group: string) {
  return {
    open_key: life.state === 'resolved' ? null : group,
    state: life.state,
    severity: life.severity,
    rung: life.rung,
    next_at: life.nextAt,
    promised_by: life.promise?.by ?? null,
    promised_at: life.promise?.at ?? null,
    promised_until: life.promise?.until ?? null,
    snoozed_until: life.snoozedUntil,
    ended_at: life.endedAt,
    resolved_at: life.resolved?.at ?? null,
    resolved_by: life.resolved?.by ?? null,
    resolved_why: life.resolved?.why ?? null,
    reopened: life.reopened,
    last_at: life.lastAt,
    still_at: life.stillAt,
  };
}

/** A stored row as a line of the timeline. */
export function stepOf(row: StepRow): StoredStep {
  return {
    seq: row.seq,
    at: row.at,
    // Only `writeTurn` writes the column, from this type.
    kind: row.kind as StepKind,
    by: row.by,
    // As above.
    details: JSON.parse(row.details) as Record<string, unknown>,
  };
}
