import { useQuery } from '@tanstack/react-query';
import type { LoopFigureInfo } from '#server/contract/loop-figures.ts';
import { useQueries } from '../../api/use-queries.ts';

const NOTHING = { en: '', ar: '' };

/** How the catalogue defines a figure; null = it is not known yet. */
export function useFigureDefinitions() {
  const catalogue = useQuery(useQueries().catalogue()).data;
  if (!catalogue) return null;
  return (id: LoopFigureInfo['id']) =>
    catalogue.figures.find((one) => one.id === id) ?? {
      name: NOTHING,
      formula: NOTHING,
      minShow: 0,
    };
}
