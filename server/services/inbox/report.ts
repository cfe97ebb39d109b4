import type { Import, Reject } from '#db/queries/imports.ts';
import type { Outcome } from '../../messages/inbox.ts';
import type { Language } from '../../messages/words.ts';
import type { Problem, ProblemParams } from '../../domain/problem.ts';
import { isAllRefused } from '../imports/all-refused.ts';
import type { HeaderChange } from '../imports/header-changes.ts';
import type { Claim } from './claims.ts';

/** Turns what the inbox has to say into words. */
export type InboxTeller = {
  problem: (problem: Problem, language: Language) => string;
  header: (change: HeaderChange, language: Language) => string[];
  outcome: (said: { code: Outcome; params: ProblemParams }, language: Language) => string;
};

/** How it ended with a file: an import that rests, or the reason why there is none. */
export type Ending =
  | {
      job: Import;
      isKnown: boolean;
      headerChanges: readonly HeaderChange[];
      rows: readonly Reject[];
    }
  | { job: null; problem: Problem };

/** Refused rows that a report lists; and that its text lists. */
export const LISTED_ROWS = 1000;
const TEXT_ROWS = 20;

type Bilingual = { en: string; ar: string };
type Told = { code: string; params: ProblemParams; message: Bilingual };

/** What lies beside a file that was taken from the inbox, as JSON. */
export type Report = {
  /** Names the file's way through the inbox; the import of a file bears the same id. */
  id: string;
  result: 'stored' | 'known' | 'takenBack' | 'refused';
  source: string;
  file: string;
  /** ISO 8601, UTC. */
  finishedAt: string;
  sentence: Bilingual;
  /** Why the whole file was refused; null = it was not, or each row was for a reason of its own. */
  reason: Told | null;
  /** What is different in the headers of the file and of those joined to it since its source was last read the same way. */
  headerChanges: (HeaderChange & { message: Bilingual })[];
  /** The import that stored the file; null = none was begun. */
  import: Pick<
    Import,
    | 'id'
    | 'rowsRead'
    | 'recordsNew'
    | 'recordsChanged'
    | 'recordsSame'
    | 'recordsOlder'
    | 'rowsRejected'
    | 'orphans'
    | 'timesAmbiguous'
    | 'timesImpossible'
    | 'firstAt'
    | 'lastAt'
  > | null;
  /** The first refused rows; all that are kept: `GET /api/imports/{id}/rejects`. */
  refusedRows: (Told & { line: number; further: Told[] })[];
};

const CODES = {
  stored: 'STORED',
  known: 'KNOWN',
  takenBack: 'TAKEN_BACK',
  refused: 'REFUSED',
} as const satisfies Record<Report['result'], Outcome>;

/** The report of a file. */
export function reportOf(claim: Claim, ending: Ending, now: number, tell: InboxTeller): Report {
  const { id, source, name: file } = claim;
  const both = (say: (language: Language) => string): Bilingual => ({
    en: say('en'),
    ar: say('ar'),
  });
  const told = ({ code, params }: Problem): Told => ({
    code,
    params,
    message: both((language) => tell.problem({ code, params }, language)),
  });
  const result = resultOf(ending);
  const { job } = ending;
  const problem = job ? job.problem : ending.problem;
  const reason = result === 'refused' && problem ? told(problem) : null;
  const code = result === 'refused' && !reason ? 'ALL_REFUSED' : CODES[result];
  const counts = job && {
    new: job.recordsNew,
    changed: job.recordsChanged,
    same: job.recordsSame,
    older: job.recordsOlder,
    rows: job.rowsRead,
    refused: job.rowsRejected,
    orphans: job.orphans,
    import: job.id,
  };
  const params = { file, source, ...counts };
  const headers = (job ? ending.headerChanges : []).map((change) => ({
    ...change,
    message: both((language) => tell.header(change, language).join(' ')),
  }));
  return {
    id,
    result,
    source,
    file,
    finishedAt: new Date(now).toISOString(),
    sentence: both((language) =>
      [
        tell.outcome({ code, params }, language),
        reason?.message[language],
        ...headers.map(({ message }) => message[language]),
        isKept(ending) ? undefined : tell.outcome({ code: 'NOT_KEPT', params }, language),
      ]
        .filter((sentence) => sentence !== undefined)
        .join(' '),
    ),
    reason,
    headerChanges: headers,
    import: job && importOf(job),
    refusedRows: job
      ? ending.rows.map(({ line, further = [], ...first }) => ({
          line,
          ...told(rowProblem(line, first)),
          further: further.map((other) => told(rowProblem(line, other))),
        }))
      : [],
  };
}

/** False for a file that brought a customer who had been erased: it is not kept. */
export function isKept({ job }: Ending): boolean {
  return (job?.recordsErased ?? 0) === 0;
}

function resultOf(ending: Ending): Report['result'] {
  if (ending.job === null || ending.job.state === 'failed') return 'refused';
  if (isAllRefused(ending.job)) return 'refused';
  if (ending.job.state !== 'done') return 'takenBack';
  return ending.isKnown ? 'known' : 'stored';
}

function rowProblem(line: number, { code, params }: Pick<Reject, 'code' | 'params'>): Problem {
  // Written by an import from the closed list of codes.
  return { code, params: { ...params, line } } as Problem;
}

function importOf(job: Import): Report['import'] {
  const { id, rowsRead, recordsNew, recordsChanged, recordsSame, recordsOlder } = job;
  const { rowsRejected, orphans, timesAmbiguous, timesImpossible, firstAt, lastAt } = job;
  return {
    id,
    rowsRead,
    recordsNew,
    recordsChanged,
    recordsSame,
    recordsOlder,
    rowsRejected,
    orphans,
    timesAmbiguous,
    timesImpossible,
    firstAt,
    lastAt,
  };
}

/** The same for people: what happened and the first refused rows, in English and then in Arabic. */
export function reportText(report: Report, tell: InboxTeller): string {
  const { result, reason, sentence, refusedRows } = report;
  const total = (report.import?.rowsRejected ?? 0) + (report.import?.orphans ?? 0);
  const isByRows = result === 'stored' || (result === 'refused' && !reason);
  const more = isByRows ? Math.max(0, total - TEXT_ROWS) : 0;
  const part = (language: Language): string =>
    [
      sentence[language],
      ...refusedRows
        .slice(0, TEXT_ROWS)
        .map(
          (row) => `- ${[row, ...row.further].map(({ message }) => message[language]).join(' ')}`,
        ),
      ...(more > 0
        ? [tell.outcome({ code: 'MORE_ROWS', params: { more, limit: LISTED_ROWS } }, language)]
        : []),
    ].join('\n');
  return `${part('en')}\n\n${part('ar')}\n`;
}
