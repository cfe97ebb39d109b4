import { useQueries as useManyQueries, useQuery } from '@tanstack/react-query';
import type { Dimension } from '#server/domain/dimensions.ts';
import { useQueries } from './use-queries.ts';
import { nameIn } from '../format/name.ts';
import { useFormats } from '../i18n/reader.ts';
import type { Option } from '../ui/SelectControl.tsx';

/** True until it is known which values some dimensions have, or that it cannot be known. */
export function useAreValuesComing(dimensions: readonly Dimension[]): boolean {
  const queries = useQueries();
  const answers = useManyQueries({ queries: dimensions.map((one) => queries.dimension(one)) });
  return answers.some(({ isPending }) => isPending);
}

/** The values of a dimension that can be chosen, by name; empty until they are known. */
export function useValues(dimension: Dimension): Option<string>[] {
  const { language, locale } = useFormats();
  const { data } = useQuery(useQueries().dimension(dimension));
  const options = (data?.values ?? [])
    .filter(({ alias }) => alias === null)
    .map(({ key, name }) => ({ value: key, label: nameIn(language, name, key) }));
  return options.sort((a, b) => a.label.localeCompare(b.label, locale));
}

/** What a value of a dimension is called, by its key: one that was merged as the one it went to; null where it is not known (yet). */
export function useNameOf(dimension: Dimension): (key: string) => string | null {
  const { language } = useFormats();
  const { data } = useQuery(useQueries().dimension(dimension));
  const find = (key: string) => data?.values.find((value) => value.key === key);
  return (key) => {
    const value = find(key);
    const shown = value?.alias ? find(value.alias) : value;
    return shown ? nameIn(language, shown.name, shown.key) : null;
  };
}
