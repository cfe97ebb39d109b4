import type { Import, ImportHeader, Reject } from '#db/queries/imports.ts';
import type { z } from 'zod';
import type {
  DryRunAnswer,
  DryRunFacts,
  HeaderAnswer,
  ImportAnswer,
  ImportDetail,
  LaterFind,
  rejectSchema,
} from '../../contract/imports.ts';
import type { Problem } from '../../domain/problem.ts';
import type { DryRun } from './dry-run.ts';
import type { DryRunJob } from './dry-runs.ts';
import type { Kept } from './undo.ts';

/** Turns a problem into the words of the caller's language. */
export type Tell = (problem: Problem) => string;

/** An import as the API tells it. */
export function importAnswer(job: Import, tell: Tell): ImportAnswer {
  const { id, source, state, fileName, position, size, rowsRead } = job;
  const { problem } = job;
  return {
    id,
    source,
    state,
    fileName,
    position,
    size,
    rowsRead,
    recordsNew: job.recordsNew,
    recordsChanged: job.recordsChanged,
    recordsSame: job.recordsSame,
    recordsOlder: job.recordsOlder,
    recordsDropped: job.recordsDropped,
    rowsRejected: job.rowsRejected,
    orphans: job.orphans,
    rowsUnused: job.rowsUnused,
    unusedLines: job.unusedLines && [...job.unusedLines],
    joined: job.joined && [...job.joined],
    timesAmbiguous: job.timesAmbiguous,
    timesImpossible: job.timesImpossible,
    firstAt: job.firstAt,
    lastAt: job.lastAt,
    countedTo: job.countedTo,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    problem: problemAnswer(problem, tell),
  };
}

/** An import in full, with what an undo left alone and what it takes from later ones. */
export function importDetailAnswer(
  job: Import,
  undo: Kept & { laterFinds: LaterFind[] },
  tell: Tell,
): ImportDetail {
  const { mapping, header } = job;
  return {
    ...importAnswer(job, tell),
    mapping,
    ...undo,
    zone: zoneIn(mapping) ?? job.zone,
    header: headerAnswer(header),
  };
}

/** The zone that a mapping names for wall-clock times; null = it leaves that to the organisation. */
function zoneIn(mapping: unknown): string | null {
  const zone =
    typeof mapping === 'object' && mapping !== null && 'zone' in mapping ? mapping.zone : null;
  return typeof zone === 'string' ? zone : null;
}

/** The columns of an import's files, as the API tells them. */
export function headerAnswer(header: ImportHeader | null): HeaderAnswer | null {
  if (!header) return null;
  const tables = Object.entries(header.tables).map(
    ([name, columns]) => [name, columns && [...columns]] as const,
  );
  return { file: header.file && [...header.file], tables: Object.fromEntries(tables) };
}

function problemAnswer(problem: Problem | null, tell: Tell): ImportAnswer['problem'] {
  return problem && { code: problem.code, message: tell(problem), details: problem.params };
}

/** Rejects with their sentences. */
export function rejectAnswers(
  rejects: readonly Reject[],
  tell: Tell,
): z.infer<typeof rejectSchema>[] {
  return rejects.map((reject) => {
    const { line, further = [], cells } = reject;
    const reason = ({ code, params }: { code: string; params: Problem['params'] }) => {
      // Written by an import from the closed list of codes, or by a later version that knew more.
      const problem = { code, params: { ...params, line } } as Problem;
      return { code, message: tell(problem), details: params };
    };
    return {
      line,
      ...reason(reject),
      further: further.map(reason),
      cells: cells ? [...cells] : null,
    };
  });
}

/** A dry run as the API tells it. */
export function dryRunAnswer(job: DryRunJob, tell: Tell): DryRunAnswer {
  const { id, file, state, position, size, found, problem } = job;
  return {
    id,
    file,
    state,
    position,
    size,
    facts: found && factsAnswer(found, tell),
    problem: problemAnswer(problem, tell),
  };
}

function factsAnswer(run: DryRun, tell: Tell): DryRunFacts {
  const { facts, tables: _, sample, rejects, joined, ...counts } = run;
  const { kind, encoding, delimiter, columns, leftOut, header } = facts;
  return {
    kind,
    encoding,
    delimiter,
    columns: [...columns],
    leftOut: [...leftOut],
    header: header && { line: header.line, above: [...header.above] },
    ...counts,
    joined: [...joined],
    sample,
    rejects: rejectAnswers(rejects, tell),
  };
}
