import type { StoredEvent } from '#db/queries/events.ts';
import type { EventInfo } from '../../contract/events.ts';
import { dimensionIndex } from '../../domain/dimensions.ts';
import { EVENT_DIMENSIONS } from '../../domain/events/event.ts';
import type { ValueBooks } from '../dimensions/value-book.ts';

/** The dimension of a stored event's scope; null = it concerns everything. */
export function scopedDimension(scope: StoredEvent['scope']) {
  if (scope === null) return null;
  return EVENT_DIMENSIONS.find((one) => dimensionIndex(one) + 1 === scope.dimension) ?? null;
}

/** What an event is about, as it is called now; null = everything. */
export function scopeInfo(scope: StoredEvent['scope'], books: ValueBooks): EventInfo['scope'] {
  const dimension = scopedDimension(scope);
  if (scope === null || dimension === null) return null;
  const book = books[dimension];
  return { dimension, ...book.shown(scope.code) };
}
