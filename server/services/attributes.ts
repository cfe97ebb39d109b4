import type { Repository } from '#db/store/store.ts';

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

function keyOf(declared: unknown): unknown {
  return typeof declared === 'object' && declared !== null && 'key' in declared
    ? declared.key
    : null;
}
