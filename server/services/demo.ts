import { DEMO_DIMENSIONS } from '#db/demo/dimension-values.ts';
import { extendDemo, generateDemo } from '#db/demo/generate.ts';
import {
  DEMO_ATTRIBUTES,
  DEMO_INSTRUMENTS,
  DEMO_ORGANISATION,
  DEMO_SOURCE,
} from '#db/demo/organisation.ts';
import type { Repository } from '#db/store/store.ts';
import { DIMENSIONS } from '../domain/dimensions.ts';
import type { RecordInput } from '../domain/records/record.ts';
import { breathe } from './breathe.ts';
import { askDemoLeaders } from './demo-beliefs.ts';
import { followUpDemoCustomers } from './demo-follow-ups.ts';
import { followDemoLoops } from './demo-loops.ts';
import { holdDemoReview } from './demo-review.ts';
import { sendDemoReports } from './demo-reports.ts';
import { tellDemoEvents, setDemoTargets } from './demo-plans.ts';
import { Intake } from './intake.ts';
import { beginThemes } from './themes/begin.ts';

/** What a demonstration is made from; kept with it so that it can go on. */
export type DemoState = {
  seed: number;
  /** UTC ms; never moves. */
  createdMs: number;
  weeks: number;
  cases: number;
  /** Everything up to here is stored (UTC ms); null while it is being filled for the first time. */
  throughMs: number | null;
};

export type DemoRequest = { seed: number; weeks?: number; cases?: number };

const DEFAULT_WEEKS = 104;
const DEFAULT_CASES = 60_000;
/** Records of a demonstration for each of its cases, about: only the progress line needs it. */
const RECORDS_PER_CASE = 3;

/** What the store knows of its demonstration; null when it holds none. */
export async function readDemo(repository: Repository): Promise<DemoState | null> {
  const settings = await repository.read('readSettings', undefined);
  // Only `writeState` writes this setting.
  return (settings['demonstration'] as DemoState | undefined) ?? null;
}

/**
 * Fills a store with the demonstration organisation as it stands now; a filling that was cut off is done again over what
 * is there. Must not be called on a store with records of anybody else.
 */
export async function fillDemo(
  repository: Repository,
  now: () => number,
  { seed, weeks = DEFAULT_WEEKS, cases = DEFAULT_CASES }: DemoRequest,
  onProgress?: (share: number) => void,
): Promise<DemoState> {
  const begun = await readDemo(repository);
  const state = begun ?? { seed, createdMs: now(), weeks, cases, throughMs: null };
  await beginThemes(repository);
  await writeOrganisation(repository, state);
  const nowMs = now();
  const expected = state.cases * RECORDS_PER_CASE;
  await storeAll(repository, generateDemo({ ...state, nowMs }), now, (stored) =>
    onProgress?.(Math.min(1, stored / expected)),
  );
  // What a loop is understood from must be there.
  await followDemoLoops(repository, state);
  await followUpDemoCustomers(repository, state);
  await holdDemoReview(repository, state);
  await sendDemoReports(repository, state);
  return writeState(repository, { ...state, throughMs: nowMs });
}

/** A server that was away for less has nothing to tell of the demonstration, and working that out takes seconds. */
const LEAST_AWAY_MS = 15 * 60_000;

/** Lets the demonstration live on until now, when it has stood still for a quarter of an hour; gives the number of records that were new or changed. */
export async function extendDemoToNow(repository: Repository, now: () => number): Promise<number> {
  const state = await readDemo(repository);
  if (!state || state.throughMs === null) return 0;
  const nowMs = now();
  if (nowMs - state.throughMs < LEAST_AWAY_MS) return 0;
  const batches = extendDemo({ ...state, fromMs: state.throughMs, nowMs });
  const stored = await storeAll(repository, batches, now);
  await writeState(repository, { ...state, throughMs: nowMs });
  return stored;
}

async function writeOrganisation(repository: Repository, state: DemoState): Promise<void> {
  const { zone, weekStart, ...organisation } = DEMO_ORGANISATION;
  await repository.write('writeSettings', {
    settings: {
      organisation: {
        ...organisation,
        demonstration: true,
      },
      attributes: DEMO_ATTRIBUTES.map(({ key, name }) => ({ key, name })),
      calendar: { zone, weekStart },
      demonstration: state,
    },
  });
  await repository.write('ensureValues', {
    values: DIMENSIONS.flatMap((dimension, i) =>
      DEMO_DIMENSIONS[dimension].map(({ key, en, ar, parent, channelKind }) => ({
        dimension: i + 1,
        key,
        name: { en, ar },
        parentKey: parent ?? null,
        kind: channelKind ?? null,
      })),
    ),
  });
  await setDemoTargets(repository, state.createdMs);
  await tellDemoEvents(repository, state.createdMs);
  await askDemoLeaders(repository, state);
}

async function writeState(repository: Repository, state: DemoState): Promise<DemoState> {
  await repository.write('writeSettings', { settings: { demonstration: state } });
  return state;
}

async function storeAll(
  repository: Repository,
  batches: Iterable<RecordInput[]>,
  now: () => number,
  onStored?: (records: number) => void,
): Promise<number> {
  const intake = new Intake(repository, DEMO_SOURCE.id);
  await intake.open(DEMO_SOURCE.name, DEMO_INSTRUMENTS);
  let seen = 0;
  let stored = 0;
  let storing = Promise.resolve();
  // The next batch is made while the one before is stored.
  for (const batch of batches) {
    await storing;
    storing = intake.store(batch, now()).then(({ created, changed }) => {
      seen += batch.length;
      stored += created + changed;
      onStored?.(seen);
      return undefined;
    });
    // Its failure is met at the next turn.
    storing.catch(() => undefined);
    // Other work of this thread gets its turn between two batches.
    await breathe();
  }
  await storing;
  return stored;
}
