import type { SettledPage } from '#db/queries/assign.ts';
import type { AssignmentChange } from '#db/queries/assignment-changes.ts';
import type { RecordPlace } from '#db/queries/record-pages.ts';
import type { Repository } from '#db/store/store.ts';
import type { AssignableKind } from '../../domain/assignments/rule.ts';
import { ASSIGNABLE_KINDS } from '../../domain/assignments/rule.ts';

/** Records of one transaction: few, since others wait for it. */
export const TOGETHER = 500;

/** How far the records were brought to what the rules say. */
type SettlingPlace = {
  version: number;
  slot: number;
  kind: AssignableKind;
  after: RecordPlace | null;
  /** Records gone through. */
  seen: number;
};

export type RunDeps = {
  repository: Repository;
  now: () => number;
  /** Changes by hand that a request is still making. */
  isInHand?: (id: number) => boolean;
  signal?: AbortSignal;
};

/**
 * Goes through the records of every change that is still running, to do it or to undo it, and goes on where it was cut off.
 * A change by hand that nobody is making any more was cut off half done: it is undone. Gives how many changes it ended.
 */
export async function runChanges(deps: RunDeps): Promise<number> {
  const running = await deps.repository.read('findRunningChanges', undefined);
  const byHand = running.filter(({ fact }) => fact.kind === 'hand');
  const byRule = running.filter(({ fact }) => fact.kind !== 'hand');
  let ended = 0;
  for (const change of byHand) {
    if (deps.isInHand?.(change.id)) continue;
    if (!change.undone) await undoHalfDone(deps, change);
    if (await takeBack(deps, change.id)) ended++;
  }
  if (byRule.length > 0 && (await settleAll(deps, byRule))) ended += byRule.length;
  return ended;
}

async function undoHalfDone({ repository, now }: RunDeps, { id, actor }: AssignmentChange) {
  await repository.write('undoChange', {
    id,
    maker: { actor, at: now(), audited: null },
    isHalfDone: true,
  });
}

/** Takes back what a change by hand set, slot by slot; false = cut off. */
export async function takeBack(deps: RunDeps, change: number): Promise<boolean> {
  const { repository, now, signal } = deps;
  for (let slot = 0; slot < repository.slots; slot++) {
    for (;;) {
      if (signal?.aborted) return false;
      const args = { slot, change, limit: TOGETHER, now: now() };
      if ((await repository.write('takeBackChange', args)) === 0) break;
    }
  }
  await repository.write('finishChange', { id: change });
  return true;
}

/** Brings every record to what the rules say, for all changes of rules together; false = cut off, or rules changed again. */
async function settleAll(deps: RunDeps, changes: readonly AssignmentChange[]): Promise<boolean> {
  const { repository, now, signal } = deps;
  const version = await repository.read('readRulesVersion', undefined);
  // It ends with null, which its beginning does not tell.
  let place = placeIn(changes, version) as SettlingPlace | null;
  const counted = changes.findLast(({ undone }) => !undone)?.id ?? null;
  while (place) {
    if (signal?.aborted) return false;
    const { slot, kind, after } = place;
    const args = { slot, kind, after, limit: TOGETHER, version, now: now() };
    const page: SettledPage | null = await repository.write('settleRules', args);
    if (!page) return false;
    const seen: number = place.seen + page.seen;
    place = page.next
      ? { ...place, after: page.next, seen }
      : nextPlace({ ...place, seen }, repository.slots);
    for (const { id } of changes) {
      const records = id === counted ? page.changed : 0;
      const position = place && JSON.stringify(place);
      await repository.write('advanceChange', { id, records, position });
    }
  }
  return repository.write('finishRuleChanges', { ids: changes.map(({ id }) => id), version });
}

/** Where to go on: where all of the changes stand, under the same rules; else at the beginning. */
function placeIn(changes: readonly AssignmentChange[], version: number): SettlingPlace {
  const [first, ...others] = changes.map(({ position }) => position);
  // Written by `settleAll`.
  const held = first === null || first === undefined ? null : (JSON.parse(first) as SettlingPlace);
  if (held?.version === version && others.every((one) => one === first)) return held;
  return { version, slot: 0, kind: ASSIGNABLE_KINDS[0], after: null, seen: 0 };
}

function nextPlace(place: SettlingPlace, slots: number): SettlingPlace | null {
  const kind = ASSIGNABLE_KINDS[ASSIGNABLE_KINDS.indexOf(place.kind) + 1];
  if (kind) return { ...place, kind, after: null };
  const slot = place.slot + 1;
  return slot < slots ? { ...place, slot, kind: ASSIGNABLE_KINDS[0], after: null } : null;
}

/** Records that a running change has gone through; null = it has not begun, or does not count them. */
export function seenBy({ position }: AssignmentChange): number | null {
  // As in `placeIn`.
  return position === null ? null : (JSON.parse(position) as SettlingPlace).seen;
}
