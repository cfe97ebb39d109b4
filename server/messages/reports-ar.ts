import type { ReportMove, ReportState } from '../domain/reports/report.ts';

/** How a report stands. */
export const REPORT_STATE_WORDS: Readonly<Record<ReportState, string>> = {
  received: 'بانتظار النظر',
  joined: 'تتابعه حلقة',
  answered: 'جرى الرد عليه',
  told: 'أُخبر صاحبه',
};

/** What is done with a report. */
export const REPORT_MOVE_WORDS: Readonly<Record<ReportMove, string>> = {
  join: 'ضمّه إلى حلقة',
  part: 'فصله عن حلقته',
  answer: 'الرد عليه',
  tell: 'إخبار صاحبه',
};
