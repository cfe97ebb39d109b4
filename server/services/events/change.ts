import type { EventFacts } from '#db/queries/events.ts';
import type { Once } from '#db/queries/once.ts';
import type { Repository } from '#db/store/store.ts';
import type { EventChange, EventInput } from '../../contract/events.ts';
import { AppError } from '../../domain/problem.ts';
import { nearest } from '../metrics/nearest.ts';
import { readPeriod } from '../metrics/question.ts';
import type { Reference } from '../organisation/reference.ts';
import type { Maker } from '../targets/change.ts';

/**
 * Adds an event; gives its number.
 * @throws AppError DATE_INVALID, PERIOD_REVERSED, PERIOD_TOO_LONG, DIMENSION_VALUE_UNKNOWN, REQUEST_INVALID for one without a
 * name, LIST_FULL, IDEMPOTENCY_KEY_REUSED
 */
export async function addEvent(
  repository: Repository,
  reference: Reference,
  input: EventInput,
  { once, ...maker }: Maker & { once: Once | null },
): Promise<number> {
  return repository.write('addEvent', { event: readEvent(input, reference), once, ...maker });
}

/** Changes an event, removes it or brings it back. @throws AppError NOT_FOUND, and as `addEvent` */
export async function changeEvent(
  repository: Repository,
  reference: Reference,
  asked: { id: number; change: EventChange },
  maker: Maker,
): Promise<void> {
  const { id, change } = asked;
  const isKnown = await repository.write('changeEvent', {
    id,
    ...(change.event ? { event: readEvent(change.event, reference) } : {}),
    ...(change.isRemoved === undefined ? {} : { isRemoved: change.isRemoved }),
    ...maker,
  });
  if (!isKnown) throw new AppError('NOT_FOUND', { seen: String(id) });
}

function readEvent(input: EventInput, reference: Reference): EventFacts {
  const { kind, name, note } = input;
  if (name.en === '' && name.ar === '') {
    throw new AppError('REQUEST_INVALID', { field: 'name', fault: 'missing', expected: 'en, ar' });
  }
  const days = readPeriod(input.from, input.to);
  return {
    kind,
    name,
    ...days,
    scope: readScope(input, reference),
    note: note === '' ? null : note,
  };
}

function readScope({ scope }: EventInput, { books }: Reference): EventFacts['scope'] {
  if (scope === null) return null;
  const { dimension, key } = scope;
  const book = books[dimension];
  const found = book.find(key);
  if (!found) {
    const keys = book.values.filter(({ alias }) => alias === null).map((one) => one.key);
    const allowed = nearest(key, keys);
    throw new AppError('DIMENSION_VALUE_UNKNOWN', { dimension, seen: key, allowed });
  }
  return { dimension: book.number, code: found.code };
}
