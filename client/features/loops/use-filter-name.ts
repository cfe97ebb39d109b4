import { useValues } from '../../api/use-values.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import type { scopeFilters } from './scope-filters.ts';

/** A filter by the names of its values, where they are known here; else by its field and keys. */
export function useFilterName(): (filter: ReturnType<typeof scopeFilters>[number]) => string {
  const departments = useValues('department');
  const themes = useValues('theme');
  const { series } = useFormats();
  return ({ field, values }) => {
    const known = field === 'theme' ? themes : field === 'department' ? departments : [];
    const names = values.map((key) => known.find((one) => one.value === key)?.label ?? key);
    return isolate(known.length === 0 ? `${field}=${series(names)}` : series(names));
  };
}
