import { placeOf } from '#db/queries/records-behind.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordsAnswer, RecordsQuery } from '../../contract/records.ts';
import { RECORDS_PAGE_LIMIT } from '../../contract/records.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay } from '../../domain/time/day.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import { standingOf } from '../metrics/states.ts';
import type { Moment } from '../organisation/reference.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { recordItem } from './item.ts';

const PAGE = 50;

/** Answers `GET /api/records`: a page of the records behind a number, and that number made from all of them. */
export async function answerRecords(
  repository: Repository,
  moment: Moment,
  query: RecordsQuery,
): Promise<RecordsAnswer> {
  const { reference, now } = moment;
  const asked = metricRef(query.metric, reference.instruments);
  const period = readPeriod(query.from, query.to);
  const filters = readFilters(filterList(query.filter), reference);
  const limit = readLimit(query.limit);
  const question = { metric: asked.canonical, period, filters };
  const { total, hidden, value, page } = await repository.read('recordsBehind', {
    metric: { id: asked.definition.id, instrument: asked.instrument },
    period,
    filters,
    now,
    after: query.cursor === undefined ? null : readCursor(query.cursor, question),
    // One more than shown, to know whether there is a next page.
    limit: limit + 1,
  });
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  return {
    metric: asked.text,
    period: {
      from: formatDay(period.from),
      to: formatDay(period.to),
      zone: reference.calendar.zone,
    },
    value: standingOf(asked.definition, moment)(value, period),
    total,
    hidden,
    records: shown.map(({ kind, row }) => recordItem(kind, row, reference)),
    next:
      page.length > limit && last
        ? writeCursor({ kind: last.kind, ...placeOf(last.row) }, question)
        : null,
  };
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return PAGE;
  const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > RECORDS_PAGE_LIMIT) {
    throw new AppError('REQUEST_INVALID', {
      field: 'limit',
      seen: text,
      expected: `1–${RECORDS_PAGE_LIMIT}`,
    });
  }
  return limit;
}
