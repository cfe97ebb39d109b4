import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '../../domain/problem.ts';
import { runImport } from './run.ts';
import { finishUndo } from './undo.ts';
import type { Uploads } from './uploads.ts';

/** Imports of which a restart looks for unfinished ones. */
const LOOKED_AT = 1000;

export type RunnerDeps = {
  repository: Repository;
  uploads: Uploads;
  now: () => number;
  /** Hears of failures nobody waits for. */
  onFailure: (id: string, error: unknown) => void;
  /** Hears of every batch that was stored. */
  onStored: () => void;
};

/** Carries out imports of uploaded files and undos, one after the other, while the server serves. */
export class ImportRunner {
  private readonly deps: RunnerDeps;
  private readonly ending = new AbortController();
  private readonly inHand = new Set<string>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(deps: RunnerDeps) {
    this.deps = deps;
  }

  /** Takes on an import that is `running` or `undoing`; it is carried out when its turn comes. */
  start(job: Import): void {
    // An import may be taken back as soon as it is done, before its file is put away.
    const work = `${job.state} ${job.id}`;
    if (this.inHand.has(work)) return;
    this.inHand.add(work);
    this.last = this.last.then(() => this.carryOut(job)).finally(() => this.inHand.delete(work));
  }

  /** Takes on what an earlier process left unfinished. */
  async resume(): Promise<void> {
    const { repository, uploads } = this.deps;
    const jobs = await repository.read('listImports', { limit: LOOKED_AT });
    for (const job of jobs.reverse()) {
      const isOurs = job.state === 'running' && (await uploads.has(job.id));
      if (isOurs || job.state === 'undoing') this.start(job);
    }
  }

  /** Stops between two batches; what is unfinished goes on at the next start. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.last;
  }

  private async carryOut(job: Import): Promise<void> {
    const { repository, uploads, now, onFailure, onStored } = this.deps;
    const { signal } = this.ending;
    try {
      if (signal.aborted) return;
      if (job.state === 'undoing') {
        await finishUndo(repository, job, now);
      } else {
        const input = { path: uploads.path(job.id) };
        const tables = await uploads.joined(job.id);
        const after = await runImport(
          { repository, now, input, tables, signal, onProgress: onStored },
          job,
        );
        if (after.state !== 'running') await uploads.drop(job.id);
      }
      onStored();
    } catch (error) {
      const isOver = error instanceof AppError && /^(FILE|MAPPING|ZONE)_/.test(error.problem.code);
      if (isOver) await uploads.drop(job.id);
      onFailure(job.id, error);
    }
  }
}
