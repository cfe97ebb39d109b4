import { mkdir } from 'node:fs/promises';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { Problem } from '../../domain/problem.ts';
import type { ImportRunner } from '../imports/runner.ts';
import { carry } from './carry.ts';
import type { Claim } from './claims.ts';
import { claim } from './claims.ts';
import { isMissing, lookInto } from './folder.ts';
import { FolderNotes, isNote } from './folder-notes.ts';
import { looseFiles } from './loose-files.ts';
import { QuietWatch } from './quiet.ts';
import type { InboxTeller } from './report.ts';
import { Retries } from './retries.ts';
import type { SourceFolder } from './source-folder.ts';
import { lookIntoSource } from './source-folder.ts';

export type InboxDeps = {
  /** The folder in which each source has one. */
  root: string;
  /** The store of one's own data. */
  repository: Repository;
  runner: ImportRunner;
  now: () => number;
  tell: InboxTeller;
  /** Hears once of what is left alone and why; `name` is the folder's or the file's. */
  onProblem: (name: string, problem: Problem) => void;
};

/**
 * Imports the files that are put into the folders of the sources, oldest first and one at a time, and moves each to
 * `done` or `rejected` with a report. All that must outlive a crash is where a file lies and what the store says of its
 * import.
 */
export class Inbox {
  private readonly deps: InboxDeps;
  private readonly quiet = new QuietWatch();
  private readonly retries = new Retries();
  private readonly notes: FolderNotes;

  constructor(deps: InboxDeps) {
    this.deps = deps;
    this.notes = new FolderNotes(deps.root, deps.tell, deps.onProblem);
  }

  /** One look at everything, and the import of what is ready. */
  async round(signal: AbortSignal): Promise<void> {
    const { root, repository, now } = this.deps;
    await mkdir(root, { recursive: true });
    const look = await lookInto(root);
    const problems = looseFiles(look);
    const sources: SourceFolder[] = [];
    for (const name of look.folders) {
      const source = await lookIntoSource(repository, root, name);
      problems.set(name, source.problems);
      sources.push(source);
    }
    await this.notes.say(problems, look.files.map(({ name }) => name).filter(isNote));
    for (const { claims } of sources) {
      for (const open of claims) if (!signal.aborted) await this.carry(open, null, signal);
    }
    const ready = this.readyFiles(sources, now());
    for (const { source, file } of ready) {
      if (signal.aborted || this.retries.holdsOthersBack) return;
      const taken = await claim(source.name, source.folder, file, now()).catch((error: unknown) => {
        // Somebody took it away again.
        if (isMissing(error)) return null;
        throw error;
      });
      if (taken) await this.carry(taken, source.mapping, signal);
    }
  }

  private async carry(taken: Claim, mapping: Mapping | null, signal: AbortSignal): Promise<void> {
    const { now } = this.deps;
    if (this.retries.isResting(taken.id, now())) return;
    try {
      const isOver = await carry(this.deps, taken, mapping);
      if (isOver) this.retries.over(taken.id);
      else if (!signal.aborted) this.retries.failedAt(taken.id, now());
    } catch (error) {
      this.retries.failedAt(taken.id, now());
      throw error;
    }
  }

  /** Files that may be taken now, in the order in which they were last changed. */
  private readyFiles(sources: readonly SourceFolder[], now: number) {
    const seen = new Set<string>();
    const quiet = (file: SourceFolder['files'][number]): boolean => {
      seen.add(file.path);
      return this.quiet.isQuiet(file, now);
    };
    const ready = sources.flatMap((source) => {
      // All are looked at, so that each one's quiet time runs.
      const areSettled = source.beside.map(quiet).every(Boolean);
      const files = source.files.filter(quiet);
      return areSettled && source.mapping ? files.map((file) => ({ source, file })) : [];
    });
    this.quiet.keepOnly(seen);
    return ready.sort(
      (a, b) => a.file.mtimeMs - b.file.mtimeMs || (a.file.name < b.file.name ? -1 : 1),
    );
  }
}
