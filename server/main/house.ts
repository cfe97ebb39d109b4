import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
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
import { fillDemo, readDemo } from '../services/demo.ts';
import type { OwnStore } from '../services/imports/intaking.ts';
import { Uploads } from '../services/imports/uploads.ts';
import type { Serving, ServingDeps } from './serving.ts';
import { startServing } from './serving.ts';

/** How often a server that shows the demonstration looks for a store of one's own (made by the command line). */
const LOOK_MS = 1000;

export type HouseDeps = Pick<
  ServingDeps,
  'now' | 'log' | 'publicUrl' | 'build' | 'answerCacheBytes' | 'client'
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
  stop: () => Promise<void>;
};

/** The worker threads stand beside the built program. */
const SCRIPTS = {
  writer: new URL('./writer-worker.js', import.meta.url),
  reader: new URL('./reader-worker.js', import.meta.url),
};

export async function openHouse(deps: HouseDeps): Promise<House> {
  const { dataDir, now } = deps;
  mkdirSync(dataDir, { recursive: true });
  const uploads = new Uploads(join(dataDir, 'uploads'));
  const open = (path: string): Promise<Store> => openInWorkers(path, now(), SCRIPTS);
  const serve = (store: Store, name: string, ownInstead: ServingDeps['ownInstead']) =>
    startServing({
      ...deps,
      store,
      uploads,
      // The same question about another store has another answer.
      build: `${deps.build} ${name}`,
      lockLinker: () => lockFolder(dataDir, 'linker'),
      ownInstead,
    });
  const serveOwn = async (): Promise<Serving> =>
    serve(await open(ownStorePath(dataDir)), 'own', null);

  let isOwn = deps.empty || shownStorePath(dataDir) === ownStorePath(dataDir);
  let current: Promise<Serving>;
  let giving: Promise<Serving> | null = null;
  const giveWay = (): Promise<Serving> => {
    giving ??= (async () => {
      const demo = await current;
      // The linker's lock goes from one to the other, so the old one stops first; its last requests still end.
      const next = serveOwn();
      current = next;
      isOwn = true;
      await next;
      void demo.stop().catch((error: unknown) => {
        deps.log({ level: 'error', event: 'work failed', work: 'closing', error: String(error) });
      });
      return next;
    })();
    return giving;
  };
  const ownInstead = async (): Promise<OwnStore> => (await giveWay()).own;

  if (isOwn) {
    current = serveOwn();
    if (deps.empty) await beginEmpty((await current).repository);
  } else {
    const store = await open(demoStorePath(dataDir));
    await fillIfNeeded(store, deps);
    current = serve(store, 'demonstration', ownInstead);
  }
  await current;
  const look = setInterval(() => {
    if (!isOwn && isBegun(ownStorePath(dataDir))) void giveWay();
  }, LOOK_MS);
  look.unref();
  return {
    fetch: async (request, env) => (await current).fetch(request, env),
    stop: async () => {
      clearInterval(look);
      await (await current).stop();
    },
  };
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
