import { hc } from 'hono/client';
import type { z } from 'zod';
import type { catalogueSchema } from '#server/contract/catalogue.ts';
import type { ChangesAnswer } from '#server/contract/changes.ts';
import type { DriversAnswer } from '#server/contract/drivers.ts';
import type { ImpactsAnswer } from '#server/contract/impacts.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer, OrganisationChange } from '#server/contract/organisation.ts';
import type {
  dimensionAnswerSchema,
  DimensionChange,
  dimensionsAnswerSchema,
  DimensionValueInfo,
} from '#server/contract/dimensions.ts';
import type {
  DryRunAnswer,
  ImportAnswer,
  ImportDetail,
  rejectListSchema,
  uploadSchema,
} from '#server/contract/imports.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import type { SheetsAnswer } from '#server/contract/sheets.ts';
import type { SourceChange, SourceDetail, SourcesAnswer } from '#server/contract/sources.ts';
import type { StoresAnswer, StoresChange } from '#server/contract/stores.ts';
import type { Comparison, Grain } from '#server/domain/metrics/verdict-kinds.ts';
import type { Dimension } from '#server/domain/dimensions.ts';
import type { AppType } from '#server/http/app.ts';
import type { Language } from '../format/locale.ts';
import type { GuessAnswer } from '#server/contract/guess.ts';
import { createAccountsApi } from './accounts.ts';
import { ownHeaders } from './own-headers.ts';
import { signedInAgain } from './signed-in-again.ts';
import { WaitingDesk } from './waiting-desk.ts';
import type { Ask } from './accounts.ts';
import { createAssignmentsApi } from './assignments.ts';
import { createViewsApi } from './views.ts';
import { createBeliefsApi } from './beliefs.ts';
import { createEventsApi } from './events.ts';
import { createErasuresApi } from './erasures.ts';
import type { GuessQuestion } from './guess.ts';
import { createRecordsApi } from './records.ts';
import { createRetentionApi } from './retention.ts';
import { createTargetsApi } from './targets.ts';
import { createThemesApi } from './themes.ts';
import { ApiProblem, NO_ANSWER, problemFrom } from './problem.ts';

export type Catalogue = z.infer<typeof catalogueSchema>;
export type Series = MetricsAnswer['series'][number];

/** One question to `GET /api/changes`. */
export type ChangesQuestion = Omit<DriversQuestion, 'metric'>;

/** One question to `GET /api/drivers` or `/api/impacts`. */
export type DriversQuestion = Readonly<
  Record<'metric' | 'from' | 'to', string> & { filter: readonly string[] }
>;

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

export type DimensionsAnswer = z.infer<typeof dimensionsAnswerSchema>;
export type DimensionAnswer = z.infer<typeof dimensionAnswerSchema>;
export type RejectList = z.infer<typeof rejectListSchema>;
export type UploadAnswer = z.infer<typeof uploadSchema>;

/** A sent file and how it is to be read. */
export type ImportOrder = {
  file: string;
  name: string;
  mapping: Mapping;
  /** Sent files that the mapping joins, by the name of the table. */
  tables: Readonly<Record<string, string>>;
};

/** Sends a file's bytes, telling how far it is (0 to 1); `fetch` alone cannot. */
export type SendFile = (
  url: string,
  file: File,
  headers: Readonly<Record<string, string>>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
) => Promise<Response>;

export type Api = {
  /** For nouns whose requests come with their pages. */
  ask: Ask;
  organisation: (signal: AbortSignal) => Promise<OrganisationAnswer>;
  changeOrganisation: (change: OrganisationChange) => Promise<OrganisationAnswer>;
  catalogue: (signal: AbortSignal) => Promise<Catalogue>;
  metrics: (question: MetricsQuestion, signal: AbortSignal) => Promise<MetricsAnswer>;
  drivers: (question: DriversQuestion, signal: AbortSignal) => Promise<DriversAnswer>;
  impacts: (question: DriversQuestion, signal: AbortSignal) => Promise<ImpactsAnswer>;
  changes: (question: ChangesQuestion, signal: AbortSignal) => Promise<ChangesAnswer>;
  stores: (signal: AbortSignal) => Promise<StoresAnswer>;
  showStore: (change: StoresChange) => Promise<StoresAnswer>;
  sources: (signal: AbortSignal) => Promise<SourcesAnswer>;
  source: (id: string, signal: AbortSignal) => Promise<SourceDetail>;
  changeSource: (id: string, change: SourceChange) => Promise<SourceDetail>;
  dimensions: (signal: AbortSignal) => Promise<DimensionsAnswer>;
  dimension: (dimension: string, signal: AbortSignal) => Promise<DimensionAnswer>;
  changeValue: (
    address: { dimension: string; key: string },
    change: DimensionChange,
  ) => Promise<DimensionValueInfo>;
  sendFile: (
    file: File,
    onProgress: (share: number) => void,
    signal: AbortSignal,
  ) => Promise<UploadAnswer>;
  sheets: (file: { file: string; name: string }, signal: AbortSignal) => Promise<SheetsAnswer>;
  guess: (question: GuessQuestion, signal: AbortSignal) => Promise<GuessAnswer>;
  beginDryRun: (order: ImportOrder) => Promise<DryRunAnswer>;
  dryRun: (id: string, signal: AbortSignal) => Promise<DryRunAnswer>;
  cancelDryRun: (id: string) => Promise<DryRunAnswer>;
  beginImport: (order: ImportOrder) => Promise<ImportAnswer>;
  importOf: (id: string, signal: AbortSignal) => Promise<ImportDetail>;
  rejects: (id: string, after: string | null) => Promise<RejectList>;
  undoImport: (id: string) => Promise<ImportAnswer>;
  /** Where changes wait while nobody is signed in any more. */
  door: WaitingDesk;
  accounts: ReturnType<typeof createAccountsApi>;
  assignments: ReturnType<typeof createAssignmentsApi>;
  views: ReturnType<typeof createViewsApi>;
  records: ReturnType<typeof createRecordsApi>;
  themes: ReturnType<typeof createThemesApi>;
  erasures: ReturnType<typeof createErasuresApi>;
  retention: ReturnType<typeof createRetentionApi>;
  targets: ReturnType<typeof createTargetsApi>;
  events: ReturnType<typeof createEventsApi>;
  beliefs: ReturnType<typeof createBeliefsApi>;
};

export type ApiDeps = {
  fetch: typeof globalThis.fetch;
  sendFile: SendFile;
  /** Asked at each request: error sentences come in the language the reader has now. */
  language: () => Language;
};

/** An answer as the typed client gives it: the JSON of a good one is known, any other is a problem. */
type Answered<T> = { ok: true; json: () => Promise<T> } | { ok: false };

export function createApi({ fetch: plain, sendFile, language }: ApiDeps): Api {
  const door = new WaitingDesk();
  const fetch = signedInAgain(plain, door);
  const headers = () => ownHeaders(language());
  const { api } = hc<AppType>('/', { fetch, headers });

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

  /** For routes that answer one of several things, or nothing: the caller knows which it asked for. */
  const ask: Ask = async <T>(
    method: string,
    path: string,
    body?: unknown,
    signal?: AbortSignal,
    once?: string,
  ): Promise<T> => {
    const asked = fetch(path, {
      method,
      headers: {
        ...headers(),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(once === undefined ? {} : { 'idempotency-key': once }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      signal: signal ?? null,
    });
    const told = asked.then((response) =>
      // No content: the caller's type says so too.
      response.status === 204 ? { ok: true, json: async () => undefined as T } : response,
    );
    return answerOf<T>(told, signal);
  };

  function post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
    return ask<T>('POST', path, body, signal);
  }

  const accounts = createAccountsApi(ask);
  return {
    door,
    organisation: (signal) => answerOf(api.organisation.$get({}, { init: { signal } }), signal),
    changeOrganisation: (json) => answerOf(api.organisation.$patch({ json })),
    catalogue: (signal) => answerOf(api.catalogue.$get({}, { init: { signal } }), signal),
    metrics: (question, signal) =>
      answerOf(api.metrics.$get({ query: queryOf(question) }, { init: { signal } }), signal),
    drivers: (question, signal) =>
      answerOf(
        api.drivers.$get(
          { query: { ...question, filter: [...question.filter] } },
          { init: { signal } },
        ),
        signal,
      ),
    impacts: (question, signal) =>
      answerOf(
        api.impacts.$get(
          { query: { ...question, filter: [...question.filter] } },
          { init: { signal } },
        ),
        signal,
      ),
    changes: (question, signal) =>
      answerOf(
        api.changes.$get(
          { query: { ...question, filter: [...question.filter] } },
          { init: { signal } },
        ),
        signal,
      ),
    stores: (signal) => answerOf(api.stores.$get({}, { init: { signal } }), signal),
    showStore: (json) => answerOf(api.stores.$post({ json })),
    sources: (signal) => answerOf(api.sources.$get({}, { init: { signal } }), signal),
    source: (id, signal) =>
      answerOf(
        api.sources[':id'].$get({ param: { id: encodeURIComponent(id) } }, { init: { signal } }),
        signal,
      ),
    changeSource: (id, json) =>
      answerOf(api.sources[':id'].$patch({ param: { id: encodeURIComponent(id) }, json })),
    dimensions: (signal) => answerOf(api.dimensions.$get({}, { init: { signal } }), signal),
    dimension: (dimension, signal) =>
      answerOf(
        api.dimensions[':dimension'].$get({ param: { dimension } }, { init: { signal } }),
        signal,
      ),
    changeValue: (address, json) =>
      answerOf(
        api.dimensions[':dimension'][':key'].$patch({
          param: { ...address, key: encodeURIComponent(address.key) },
          json,
        }),
      ),
    sendFile: (file, onProgress, signal) => {
      const url = `/api/imports/files?name=${encodeURIComponent(file.name)}`;
      return answerOf<UploadAnswer>(sendFile(url, file, headers(), onProgress, signal), signal);
    },
    sheets: (question, signal) => post<SheetsAnswer>('/api/imports/sheets', question, signal),
    guess: (question, signal) => post<GuessAnswer>('/api/imports/guess', question, signal),
    beginDryRun: (order) => post<DryRunAnswer>('/api/imports/dry-runs', order),
    dryRun: (id, signal) =>
      answerOf(
        api.imports['dry-runs'][':id'].$get({ param: { id } }, { init: { signal } }),
        signal,
      ),
    cancelDryRun: (id) =>
      answerOf(
        // Sent also when the page is being left.
        api.imports['dry-runs'][':id'].$delete({ param: { id } }, { init: { keepalive: true } }),
      ),
    beginImport: (order) => post<ImportAnswer>('/api/imports', order),
    importOf: (id, signal) =>
      answerOf(api.imports[':id'].$get({ param: { id } }, { init: { signal } }), signal),
    rejects: (id, after) =>
      answerOf(
        api.imports[':id'].rejects.$get({ param: { id }, query: after === null ? {} : { after } }),
      ),
    undoImport: (id) => answerOf(api.imports[':id'].undo.$post({ param: { id } })),
    accounts,
    ask,
    assignments: createAssignmentsApi(ask),
    views: createViewsApi(ask),
    records: createRecordsApi(ask),
    themes: createThemesApi(ask),
    erasures: createErasuresApi(ask, accounts.change),
    retention: createRetentionApi(ask, accounts.change),
    targets: createTargetsApi(ask),
    events: createEventsApi(ask),
    beliefs: createBeliefsApi(ask),
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
