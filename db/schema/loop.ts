import type { Columns } from '../dialect/columns.ts';

/** A customer issue from its first complaint to its proven effect; see `Loop`. Instants in UTC ms, days are numbers since 1970-01-01. */
export function loopTable(c: Columns) {
  return c.table(
    'loop',
    {
      id: c.int().primaryKey(),
      title: c.text().notNull(),
      /** See `SEVERITIES` and `LOOP_STATES`. */
      severity: c.text().notNull(),
      state: c.text().notNull(),
      parked_from: c.text(),
      /** Codes; null = none. */
      theme: c.int(),
      department: c.int(),
      /** See `LoopScope`. */
      metric: c.text().notNull(),
      filters: c.text().notNull(),
      from_day: c.int().notNull(),
      /** Days of what opened it, `[from, to)`. */
      opening_from: c.int().notNull(),
      opening_to: c.int().notNull(),
      /** See `Origin`. */
      origin: c.text().notNull(),
      origin_id: c.text(),
      /** See `StakeAssumptions`, as JSON. */
      stake: c.text(),
      sponsor: c.text(),
      root_cause: c.text(),
      decision: c.text(),
      decided_by: c.text(),
      /** See `LoopPlan` and `Reading`, as JSON. */
      plan: c.text().notNull(),
      reading: c.text().notNull(),
      changed_on: c.int(),
      message: c.text(),
      affected: c.int(),
      reached: c.int(),
      unreachable: c.int(),
      /** See `VerifiedEffect`, as JSON. */
      verified: c.text(),
      opened_at: c.int().notNull(),
      opened_by: c.text(),
      state_at: c.int().notNull(),
      due_at: c.int(),
      closed_at: c.int(),
      reopened: c.int().notNull(),
      /** Lines of its timeline so far; rises with every change, so that of two who act on the same one wins. */
      steps: c.int().notNull(),
    },
    (t) => [
      c.index('loop_state_idx').on(t.state, t.id),
      c.index('loop_due_idx').on(t.state, t.due_at),
    ],
  );
}

/** The timeline of a loop: what happened, in order. */
export function loopStepTable(c: Columns) {
  return c.table(
    'loop_step',
    {
      loop: c.int().notNull(),
      /** 1, 2, 3 … within the loop. */
      seq: c.int().notNull(),
      at: c.int().notNull(),
      /** See `LOOP_STEPS`. */
      kind: c.text().notNull(),
      /** Id of the person; null = nobody did it. */
      by: c.text(),
      details: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.loop, t.seq] })],
  );
}

/** Departments that were asked; see `AskedDepartment`. */
export function loopDepartmentTable(c: Columns) {
  return c.table(
    'loop_department',
    {
      loop: c.int().notNull(),
      department: c.int().notNull(),
      /** See `ASKED_STATES`. */
      state: c.text().notNull(),
      asked_at: c.int().notNull(),
      asked_by: c.text(),
      acknowledge_by: c.int().notNull(),
      acknowledged_at: c.int(),
      acknowledged_by: c.text(),
      answer: c.text(),
      answered_at: c.int(),
      answered_by: c.text(),
      handed_to: c.int(),
    },
    (t) => [
      c.primaryKey({ columns: [t.loop, t.department] }),
      c.index('loop_department_idx').on(t.department, t.loop),
    ],
  );
}

/** What is done for a loop; see `LoopAction`. */
export function loopActionTable(c: Columns) {
  return c.table(
    'loop_action',
    {
      loop: c.int().notNull(),
      /** 1, 2, 3 … within the loop. */
      seq: c.int().notNull(),
      /** See `PHASES` and `ACTION_STATES`. */
      phase: c.text().notNull(),
      title: c.text().notNull(),
      owner: c.text(),
      due_on: c.int(),
      state: c.text().notNull(),
      done_at: c.int(),
    },
    (t) => [
      c.primaryKey({ columns: [t.loop, t.seq] }),
      c.index('loop_action_owner_idx').on(t.owner, t.state),
    ],
  );
}

/** What a department cannot remove; see `Obstacle`. */
export function loopObstacleTable(c: Columns) {
  return c.table(
    'loop_obstacle',
    {
      loop: c.int().notNull(),
      /** 1, 2, 3 … within the loop. */
      seq: c.int().notNull(),
      text: c.text().notNull(),
      department: c.int(),
      executive: c.text().notNull(),
      decide_by: c.int().notNull(),
      decision: c.text(),
      decided_at: c.int(),
    },
    (t) => [
      c.primaryKey({ columns: [t.loop, t.seq] }),
      c.index('loop_obstacle_executive_idx').on(t.executive, t.decided_at),
    ],
  );
}

/** Records somebody has put beside the filter of a loop, by their key. */
export function loopRecordTable(c: Columns) {
  return c.table(
    'loop_record',
    {
      loop: c.int().notNull(),
      kind: c.text().notNull(),
      source: c.text().notNull(),
      external_id: c.text().notNull(),
    },
    (t) => [c.primaryKey({ columns: [t.loop, t.kind, t.source, t.external_id] })],
  );
}
