import { sql } from 'drizzle-orm';
import type { Columns } from '../dialect/columns.ts';

/**
 * The four kinds of records. Distributed by `slot`, which leads every key. Column names are the field names of
 * `RECORD_FIELDS` in snake case; dimension columns hold codes (0 = not given); flags are 0, 1 or null; link columns are
 * written by the linker only; `text_id` is the number under which the search index knows the record's text; `assigned` says
 * which codes are not the source's (see `ASSIGNED`), null = all are; `gathered` is what a later file goes on with where several
 * rows make the record, null = nothing.
 */
function commonColumns(c: Columns) {
  return {
    slot: c.int().notNull(),
    source: c.text().notNull(),
    external_id: c.text().notNull(),
    at: c.int().notNull(),
    precision: c.int().notNull(),
    customer: c.text(),
    case_id: c.text(),
    department: c.int().notNull(),
    branch: c.int().notNull(),
    channel: c.int().notNull(),
    stage: c.int().notNull(),
    touchpoint: c.int().notNull(),
    segment: c.int().notNull(),
    region: c.int().notNull(),
    product: c.int().notNull(),
    theme: c.int().notNull(),
    attributes: c.text(),
    updated_at: c.int(),
    import_id: c.text(),
    recontact_at: c.int(),
    contacts: c.int(),
    linked_department: c.int(),
    linked_at: c.int(),
    /** 1 while the linker has not looked at a new record yet; later changes leave a touch. */
    link_due: c.int(),
  };
}

export function caseTable(c: Columns) {
  return c.table(
    'case_record',
    {
      ...commonColumns(c),
      first_response_at: c.int(),
      resolved_at: c.int(),
      reopened_at: c.int(),
      closed_at: c.int(),
      due_at: c.int(),
      sla_told: c.int(),
      status: c.text(),
      priority: c.text(),
      outcome: c.text(),
      handovers: c.int(),
      reopens: c.int(),
      escalated_level: c.int(),
      escalated_at: c.int(),
      fcr_told: c.int(),
      value: c.int(),
      text: c.text(),
      language: c.text(),
      text_id: c.int(),
      assigned: c.int(),
      end_told: c.int(),
      gathered: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.slot, t.source, t.external_id] }),
      // slices and record lists by period
      c.index('case_record_at_idx').on(t.at),
      // the linker's queue, newest first
      c
        .index('case_record_link_due_idx')
        .on(t.slot, t.at)
        .where(sql`link_due = 1`),
      // from a found text to its record
      c
        .uniqueIndex('case_record_text_idx')
        .on(t.slot, t.text_id)
        .where(sql`text_id is not null`),
      // slices anchored at the resolved day
      c.index('case_record_resolved_at_idx').on(t.resolved_at),
    ],
  );
}

export function contactTable(c: Columns) {
  return c.table(
    'contact',
    {
      ...commonColumns(c),
      agent_kind: c.text(),
      wait: c.int(),
      duration: c.int(),
      abandoned: c.int(),
      entered: c.int(),
      offered_both: c.int(),
      chosen: c.int(),
      human_asked: c.int(),
      asked_before_trying: c.int(),
      bot_failed_at: c.int(),
      human_joined_at: c.int(),
      ended_resolved: c.int(),
      context_passed: c.int(),
      text: c.text(),
      language: c.text(),
      text_id: c.int(),
      assigned: c.int(),
      gathered: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.slot, t.source, t.external_id] }),
      c.index('contact_at_idx').on(t.at),
      // the linker's queue, newest first
      c
        .index('contact_link_due_idx')
        .on(t.slot, t.at)
        .where(sql`link_due = 1`),
      // from a found text to its record
      c
        .uniqueIndex('contact_text_idx')
        .on(t.slot, t.text_id)
        .where(sql`text_id is not null`),
    ],
  );
}

export function responseTable(c: Columns) {
  return c.table(
    'response',
    {
      ...commonColumns(c),
      instrument: c.int().notNull(),
      invited_at: c.int(),
      delivered_at: c.int(),
      score: c.int(),
      text: c.text(),
      language: c.text(),
      text_id: c.int(),
      assigned: c.int(),
      gathered: c.text(),
    },
    (t) => [
      c.primaryKey({ columns: [t.slot, t.source, t.external_id] }),
      c.index('response_at_idx').on(t.at),
      // the linker's queue, newest first
      c
        .index('response_link_due_idx')
        .on(t.slot, t.at)
        .where(sql`link_due = 1`),
      // from a found text to its record
      c
        .uniqueIndex('response_text_idx')
        .on(t.slot, t.text_id)
        .where(sql`text_id is not null`),
    ],
  );
}

export function dailyTotalTable(c: Columns) {
  return c.table(
    'daily_total',
    {
      ...commonColumns(c),
      offered: c.int(),
      answered: c.int(),
      abandoned: c.int(),
      within_level: c.int(),
      wait_sum: c.int(),
      talk_sum: c.int(),
      within_share: c.int(),
    },
    (t) => [
      c.primaryKey({ columns: [t.slot, t.source, t.external_id] }),
      c.index('daily_total_at_idx').on(t.at),
    ],
  );
}
