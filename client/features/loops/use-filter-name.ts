import { useTranslations } from 'use-intl/react';
import { useNameOf } from '../../api/use-values.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { dimensionOf } from '../../url/view-state.ts';
import type { scopeFilters } from './scope-filters.ts';

/** A filter by the names of its values; where a key alone would not tell what it is, with what it is a value of. */
export function useFilterName(): (filter: ReturnType<typeof scopeFilters>[number]) => string {
  const dimension = useTranslations('dimension');
  const overview = useTranslations('overview');
  const department = useNameOf('department');
  const theme = useNameOf('theme');
  const { series } = useFormats();
  return ({ field, values }) => {
    const of = dimensionOf(field);
    const nameOf = of === 'theme' ? theme : of === 'department' ? department : () => null;
    const names = values.map((key) => (key === '' ? null : nameOf(key)));
    const told = names.map((name, i) => name ?? (values[i] || overview('notGiven')));
    const whole = isolate(series([...new Set(told)]));
    if (!names.includes(null)) return whole;
    return `${of === null ? isolate(field.replace(/^attr\./u, '')) : dimension(of)}: ${whole}`;
  };
}
