import { useQuery } from '@tanstack/react-query';
import { useQueries } from '../../api/use-queries.ts';
import { nameIn } from '../../format/name.ts';
import { useFormats } from '../../i18n/reader.ts';

/** How a department is called in the reader's language; its key until that is known. */
export function useDepartmentName(): (key: string) => string {
  const { language } = useFormats();
  const { data } = useQuery(useQueries().dimension('department'));
  const names = new Map(data?.values.map(({ key, name }) => [key, name]));
  return (key) => {
    const name = names.get(key);
    return name ? nameIn(language, name, key) : key;
  };
}
