import type { Import } from '#db/queries/imports.ts';
import type { z } from 'zod';
import type { dryRunSchema, ImportAnswer, rejectSchema } from '../../contract/imports.ts';
import type { Problem } from '../../domain/problem.ts';
import type { DryRun } from './dry-run.ts';

/** Turns a problem into the words of the caller's language. */
export type Tell = (problem: Problem) => string;

/** A reject as it is read back: its code is one of the closed list, or one that a later version knew. */
type AnyReject = { line: number; code: string; params: Problem['params'] };

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
    rowsRejected: job.rowsRejected,
    orphans: job.orphans,
    timesAmbiguous: job.timesAmbiguous,
    timesImpossible: job.timesImpossible,
    firstAt: job.firstAt,
    lastAt: job.lastAt,
    startedAt: job.startedAt,
    finishedAt: job.finishedAt,
    problem: problem && {
      code: problem.code,
      message: tell(problem),
      details: problem.params,
    },
  };
}

/** Rejects with their sentences. */
export function rejectAnswers(
  rejects: readonly AnyReject[],
  tell: Tell,
): z.infer<typeof rejectSchema>[] {
  return rejects.map(({ line, code, params }) => {
    // Written by an import from the closed list of codes.
    const problem = { code, params: { ...params, line } } as Problem;
    return { line, code, message: tell(problem), details: params };
  });
}

export function dryRunAnswer(run: DryRun, tell: Tell): z.infer<typeof dryRunSchema> {
  const { facts, sample, rejects, ...counts } = run;
  const { kind, encoding, delimiter, columns } = facts;
  return {
    kind,
    encoding,
    delimiter,
    columns: [...columns],
    ...counts,
    sample,
    rejects: rejectAnswers(rejects, tell),
  };
}
