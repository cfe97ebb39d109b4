import type { z } from 'zod';
import type { DimensionValue } from '#db/queries/dimensions.ts';
import type {
  dimensionAnswerSchema,
  dimensionsAnswerSchema,
  DimensionValueInfo,
} from '../../contract/dimensions.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import { AppError } from '../../domain/problem.ts';
import { knownDimension } from '../metrics/filters.ts';
import type { Reference } from '../organisation/reference.ts';
import type { ValueBook } from './value-book.ts';

type DimensionsAnswer = z.infer<typeof dimensionsAnswerSchema>;
type DimensionAnswer = z.infer<typeof dimensionAnswerSchema>;

export function answerDimensions({ books }: Reference): DimensionsAnswer {
  return {
    dimensions: DIMENSIONS.map((dimension) => {
      const { values } = books[dimension];
      const unnamed = values.filter((value) => value.alias === null && !isNamed(value));
      return { dimension, values: values.length, unnamed: unnamed.length };
    }),
  };
}

/** All values of a dimension in the order they were met. @throws AppError DIMENSION_UNKNOWN */
export function answerDimension(text: string, { books }: Reference): DimensionAnswer {
  const dimension = knownDimension(text);
  const book = books[dimension];
  return { dimension, values: book.values.map((value) => valueInfo(value, book)) };
}

/** One value. @throws AppError DIMENSION_UNKNOWN, NOT_FOUND */
export function answerValue(text: string, key: string, { books }: Reference): DimensionValueInfo {
  const book = books[knownDimension(text)];
  const value = book.find(key);
  if (!value) throw new AppError('NOT_FOUND', { seen: `${text} ${key}` });
  return valueInfo(value, book);
}

function isNamed({ name }: DimensionValue): boolean {
  return name.en !== '' && name.ar !== '';
}

function valueInfo(value: DimensionValue, book: ValueBook): DimensionValueInfo {
  const { key, name, parent, alias, kind } = value;
  return {
    key,
    name,
    named: isNamed(value),
    parent: book.keyOf(parent),
    alias: book.keyOf(alias),
    kind,
  };
}
