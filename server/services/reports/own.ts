import type { ListedReport } from '#db/queries/reports.ts';
import type { Once } from '#db/queries/once.ts';
import type { Repository } from '#db/store/store.ts';
import type {
  OwnReportAnswer,
  OwnReports,
  ReportChoices,
  ReportInput,
} from '../../contract/reports.ts';
import type { Principal } from '../../domain/access/principal.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import { codeOf } from '../alerts/codes.ts';
import { openNumber, sealPlace } from '../cursor.ts';
import type { ValueBook } from '../dimensions/value-book.ts';
import type { Reference } from '../organisation/reference.ts';
import { followedInfo, ownReport } from './info.ts';
import { matchReport } from './match.ts';

const PAGE = 50;

/** Whose own reports: a person's, or a program's. */
export type Reporter = {
  readonly by: string;
  readonly isProgram: boolean;
  readonly language: 'en' | 'ar';
  readonly now: number;
};

/**
 * Keeps a report; gives its number. What people write is redacted as records' texts are.
 * @throws AppError DIMENSION_VALUE_UNKNOWN, LIST_FULL, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_KEY_BUSY
 */
export async function sendReport(
  repository: Repository,
  reference: Reference,
  input: ReportInput,
  { by, isProgram, language, now, once }: Reporter & { once: Once | null },
): Promise<number> {
  const { books } = reference;
  const said = {
    text: redact(input.text),
    theme: input.theme === null ? null : codeOf(books.theme, input.theme),
    department: input.department === null ? null : codeOf(books.department, input.department),
  };
  const { sure } = await matchReport(repository, reference, { ...said, notLoop: null });
  const { frequency } = input;
  const report = { ...said, frequency, language, by, isProgram, match: sure?.id ?? null };
  return repository.write('addReport', { report, now, once });
}

/** One of somebody's own reports, with open loops that may be the same matter while it waits. @throws AppError NOT_FOUND { seen } */
export async function answerOwnReport(
  repository: Repository,
  reference: Reference,
  { id, by }: { id: number; by: string },
): Promise<OwnReportAnswer> {
  const listed = await repository.read('readOwnReport', { id, by });
  if (!listed) throw new AppError('NOT_FOUND', { seen: String(id) });
  const like = await offeredFor(repository, reference, listed);
  return { report: ownReport(listed, reference), like: like.map(followedInfo) };
}

/** Loops that are offered for a report that waits: also the one the rule would choose. */
async function offeredFor(repository: Repository, reference: Reference, { report }: ListedReport) {
  if (report.state !== 'received') return [];
  const { sure, like } = await matchReport(repository, reference, report);
  return sure ? [sure, ...like].slice(0, MOST_OFFERED) : like;
}
const MOST_OFFERED = 3;

/**
 * Joins somebody's own report to a loop that was offered, or takes it off the one it was joined to (null).
 * @throws AppError NOT_FOUND { seen } for a report that is not theirs or a loop that was not offered, ACCESS_DENIED, REPORT_STATE,
 * REPORT_LOOP_CLOSED
 */
export async function matchOwn(
  repository: Repository,
  reference: Reference,
  { id, loop, by, now }: { id: number; loop: number | null; by: string; now: number },
): Promise<void> {
  const { like, report } = await answerOwnReport(repository, reference, { id, by });
  const isOffered =
    loop === null || report.state !== 'received' || like.some((one) => one.id === loop);
  if (!isOffered) throw new AppError('NOT_FOUND', { seen: String(loop) });
  await repository.write('matchOwnReport', { id, loop, by, now });
}

/** Somebody's own reports, the newest first. @throws AppError CURSOR_INVALID */
export async function answerOwnReports(
  repository: Repository,
  reference: Reference,
  { by, cursor }: { by: string; cursor: string | undefined },
): Promise<OwnReports> {
  const before = cursor === undefined ? null : openNumber(cursor, by);
  const found = await repository.read('listOwnReports', { by, before, limit: PAGE + 1 });
  const page = found.slice(0, PAGE);
  const last = found.length > PAGE ? page.at(-1) : undefined;
  return {
    reports: page.map((one) => ownReport(one, reference)),
    next: last ? sealPlace([last.report.id], by) : null,
  };
}

/** What a report may name: departments and themes as they are shown, and the department its sender belongs to. */
export function reportChoices(principal: Principal, { books }: Reference): ReportChoices {
  const [own, ...others] = principal.kind === 'person' ? principal.rights.departments : [];
  const found = own === undefined || others.length > 0 ? null : books.department.find(own);
  return {
    departments: shownIn(books.department),
    themes: shownIn(books.theme),
    own: found && books.department.keyOf(books.department.shownAs(found.code)),
  };
}

function shownIn(book: ValueBook) {
  return book.values
    .filter(({ alias }) => alias === null)
    .map(({ code }) => {
      const { key, name } = book.group(code);
      return { key, name };
    });
}
