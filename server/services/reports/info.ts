import type { FollowedLoop, ListedReport } from '#db/queries/reports.ts';
import type { FollowedInfo, OwnReport, ReportInfo } from '../../contract/reports.ts';
import { reportAfter } from '../../domain/reports/report.ts';
import { instant, instantOrNull } from '../instant.ts';
import type { LoopTelling } from '../loops/telling.ts';
import type { Reference } from '../organisation/reference.ts';

/** A report as its reporter sees it. */
export function ownReport({ report, loop }: ListedReport, { books }: Reference): OwnReport {
  const { theme, department, joinedBy, state } = report;
  return {
    id: report.id,
    text: report.text,
    department: department === null ? null : books.department.shown(department),
    theme: theme === null ? null : books.theme.shown(theme),
    frequency: report.frequency,
    receivedAt: instant(report.receivedAt),
    state,
    loop: loop && {
      ...followedInfo(loop),
      // Until customers are told it is a draft, or what they were told before it was taken back.
      message: loop.state === 'told' || loop.state === 'verified' ? loop.message : null,
    },
    joinedBy,
    answer: report.answer,
    outcome: report.outcome,
    toldAt: instantOrNull(report.toldAt),
    mayPart: joinedBy !== 'reader' && reportAfter(state, 'part') !== null,
  };
}

/** A report as whoever sees to it reads it. */
export function reportInfo(
  listed: ListedReport,
  { moment, who, now }: Pick<LoopTelling, 'moment' | 'who' | 'now'>,
): ReportInfo {
  const { report } = listed;
  const { by, isProgram, dueAt, settledAt, settledBy, state } = report;
  return {
    ...ownReport(listed, moment.reference),
    by: isProgram ? null : who(by),
    dueAt: instant(dueAt),
    isLate: state === 'received' && dueAt < now,
    settledAt: instantOrNull(settledAt),
    settledBy: settledBy === null ? null : who(settledBy),
  };
}

/** Of a loop what everybody who reports may know. */
export function followedInfo({
  id,
  title,
  state,
}: Pick<FollowedLoop, 'id' | 'title' | 'state'>): FollowedInfo {
  return { id, title, state };
}
