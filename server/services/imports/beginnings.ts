import type { Import } from '#db/queries/imports.ts';
import type { Repository } from '#db/store/store.ts';

/** Files that are known to have become another one's import; of older ones a page asks no more. */
const OTHERS = 1000;

/** Imports of sent files from when they were asked for: until one is noted in the store, it is known only here. */
export class Beginnings {
  private readonly underWay = new Map<string, Promise<Import>>();
  /** Files with which an import goes on that was begun by another one: its id is not theirs. */
  private readonly others = new Map<string, string>();

  /** Begins the import of a file, one attempt after the other: the second finds what the first began. */
  async begin(file: string, work: () => Promise<Import>): Promise<Import> {
    const before = this.underWay.get(file);
    const mine = before ? before.then(work, work) : work();
    this.underWay.set(file, mine);
    try {
      const job = await mine;
      if (job.id !== file) this.noteOther(file, job.id);
      return job;
    } finally {
      if (this.underWay.get(file) === mine) this.underWay.delete(file);
    }
  }

  private noteOther(file: string, id: string): void {
    this.others.delete(file);
    this.others.set(file, id);
    const [oldest] = this.others.keys();
    if (this.others.size > OTHERS && oldest !== undefined) this.others.delete(oldest);
  }

  /** Id of the import that came of a sent file; where one is being begun, as soon as it is there. Null = none did. */
  async find(repository: Pick<Repository, 'read'>, file: string): Promise<string | null> {
    const begun = await this.underWay.get(file)?.catch(() => null);
    const id = begun?.id ?? this.others.get(file) ?? file;
    const job = await repository.read('readImport', { id });
    return job?.id ?? null;
  }
}
