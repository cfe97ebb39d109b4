import { useQuery } from '@tanstack/react-query';
import type { Series } from '../../api/client.ts';
import { useQueries } from '../../api/use-queries.ts';
import { useView } from '../../url/use-view.ts';
import { COMPARISONS } from '../../url/view-state.ts';
import type { FigureProps } from './figure.ts';
import { cardsQuestion } from '../../api/metric-questions.ts';

/** Value, verdict and comparisons of one metric. On a card it was judged together with the others; asked alone it would be another family. */
export function useJudgedSeries({
  organisation,
  days,
  metric,
}: Pick<FigureProps, 'organisation' | 'days' | 'metric'>): {
  series: Series | null;
  isComing: boolean;
} {
  const { view } = useView();
  const metrics = organisation.cards.includes(metric) ? organisation.cards : [metric];
  const answer = useQuery(
    useQueries().metrics(cardsQuestion(metrics, days, { ...view, compare: COMPARISONS })),
  );
  const series = answer.data?.series.find((one) => one.metric === metric) ?? null;
  return { series, isComing: answer.isPending };
}
