import type { Filters } from '#db/queries/slice.ts';
import { DIMENSIONS, NOT_GIVEN } from '../../domain/dimensions.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import type { Reference } from '../organisation/reference.ts';
import { nearest } from './nearest.ts';

const ATTRIBUTE = 'attr.';
const ONLY = '.only';
/** Filters of one question, and values of all of them. */
const MOST_FILTERS = 64;
const MOST_VALUES = 1000;

/** True when a question is narrowed to departments. */
export function isOfDepartments({ dimensions }: Filters): boolean {
  return dimensions.some(({ dimension }) => DIMENSIONS[dimension - 1] === 'department');
}

/**
 * Reads the `filter` texts of a question into codes: merged values stand for each other, departments bring those below
 * them. Texts about the same field widen each other (any of), different fields narrow.
 * @throws AppError REQUEST_INVALID, DIMENSION_UNKNOWN, DIMENSION_VALUE_UNKNOWN, ATTRIBUTE_UNKNOWN
 */
export function readFilters(texts: readonly string[], reference: Reference): Filters {
  const dimensions = new Map<Dimension, Set<number>>();
  const attributes = new Map<string, Set<string>>();
  refuseAbove(MOST_FILTERS, texts.length);
  let count = 0;
  for (const text of texts) {
    const equals = text.indexOf('=');
    if (equals < 1) {
      throw new AppError('REQUEST_INVALID', {
        field: 'filter',
        seen: text,
        expected: 'dimension=key,key',
      });
    }
    const field = text.slice(0, equals);
    const values = splitValues(text.slice(equals + 1));
    count += values.length;
    refuseAbove(MOST_VALUES, count);
    if (field.startsWith(ATTRIBUTE)) {
      const name = knownAttribute(field.slice(ATTRIBUTE.length), reference);
      for (const value of values) grow(attributes, name, value);
    } else {
      const only = field.endsWith(ONLY);
      const dimension = knownDimension(only ? field.slice(0, -ONLY.length) : field);
      for (const key of values) {
        for (const code of codesOf(key, dimension, only, reference))
          grow(dimensions, dimension, code);
      }
    }
  }
  return {
    dimensions: [...dimensions].map(([dimension, codes]) => ({
      dimension: reference.books[dimension].number,
      codes: [...codes].sort((a, b) => a - b),
    })),
    attributes: [...attributes].map(([attribute, values]) => ({ attribute, values: [...values] })),
  };
}

function refuseAbove(limit: number, count: number): void {
  if (count <= limit) return;
  throw new AppError('REQUEST_INVALID', { field: 'filter', seen: count, expected: `≤ ${limit}` });
}

function grow<K, V>(map: Map<K, Set<V>>, key: K, value: V): void {
  const held = map.get(key);
  if (held) held.add(value);
  else map.set(key, new Set([value]));
}

/** Splits at commas; `\,` is a comma and `\\` a backslash of the value itself. */
function splitValues(text: string): string[] {
  const values = [''];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i] ?? '';
    const next = text[i + 1] ?? '';
    if (letter === ',') {
      values.push('');
      continue;
    }
    const escaped = letter === '\\' && (next === ',' || next === '\\');
    if (escaped) i++;
    values[values.length - 1] += escaped ? next : letter;
  }
  return values;
}

/** A value as `filter` texts write it. */
export function writtenValue(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll(',', '\\,');
}

/** @throws AppError DIMENSION_UNKNOWN { seen, allowed } */
export function knownDimension(text: string): Dimension {
  const found = DIMENSIONS.find((dimension) => dimension === text);
  if (!found)
    throw new AppError('DIMENSION_UNKNOWN', { seen: text, allowed: nearest(text, DIMENSIONS) });
  return found;
}

function knownAttribute(name: string, { organisation }: Reference): string {
  const names = organisation.attributes.map(({ key }) => key);
  if (!names.includes(name)) {
    throw new AppError('ATTRIBUTE_UNKNOWN', { seen: name, allowed: nearest(name, names) });
  }
  return name;
}

function codesOf(key: string, dimension: Dimension, only: boolean, { books }: Reference): number[] {
  const book = books[dimension];
  if (key === '') return book.merged(NOT_GIVEN);
  const value = book.find(key);
  if (!value) {
    const keys = book.values.filter(({ alias }) => alias === null).map((one) => one.key);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', {
      dimension,
      seen: key,
      allowed: nearest(key, keys),
    });
  }
  return only ? book.merged(value.code) : book.withBelow(value.code);
}
