import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { headerSentences, outcomeSentence } from '#server/messages/inbox.ts';
import { sentence } from '#server/messages/sentence.ts';
import { ImportRunner } from '#server/services/imports/runner.ts';
import { Uploads } from '#server/services/imports/uploads.ts';
import { Inbox } from '#server/services/inbox/inbox.ts';
import type { Report } from '#server/services/inbox/report.ts';
import { NOW } from '../imports/files.ts';

export type Watched = {
  root: string;
  repository: Repository;
  /** What was told of things left alone: name and code. */
  told: string[];
  failures: unknown[];
  /** Puts a file into the inbox, by its path there. */
  put: (path: string, content: string | Buffer) => string;
  /** Names below a folder of the inbox that are not hidden; empty where there is no such folder. */
  names: (path: string) => string[];
  text: (path: string) => string;
  report: (path: string) => Report;
  now: () => number;
  /** Lets so many seconds pass. */
  wait: (seconds: number) => void;
  /** One look of the inbox. */
  look: () => Promise<void>;
  /** Two looks far enough apart for files to be taken. */
  take: () => Promise<void>;
  /** Forgets all that is only in memory, as a crash does. */
  crash: () => void;
  drop: () => Promise<void>;
};

/** An inbox over a store and a folder of its own, with a clock that stands until it is moved on. */
export function openWatched(): Watched {
  const dataDir = mkdtempSync(join(tmpdir(), 'basira-inbox-'));
  const root = join(dataDir, 'inbox');
  const store = openInThread(join(dataDir, 'basira.db'), NOW);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const told: string[] = [];
  const failures: unknown[] = [];
  let time = NOW;
  const now = (): number => time;
  const begin = (): { runner: ImportRunner; inbox: Inbox } => {
    const runner = new ImportRunner({
      repository,
      uploads: new Uploads(join(dataDir, 'uploads')),
      now,
      onFailure: (_id, error) => failures.push(error),
      onStored: () => null,
    });
    const inbox = new Inbox({
      root,
      repository,
      runner,
      now,
      tell: { problem: sentence, header: headerSentences, outcome: outcomeSentence },
      onProblem: (name, { code }) => told.push(`${name} ${code}`),
    });
    return { runner, inbox };
  };
  let { runner, inbox } = begin();
  const look = (): Promise<void> => inbox.round(new AbortController().signal);
  return {
    root,
    repository,
    told,
    failures,
    put: (path, content) => {
      const file = join(root, path);
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    names: (path) => {
      try {
        return readdirSync(join(root, path))
          .filter((name) => !name.startsWith('.'))
          .sort((a, b) => (a < b ? -1 : 1));
      } catch {
        return [];
      }
    },
    text: (path) => readFileSync(join(root, path), 'utf8'),
    // Written by the inbox.
    report: (path) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Report,
    now,
    wait: (seconds) => {
      time += seconds * 1000;
    },
    look,
    take: async () => {
      await look();
      time += 4000;
      await look();
    },
    crash: () => {
      ({ runner, inbox } = begin());
    },
    drop: async () => {
      await runner.stop();
      await store.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
