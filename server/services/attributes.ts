import type { Repository } from '#db/store/store.ts';

/** Imports among which one may run. */
const NEWEST = 200;

/** Declares attributes that records bring and that are not declared yet; records can be filtered by them from then on. */
export async function declareAttributes(
  repository: Repository,
  names: Iterable<string>,
): Promise<void> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return;
  const { attributes } = await repository.read('readSettings', undefined);
  const known: unknown[] = Array.isArray(attributes) ? attributes : [];
  // Imports declare a name; whoever names it in both languages makes an object of it.
  const fresh = wanted.filter((name) => !known.some((one) => one === name || keyOf(one) === name));
  if (fresh.length === 0) return;
  await repository.write('writeSettings', { settings: { attributes: [...known, ...fresh] } });
}

/**
 * Takes back attributes that an import declared and that no record has once it is undone. What somebody named stays, and
 * what an import that runs just now may bring.
 */
export async function withdrawAttributes(
  repository: Repository,
  names: readonly string[],
): Promise<void> {
  const { attributes } = await repository.read('readSettings', undefined);
  const known: unknown[] = Array.isArray(attributes) ? attributes : [];
  const plain = names.filter((name) => known.includes(name));
  if (plain.length === 0) return;
  const imports = await repository.read('listImports', { limit: NEWEST });
  if (imports.some(({ state }) => state === 'running')) return;
  const held = new Set<unknown>(await repository.read('heldAttributes', { names: plain }));
  const gone = new Set<unknown>(plain.filter((name) => !held.has(name)));
  if (gone.size === 0) return;
  // Read again: the search took its time, and somebody may have named one meanwhile.
  const { attributes: now } = await repository.read('readSettings', undefined);
  const left = (Array.isArray(now) ? now : []).filter((one) => !gone.has(one));
  await repository.write('writeSettings', { settings: { attributes: left } });
  // What came in during the search may have brought one of them.
  const again = await repository.read('heldAttributes', { names: [...gone].map(String) });
  await declareAttributes(repository, again);
}

function keyOf(declared: unknown): unknown {
  return typeof declared === 'object' && declared !== null && 'key' in declared
    ? declared.key
    : null;
}
