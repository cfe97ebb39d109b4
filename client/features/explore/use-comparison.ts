import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { Series } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import type { ExploreView } from '../../url/explore-view.ts';
import { largestKeys, partsQuestion, totalsQuestion, wholeQuestion } from './questions.ts';

type Answer = UseQueryResult<MetricsAnswer>;

/** All that one screen shows, and what it waits for. */
export type Comparison = {
  /** Every value of the dimension over the whole period; empty without a dimension. */
  readonly totals: readonly Series[];
  /** Keys of what is compared, in the order it was chosen; largest first where nothing was. */
  readonly keys: readonly string[];
  /** The compared values with their points; of grain `none`, without. */
  readonly parts: readonly Series[];
  readonly whole: readonly Series[];
  readonly dataThrough: string | null;
  /** The answer that decides whether there is something to draw. */
  readonly waitsFor: Answer;
};

/** Asks for what a view shows: the totals first, which say what is largest, then its points. */
export function useComparison(
  view: ExploreView,
  days: { from: string; to: string },
  isKnown: boolean,
): Comparison {
  const queries = useQueries();
  const { by, grain, metrics } = view;
  const isDivided = by !== null;
  const isAsked = isKnown && metrics.length > 0;
  const totals = useQuery({
    ...queries.metrics(totalsQuestion(view, days)),
    enabled: isAsked && isDivided,
  });
  const whole = useQuery({ ...queries.metrics(wholeQuestion(view, days)), enabled: isAsked });
  const all = totals.data?.series ?? [];
  const keys = view.values.length > 0 ? view.values : largestKeys(all, metrics);
  const hasPoints = grain !== 'none';
  const parts = useQuery({
    ...queries.metrics(partsQuestion(view, days, by ?? 'department', keys)),
    enabled: isAsked && isDivided && hasPoints && keys.length > 0,
  });
  const chosen = hasPoints
    ? (parts.data?.series ?? [])
    : all.filter(({ group }) => group !== null && keys.includes(group.key));
  const isUndone = totals.isError || totals.isPending || keys.length === 0 || !hasPoints;
  const parted = isUndone ? totals : parts;
  // Parts alone would be drawn again, a column wider, when the whole comes.
  const isWholeDue = whole.isPending && !parted.isError;
  return {
    totals: isDivided ? all : [],
    keys: isDivided ? keys : [],
    parts: isDivided ? chosen : [],
    whole: whole.data?.series ?? [],
    dataThrough: whole.data?.dataThrough ?? null,
    waitsFor: isDivided && !isWholeDue ? parted : whole,
  };
}
