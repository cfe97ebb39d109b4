import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, realpathSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { backUpInWorker } from '#db/backup-in-worker.ts';
import {
  demoStorePath,
  isBegun,
  lockFolder,
  ownStorePath,
  shownStorePath,
} from '#db/data-folder.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Store } from '#db/store/store.ts';
import { openInWorkers } from '#db/store/worker-store.ts';
import type { StoreName } from '../contract/stores.ts';
import { AppError } from '../domain/problem.ts';
import type { Accounts } from '../services/accounts/accounts.ts';
import { AuditLog } from '../services/accounts/audit.ts';
import { Passwords } from '../services/accounts/passwords.ts';
import { issueFirstLink, linkPath } from '../services/accounts/people.ts';
import { Throttle } from '../services/accounts/throttle.ts';
import { realChance } from '../services/accounts/tokens.ts';
import { fillDemo, readDemo } from '../services/demo.ts';
import { DryRuns } from '../services/imports/dry-runs.ts';
import { readStoreFacts } from '../services/imports/plan.ts';
import { Uploads } from '../services/imports/uploads.ts';
import type { Serving, ServingDeps } from './serving.ts';
import { startServing } from './serving.ts';

/** How often a server that shows the demonstration looks for a store of one's own (made by the command line). */
const LOOK_MS = 1000;
/** How often it is looked whether the audit log's end is to be written down beside the store. */
const ANCHOR_LOOK_MS = 15_000;

export type HouseDeps = Pick<
  ServingDeps,
  'now' | 'log' | 'publicUrl' | 'build' | 'answerCacheBytes' | 'client' | 'ways' | 'backups'
> & {
  dataDir: string;
  /** Begin with an empty store of one's own where there is none. */
  empty: boolean;
  /** Seed of a demonstration that is still to be made. */
  seed: number;
  onFilling: (share: number) => void;
};

/** What is served: one's own store or the demonstration, and how the one gives way to the other. */
export type House = {
  fetch: (request: Request, env: object) => Promise<Response>;
  /** Where the first administrator comes in, once; null when somebody administers already. */
  firstPath: string | null;
  /** Ends what is kept open to tell screens of changes. */
  hush: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The worker threads stand beside the built program. */
const SCRIPTS = {
  writer: new URL('./writer-worker.js', import.meta.url),
  reader: new URL('./reader-worker.js', import.meta.url),
  backup: new URL('./backup-worker.js', import.meta.url),
};

export async function openHouse(deps: HouseDeps): Promise<House> {
  const { dataDir, now } = deps;
  mkdirSync(dataDir, { recursive: true });
  const uploads = new Uploads(join(dataDir, 'uploads'));
  const failed = (work: string, error: unknown): void => {
    deps.log({ level: 'error', event: 'work failed', work, error: String(error) });
  };
  const dryRuns = new DryRuns({
    now,
    onFailure: (id, error) => failed(`dry run ${id}`, error),
  });
  const place = placeOf(dataDir);
  const opened = new Set<string>();
  const open = async (path: string): Promise<Store> => {
    const store = await openInWorkers(path, now(), SCRIPTS);
    // This process has the folder's lock: whoever held leases from here before is dead, and need not be waited for.
    if (!opened.has(path)) await store.as(LOCAL_ADMINISTRATOR).write('endLeasesOf', { place });
    opened.add(path);
    return store;
  };
  const own = ownStorePath(dataDir);
  // Accounts are kept with one's own data, whichever store is shown: so that store is open all the time.
  const ownStore = await open(own);
  const ownLent: Store = { ...ownStore, close: () => Promise.resolve() };
  const accounts: Accounts = {
    repository: ownStore.as(LOCAL_ADMINISTRATOR),
    audit: new AuditLog(dataDir),
    passwords: new Passwords(realChance),
    throttle: new Throttle(),
    chance: realChance,
    now,
  };
  let shown: StoreName = deps.empty || shownStorePath(dataDir) === own ? 'own' : 'demonstration';
  /** True while somebody who has data of their own looks at the demonstration. */
  let isVisit = false;
  const serve = (store: Store, name: StoreName, ownInstead: ServingDeps['ownInstead']) =>
    startServing({
      ...deps,
      store,
      accounts,
      uploads,
      dryRuns,
      // The same question about another store has another answer.
      build: `${deps.build} ${name}`,
      lockAssignments: () => lockFolder(dataDir, 'assignments'),
      backUp: (target) => backUpInWorker(SCRIPTS.backup, own, target),
      // One of its own for each time a store is shown: one that is still ending is somebody else.
      holder: place + randomUUID(),
      lockLinker: () => lockFolder(dataDir, 'linker'),
      inbox: { root: join(dataDir, 'inbox'), lock: () => lockFolder(dataDir, 'inbox') },
      ownInstead,
      stores: {
        read: () => ({
          shown,
          ownBegun: isBegun(own),
          demonstrationKept: isBegun(demoStorePath(dataDir)),
        }),
        show: async (wanted) => (await show(wanted)).own,
      },
    });
  const serveOwn = async (): Promise<Serving> => serve(ownLent, 'own', null);
  const serveDemo = async (): Promise<Serving> => {
    const store = await open(demoStorePath(dataDir));
    await fillIfNeeded(store, deps);
    return serve(store, 'demonstration', {
      own: async () => (await show('own')).own,
      receive: () => Promise.resolve({ repository: accounts.repository, nudge: () => undefined }),
      ownFacts: () => readStoreFacts(accounts.repository),
    });
  };

  let current: Promise<Serving>;
  /** Stores that were shown before and still end their last requests. */
  const closing = new Set<Promise<void>>();
  let turning: Promise<unknown> = Promise.resolve();
  const turn = async (wanted: StoreName): Promise<Serving> => {
    if (shown === wanted) return current;
    if (wanted === 'demonstration' && !isBegun(demoStorePath(dataDir))) {
      throw new AppError('NOT_FOUND', { seen: wanted });
    }
    const before = await current;
    const next = wanted === 'own' ? serveOwn() : serveDemo();
    // Who asks meanwhile is answered by the next one; should it not come up, by the one before.
    current = next;
    try {
      await next;
    } catch (error) {
      current = Promise.resolve(before);
      throw error;
    }
    shown = wanted;
    isVisit = wanted === 'demonstration';
    // The linker's lock goes from one to the other when the old one stops.
    const end: Promise<void> = before
      .stop()
      .catch((error: unknown) => failed('closing', error))
      .finally(() => closing.delete(end));
    closing.add(end);
    return next;
  };
  const show = (wanted: StoreName): Promise<Serving> => {
    // One turn after the other; who wants what was just turned to gets it.
    const mine = turning.then(() => turn(wanted));
    turning = mine.catch(() => null);
    return mine;
  };

  if (shown === 'own') {
    current = serveOwn();
    if (deps.empty) await beginEmpty((await current).repository);
  } else current = serveDemo();
  await current;
  const firstLink = await issueFirstLink(accounts);
  // However soon the process is killed, and however much it is sent before: the log is never without an anchor.
  await accounts.audit.anchor(accounts.repository, now(), true);
  const look = setInterval(() => {
    if (shown === 'own' || isVisit || !isBegun(own)) return;
    void show('own').catch((error: unknown) => failed('opening', error));
  }, LOOK_MS);
  look.unref();
  const anchoring = setInterval(() => {
    void accounts.audit
      .anchor(accounts.repository, now())
      .catch((error: unknown) => failed('audit', error));
  }, ANCHOR_LOOK_MS);
  anchoring.unref();
  return {
    fetch: async (request, env) => (await current).fetch(request, env),
    firstPath: firstLink && linkPath(firstLink.token),
    hush: async () => (await current).hush(),
    stop: async () => {
      clearInterval(look);
      await turning;
      await Promise.all(closing);
      await (await current).stop();
      await dryRuns.stop();
      clearInterval(anchoring);
      await accounts.audit.anchor(accounts.repository, now(), true);
      await ownStore.close();
    },
  };
}

/** What the names of all who hold leases from a data folder begin with: this folder on this machine, and no other. */
function placeOf(dataDir: string): string {
  const place = JSON.stringify([hostname(), realpathSync(dataDir)]);
  return `${createHash('sha256').update(place).digest('hex').slice(0, 16)}-`;
}

/** Says that this store is somebody's own, though it is still empty. */
async function beginEmpty(repository: Serving['repository']): Promise<void> {
  const { organisation } = await repository.read('readSettings', undefined);
  if (organisation !== undefined) return;
  await repository.write('writeSettings', { settings: { organisation: { demonstration: false } } });
}

async function fillIfNeeded(store: Store, { now, seed, onFilling }: HouseDeps): Promise<void> {
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const state = await readDemo(repository);
  if (state && state.throughMs !== null) return;
  await fillDemo(repository, now, { seed }, onFilling);
}
