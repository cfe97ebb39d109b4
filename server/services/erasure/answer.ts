import type { Erasure } from '#db/queries/erasures.ts';
import type { Repository } from '#db/store/store.ts';
import type { ErasureAnswer, ErasuresAnswer } from '../../contract/erasures.ts';

/** Erasures that a list shows. */
const SHOWN = 1000;

/** All erasures, newest first. `accounts` = where people are known by name. */
export async function listErasures(
  repository: Repository,
  accounts: Repository,
): Promise<ErasuresAnswer> {
  const [erasures, names] = await Promise.all([
    repository.read('listErasures', { limit: SHOWN }),
    namesOf(accounts),
  ]);
  return { erasures: erasures.map((erasure) => erasureAnswer(erasure, names)) };
}

/** One erasure as the API tells it. */
export async function tellErasure(erasure: Erasure, accounts: Repository): Promise<ErasureAnswer> {
  return erasureAnswer(erasure, await namesOf(accounts));
}

async function namesOf(accounts: Repository): Promise<ReadonlyMap<string, string>> {
  const people = await accounts.read('listPeople', undefined);
  return new Map(people.map(({ id, name }) => [id, name]));
}

function erasureAnswer(erasure: Erasure, names: ReadonlyMap<string, string>): ErasureAnswer {
  const { id, state, looked, total, records, texts, sources } = erasure;
  return {
    id,
    state,
    askedAt: new Date(erasure.askedAt).toISOString(),
    askedBy: names.get(erasure.askedBy) ?? null,
    looked,
    total,
    records,
    texts,
    sources,
    files: { gone: erasure.filesGone, left: erasure.filesLeft },
    finishedAt: erasure.finishedAt === null ? null : new Date(erasure.finishedAt).toISOString(),
  };
}
