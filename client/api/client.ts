import type { z } from 'zod';
import type { catalogueSchema } from '#server/contract/catalogue.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer, OrganisationChange } from '#server/contract/organisation.ts';
import type { Comparison, Grain } from '#server/domain/metrics/verdict-kinds.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { Language } from '../format/locale.ts';
import { ApiProblem, NO_ANSWER, problemFrom } from './problem.ts';

export type Catalogue = z.infer<typeof catalogueSchema>;
export type Series = MetricsAnswer['series'][number];

/** One question to `GET /api/metrics`; `filters` are `department=billing,branches` texts. */
export type MetricsQuestion = {
  readonly metrics: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly grain: Grain;
  readonly by: Dimension | null;
  readonly filters: readonly string[];
  readonly compare: readonly Comparison[];
};

export type Api = {
  organisation: (signal: AbortSignal) => Promise<OrganisationAnswer>;
  changeOrganisation: (change: OrganisationChange) => Promise<OrganisationAnswer>;
  catalogue: (signal: AbortSignal) => Promise<Catalogue>;
  metrics: (question: MetricsQuestion, signal: AbortSignal) => Promise<MetricsAnswer>;
};

export type ApiDeps = {
  fetch: typeof globalThis.fetch;
  /** Asked at each request: error sentences come in the language the reader has now. */
  language: () => Language;
};

export function createApi({ fetch, language }: ApiDeps): Api {
  async function ask<T>(path: string, init: RequestInit): Promise<T> {
    const headers = new Headers(init.headers);
    headers.set('accept', 'application/json');
    headers.set('accept-language', language());
    let response: Response;
    try {
      response = await fetch(path, { ...init, headers });
    } catch (cause) {
      if (init.signal?.aborted) throw cause;
      throw new ApiProblem({ code: NO_ANSWER, message: '', status: null, requestId: null });
    }
    if (!response.ok) throw await problemFrom(response);
    // Client and server are one build of one contract, and the server's tests parse every answer by it.
    return (await response.json()) as T;
  }

  return {
    organisation: (signal) => ask('/api/organisation', { signal }),
    changeOrganisation: (change) =>
      ask('/api/organisation', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(change),
      }),
    catalogue: (signal) => ask('/api/catalogue', { signal }),
    metrics: (question, signal) => ask(`/api/metrics?${searchOf(question)}`, { signal }),
  };
}

function searchOf(question: MetricsQuestion): string {
  const search = new URLSearchParams({
    metrics: question.metrics.join(','),
    from: question.from,
    to: question.to,
    grain: question.grain,
  });
  if (question.by) search.set('by', question.by);
  if (question.compare.length > 0) search.set('compare', question.compare.join(','));
  for (const filter of question.filters) search.append('filter', filter);
  return search.toString();
}
