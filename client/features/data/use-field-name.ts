import { useTranslations } from 'use-intl/react';
import { DIMENSIONS } from '../../url/view-state.ts';

/** A field of a record or a dimension in the reader's words. */
export function useFieldName(): (field: string) => string {
  const dimension = useTranslations('dimension');
  const name = useTranslations('field');
  return (field) => {
    const known = DIMENSIONS.find((one) => one === field);
    if (known) return dimension(known);
    // A field of a newer server is shown as it is called.
    return name.has(field) ? name(field) : field;
  };
}
