import { isDeepStrictEqual } from 'node:util';
import type { Repository } from '#db/store/store.ts';
import type { Mapping } from '../contract/mapping.ts';

/** Names that a mapping gives to attributes, by their keys. */
type GivenNames = NonNullable<Mapping['attributeNames']>;

/** Imports among which one may run. */
const NEWEST = 200;

/**
 * Declares attributes that records bring and that are not declared yet; records can be filtered by them from then on. A
 * `given` name is taken where an attribute has none.
 */
export async function declareAttributes(
  repository: Repository,
  names: Iterable<string>,
  given: GivenNames = {},
): Promise<void> {
  const wanted = [...new Set(names)];
  if (wanted.length === 0) return;
  const { attributes } = await repository.read('readSettings', undefined);
  const known: unknown[] = Array.isArray(attributes) ? attributes : [];
  // Declared by a key alone; whoever names it in both languages makes an object of it.
  const fresh = wanted.filter((name) => !known.some((one) => one === name || keyOf(one) === name));
  const isNamed = (one: unknown): boolean =>
    wanted.some((key) => one === key && Object.hasOwn(given, key));
  if (fresh.length === 0 && !known.some(isNamed)) return;
  const declared = [...known, ...fresh].map((one) =>
    typeof one === 'string' && isNamed(one) ? { key: one, name: given[one] } : one,
  );
  await repository.write('writeSettings', { settings: { attributes: declared } });
}

/**
 * Takes back attributes that an import declared and that no record has once it is undone. What somebody named otherwise
 * than `given` by the import stays, and what an import that runs just now may bring.
 */
export async function withdrawAttributes(
  repository: Repository,
  names: readonly string[],
  given: GivenNames = {},
): Promise<void> {
  const { attributes } = await repository.read('readSettings', undefined);
  const known: unknown[] = Array.isArray(attributes) ? attributes : [];
  const isAsDeclared = (one: unknown, name: string): boolean =>
    one === name || isDeepStrictEqual(one, { key: name, name: given[name] });
  const plain = names.filter((name) => known.some((one) => isAsDeclared(one, name)));
  if (plain.length === 0) return;
  const imports = await repository.read('listImports', { limit: NEWEST });
  if (imports.some(({ state }) => state === 'running')) return;
  const held = new Set<unknown>(await repository.read('heldAttributes', { names: plain }));
  const gone = plain.filter((name) => !held.has(name));
  if (gone.length === 0) return;
  // Read again: the search took its time, and somebody may have named one meanwhile.
  const { attributes: now } = await repository.read('readSettings', undefined);
  const left = (Array.isArray(now) ? now : []).filter(
    (one) => !gone.some((name) => isAsDeclared(one, name)),
  );
  await repository.write('writeSettings', { settings: { attributes: left } });
  // What came in during the search may have brought one of them.
  const again = await repository.read('heldAttributes', { names: gone });
  await declareAttributes(repository, again, given);
}

function keyOf(declared: unknown): unknown {
  return typeof declared === 'object' && declared !== null && 'key' in declared
    ? declared.key
    : null;
}
