import { placeOf } from '#db/queries/records-behind.ts';
import { TEXT_KINDS } from '#db/queries/record-search.ts';
import type { Row } from '#db/queries/record-row.ts';
import type { Filters } from '#db/queries/slice.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordsAnswer, RecordSort, RecordsQuery } from '../../contract/records.ts';
import { RECORDS_PAGE_LIMIT } from '../../contract/records.ts';
import { AppError } from '../../domain/problem.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import type { Search } from '../../domain/text/search.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import { isOfDepartments, readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import { standingOf } from '../metrics/states.ts';
import type { Moment } from '../organisation/reference.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { notKept } from './not-kept.ts';
import { readLimit } from './limit.ts';
import { recordItem } from './item.ts';
import { foundIn, searchOf } from './search.ts';

/** What both ways of asking have in common. */
type Asked = {
  period: Period;
  filters: Filters;
  search: Search | null;
  sort: RecordSort;
  cursor: string | undefined;
  limit: number;
};

type Found = Pick<RecordsAnswer, 'metric' | 'value' | 'total' | 'hidden' | 'incomplete'> & {
  page: { kind: RecordKind; row: Row }[];
  /** What a cursor belongs to. */
  question: unknown;
  /** Kinds of records that may be among them. */
  kinds: readonly RecordKind[];
};

/**
 * Answers `GET /api/records`: a page of the records behind a number, and that number made from all of them; with words
 * to search, only the records that have them; with words and no metric, every record that has them.
 */
export async function answerRecords(
  repository: Repository,
  moment: Moment,
  query: RecordsQuery,
): Promise<RecordsAnswer> {
  const { reference } = moment;
  const period = readPeriod(query.from, query.to);
  const search = searchOf(query.search);
  const filters = readFilters(filterList(query.filter), reference);
  const limit = readLimit(query.limit, RECORDS_PAGE_LIMIT);
  const sort = query.sort ?? (query.metric === undefined ? 'newest' : 'oldest');
  const asked = { period, filters, search, sort, cursor: query.cursor, limit };
  const { page, question, kinds, ...found } =
    query.metric === undefined
      ? await withWords(repository, moment, asked)
      : await behind(repository, moment, query.metric, asked);
  const shown = page.slice(0, limit);
  const last = shown.at(-1);
  return {
    ...found,
    period: {
      from: formatDay(period.from),
      to: formatDay(period.to),
      zone: reference.calendar.zone,
    },
    notKept: notKept(moment, period, kinds),
    records: shown.map(({ kind, row }) => {
      const item = recordItem(kind, row, reference);
      return search ? { ...item, found: foundIn(search, kind, row) } : item;
    }),
    next: page.length > limit && last ? writeCursor(placeOf(last.kind, last.row), question) : null,
  };
}

async function behind(
  repository: Repository,
  moment: Moment,
  metric: string,
  { period, filters, search, sort, cursor, limit }: Asked,
): Promise<Found> {
  const { reference, now } = moment;
  const asked = metricRef(metric, reference.instruments);
  const words = search ? { search } : {};
  const question = { metric: asked.canonical, period, filters, sort, ...words };
  const { total, hidden, value, page, isIncomplete } = await repository.read('recordsBehind', {
    metric: { id: asked.definition.id, instrument: asked.instrument },
    period,
    filters,
    search,
    sort,
    now,
    after: cursor === undefined ? null : readCursor(cursor, question),
    // One more than shown, to know whether there is a next page.
    limit: limit + 1,
  });
  return {
    metric: asked.text,
    value: standingOf(asked.definition, moment, { isByDepartment: isOfDepartments(filters) })(
      value,
      period,
    ),
    total,
    hidden,
    page,
    question,
    kinds: asked.definition.records,
    incomplete: isIncomplete,
  };
}

/** @throws AppError REQUEST_INVALID when there are no words either */
async function withWords(
  repository: Repository,
  { reference }: Moment,
  { period, filters, search, sort, cursor, limit }: Asked,
): Promise<Found> {
  if (!search) {
    throw new AppError('REQUEST_INVALID', {
      field: 'metric',
      fault: 'missing',
      expected: 'metric=volume, search=…',
    });
  }
  const question = { period, filters, search, sort };
  const zone = zoneOf(reference.calendar.zone);
  const { total, page, isIncomplete } = await repository.read('searchRecords', {
    search,
    kinds: TEXT_KINDS,
    span: { from: zone.startOfDay(period.from), to: zone.startOfDay(period.to) },
    filters,
    sort,
    after: cursor === undefined ? null : readCursor(cursor, question),
    limit: limit + 1,
  });
  const none = { metric: null, value: null, hidden: 0 };
  return { ...none, total, page, question, kinds: TEXT_KINDS, incomplete: isIncomplete };
}
