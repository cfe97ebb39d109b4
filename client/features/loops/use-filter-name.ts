import { useTranslations } from 'use-intl/react';
import { useValues } from '../../api/use-values.ts';
import { isolate } from '../../format/bidi.ts';
import { useFormats } from '../../i18n/reader.ts';
import { dimensionOf } from '../../url/view-state.ts';
import type { scopeFilters } from './scope-filters.ts';

/** A filter by the names of its values; where a key alone would not tell what it is, with what it is a value of. */
export function useFilterName(): (filter: ReturnType<typeof scopeFilters>[number]) => string {
  const dimension = useTranslations('dimension');
  const overview = useTranslations('overview');
  const departments = useValues('department');
  const themes = useValues('theme');
  const { series } = useFormats();
  return ({ field, values }) => {
    const of = dimensionOf(field);
    const known = of === 'theme' ? themes : of === 'department' ? departments : [];
    const names = values.map((key) =>
      key === '' ? overview('notGiven') : (known.find((one) => one.value === key)?.label ?? key),
    );
    const whole = isolate(series(names));
    if (known.length > 0 && !values.includes('')) return whole;
    return `${of === null ? isolate(field.replace(/^attr\./u, '')) : dimension(of)}: ${whole}`;
  };
}
