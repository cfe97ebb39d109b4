import type { LinkChange, Touched } from '#db/queries/links.ts';
import type { StoryChange } from '#db/queries/stories.ts';
import { recordSlot, slotOf } from '#db/queries/slot.ts';
import type { Repository } from '#db/store/store.ts';
import type { Activity } from '../domain/links/link-facts.ts';
import { breathe } from './breathe.ts';
import { LinkChanges } from './link-changes.ts';

/** Records that are worked off together: many, since each story they are in is read once; all of them are held in memory. */
const BATCH = 20_000;
/** Changes of one transaction: few, since others wait for it. */
const FOLDED_TOGETHER = 2000;
const WRITTEN_TOGETHER = 4000;

/**
 * Works off up to one batch of a slot's touched and new records: folds them into the stories of their customers and
 * cases, reads from those stories what they tell about each record, writes that to the records. Touches go last, so a
 * linker that is cut off anywhere does the same again with the same result. Only one linker may run on a store.
 * Gives the number of records looked at; 0 = there are none left.
 */
export async function linkSome(
  repository: Repository,
  slot: number,
  now: number,
  limit = BATCH,
): Promise<number> {
  const touched = await repository.read('readTouches', { slot, limit });
  if (touched.length === 0) return 0;
  const found = new LinkChanges(touched);
  for (const [place, some] of storyChanges(repository, touched)) {
    for (const story of await repository.write('foldActivity', { slot: place, changes: some })) {
      found.add(story);
    }
    await breathe();
  }
  for (const [place, changes] of bySlot(repository, found.list())) {
    for (const some of parts(changes, WRITTEN_TOGETHER)) {
      await repository.write('writeLinks', { slot: place, changes: some, now });
    }
  }
  const touches = touched.map(({ kind, source, externalId, stamp }) => ({
    kind,
    source,
    externalId,
    stamp,
  }));
  await repository.write('dropTouches', { slot, touches });
  return touched.length;
}

/** Works off all there is; gives how many records it looked at. `signal` stops between two batches. */
export async function linkAll(
  repository: Repository,
  now: () => number,
  options: { signal?: AbortSignal; onProgress?: (linked: number) => void } = {},
): Promise<number> {
  let linked = 0;
  for (let slot = 0; slot < repository.slots; slot++) {
    for (;;) {
      if (options.signal?.aborted) return linked;
      const some = await linkSome(repository, slot, now());
      if (some === 0) break;
      linked += some;
      options.onProgress?.(linked);
    }
  }
  return linked;
}

/** Changes to stories, those of one story together, in parts of one slot. */
function storyChanges(
  repository: Repository,
  touched: readonly Touched[],
): [slot: number, changes: StoryChange[]][] {
  const slots = new Map<number, StoryChange[]>();
  const add = (change: StoryChange): void => {
    const slot = slotOf(change.subject, repository.slots);
    const held = slots.get(slot);
    if (held) held.push(change);
    else slots.set(slot, [change]);
  };
  for (const touch of touched) {
    const { activity } = touch;
    if (activity) for (const subject of touch.subjects) add({ kind: 'put', subject, activity });
    for (const subject of touch.left) add({ kind: 'drop', subject, record: touch });
  }
  return [...slots].flatMap(([slot, changes]) => {
    changes.sort((a, b) => (a.subject < b.subject ? -1 : Number(a.subject > b.subject)));
    return wholeStories(changes).map((some): [number, StoryChange[]] => [slot, some]);
  });
}

/** Parts of about `FOLDED_TOGETHER` changes that never divide a story: it must be whole when it is read. */
function wholeStories(sorted: readonly StoryChange[]): StoryChange[][] {
  const all: StoryChange[][] = [];
  let part: StoryChange[] = [];
  for (const change of sorted) {
    if (part.length >= FOLDED_TOGETHER && part.at(-1)?.subject !== change.subject) {
      all.push(part);
      part = [];
    }
    part.push(change);
  }
  if (part.length > 0) all.push(part);
  return all;
}

function parts<T>(list: readonly T[], size: number): T[][] {
  const all: T[][] = [];
  for (let from = 0; from < list.length; from += size) all.push(list.slice(from, from + size));
  return all;
}

function bySlot(repository: Repository, changes: readonly LinkChange[]): Map<number, LinkChange[]> {
  const slots = new Map<number, LinkChange[]>();
  for (const change of changes) {
    const { kind, source, externalId }: Pick<Activity, 'kind' | 'source' | 'externalId'> = change;
    const slot = recordSlot(kind, source, externalId, repository.slots);
    const held = slots.get(slot);
    if (held) held.push(change);
    else slots.set(slot, [change]);
  }
  return slots;
}
