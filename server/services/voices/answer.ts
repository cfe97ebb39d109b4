import type { Row } from '#db/queries/record-row.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordItem } from '../../contract/records.ts';
import type { VoicesAnswer, VoicesQuery } from '../../contract/voices.ts';
import { formatDay } from '../../domain/time/day.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Moment } from '../organisation/reference.ts';
import { recordItem } from '../records/item.ts';

/** Answers `GET /api/voices`: the words of the worst, the typical and the best answer of a period. */
export async function answerVoices(
  repository: Repository,
  { reference }: Moment,
  query: VoicesQuery,
): Promise<VoicesAnswer> {
  const asked = metricRef(query.metric, reference.instruments);
  const period = readPeriod(query.from, query.to);
  const filters = readFilters(filterList(query.filter), reference);
  const instrument = reference.instruments.find(({ code }) => code === asked.instrument);
  const frame = { period: { from: formatDay(period.from), to: formatDay(period.to) } };
  if (!instrument)
    return { ...frame, instrument: null, n: 0, worst: null, typical: null, best: null };
  const { voices, n } = await repository.read('voices', {
    instrument: instrument.code,
    period,
    filters,
  });
  const item = (row: Row | null): RecordItem | null =>
    row && recordItem('response', row, reference);
  const { id, scaleMin, scaleMax } = instrument;
  return {
    ...frame,
    instrument: { id, scaleMin, scaleMax },
    n,
    worst: item(voices.worst),
    typical: item(voices.typical),
    best: item(voices.best),
  };
}
