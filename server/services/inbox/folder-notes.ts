import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../domain/problem.ts';
import type { InboxTeller } from './report.ts';

const ENDINGS = ['.report.json', '.report.txt'] as const;

/** True for the names of notes: they lie in the inbox beside what they are about. */
export function isNote(name: string): boolean {
  return ENDINGS.some((ending) => name.endsWith(ending));
}

/** Says beside a folder, and in the log, why it or something in it is left alone; takes it back when that is over. */
export class FolderNotes {
  private readonly root: string;
  private readonly tell: InboxTeller;
  private readonly onProblem: (name: string, problem: Problem) => void;
  /** What was said last, by the name of the folder. */
  private readonly said = new Map<string, string>();

  constructor(
    root: string,
    tell: InboxTeller,
    onProblem: (name: string, problem: Problem) => void,
  ) {
    this.root = root;
    this.tell = tell;
    this.onProblem = onProblem;
  }

  /** Says what is wrong now; `there` are the names of all that lies in the inbox. */
  async say(
    problems: ReadonlyMap<string, readonly Problem[]>,
    there: readonly string[],
  ): Promise<void> {
    for (const [name, all] of problems) {
      const text = JSON.stringify(all);
      if (all.length === 0 || this.said.get(name) === text) continue;
      await this.write(name, all);
      for (const problem of all) this.onProblem(name, problem);
      this.said.set(name, text);
    }
    const notes = there.flatMap((name) =>
      ENDINGS.filter((end) => name.endsWith(end)).map(
        (end) => [name, name.slice(0, -end.length)] as const,
      ),
    );
    for (const [note, name] of notes) {
      if (problems.get(name)?.length) continue;
      await rm(join(this.root, note), { force: true });
      this.said.delete(name);
    }
  }

  private async write(name: string, problems: readonly Problem[]): Promise<void> {
    const [json, text] = ENDINGS.map((ending) => join(this.root, name + ending));
    const told = problems.map((problem) => ({
      ...problem,
      message: { en: this.tell.problem(problem, 'en'), ar: this.tell.problem(problem, 'ar') },
    }));
    const part = (language: 'en' | 'ar'): string =>
      told.map(({ message }) => message[language]).join('\n');
    if (json) await writeFile(json, `${JSON.stringify({ name, problems: told }, null, 2)}\n`);
    if (text) await writeFile(text, `${part('en')}\n\n${part('ar')}\n`);
  }
}
