import { useQueries as useManyQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dimension } from '#server/domain/dimensions.ts';
import { nameIn } from '../format/name.ts';
import { useFormats } from '../i18n/reader.ts';
import { useQueries } from './use-queries.ts';

export type ValueName = { readonly value: string; readonly label: string };

/** Keys and names of the values of some dimensions as they are shown, merged ones left out; null until they are known. */
export function useValueNames(
  dimensions: readonly Dimension[],
): (dimension: Dimension) => readonly ValueName[] | null {
  const { language } = useFormats();
  const queries = useQueries();
  const wanted = [...new Set(dimensions)];
  const answers = useManyQueries({ queries: wanted.map((one) => queries.dimension(one)) });
  return (dimension) => {
    const values = answers[wanted.indexOf(dimension)]?.data?.values;
    if (!values) return null;
    return values
      .filter(({ alias }) => alias === null)
      .map(({ key, name }) => ({ value: key, label: nameIn(language, name, key) }));
  };
}

/** What a bar of filters needs to know of values: those of the filters in force, and of the one that is being added. */
export function useFilterValues(inForce: readonly Dimension[]) {
  const [adding, setAdding] = useState<Dimension | null>(null);
  const valuesOf = useValueNames(adding ? [...inForce, adding] : inForce);
  return { adding, setAdding, valuesOf };
}
