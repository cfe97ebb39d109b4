import { useQuery } from '@tanstack/react-query';
import { useQueries } from '../../api/use-queries.ts';
import { useReader } from '../../i18n/reader.ts';

/** True when time runs from right to left for this reader. */
export function useTimeReversed(): boolean {
  const { direction } = useReader();
  const organisation = useQuery(useQueries().organisation());
  return direction === 'rtl' && organisation.data?.timeReversed === true;
}
