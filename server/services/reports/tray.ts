import type { Repository } from '#db/store/store.ts';
import type {
  ReportAnswer,
  ReportDeedInput,
  ReportsAnswer,
  ReportsQuery,
} from '../../contract/reports.ts';
import { AppError } from '../../domain/problem.ts';
import { feedbackRate, PROMISE_DAYS } from '../../domain/reports/feedback.ts';
import { REPORT_STATES } from '../../domain/reports/report.ts';
import { redact } from '../../domain/text/redact.ts';
import { openNumber, sealPlace } from '../cursor.ts';
import { listed } from '../listed.ts';
import type { LoopTelling } from '../loops/telling.ts';
import { followedInfo, reportInfo } from './info.ts';
import { matchReport } from './match.ts';

const PAGE = 50;
const DAY = 86_400_000;
/** Reports older than the promise that are looked at: those of so many days before it. */
const LOOKED_BACK_DAYS = 365;

/**
 * Reports one may read, the newest first, and of how many older ones the reporter was told what became of them.
 * @throws AppError REQUEST_INVALID for a state there is not, CURSOR_INVALID
 */
export async function answerReports(
  repository: Repository,
  telling: LoopTelling,
  { cursor, state }: ReportsQuery,
): Promise<ReportsAnswer> {
  const states = listed('state', state, REPORT_STATES);
  const before = cursor === undefined ? null : openNumber(cursor, states);
  const found = await repository.read('listReports', { states, before, limit: PAGE + 1 });
  const page = found.reports.slice(0, PAGE);
  const last = found.reports.length > PAGE ? page.at(-1) : undefined;
  const to = telling.now - PROMISE_DAYS * DAY;
  const period = { from: to - LOOKED_BACK_DAYS * DAY, to };
  return {
    reports: page.map((one) => reportInfo(one, telling)),
    counts: found.counts,
    feedback: feedbackRate(await repository.read('countFeedback', period)),
    promiseDays: PROMISE_DAYS,
    next: last ? sealPlace([last.report.id], states) : null,
  };
}

/** One report, with open loops that the reader may read and that may be the same matter. @throws AppError NOT_FOUND { seen } */
export async function answerReport(
  repository: Repository,
  telling: LoopTelling,
  id: number,
): Promise<ReportAnswer> {
  const found = await repository.read('readReport', { id });
  if (!found) throw new AppError('NOT_FOUND', { seen: String(id) });
  const { reference } = telling.moment;
  const { sure, like } = await matchReport(repository, reference, found.report);
  const heads = await repository.read('listLoopHeads', undefined);
  const readable = new Set(heads.map((one) => one.id));
  return {
    report: reportInfo(found, telling),
    like: [...(sure ? [sure] : []), ...like]
      .filter((one) => readable.has(one.id))
      .map(followedInfo),
  };
}

/** Does what whoever reads reports wants with one. @throws AppError as `settleReport` of the store */
export async function settleReport(
  repository: Repository,
  { id, input }: { id: number; input: ReportDeedInput },
  maker: { by: string; now: number },
): Promise<void> {
  const deed =
    input.kind === 'answer' ? { kind: 'answer' as const, text: redact(input.text) } : input;
  await repository.write('settleReport', { id, deed, ...maker });
}
