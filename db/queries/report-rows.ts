import type {
  Frequency,
  JoinedBy,
  Report,
  ReportOutcome,
  ReportState,
} from '#server/domain/reports/report.ts';
import type { Context } from '../store/request.ts';

/** What stands in the place of words that are not kept any more: nobody can send a report without any. */
export const GONE = '';

type ReportRow = Context['dialect']['t']['report']['$inferSelect'];

/** A stored row as a report. */
export function reportOf(row: ReportRow): Report {
  return {
    id: row.id,
    text: row.text === GONE ? null : row.text,
    theme: row.theme,
    department: row.department,
    // The columns of reports are written by `reportColumns` only, from these types; so are the casts below.
    frequency: row.frequency as Frequency,
    // As above.
    language: row.language as Report['language'],
    by: row.by,
    isProgram: row.is_program === 1,
    receivedAt: row.received_at,
    dueAt: row.due_at,
    // As above.
    state: row.state as ReportState,
    loop: row.loop,
    // As above.
    joinedBy: row.joined_by as JoinedBy | null,
    notLoop: row.not_loop,
    answer: row.answer,
    settledAt: row.settled_at,
    settledBy: row.settled_by,
    // As above.
    outcome: row.outcome as ReportOutcome | null,
    toldAt: row.told_at,
  };
}

/** The columns of a report. */
export function reportColumns(report: Report): ReportRow {
  return {
    id: report.id,
    text: report.text ?? GONE,
    theme: report.theme,
    department: report.department,
    frequency: report.frequency,
    language: report.language,
    by: report.by,
    is_program: report.isProgram ? 1 : 0,
    received_at: report.receivedAt,
    due_at: report.dueAt,
    state: report.state,
    loop: report.loop,
    joined_by: report.joinedBy,
    not_loop: report.notLoop,
    answer: report.answer,
    settled_at: report.settledAt,
    settled_by: report.settledBy,
    outcome: report.outcome,
    told_at: report.toldAt,
  };
}
