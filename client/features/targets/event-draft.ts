import type { EventInfo, EventInput } from '#server/contract/events.ts';
import { addDays, isDay } from '../../format/day.ts';

export const EVENT_KINDS: readonly EventInput['kind'][] = [
  'campaign',
  'outage',
  'price_change',
  'other',
];
export type ScopeDimension = NonNullable<EventInput['scope']>['dimension'];

/** An event as it is written; `last` = its last day, `dimension` empty = it concerns everything. */
export type EventDraft = {
  kind: EventInput['kind'];
  en: string;
  ar: string;
  from: string;
  last: string;
  dimension: ScopeDimension | '';
  key: string;
  note: string;
};

/** The fields of an event, or those of a new one of today. */
export function draftOf(event: EventInfo | null, today: string): EventDraft {
  return {
    kind: event?.kind ?? 'campaign',
    en: event?.name.en ?? '',
    ar: event?.name.ar ?? '',
    from: event?.from ?? today,
    last: event ? addDays(event.to, -1) : today,
    dimension: event?.scope?.dimension ?? '',
    key: event?.scope?.key ?? '',
    note: event?.note ?? '',
  };
}

/** What is missing before it can be sent; null = nothing. */
export function faultOf(draft: EventDraft): 'name' | 'days' | 'scope' | null {
  if (draft.en.trim() === '' && draft.ar.trim() === '') return 'name';
  if (!isDay(draft.from) || !isDay(draft.last) || draft.last < draft.from) return 'days';
  return draft.dimension !== '' && draft.key === '' ? 'scope' : null;
}

/** A draft without fault as the server takes it. */
export function inputOf({
  kind,
  en,
  ar,
  from,
  last,
  dimension,
  key,
  note,
}: EventDraft): EventInput {
  return {
    kind,
    name: { en, ar },
    from,
    to: addDays(last, 1),
    scope: dimension === '' ? null : { dimension, key },
    note: note.trim() === '' ? null : note,
  };
}
