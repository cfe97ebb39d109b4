import { hc } from 'hono/client';
import type { z } from 'zod';
import type { catalogueSchema } from '#server/contract/catalogue.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer, OrganisationChange } from '#server/contract/organisation.ts';
import type { Comparison, Grain } from '#server/domain/metrics/verdict-kinds.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { AppType } from '#server/http/app.ts';
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

/** An answer as the typed client gives it: the JSON of a good one is known, any other is a problem. */
type Answered<T> = { ok: true; json: () => Promise<T> } | { ok: false };

export function createApi({ fetch, language }: ApiDeps): Api {
  const { api } = hc<AppType>('/', {
    fetch,
    headers: () => ({ accept: 'application/json', 'accept-language': language() }),
  });

  async function answerOf<T>(asked: Promise<Answered<T>>, signal?: AbortSignal): Promise<T> {
    let response: Answered<T>;
    try {
      response = await asked;
    } catch (cause) {
      if (signal?.aborted) throw cause;
      throw new ApiProblem({ code: NO_ANSWER, message: '', status: null, requestId: null });
    }
    // What the typed client gives is the response of `fetch`, under a narrower type.
    if (!response.ok) throw await problemFrom(response as unknown as Response);
    return response.json();
  }

  return {
    organisation: (signal) => answerOf(api.organisation.$get({}, { init: { signal } }), signal),
    changeOrganisation: (json) => answerOf(api.organisation.$patch({ json })),
    catalogue: (signal) => answerOf(api.catalogue.$get({}, { init: { signal } }), signal),
    metrics: (question, signal) =>
      answerOf(api.metrics.$get({ query: queryOf(question) }, { init: { signal } }), signal),
  };
}

function queryOf({ metrics, from, to, grain, by, compare, filters }: MetricsQuestion) {
  return {
    metrics: metrics.join(','),
    from,
    to,
    grain,
    ...(by ? { by } : {}),
    ...(compare.length > 0 ? { compare: compare.join(',') } : {}),
    filter: [...filters],
  };
}
