import type { LoopChange } from '#db/queries/loop-changes.ts';
import type { Repository } from '#db/store/store.ts';
import type { LoopChangesAnswer, LoopChangesQuery } from '../../contract/loop-changes.ts';
import { haveInCommon } from '../../domain/events/event.ts';
import { formatDay } from '../../domain/time/day.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Reference } from '../organisation/reference.ts';
import { knownScope } from './evidence.ts';

/**
 * Changes of loops that a chart of a metric must show: those whose loop counts by the metric or has it as its goal, unless the chart
 * and the loop are narrowed to different things. Of loops the reader may read.
 * @throws AppError DATE_INVALID, PERIOD_REVERSED, PERIOD_TOO_LONG, METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, and as `readFilters`
 */
export async function answerLoopChanges(
  repository: Repository,
  reference: Reference,
  query: LoopChangesQuery,
): Promise<LoopChangesAnswer> {
  const period = readPeriod(query.from, query.to);
  const { canonical } = metricRef(query.metric, reference.instruments);
  const { dimensions } = readFilters(filterList(query.filter), reference);
  const isTouched = ({ scope, plan }: LoopChange): boolean => {
    if (scope.metric !== canonical && plan.goal !== canonical) return false;
    const known = knownScope(scope, reference);
    return known !== null && haveInCommon(known.filters.dimensions, dimensions);
  };
  const changes = await repository.read('listLoopChanges', period);
  return {
    changes: changes
      .filter(isTouched)
      .map(({ id, title, changedOn }) => ({ loop: id, title, changedOn: formatDay(changedOn) })),
  };
}
