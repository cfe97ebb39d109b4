import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';
import type { Input } from '../../ingest/raw-bytes.ts';
import type { TableInputs } from '../../ingest/tables/open-tables.ts';
import { isAboutFile, runImport } from './run.ts';
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

/** What an import reads, and what becomes of it when the import is over. */
export type ImportFile = {
  open: () => Promise<{ input: Input; tables: TableInputs }>;
  drop: () => Promise<void>;
};

/** Carries out imports of files and undos, one after the other, while the server serves. */
export class ImportRunner {
  private readonly deps: RunnerDeps;
  private readonly ending = new AbortController();
  private readonly inHand = new Map<string, Promise<void>>();
  private last: Promise<void> = Promise.resolve();

  constructor(deps: RunnerDeps) {
    this.deps = deps;
  }

  /**
   * Takes on an import that is `running` or `undoing`; it is carried out when its turn comes. Without a file given, the
   * one that was uploaded for it is read. Resolves when the import rests, also when it failed or was stopped.
   */
  start(job: Import, file?: ImportFile): Promise<void> {
    // An import may be taken back as soon as it is done, before its file is put away.
    const work = `${job.state} ${job.id}`;
    const before = this.inHand.get(work);
    if (before) return before;
    const mine = this.last
      .then(() => this.carryOut(job, file))
      .finally(() => this.inHand.delete(work));
    this.inHand.set(work, mine);
    this.last = mine;
    return mine;
  }

  /** Takes on what an earlier process left unfinished. */
  async resume(): Promise<void> {
    const { repository, uploads } = this.deps;
    const jobs = await repository.read('listImports', { limit: LOOKED_AT });
    for (const job of jobs.reverse()) {
      const isOurs = job.state === 'running' && (await uploads.has(job.id));
      if (isOurs || job.state === 'undoing') void this.start(job);
    }
  }

  /** Stops between two batches; what is unfinished goes on at the next start. */
  async stop(): Promise<void> {
    this.ending.abort();
    await this.last;
  }

  private async carryOut(job: Import, given?: ImportFile): Promise<void> {
    const { repository, now, onFailure, onStored } = this.deps;
    const { signal } = this.ending;
    const file = given ?? this.uploaded(job);
    try {
      if (signal.aborted) return;
      if (job.state === 'undoing') {
        await finishUndo(repository, job, now);
      } else {
        const { input, tables } = await file.open();
        const after = await runImport(
          { repository, now, input, tables, signal, onProgress: onStored },
          job,
        );
        if (after.state !== 'running') await file.drop();
      }
      onStored();
    } catch (error) {
      if (isAboutFile(error)) await file.drop();
      onFailure(job.id, error);
    }
  }

  private uploaded({ id, fileName }: Import): ImportFile {
    const { uploads } = this.deps;
    return {
      open: async () => ({
        input: { path: uploads.path(id), name: fileName },
        tables: await uploads.joined(id),
      }),
      drop: () => uploads.drop(id),
    };
  }
}
