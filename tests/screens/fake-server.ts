import type { LoopFiguresAnswer } from '#server/contract/loop-figures.ts';
import type { Catalogue, MetricsQuestion } from '#client/api/client.ts';
import { DIMENSIONS, GRAINS } from '#client/url/view-state.ts';
import type { AlertsAnswer } from '#server/contract/alerts.ts';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { StoresAnswer } from '#server/contract/stores.ts';
import {
  CATALOGUE,
  changesAnswer,
  driversAnswer,
  impactsAnswer,
  metricsAnswer,
  organisationAnswer,
  voicesAnswer,
} from './answers.ts';

export type FakeServer = {
  fetch: typeof globalThis.fetch;
  /** Every request so far, as path with search and the language that was asked for. */
  requests: { path: string; language: string | null }[];
};

type Answers = {
  organisation?: () => OrganisationAnswer | Response | Promise<Response>;
  stores?: StoresAnswer;
  session?: () => SessionAnswer;
  catalogue?: () => Catalogue | Response;
  /** Values of a dimension; without it there is no such route. */
  dimension?: (dimension: string) => unknown;
  metrics?: (question: MetricsQuestion) => MetricsAnswer | Response | Promise<Response>;
};

const STORES: StoresAnswer = { shown: 'demonstration', ownBegun: false, demonstrationKept: true };

const NO_ALERTS: AlertsAnswer = {
  alerts: [],
  counts: { open: 0, acknowledged: 0, snoozed: 0, resolved: 0 },
  open: { watch: 0, serious: 0, grave: 0 },
  contactToExecutive: {
    from: '2026-10-25T00:00:00.000Z',
    to: '2026-11-22T00:00:00.000Z',
    n: 0,
    told: 0,
    seconds: null,
    p90Seconds: null,
  },
  next: null,
};

/** Somebody who may see every page. */
export const ADMINISTRATOR: SessionAnswer = {
  person: {
    id: 'p1',
    email: 'first@example.org',
    name: 'Noura',
    role: 'administrator',
    rights: { role: 'administrator', departments: [] },
    isViewing: false,
    isInvented: false,
    mayViewAs: ['executive', 'head', 'cx_officer', 'front_line'],
  },
  oneClick: [],
  needsFirstAdministrator: false,
  listenAfter: 0,
};

/** Nobody follows anything yet. */
const NO_LOOPS: LoopFiguresAnswer = {
  from: '2025-11-23',
  to: '2026-11-22',
  whose: null,
  open: { heard: 0, understood: 0, decided: 0, changed: 0, told: 0 },
  late: { count: 0, items: [] },
  quarter: { from: '2026-10-01', to: '2027-01-01', count: 0, items: [] },
  figures: [],
  departments: [],
};

/** Stands where the API stands, until a screen is tested on the application itself; each answer can be replaced. */
export function fakeServer(answers: Answers = {}): FakeServer {
  const requests: FakeServer['requests'] = [];
  const routes: Readonly<Record<string, (url: URL) => unknown>> = {
    '/api/session': answers.session ?? (() => ADMINISTRATOR),
    '/api/organisation': answers.organisation ?? (() => organisationAnswer()),
    '/api/stores': () => answers.stores ?? STORES,
    '/api/catalogue': answers.catalogue ?? (() => CATALOGUE),
    '/api/changes': () => changesAnswer(),
    '/api/alerts': () => NO_ALERTS,
    '/api/impacts': () => impactsAnswer(),
    '/api/loop-figures': () => NO_LOOPS,
    '/api/voices': () => voicesAnswer(),
    '/api/drivers': ({ searchParams }) => driversAnswer(searchParams.get('metric') ?? ''),
    '/api/metrics': (url) => (answers.metrics ?? metricsAnswer)(questionOf(url)),
  };
  return {
    requests,
    fetch: async (input, init) => {
      const request = new Request(
        input instanceof Request ? input : new URL(input, 'http://localhost'),
        init,
      );
      const url = new URL(request.url);
      requests.push({
        path: url.pathname + url.search,
        language: request.headers.get('accept-language'),
      });
      const dimension = /^\/api\/dimensions\/(\w+)$/.exec(url.pathname)?.[1];
      const answer =
        dimension !== undefined && answers.dimension
          ? answers.dimension(dimension)
          : await routes[url.pathname]?.(url);
      if (answer instanceof Response) return answer.clone();
      return answer === undefined
        ? refusal(404, 'ROUTE_UNKNOWN', url.pathname)
        : Response.json(answer);
    },
  };
}

export function refusal(status: number, code: string, message: string): Response {
  return Response.json({ error: { code, message, requestId: 'req-7f3a' } }, { status });
}

function questionOf({ searchParams }: URL): MetricsQuestion {
  return {
    metrics: (searchParams.get('metrics') ?? '').split(','),
    from: searchParams.get('from') ?? '',
    to: searchParams.get('to') ?? '',
    grain: GRAINS.find((grain) => grain === searchParams.get('grain')) ?? 'none',
    by: DIMENSIONS.find((dimension) => dimension === searchParams.get('by')) ?? null,
    filters: searchParams.getAll('filter'),
    compare: [],
  };
}
