import type { ChangeMaker } from '#db/queries/assignment-changes.ts';
import type { RecordKey } from '#db/queries/links.ts';
import { recordSlot } from '#db/queries/slot.ts';
import type { Repository } from '#db/store/store.ts';
import type { Choice } from '../../domain/assignments/rule.ts';
import { AppError } from '../../domain/problem.ts';
import { takeBack, TOGETHER } from './run-changes.ts';

/** Records that are set at once at most. */
export const ASSIGN_LIMIT = 10_000;

/** Sets department or theme of chosen records by hand, and knows which such changes are under way. One for each store. */
export class HandChanges {
  private readonly underWay = new Set<number>();
  private readonly now: () => number;

  constructor(now: () => number) {
    this.now = now;
  }

  /** True while a request is making the change. */
  isUnderWay(id: number): boolean {
    return this.underWay.has(id);
  }

  /**
   * Sets codes on records; gives the change's number. Nothing is changed where one of them is not there, and what was begun
   * and could not be ended is taken back.
   * @throws AppError ASSIGNMENT_RECORDS_MISSING { count, seen }, ASSIGNMENT_TOO_LARGE { count, limit }
   */
  async assign(
    repository: Repository,
    maker: ChangeMaker,
    keys: readonly RecordKey[],
    choice: Choice,
  ): Promise<number> {
    const chosen = keys.length;
    if (chosen > ASSIGN_LIMIT) {
      throw new AppError('ASSIGNMENT_TOO_LARGE', { count: chosen, limit: ASSIGN_LIMIT });
    }
    const parts = partsOf(keys, repository.slots);
    await refuseMissing(repository, parts);
    const id = await repository.write('beginAssigning', { maker, choice, chosen });
    this.underWay.add(id);
    try {
      for (const [slot, some] of parts) {
        const args = { slot, change: id, keys: some, choice, now: this.now() };
        const records = await repository.write('assignRecords', args);
        await repository.write('advanceChange', { id, records, position: null });
      }
      await repository.write('finishChange', { id });
    } catch (error) {
      await this.giveUp(repository, id, maker).catch(() => null);
      throw error;
    } finally {
      this.underWay.delete(id);
    }
    return id;
  }

  private async giveUp(repository: Repository, id: number, { actor }: ChangeMaker): Promise<void> {
    const maker = { actor, at: this.now(), audited: null };
    await repository.write('undoChange', { id, maker, isHalfDone: true });
    await takeBack({ repository, now: this.now }, id);
  }
}

async function refuseMissing(
  repository: Repository,
  parts: readonly [number, RecordKey[]][],
): Promise<void> {
  const missing: RecordKey[] = [];
  for (const [slot, keys] of parts) {
    missing.push(...(await repository.read('missingRecords', { slot, keys })));
  }
  const [first] = missing;
  if (!first) return;
  const seen = `${first.source} ${first.kind} ${first.externalId}`;
  throw new AppError('ASSIGNMENT_RECORDS_MISSING', { count: missing.length, seen });
}

/** The keys by slot, in parts of one transaction each; a key that is named twice is set once. */
function partsOf(keys: readonly RecordKey[], slots: number): [number, RecordKey[]][] {
  const bySlot = new Map<number, Map<string, RecordKey>>();
  for (const key of keys) {
    const { kind, source, externalId } = key;
    const slot = recordSlot(kind, source, externalId, slots);
    const held = bySlot.get(slot) ?? new Map<string, RecordKey>();
    bySlot.set(slot, held.set(`${kind}\n${source}\n${externalId}`, key));
  }
  return [...bySlot].flatMap(([slot, some]) => {
    const all = [...some.values()];
    const parts: [number, RecordKey[]][] = [];
    for (let from = 0; from < all.length; from += TOGETHER) {
      parts.push([slot, all.slice(from, from + TOGETHER)]);
    }
    return parts;
  });
}
