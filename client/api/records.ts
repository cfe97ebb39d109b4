import type { TimelineAnswer } from '#server/contract/customers.ts';
import type { RecordAnswer, RecordsAnswer, RecordSort } from '#server/contract/records.ts';
import type { VoicesAnswer } from '#server/contract/voices.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { pathPart } from '../format/path-part.ts';
import type { Ask } from './accounts.ts';

/** Which records: those behind a number, those with some words, or both. `filters` as in `MetricsQuestion`. */
export type RecordsQuestion = {
  readonly metric: string | null;
  /** Empty = any text or none. */
  readonly search: string;
  readonly from: string;
  readonly to: string;
  readonly filters: readonly string[];
  readonly sort: RecordSort;
};

export type RecordKey = {
  readonly kind: RecordKind;
  readonly source: string;
  readonly externalId: string;
};

export type TimelineQuestion = { readonly customer: string; readonly sort: RecordSort };

/** Whose comments: those to a survey metric's instrument, in a period and within filters. */
export type VoicesQuestion = Readonly<
  Record<'metric' | 'from' | 'to', string> & { filter: readonly string[] }
>;

/** Records, one by one and in lists, and what customers went through. */
export function createRecordsApi(ask: Ask) {
  return {
    list: (question: RecordsQuestion, cursor: string | null, signal: AbortSignal) => {
      const { metric, search, from, to, filters, sort } = question;
      const query = new URLSearchParams({ from, to, sort });
      if (metric !== null) query.set('metric', metric);
      if (search !== '') query.set('search', search);
      for (const filter of filters) query.append('filter', filter);
      if (cursor !== null) query.set('cursor', cursor);
      return ask<RecordsAnswer>('GET', `/api/records?${query}`, undefined, signal);
    },
    voices: ({ metric, from, to, filter }: VoicesQuestion, signal: AbortSignal) => {
      const query = new URLSearchParams({ metric, from, to });
      for (const one of filter) query.append('filter', one);
      return ask<VoicesAnswer>('GET', `/api/voices?${query}`, undefined, signal);
    },
    one: ({ kind, source, externalId }: RecordKey, signal: AbortSignal) => {
      const path = `/api/records/${kind}/${pathPart(source)}/${pathPart(externalId)}`;
      return ask<RecordAnswer>('GET', path, undefined, signal);
    },
    timeline: (
      { customer, sort }: TimelineQuestion,
      cursor: string | null,
      signal: AbortSignal,
    ) => {
      const query = new URLSearchParams({ sort });
      if (cursor !== null) query.set('cursor', cursor);
      const path = `/api/customers/${pathPart(customer)}?${query}`;
      return ask<TimelineAnswer>('GET', path, undefined, signal);
    },
  };
}
