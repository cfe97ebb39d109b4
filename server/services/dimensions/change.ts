import type { DimensionValue } from '#db/queries/dimensions.ts';
import type { Repository } from '#db/store/store.ts';
import type { DimensionChange } from '../../contract/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import { knownDimension } from '../metrics/filters.ts';
import { nearest } from '../metrics/nearest.ts';
import type { Reference } from '../organisation/reference.ts';
import type { ValueBook } from './value-book.ts';

/**
 * Names, merges, places or describes one value. A merge changes no record: the value is shown as another until the
 * merge is taken back.
 * @throws AppError DIMENSION_UNKNOWN, NOT_FOUND, DIMENSION_VALUE_UNKNOWN, ALIAS_CYCLE, SETTING_INVALID
 */
export async function changeDimensionValue(
  repository: Repository,
  reference: Reference,
  address: { dimension: string; key: string },
  change: DimensionChange,
): Promise<void> {
  const book = reference.books[knownDimension(address.dimension)];
  const value = book.find(address.key);
  if (!value) throw new AppError('NOT_FOUND', { seen: `${address.dimension} ${address.key}` });
  if (change.kind && book.dimension !== 'channel') refuseSetting('kind', change.kind, 'channel');
  if (change.parent && book.dimension !== 'department') {
    refuseSetting('parent', change.parent, 'department');
  }
  await repository.write('changeValue', {
    dimension: book.number,
    code: value.code,
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.alias === undefined ? {} : { alias: linkTo(change.alias, value, book, 'alias') }),
    ...(change.parent === undefined
      ? {}
      : { parent: linkTo(change.parent, value, book, 'parent') }),
  });
}

function refuseSetting(setting: string, seen: string, expected: string): never {
  throw new AppError('SETTING_INVALID', { setting, seen, expected });
}

/** Code of the value another is tied to; refuses ties that lead back to where they began. */
function linkTo(
  key: string | null,
  value: DimensionValue,
  book: ValueBook,
  tie: 'alias' | 'parent',
): number | null {
  if (key === null) return null;
  const target = book.find(key);
  if (!target) {
    const keys = book.values.map((one) => one.key);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', {
      dimension: book.dimension,
      seen: key,
      allowed: nearest(key, keys),
    });
  }
  const byCode = new Map(book.values.map((one) => [one.code, one]));
  for (let at: number | null = target.code; at !== null; at = byCode.get(at)?.[tie] ?? null) {
    if (at === value.code) {
      throw new AppError('ALIAS_CYCLE', {
        dimension: book.dimension,
        value: value.key,
        seen: key,
        tie,
      });
    }
  }
  return target.code;
}
