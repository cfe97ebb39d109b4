import type { ReportMove, ReportState } from '../domain/reports/report.ts';

/** How a report stands. */
export const REPORT_STATE_WORDS: Readonly<Record<ReportState, string>> = {
  received: 'waiting',
  joined: 'followed by a loop',
  answered: 'answered',
  told: 'told to its reporter',
};

/** What is done with a report. */
export const REPORT_MOVE_WORDS: Readonly<Record<ReportMove, string>> = {
  join: 'joining it to a loop',
  part: 'taking it off its loop',
  answer: 'answering it',
  tell: 'telling its reporter',
};
