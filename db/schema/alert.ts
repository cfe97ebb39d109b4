import type { Columns } from '../dialect/columns.ts';

/** Something somebody must answer. Instants in UTC ms, days are numbers since 1970-01-01. */
export function alertTable(c: Columns) {
  return c.table(
    'alert',
    {
      id: c.int().primaryKey(),
      rule: c.int().notNull(),
      /** Kind of the rule when it fired. */
      kind: c.text().notNull(),
      cause: c.text().notNull(),
      /** Cause and scope together, see `groupOf`. */
      group_key: c.text().notNull(),
      /** The same while it is not resolved, null then: no two alerts that are not resolved have the same. */
      open_key: c.text(),
      /** Codes; null = not about one. */
      department: c.int(),
      theme: c.int(),
      /** Id of the source. */
      source: c.text(),
      /** See `ALERT_STATES` and `SEVERITIES`. */
      state: c.text().notNull(),
      severity: c.text().notNull(),
      opened_at: c.int().notNull(),
      /** Instant of the newest fact. */
      last_at: c.int().notNull(),
      from_day: c.int(),
      to_day: c.int(),
      /** See `SignalFacts`, as JSON: those of the newest signal. */
      facts: c.text().notNull(),
      /** Place of the rung whose turn it is; null = nobody was told. */
      rung: c.int(),
      /** When the clock does the next thing by itself; null = nothing. */
      next_at: c.int(),
      promised_by: c.text(),
      promised_at: c.int(),
      promised_until: c.int(),
      snoozed_until: c.int(),
      ended_at: c.int(),
      resolved_at: c.int(),
      resolved_by: c.text(),
      /** See `RESOLVED_WHYS`. */
      resolved_why: c.text(),
      reopened: c.int().notNull(),
      still_at: c.int(),
      /** Lines of its timeline so far; rises with every change, so that of two who act on the same one wins. */
      steps: c.int().notNull(),
    },
    (t) => [
      c.uniqueIndex('alert_open_idx').on(t.open_key),
      c.index('alert_group_idx').on(t.group_key),
      c.index('alert_next_idx').on(t.state, t.next_at),
    ],
  );
}

/** The timeline: what happened, in order. */
export function alertStepTable(c: Columns) {
  return c.table(
    'alert_step',
    {
      alert: c.int().notNull(),
      /** 1, 2, 3 … within the alert. */
      seq: c.int().notNull(),
      at: c.int().notNull(),
      /** See `STEP_KINDS`. */
      kind: c.text().notNull(),
      /** Id of the person; null = nobody did it. */
      by: c.text(),
      details: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.alert, t.seq] })],
  );
}

/** Records an alert points to, by their key. */
export function alertRecordTable(c: Columns) {
  return c.table(
    'alert_record',
    {
      alert: c.int().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.alert, t.kind, t.source, t.external_id] })],
  );
}

/** What a person thought of an alert: 1 = it was useful, 0 = it was not. */
export function alertVoteTable(c: Columns) {
  return c.table(
    'alert_vote',
    {
      alert: c.int().notNull(),
      person_id: c.text().notNull(),
      is_useful: c.int().notNull(),
      at: c.int().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.alert, t.person_id] })],
  );
}
