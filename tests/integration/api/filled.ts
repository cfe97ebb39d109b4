import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { createApp } from '#server/http/app.ts';
import type { OutgoingWays } from '#server/services/delivery/outgoing.ts';
import type { ClientFiles } from '#server/http/client-files.ts';
import type { LogEntry } from '#server/http/deps.ts';
import { ImportRunner } from '#server/services/imports/runner.ts';
import { Uploads } from '#server/services/imports/uploads.ts';
import { intakingOver } from '../../builders/intaking.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import {
  accountsOf,
  FIRST_EMAIL,
  PAGE_HEADERS,
  firstAdministrator,
  requestOf,
  signInAs,
} from '#tests/builders/accounts.ts';
import type { Accounts } from '#server/services/accounts/accounts.ts';
import { checkAnswer } from './answer-schemas.ts';
import { houseStore, NOW } from './house-store.ts';

/** The last complete week. */
export const WEEK = { from: '2026-11-15', to: '2026-11-22' } as const;

/** Less than a session of an administrator lives without being used, in ms. */
const SESSION_MS = 25 * 60_000;

export type FilledApp = {
  app: ReturnType<typeof createApp>;
  repository: Repository;
  store: Store;
  /** Log lines so far. */
  lines: LogEntry[];
  clock: { now: number };
  /** Where sent files wait. */
  uploads: Uploads;
  accounts: Accounts;
  /** Where everything of this application lies. */
  folder: string;
  /** What the first administrator's browser sends along: `get`, `send` and `patch` send it unless they are told otherwise. */
  readonly session: SessionHeaders;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  /** The JSON of an answer that must be 200. */
  json: <T>(path: string) => Promise<T>;
  /** Any request, its answer checked like every other. */
  send: (path: string, init: RequestInit) => Promise<Response>;
  patch: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  drop: () => Promise<void>;
};

type Options = {
  /** How messages leave; as without any configuration. */
  ways?: OutgoingWays;
  /** Instead of the 24 weeks of `allRecords()`. */
  records?: readonly RecordInput[];
  answerCacheBytes?: number;
  publicUrl?: string;
  client?: ClientFiles;
  isDemonstration?: boolean;
  /** Nobody has come in yet. */
  withoutPeople?: boolean;
  /** Told of every read that reaches the store. */
  onRead?: (name: string) => void;
};

/** An application over a store of its own, filled with `allRecords()` or what is given. */
export async function filledApp(options: Options = {}): Promise<FilledApp> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-api-'));
  const store = await houseStore(folder, options.records ?? null);
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const lines: LogEntry[] = [];
  const clock = { now: NOW };
  const now = (): number => clock.now;
  const uploads = new Uploads(join(folder, 'uploads'));
  const failed = (_id: string, error: unknown): never => {
    throw error;
  };
  const runner = new ImportRunner({
    repository,
    uploads,
    now,
    onFailure: failed,
    onStored: () => null,
  });
  const intaking = intakingOver(repository, uploads, runner, now);
  const { onRead } = options;
  const accounts = accountsOf(store, folder, now);
  const app = createApp({
    ...(options.ways && { ways: options.ways }),
    store: onRead ? overheard(store, onRead) : store,
    accounts,
    isDemonstration: options.isDemonstration ?? false,
    now,
    log: (line) => lines.push(line),
    publicUrl: options.publicUrl ?? null,
    build: 'test',
    answerCacheBytes: options.answerCacheBytes ?? 0,
    client: options.client ?? null,
    intaking,
  });
  let session = options.withoutPeople ? PAGE_HEADERS : await firstAdministrator(accounts);
  let signedInAt = now();
  lines.length = 0;
  const request = async (path: string, init: RequestInit): Promise<Response> => {
    // A test that moved the clock has waited too long for its session.
    if (Math.abs(now() - signedInAt) >= SESSION_MS) {
      session = await signInAs(accounts, FIRST_EMAIL);
      signedInAt = now();
    }
    const headers = { ...session, ...Object.fromEntries(new Headers(init.headers)) };
    const response = await app.request(requestOf(`http://localhost${path}`, { ...init, headers }));
    await checkAnswer(path, response);
    return response;
  };
  const get: FilledApp['get'] = (path, headers = {}) => request(path, { headers });
  return {
    app,
    repository,
    store,
    lines,
    clock,
    uploads,
    accounts,
    folder,
    get session() {
      return session;
    },
    get,
    send: request,
    json: async <T>(path: string) => {
      const response = await get(path);
      const body: unknown = await response.json();
      if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
      // The caller names the contract's type; the schema tests parse every answer.
      return body as T;
    },
    patch: (path, body, headers = {}) =>
      request(path, {
        method: 'PATCH',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    drop: async () => {
      await intaking.dryRuns.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The same store, telling the name of each read. */
function overheard(store: Store, onRead: (name: string) => void): Store {
  return {
    ...store,
    as: (viewer) => {
      const repository = store.as(viewer);
      return {
        ...repository,
        read: (name, args) => {
          onRead(name);
          return repository.read(name, args);
        },
      };
    },
  };
}
