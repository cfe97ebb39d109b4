import type { NewLoop } from '#db/queries/loop-open.ts';
import type { Once } from '#db/queries/once.ts';
import type { Repository } from '#db/store/store.ts';
import type { LoopInput, LoopPeople } from '../../contract/loops.ts';
import type { LoopScope } from '../../domain/loops/loop.ts';
import { AppError } from '../../domain/problem.ts';
import { redact } from '../../domain/text/redact.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import { codeOf } from '../alerts/codes.ts';
import { readFilters } from '../metrics/filters.ts';
import { metricRef } from '../metrics/metric-refs.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';
import { refuseUnknown } from './named.ts';

/**
 * Begins a loop; gives its number. What people write is redacted as records' texts are.
 * @throws AppError METRIC_UNKNOWN, INSTRUMENT_UNKNOWN, DIMENSION_UNKNOWN, DIMENSION_VALUE_UNKNOWN, ATTRIBUTE_UNKNOWN, DATE_INVALID,
 * SETTING_INVALID, ACCESS_DENIED, LIST_FULL, IDEMPOTENCY_KEY_REUSED
 */
export async function beginLoop(
  repository: Repository,
  { moment, people }: { moment: Moment; people: LoopPeople },
  input: LoopInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  const { books } = moment.reference;
  refuseUnknown(people, 'sponsor', input.sponsor);
  const scope = readScope(input.scope, moment);
  const loop: NewLoop = {
    title: redact(input.title),
    severity: input.severity,
    theme: input.theme === null ? null : codeOf(books.theme, input.theme),
    department: input.department === null ? null : codeOf(books.department, input.department),
    scope,
    opening: await openingOf(repository, input.origin, { moment, by: maker.by, from: scope.from }),
    origin: input.origin,
    stake: input.stake,
    sponsor: input.sponsor,
    reading: null,
    asked: input.asked.map((key) => codeOf(books.department, key)),
    records: input.records,
  };
  return repository.write('openLoop', { loop, once, ...maker });
}

/** A loop that nobody was alerted to begins with what counts, and with no more than so many days of it. */
const OPENING_DAYS = 28;

/**
 * Days of what opened a loop: an alert's period, or the day of its newest fact; of anything else the first days of what counts, up to
 * the day it is begun. What stood for longer before somebody took it up is the level that a change is held against.
 * @throws AppError SETTING_INVALID for an alert that is not there for the reader
 */
async function openingOf(
  repository: Repository,
  { kind, id }: LoopInput['origin'],
  { moment, by, from }: { moment: Moment; by: string; from: number },
): Promise<{ from: number; to: number }> {
  const { today, reference } = moment;
  if (kind !== 'alert') return { from, to: Math.min(from + OPENING_DAYS, today + 1) };
  const number = /^[0-9]{1,9}$/u.test(id ?? '') ? Number(id) : 0;
  const story = await repository.read('readAlert', { id: number, person: by });
  if (!story) {
    throw new AppError('SETTING_INVALID', {
      setting: 'origin',
      seen: id ?? '',
      expected: '1, 2, …',
    });
  }
  const { period, life } = story.alert;
  const day = reference.zone.dayOf(life.lastAt);
  return period ?? { from: day, to: day + 1 };
}

/** Reads what a loop is about. @throws AppError as `beginLoop` */
export function readScope(
  input: LoopInput['scope'],
  { reference, today }: Pick<Moment, 'reference' | 'today'>,
): LoopScope {
  const { canonical } = metricRef(input.metric, reference.instruments);
  readFilters(input.filters, reference);
  const from = parseDay(input.from);
  // What has not begun has no evidence.
  if (from > today) {
    const expected = `≤ ${formatDay(today)}`;
    throw new AppError('SETTING_INVALID', { setting: 'from', seen: input.from, expected });
  }
  return { metric: canonical, filters: input.filters, from };
}
