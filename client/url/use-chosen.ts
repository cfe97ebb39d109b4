import { useLocation } from 'wouter';
import { useSearch } from './use-search.ts';

/** What the address names by `part` (null = nothing), as it is written there, and how to choose another. */
export function useChosen(part: 'dimension' | 'round'): {
  asked: string | null;
  choose: (value: string) => void;
} {
  const search = useSearch();
  const [path, navigate] = useLocation();
  return {
    asked: new URLSearchParams(search).get(part),
    choose: (value) => {
      navigate(`${path}?${part}=${value}`);
    },
  };
}
