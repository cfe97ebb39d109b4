import { useLocation } from 'wouter';
import { useSearch } from './use-search.ts';

/** What the address names by `dimension` (null = nothing), as it is written there, and how to choose another. */
export function useChosenDimension(path: string): {
  asked: string | null;
  choose: (dimension: string) => void;
} {
  const search = useSearch();
  const [, navigate] = useLocation();
  return {
    asked: new URLSearchParams(search).get('dimension'),
    choose: (dimension) => {
      navigate(`${path}?dimension=${dimension}`);
    },
  };
}
