import type { RecordKey } from '#db/queries/links.ts';
import { TEXT_KINDS } from '#db/queries/record-search.ts';
import { keyOfRow } from '#db/queries/record-assignments.ts';
import type { Repository } from '#db/store/store.ts';
import type { AssignRequest } from '../../contract/assignments.ts';
import type { Choice } from '../../domain/assignments/rule.ts';
import { ASSIGNABLE, ASSIGNABLE_KINDS } from '../../domain/assignments/rule.ts';
import { AppError } from '../../domain/problem.ts';
import { zoneOf } from '../../domain/time/zone.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import { nearest } from '../metrics/nearest.ts';
import { filterList, readPeriod } from '../metrics/question.ts';
import type { Moment, Reference } from '../organisation/reference.ts';
import { searchOf } from '../records/search.ts';
import { ASSIGN_LIMIT } from './by-hand.ts';

/**
 * Codes of the values to set. @throws AppError DIMENSION_VALUE_UNKNOWN { dimension, seen, allowed }, REQUEST_INVALID when
 * there are none
 */
export function readChoice(
  keys: Pick<AssignRequest, 'department' | 'theme'>,
  { books }: Reference,
): Choice {
  const choice: Choice = {};
  for (const dimension of ASSIGNABLE) {
    const key = keys[dimension];
    if (key === undefined) continue;
    const book = books[dimension];
    const found = book.find(key);
    if (!found) {
      const allowed = nearest(
        key,
        book.values.map((one) => one.key),
      );
      throw new AppError('DIMENSION_VALUE_UNKNOWN', { dimension, seen: key, allowed });
    }
    choice[dimension] = found.code;
  }
  if (Object.keys(choice).length > 0) return choice;
  throw new AppError('REQUEST_INVALID', {
    field: 'department',
    fault: 'missing',
    expected: 'department, theme',
  });
}

/**
 * The records that a request names, one by one or as a list.
 * @throws AppError REQUEST_INVALID when it names none, or both ways; ASSIGNMENT_TOO_LARGE { count, limit }
 */
export async function chosenRecords(
  repository: Repository,
  moment: Moment,
  { records, list }: AssignRequest,
): Promise<RecordKey[]> {
  if (records && list) {
    throw new AppError('REQUEST_INVALID', { field: 'list', seen: 'list', expected: 'records' });
  }
  if (records) return records;
  if (list) return listedRecords(repository, moment, list);
  throw new AppError('REQUEST_INVALID', {
    field: 'records',
    fault: 'missing',
    expected: 'records, list',
  });
}

async function listedRecords(
  repository: Repository,
  { reference, now }: Moment,
  list: NonNullable<AssignRequest['list']>,
): Promise<RecordKey[]> {
  const period = readPeriod(list.from, list.to);
  const search = searchOf(list.search);
  const filters = readFilters(filterList(list.filter), reference);
  const page = { filters, after: null, limit: ASSIGN_LIMIT };
  const zone = zoneOf(reference.calendar.zone);
  if (list.metric === undefined && !search) {
    throw new AppError('REQUEST_INVALID', {
      field: 'list.metric',
      fault: 'missing',
      expected: 'metric, search',
    });
  }
  const asked = list.metric === undefined ? null : metricRef(list.metric, reference.instruments);
  const found =
    asked === null && search
      ? await repository.read('searchRecords', {
          ...page,
          search,
          kinds: TEXT_KINDS,
          span: { from: zone.startOfDay(period.from), to: zone.startOfDay(period.to) },
        })
      : await repository.read('recordsBehind', {
          ...page,
          period,
          search,
          now,
          metric: { id: asked?.definition.id ?? '', instrument: asked?.instrument ?? 0 },
        });
  if (found.total > ASSIGN_LIMIT) {
    throw new AppError('ASSIGNMENT_TOO_LARGE', { count: found.total, limit: ASSIGN_LIMIT });
  }
  return found.page.flatMap(({ kind, row }) =>
    ASSIGNABLE_KINDS.some((one) => one === kind) ? [keyOfRow(kind, row)] : [],
  );
}
