import { useTranslations } from 'use-intl/react';

/** A field of a record or a dimension in the reader's words. */
export function useFieldName(): (field: string) => string {
  const dimension = useTranslations('dimension');
  const name = useTranslations('field');
  return (field) => {
    if (dimension.has(field)) return dimension(field);
    // A field of a newer server is shown as it is called.
    return name.has(field) ? name(field) : field;
  };
}
