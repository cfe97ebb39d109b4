import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { ImportAnswer } from '#server/contract/imports.ts';
import type { TryQuestion } from '#server/contract/themes.ts';
import type { SourcesAnswer } from '#server/contract/sources.ts';
import type { CalendarQuestion } from './events.ts';
import type { GuessQuestion } from './guess.ts';
import type { Api, ChangesQuestion, DriversQuestion, MetricsQuestion } from './client.ts';
import type { RecordKey, RecordsQuestion, TimelineQuestion, VoicesQuestion } from './records.ts';
import { ApiProblem } from './problem.ts';

/** Between two looks at work that goes on at the server: the first comes soon, since most of it is done in a moment. */
const FIRST_LOOK_MS = 100;
const LOOK_MS = 700;

/** How long after the looks so far the next one comes. */
function nextLook({ dataUpdateCount }: { dataUpdateCount: number }): number {
  return Math.min(LOOK_MS, FIRST_LOOK_MS * dataUpdateCount);
}

/** Lists go on page by page by the cursor of the page before. */
export const PAGES = {
  // The type of what the later pages begin with.
  initialPageParam: null as string | null,
  getNextPageParam: ({ next }: { next: string | null }) => next,
};

function isMoving(state: ImportAnswer['state']): boolean {
  return state === 'running' || state === 'undoing';
}

/** True when the server does not know, or no longer knows, what was asked after. */
export function isUnknown(error: Error | null): boolean {
  return error instanceof ApiProblem && error.status === 404;
}

function isCounting(answer: SourcesAnswer | undefined): boolean {
  return answer !== undefined && answer.survey.share !== null;
}

/** True while older records are being dropped, or are about to be. */
function isDropping(answer: SourcesAnswer | undefined): boolean {
  return answer?.sources.some(({ retention }) => retention.state !== 'idle') ?? false;
}

/** Key and fetcher of every question belong together; the key holds the whole canonical question. */
export function createQueries(api: Api) {
  return {
    /** What changes something; whoever calls one invalidates what it changed. */
    actions: api,
    session: () =>
      queryOptions({
        queryKey: ['session'],
        queryFn: ({ signal }) => api.accounts.session(signal),
      }),
    sessions: () =>
      queryOptions({
        queryKey: ['sessions'],
        queryFn: ({ signal }) => api.accounts.sessions(signal),
        staleTime: 0,
      }),
    people: () =>
      queryOptions({
        queryKey: ['people'],
        queryFn: ({ signal }) => api.accounts.people(signal),
        staleTime: 0,
      }),
    keys: () =>
      queryOptions({
        queryKey: ['keys'],
        queryFn: ({ signal }) => api.accounts.keys(signal),
        staleTime: 0,
      }),
    assignments: (before: number | null) =>
      queryOptions({
        queryKey: ['assignments', before],
        queryFn: ({ signal }) => api.assignments.changes(before, signal),
        staleTime: 0,
        // Records are gone through beside: how far that is, is looked at until it is done.
        refetchInterval: ({ state }) =>
          state.data?.changes.some(({ progress }) => progress !== null) ? nextLook(state) : false,
      }),
    views: () =>
      queryOptions({
        queryKey: ['views'],
        queryFn: ({ signal }) => api.views.list(signal),
        staleTime: 0,
      }),
    assignmentRules: () =>
      queryOptions({
        queryKey: ['assignment-rules'],
        queryFn: ({ signal }) => api.assignments.rules(signal),
        staleTime: 0,
      }),
    targets: () =>
      queryOptions({
        queryKey: ['targets'],
        queryFn: ({ signal }) => api.targets.list(signal),
        staleTime: 0,
      }),
    events: () =>
      queryOptions({
        queryKey: ['events'],
        queryFn: ({ signal }) => api.events.list(signal),
        staleTime: 0,
      }),
    beliefs: () =>
      queryOptions({
        queryKey: ['beliefs'],
        queryFn: ({ signal }) => api.beliefs.list(signal),
        staleTime: 0,
      }),
    perceptionGap: (id: number) =>
      queryOptions({
        queryKey: ['beliefs', id],
        queryFn: ({ signal }) => api.beliefs.gap(id, signal),
      }),
    ownBelief: (id: number) =>
      queryOptions({
        queryKey: ['beliefs', id, 'own'],
        queryFn: ({ signal }) => api.beliefs.own(id, signal),
        staleTime: 0,
      }),
    calendar: (question: CalendarQuestion) =>
      queryOptions({
        queryKey: ['calendar', question],
        queryFn: ({ signal }) => api.events.calendar(question, signal),
      }),
    organisation: () =>
      queryOptions({
        queryKey: ['organisation'],
        queryFn: ({ signal }) => api.organisation(signal),
      }),
    catalogue: () =>
      queryOptions({ queryKey: ['catalogue'], queryFn: ({ signal }) => api.catalogue(signal) }),
    metrics: (question: MetricsQuestion) =>
      queryOptions({
        queryKey: ['metrics', question],
        queryFn: ({ signal }) => api.metrics(question, signal),
      }),
    changes: (question: ChangesQuestion) =>
      queryOptions({
        queryKey: ['changes', question],
        queryFn: ({ signal }) => api.changes(question, signal),
      }),
    drivers: (question: DriversQuestion) =>
      queryOptions({
        queryKey: ['drivers', question],
        queryFn: ({ signal }) => api.drivers(question, signal),
      }),
    impacts: (question: DriversQuestion) =>
      queryOptions({
        queryKey: ['impacts', question],
        queryFn: ({ signal }) => api.impacts(question, signal),
      }),
    voices: (question: VoicesQuestion) =>
      queryOptions({
        queryKey: ['records', 'voices', question],
        queryFn: ({ signal }) => api.records.voices(question, signal),
      }),
    records: (question: RecordsQuestion) =>
      infiniteQueryOptions({
        queryKey: ['records', 'list', question],
        queryFn: ({ pageParam, signal }) => api.records.list(question, pageParam, signal),
        ...PAGES,
      }),
    record: (key: RecordKey) =>
      queryOptions({
        queryKey: ['records', 'one', key],
        queryFn: ({ signal }) => api.records.one(key, signal),
      }),
    timeline: (question: TimelineQuestion) =>
      infiniteQueryOptions({
        queryKey: ['records', 'timeline', question],
        queryFn: ({ pageParam, signal }) => api.records.timeline(question, pageParam, signal),
        ...PAGES,
      }),
    stores: () =>
      queryOptions({ queryKey: ['stores'], queryFn: ({ signal }) => api.stores(signal) }),
    sources: () =>
      queryOptions({
        queryKey: ['sources'],
        queryFn: ({ signal }) => api.sources(signal),
        staleTime: 0,
        // The count over all records runs beside: its progress is looked at until it is done.
        refetchInterval: ({ state }) =>
          isCounting(state.data) || isDropping(state.data) ? nextLook(state) : false,
      }),
    source: (id: string) =>
      queryOptions({
        queryKey: ['sources', id],
        queryFn: ({ signal }) => api.source(id, signal),
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.data?.newest.some((job) => isMoving(job.state)) ? nextLook(state) : false,
      }),
    erasures: () =>
      queryOptions({
        queryKey: ['erasures'],
        queryFn: ({ signal }) => api.erasures.list(signal),
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.data?.erasures.some((one) => one.state !== 'done') ? nextLook(state) : false,
      }),
    importOf: (id: string) =>
      queryOptions({
        queryKey: ['imports', id],
        queryFn: ({ signal }) => api.importOf(id, signal),
        staleTime: 0,
        refetchInterval: ({ state }) =>
          state.data && isMoving(state.data.state) ? nextLook(state) : false,
      }),
    dryRun: (id: string) =>
      queryOptions({
        queryKey: ['dry-runs', id],
        queryFn: ({ signal }) => api.dryRun(id, signal),
        staleTime: ({ state }) => (state.data?.state === 'running' ? 0 : Infinity),
        refetchInterval: ({ state }) =>
          state.data?.state === 'running' && !isUnknown(state.error) ? nextLook(state) : false,
        // What nobody asks after is given up.
        refetchIntervalInBackground: true,
      }),
    sheets: (file: { file: string; name: string }) =>
      queryOptions({
        queryKey: ['sheets', file],
        queryFn: ({ signal }) => api.sheets(file, signal),
        staleTime: Infinity,
      }),
    guess: (question: GuessQuestion) =>
      queryOptions({
        queryKey: ['guess', question],
        queryFn: ({ signal }) => api.guess(question, signal),
        staleTime: Infinity,
      }),
    themes: () =>
      queryOptions({
        queryKey: ['themes'],
        queryFn: ({ signal }) => api.themes.read(signal),
        staleTime: 0,
        // Earlier records are gone through beside: how far that is is looked at until it is done.
        refetchInterval: ({ state }) =>
          state.data && state.data.rescoring.state !== 'done' ? nextLook(state) : false,
      }),
    tryThemes: (question: TryQuestion) =>
      queryOptions({
        queryKey: ['themes', 'try', question],
        queryFn: ({ signal }) => api.themes.tryOut(question, signal),
        staleTime: Infinity,
      }),
    dimensions: () =>
      queryOptions({ queryKey: ['dimensions'], queryFn: ({ signal }) => api.dimensions(signal) }),
    dimension: (dimension: string) =>
      queryOptions({
        queryKey: ['dimensions', dimension],
        queryFn: ({ signal }) => api.dimension(dimension, signal),
      }),
  };
}

export type Queries = ReturnType<typeof createQueries>;
