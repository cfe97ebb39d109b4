import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { RecordsAnswer } from '#server/contract/records.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { routesOf } from '#server/http/access.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { repeats } from '#tests/soak.ts';
import { signal } from '../alerts/raising.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { CANARY, canaryRecords, SHARED_CUSTOMER } from './canaries.ts';

/** Calls of the drive (RELIABILITY.md S2). */
const CALLS = repeats(2000, 20_000);

let filled: FilledApp;
let head: SessionHeaders;
beforeAll(async () => {
  // Answers are kept ready, as a server does: one made for the administrator must not reach the head.
  filled = await filledApp({ records: canaryRecords(), answerCacheBytes: 2 ** 22 });
  const rights = { role: 'head', departments: ['own'] } as const;
  head = await invited(filled.app, filled.session, 'head@example.org', rights);
  await raiseOthers(filled);
});
afterAll(() => filled.drop());

/** Alerts of another department and of a record without one, with the canary in all they hold, and one of one's own. */
async function raiseOthers({ repository, clock }: FilledApp): Promise<void> {
  const { now } = clock;
  await beginRules(repository, now);
  const { values } = await repository.read('readReference', undefined);
  const codeOf = (key: string) =>
    values.find((value) => value.dimension === 1 && value.key === key)?.code ?? null;
  const records = [{ kind: 'case' as const, source: 'desk', externalId: `${CANARY}-other-1-c` }];
  const of = (key: string | null, cause: string) => ({
    ...signal({ rule: 1, cause, at: now, severity: 'grave', records }),
    scope: { department: key === null ? null : codeOf(key), theme: null, source: null },
  });
  const signals = [of('own', 'own'), of('other', CANARY), of(null, CANARY)];
  await repository.write('raiseSignals', { signals, now });
  for (const id of [2, 3]) {
    const action = { kind: 'comment', text: `${CANARY} again` } as const;
    await repository.write('actOnAlert', { id, action, by: CANARY, now });
  }
}

const metric = fc.constantFrom(
  ...CATALOGUE.map(({ id }) => id),
  'nps:relationship',
  'csat:service',
);
const DAY = 86_400_000;
const written = (days: number): string =>
  new Date(Date.UTC(2026, 10, 15) + days * DAY).toISOString().slice(0, 10);
/** Mostly a period over the records' week; now and then one turned round. */
const period = fc
  .tuple(fc.integer({ min: -9, max: 3 }), fc.integer({ min: -1, max: 20 }))
  .map(([from, days]) => ({ from: written(from), to: written(from + days) }));
const filter = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('department=own', 'department=other', 'department=') },
  {
    weight: 2,
    arbitrary: fc.constantFrom('region=north', 'region=south,north', 'department.only=own'),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'theme=missing',
      'department=*',
      'department=:id',
      'attr.tier=x',
      '..=x',
    ),
  },
);
const query = fc
  .record({
    metrics: fc.array(metric, { minLength: 1, maxLength: 4 }).map((ids) => ids.join(',')),
    period,
    by: fc.constantFrom('', 'department', 'region', 'channel', 'segment'),
    grain: fc.constantFrom('', 'day', 'week', 'none'),
    compare: fc.constantFrom('', 'previous', 'median13,target'),
    filters: fc.array(filter, { maxLength: 2 }),
  })
  .map(({ filters, metrics, period: days, ...rest }) => {
    const params = new URLSearchParams({ metrics, ...days, ...rest });
    for (const one of filters) params.append('filter', one);
    return params.toString();
  });
/** Questions about changes, of one metric and of several. */
const change = fc
  .record({
    metric,
    period,
    base: fc.constantFrom('', 'previous', 'last_year'),
    filters: fc.array(filter, { maxLength: 1 }),
  })
  .map(({ metric: one, period: days, base, filters }) => {
    const more = filters.map((filtered) => ['filter', filtered]);
    const of = (asked: Record<string, string>): string =>
      new URLSearchParams([...Object.entries({ ...asked, ...days }), ...more]).toString();
    return {
      drivers: of({ metric: one, ...(base === '' ? {} : { base }) }),
      changes: of({ metrics: one }),
    };
  });
/** Words of one's own texts, of others' (written so that an echo of the question is not the canary), of both and of none. */
const words = fc.constantFrom(
  'amsel',
  'kanarie',
  'kanari*',
  '"kanarie said"',
  'said so',
  'said -amsel',
  'nowhere',
);
const questions = fc.oneof(
  { weight: 2, arbitrary: fc.record({ metric }) },
  { weight: 1, arbitrary: fc.record({ search: words }) },
  { weight: 1, arbitrary: fc.record({ metric, search: words }) },
);
const page = fc
  .record({
    asked: questions,
    period,
    limit: fc.constantFrom('1', '7', '200'),
    filters: fc.array(filter, { maxLength: 1 }),
  })
  .map(({ asked: what, filters, period: days, ...rest }) => {
    const params = new URLSearchParams({ ...what, ...days, ...rest });
    for (const one of filters) params.append('filter', one);
    return params.toString();
  });
const id = fc.constantFrom(
  'desk',
  'missing',
  '1',
  '2',
  '3',
  ':id',
  '{id}',
  '*',
  '..',
  '%2e%2e',
  'department',
  'own',
  'other',
);

/** Records and customers of one's own, of others and of nobody; none of the names is the canary. */
const named = fc.record({
  kind: fc.constantFrom('case', 'contact', 'response', 'daily_total', 'visit'),
  source: fc.constantFrom('desk', 'desk', 'other', '..'),
  record: fc.constantFrom(
    ...['Amsel-own-3-', 'Amsel-own-5-', 'plain-own-', 'plain-other-', 'plain-none-'].flatMap(
      (begin) => ['c', 'k', 'r'].map((end) => begin + end),
    ),
    'missing',
    'new',
  ),
  customer: fc.constantFrom(
    SHARED_CUSTOMER,
    'Amsel-customer-1',
    'Amsel-customer-2',
    'missing',
    '~..',
  ),
  query: fc.constantFrom('', '?sort=newest', '?limit=3', '?limit=1&sort=newest', '?cursor=WzFd'),
});
/** What the routes take, valid for some of them: the effect of themes would show texts to those who may see them. */
const bodies = fc.constantFrom(
  {},
  { show: 'own' },
  { name: 'x' },
  { themes: [] },
  { text: 'said so' },
  { reason: 'said so' },
  { isUseful: true },
  { until: '2026-11-23T08:00:00.000Z' },
);

/** All of an answer; of one that never ends, what comes first. */
async function textOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (!response.body || !type.startsWith('text/event-stream')) return response.text();
  const reader = response.body.getReader();
  const { value } = await reader.read();
  await reader.cancel();
  return new TextDecoder().decode(value);
}

type Call = { method: string; path: string; body?: unknown };

/** A call of one of the router's own routes, with whatever may stand in it. */
function callOf(route: string): fc.Arbitrary<Call> {
  const [method = 'GET', pattern = ''] = route.split(' ');
  if (route === 'GET /api/metrics') return query.map((q) => ({ method, path: `${pattern}?${q}` }));
  if (route === 'GET /api/records') return page.map((q) => ({ method, path: `${pattern}?${q}` }));
  if (route === 'GET /api/drivers') {
    return change.map(({ drivers }) => ({ method, path: `${pattern}?${drivers}` }));
  }
  if (route === 'GET /api/changes') {
    return change.map(({ changes }) => ({ method, path: `${pattern}?${changes}` }));
  }
  if (route === 'GET /api/records/:kind/:source/:externalId') {
    return named.map(({ kind, source, record: name }) => ({
      method,
      path: `/api/records/${kind}/${encodeURIComponent(source)}/${encodeURIComponent(name)}`,
    }));
  }
  if (route === 'GET /api/customers/:customer') {
    return named.map(({ customer, query: more }) => ({
      method,
      path: `/api/customers/${encodeURIComponent(customer)}${more}`,
    }));
  }
  const params = fc.array(id, { minLength: 2, maxLength: 2 });
  return fc.record({ params, body: bodies }).map((given) => {
    let place = 0;
    const path = pattern.replaceAll(/:\w+/g, () => given.params[place++] ?? 'x');
    return method === 'GET' ? { method, path } : { method, path, body: given.body };
  });
}

it(
  `gives the head of one department nothing of another’s records in ${CALLS} calls of every route`,
  { timeout: 30 * 60_000 },
  async () => {
    // Who signs out has nothing more to ask.
    const routes = routesOf(filled.app).filter((route) => route !== 'DELETE /api/session');
    const call = fc.oneof(
      { weight: 40, arbitrary: callOf('GET /api/records') },
      { weight: 12, arbitrary: callOf('GET /api/metrics') },
      { weight: 15, arbitrary: callOf('GET /api/records/:kind/:source/:externalId') },
      { weight: 15, arbitrary: callOf('GET /api/customers/:customer') },
      { weight: 4, arbitrary: callOf('GET /api/drivers') },
      { weight: 2, arbitrary: callOf('GET /api/changes') },
      ...routes.map((route) => ({ weight: 1, arbitrary: callOf(route) })),
    );
    let administrators = 0;
    let seenByAdministrator = 0;
    await fc.assert(
      fc.asyncProperty(call, fc.boolean(), async ({ method, path, body }, isAfter) => {
        // As time goes by, nobody asks too much at once.
        filled.clock.now += 10;
        if (isAfter && method === 'GET') {
          // The same question by somebody who may see it all, right before.
          const before = await sendAs(filled.app, filled.session, method, path);
          administrators++;
          if ((await textOf(before)).includes(CANARY)) seenByAdministrator++;
        }
        const response = await sendAs(filled.app, head, method, path, body);
        const text = await textOf(response);
        expect(response.status, path).not.toBe(500);
        expect([401, 429], path).not.toContain(response.status);
        expect(text.includes(CANARY), `${method} ${path}: ${text.slice(0, 400)}`).toBe(false);
        expect(JSON.stringify([...response.headers])).not.toContain(CANARY);
      }),
      { numRuns: CALLS, endOnFailure: true },
    );
    // Else nothing was there to be hidden.
    expect(administrators).toBeGreaterThan(CALLS / 10);
    expect(seenByAdministrator).toBeGreaterThan(CALLS / 100);
  },
);

it('counts for the head what is hidden, and the number stays the one that was clicked', async () => {
  const asked = '/api/records?metric=volume&from=2026-11-15&to=2026-11-22&limit=200';
  const all = await filled.json<RecordsAnswer>(asked);
  const response = await sendAs(filled.app, head, 'GET', asked);
  // The contract's answer.
  const part = (await response.json()) as RecordsAnswer;
  // Twelve cases of each of two departments, and twelve of none.
  expect([all.total, all.hidden, all.records.length]).toEqual([36, 0, 36]);
  expect([part.total, part.hidden, part.records.length]).toEqual([36, 24, 12]);
  expect(part.value).toEqual(all.value);
  expect(new Set(part.records.map(({ dimensions }) => dimensions.department?.key))).toEqual(
    new Set(['own']),
  );
});
