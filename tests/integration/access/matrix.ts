import type { Caller } from './callers.ts';

/** Callers in the order of the table's columns. */
export const COLUMNS: readonly Caller[] = [
  'anonymous',
  'executive',
  'head',
  'cx_officer',
  'front_line',
  'administrator',
  'ingest_key',
  'read_key',
];

/** One request of a route: what is asked for, and the status each caller must get, in the order of `COLUMNS`. */
export type Row = { path: string; body?: unknown; statuses: readonly number[] };

const NOBODY_ELSE = [401, 403, 403, 403, 403];

/** A route whose callers are told only whether they may: what comes after is 400, 404 or well, as written. */
const everybody = (status: number) => Array.from({ length: 8 }, () => status);
const readers = (status: number) => [401, status, status, status, 403, status, 403, status];
/** Those who read numbers, as people: a program keeps no views. */
const viewers = (status: number) => [401, status, status, status, 403, status, 403, 403];
const signedIn = (status: number) => [401, status, status, status, status, status, 403, 403];
/** Those who may send reports: also programs that send records. */
const reporters = (status: number) => [401, status, status, status, status, status, status, 403];
const runners = (status: number) => [401, 403, 403, status, 403, status, 403, 403];
const administrators = (status: number) => [...NOBODY_ELSE, status, 403, 403];

/**
 * Those who read alerts, by what the head is told: 1 is of their own department, 2 of another, 3 of all, 4 is a record without one.
 * Whatever changes how an alert stands has alerts of its own, in the same order: 5 to 7, 8 to 10, 11 to 13 (resolved).
 */
const alert = (status: number, head: number) => [401, status, head, status, 403, status, 403, 403];
/** Of those who do the same one after the other only the first does. */
const first = (status: number, head: number, then: number) => [
  401,
  status,
  head,
  then,
  403,
  then,
  403,
  403,
];
/** A loop by the same: 1 is led by the head's department, 2 by another, 3 by another that asked it; 4 to 6 are moved. */
const LOOP_PATHS = [1, 2, 3, 999] as const;
/** One request about each of the four: what the head is told of 1, 2 and 3; nobody finds the last. */
const loops = (
  rest: string,
  body: unknown,
  status: number,
  heads: readonly [number, number, number],
): Row[] =>
  LOOP_PATHS.map((id, i) => ({
    path: `/api/loops/${id}${rest}`,
    ...(body === null ? {} : { body }),
    statuses: id === 999 ? alert(404, 404) : alert(status, heads[i] ?? 0),
  }));
/** A follow-up: 1 is of the head's department, 2 of another, 3 of another and given to the front-line person. */
const followUps = (rest: string, body: unknown): Row[] =>
  (
    [
      [1, 200, 200, 404],
      [2, 200, 404, 404],
      [3, 200, 404, 200],
      [999, 404, 404, 404],
    ] as const
  ).map(([id, all, head, front]) => ({
    path: `/api/follow-ups/${id}${rest}`,
    ...(body === null ? {} : { body }),
    statuses: [401, all, head, all, front, all, 403, 403],
  }));
const UNDERSTOOD = { move: 'understand', rootCause: 'Seen' };
const ANSWERED = { kind: 'answer', text: 'Seen to' };
const JOINED = { kind: 'join', loop: 999 };
const ACTION = { phase: 'plan', title: 'Call', owner: null, dueOn: null };
const DECISION = {
  kind: 'step',
  about: 1,
  which: 'heard',
  decision: 'Call them',
  dueOn: '2026-12-01',
};
/** A promise of a review: 1 is of the head's department, 2 of another. */
const KEPT = { outcome: 'kept' };
const LATER = { until: '2026-11-23T08:00:00.000Z' };
const PAST = { until: '2020-01-01T00:00:00.000Z' };
const WHY = { reason: 'Seen to' };
const ALERT_RULE = {
  name: null,
  metric: null,
  scope: null,
  each: 'theme',
  condition: { kind: 'burst', score: 6, atLeast: 5 },
  grain: 'day',
  minimumN: 0,
  duration: 1,
  severity: 'watch',
  endsItself: true,
  isOn: true,
};
const RECEIVER = {
  name: 'Desk',
  kind: 'webhook',
  address: 'https://hooks.example.org/a',
  language: 'en',
  leastSeverity: 'watch',
  departments: null,
  isOn: false,
};

const WEEK = 'from=2026-11-15&to=2026-11-22';

/**
 * Written by hand: for every route of the router the requests that tell its rights apart (an object of one's own
 * department, of another's, of all, one that is not there), and what each caller must be told.
 */
export const MATRIX: Readonly<Record<string, readonly Row[]>> = {
  'GET /api/health': [{ path: '/api/health', statuses: everybody(200) }],
  'GET /api/ready': [{ path: '/api/ready', statuses: everybody(200) }],
  'GET /api/openapi.json': [{ path: '/api/openapi.json', statuses: everybody(200) }],

  'GET /api/session': [{ path: '/api/session', statuses: everybody(200) }],
  'POST /api/session': [
    {
      path: '/api/session',
      body: { email: 'nobody@example.org', password: 'x' },
      statuses: everybody(401),
    },
  ],
  // Signing out would end the very sessions of this table: asked for in accounts.test.ts.
  'DELETE /api/session': [],
  'POST /api/session/demonstration': [
    // One's own store is shown.
    {
      path: '/api/session/demonstration',
      body: { role: 'administrator' },
      statuses: everybody(403),
    },
  ],
  'PUT /api/session/view-as': [
    {
      path: '/api/session/view-as',
      body: { rights: { role: 'administrator', departments: [] } },
      statuses: [401, 403, 403, 403, 403, 403, 403, 403],
    },
    {
      path: '/api/session/view-as',
      body: { rights: null },
      statuses: [401, 403, 403, 204, 403, 204, 403, 403],
    },
  ],
  'PUT /api/session/password': [
    {
      path: '/api/session/password',
      body: { old: 'wrong', fresh: 'wrong' },
      statuses: [401, 401, 401, 401, 401, 401, 403, 403],
    },
  ],
  'POST /api/session/proof': [
    {
      path: '/api/session/proof',
      body: { password: 'wrong' },
      statuses: [401, 401, 401, 401, 401, 401, 403, 403],
    },
  ],
  'GET /api/sessions': [{ path: '/api/sessions', statuses: signedIn(200) }],
  'DELETE /api/sessions': [{ path: '/api/sessions', statuses: signedIn(204) }],
  'DELETE /api/sessions/:id': [
    { path: '/api/sessions/missing', statuses: signedIn(404) },
    { path: '/api/sessions/:id', statuses: signedIn(404) },
  ],
  'POST /api/links/look': [
    { path: '/api/links/look', body: { token: 'unknown' }, statuses: everybody(404) },
  ],
  'POST /api/links/use': [
    {
      path: '/api/links/use',
      body: { token: 'unknown', password: 'correct horse' },
      statuses: everybody(404),
    },
  ],
  'GET /api/people': [{ path: '/api/people', statuses: administrators(200) }],
  'POST /api/people': [
    { path: '/api/people', body: { email: 'x' }, statuses: administrators(400) },
  ],
  'PATCH /api/people/:id': [
    { path: '/api/people/missing', body: { name: 'X' }, statuses: administrators(404) },
  ],
  'POST /api/people/:id/link': [
    { path: '/api/people/missing/link', statuses: administrators(404) },
  ],
  'DELETE /api/people/:id/sessions': [
    { path: '/api/people/missing/sessions', statuses: administrators(204) },
  ],
  'GET /api/keys': [{ path: '/api/keys', statuses: administrators(200) }],
  'POST /api/keys': [
    { path: '/api/keys', body: { name: 'none', scopes: {} }, statuses: administrators(400) },
  ],
  'POST /api/keys/:id/rotate': [
    { path: '/api/keys/missing/rotate', body: {}, statuses: administrators(404) },
  ],
  'DELETE /api/keys/:id': [{ path: '/api/keys/missing', statuses: administrators(404) }],

  'GET /api/metrics': [
    { path: `/api/metrics?metrics=volume&${WEEK}`, statuses: readers(200) },
    {
      path: `/api/metrics?metrics=volume&${WEEK}&filter=department=billing`,
      statuses: readers(200),
    },
    { path: `/api/metrics?metrics=volume&${WEEK}&filter=department=cards`, statuses: readers(200) },
    {
      path: `/api/metrics?metrics=volume&${WEEK}&filter=department=missing`,
      statuses: readers(400),
    },
  ],
  'GET /api/changes': [
    { path: `/api/changes?${WEEK}`, statuses: readers(200) },
    { path: `/api/changes?${WEEK}&metrics=missing`, statuses: readers(400) },
  ],
  'GET /api/impacts': [
    { path: `/api/impacts?metric=nps&${WEEK}`, statuses: readers(200) },
    { path: `/api/impacts?metric=missing&${WEEK}`, statuses: readers(400) },
  ],
  'GET /api/voices': [
    { path: `/api/voices?metric=nps&${WEEK}`, statuses: readers(200) },
    { path: `/api/voices?metric=missing&${WEEK}`, statuses: readers(400) },
  ],
  'GET /api/drivers': [
    { path: `/api/drivers?metric=nps&${WEEK}`, statuses: readers(200) },
    { path: `/api/drivers?metric=missing&${WEEK}`, statuses: readers(400) },
  ],
  'GET /api/catalogue': [{ path: '/api/catalogue', statuses: readers(200) }],
  // Whose a view is, person by person, is asked in tests/integration/views/views.test.ts.
  'GET /api/views': [{ path: '/api/views', statuses: viewers(200) }],
  'POST /api/views': [
    { path: '/api/views', body: { name: '', query: '' }, statuses: viewers(400) },
    { path: '/api/views', body: { name: 'a', query: '//evil?x' }, statuses: viewers(400) },
    { path: '/api/views', body: { name: 'a', query: 'metric=volume' }, statuses: viewers(201) },
  ],
  'PATCH /api/views/:id': [
    { path: '/api/views/missing', body: { name: 'X' }, statuses: viewers(404) },
    { path: '/api/views/:id', body: { isShared: true }, statuses: viewers(404) },
  ],
  'DELETE /api/views/:id': [
    { path: '/api/views/missing', statuses: viewers(404) },
    { path: '/api/views/:id', statuses: viewers(404) },
  ],
  'GET /api/organisation': [
    { path: '/api/organisation', statuses: [401, 200, 200, 200, 200, 200, 403, 200] },
  ],
  'PATCH /api/organisation': [
    { path: '/api/organisation', body: { currency: 'lots' }, statuses: runners(400) },
  ],
  'GET /api/calendar': [
    { path: `/api/calendar?${WEEK}`, statuses: readers(200) },
    { path: `/api/calendar?${WEEK}&filter=department=cards`, statuses: readers(200) },
    { path: `/api/calendar?${WEEK}&filter=department=missing`, statuses: readers(400) },
  ],
  'GET /api/alerts': [
    { path: '/api/alerts', statuses: viewers(200) },
    { path: '/api/alerts?department=cards&state=open', statuses: viewers(200) },
    { path: '/api/alerts?department=missing', statuses: viewers(400) },
    { path: '/api/alerts?state=lost', statuses: viewers(400) },
  ],
  'GET /api/alerts/:id': [
    { path: '/api/alerts/1', statuses: alert(200, 200) },
    { path: '/api/alerts/2', statuses: alert(200, 404) },
    { path: '/api/alerts/3', statuses: alert(200, 200) },
    { path: '/api/alerts/4', statuses: alert(200, 404) },
    { path: '/api/alerts/999', statuses: alert(404, 404) },
  ],
  'GET /api/alerts/:id/course': [
    { path: '/api/alerts/1/course', statuses: alert(200, 200) },
    { path: '/api/alerts/2/course', statuses: alert(200, 404) },
    { path: '/api/alerts/999/course', statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/comment': [
    { path: '/api/alerts/1/comment', body: { text: 'Seen' }, statuses: alert(200, 200) },
    { path: '/api/alerts/2/comment', body: { text: 'Seen' }, statuses: alert(200, 404) },
    { path: '/api/alerts/3/comment', body: { text: 'Seen' }, statuses: alert(200, 200) },
    { path: '/api/alerts/999/comment', body: { text: 'Seen' }, statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/useful': [
    { path: '/api/alerts/1/useful', body: { isUseful: true }, statuses: alert(200, 200) },
    { path: '/api/alerts/2/useful', body: { isUseful: true }, statuses: alert(200, 404) },
    { path: '/api/alerts/3/useful', body: { isUseful: true }, statuses: alert(200, 200) },
    { path: '/api/alerts/999/useful', body: { isUseful: true }, statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/snooze': [
    { path: '/api/alerts/1/snooze', body: PAST, statuses: alert(400, 400) },
    { path: '/api/alerts/1/snooze', body: LATER, statuses: alert(200, 200) },
    { path: '/api/alerts/2/snooze', body: LATER, statuses: alert(200, 404) },
    { path: '/api/alerts/3/snooze', body: LATER, statuses: alert(200, 403) },
    { path: '/api/alerts/999/snooze', body: LATER, statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/acknowledge': [
    { path: '/api/alerts/1/acknowledge', body: PAST, statuses: alert(400, 400) },
    { path: '/api/alerts/5/acknowledge', body: LATER, statuses: first(200, 409, 409) },
    { path: '/api/alerts/6/acknowledge', body: LATER, statuses: first(200, 404, 409) },
    { path: '/api/alerts/7/acknowledge', body: LATER, statuses: first(200, 403, 409) },
    { path: '/api/alerts/999/acknowledge', body: LATER, statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/resolve': [
    { path: '/api/alerts/1/resolve', body: { reason: ' ' }, statuses: alert(400, 400) },
    { path: '/api/alerts/8/resolve', body: WHY, statuses: first(200, 409, 409) },
    { path: '/api/alerts/9/resolve', body: WHY, statuses: first(200, 404, 409) },
    { path: '/api/alerts/10/resolve', body: WHY, statuses: first(200, 403, 409) },
    { path: '/api/alerts/999/resolve', body: WHY, statuses: alert(404, 404) },
  ],
  'POST /api/alerts/:id/reopen': [
    { path: '/api/alerts/11/reopen', body: WHY, statuses: first(200, 409, 409) },
    { path: '/api/alerts/12/reopen', body: WHY, statuses: first(200, 404, 409) },
    { path: '/api/alerts/13/reopen', body: WHY, statuses: first(200, 403, 409) },
    { path: '/api/alerts/999/reopen', body: WHY, statuses: alert(404, 404) },
  ],
  'GET /api/alert-rules': [{ path: '/api/alert-rules', statuses: viewers(200) }],
  'POST /api/alert-rules': [
    { path: '/api/alert-rules', body: { ...ALERT_RULE, metric: 'volume' }, statuses: runners(400) },
    { path: '/api/alert-rules', body: ALERT_RULE, statuses: runners(200) },
  ],
  'POST /api/alert-rules/try': [
    {
      path: '/api/alert-rules/try',
      body: { ...ALERT_RULE, metric: 'volume' },
      statuses: runners(400),
    },
    { path: '/api/alert-rules/try', body: ALERT_RULE, statuses: runners(200) },
  ],
  'PUT /api/alert-rules/:id': [
    { path: '/api/alert-rules/2', body: ALERT_RULE, statuses: runners(200) },
    { path: '/api/alert-rules/999', body: ALERT_RULE, statuses: runners(404) },
  ],
  'DELETE /api/alert-rules/:id': [{ path: '/api/alert-rules/999', statuses: runners(404) }],
  'GET /api/follow-ups': [
    { path: '/api/follow-ups', statuses: signedIn(200) },
    { path: '/api/follow-ups?department=missing', statuses: signedIn(400) },
    { path: '/api/follow-ups?owner=other', statuses: signedIn(400) },
  ],
  'GET /api/follow-ups/figures': [
    { path: '/api/follow-ups/figures', statuses: viewers(200) },
    { path: '/api/follow-ups/figures?from=2026-11-22&to=2026-11-22', statuses: viewers(400) },
  ],
  'GET /api/follow-ups/people': [{ path: '/api/follow-ups/people', statuses: viewers(200) }],
  'GET /api/follow-ups/:id': followUps('', null),
  'POST /api/follow-ups/:id/deeds': followUps('/deeds', { kind: 'note', note: 'Seen' }),
  'GET /api/loops': [
    { path: '/api/loops', statuses: viewers(200) },
    { path: '/api/loops?department=cards&state=heard', statuses: viewers(200) },
    { path: '/api/loops?department=missing', statuses: viewers(400) },
    { path: '/api/loops?state=lost', statuses: viewers(400) },
  ],
  'POST /api/loops': [{ path: '/api/loops', body: { title: ' ' }, statuses: viewers(400) }],
  'GET /api/loops/counts': [
    { path: '/api/loops/counts', statuses: viewers(200) },
    { path: '/api/loops/counts?theme=missing', statuses: viewers(400) },
    { path: '/api/loops/counts?cursor=a', statuses: viewers(400) },
  ],
  'GET /api/loops/people': [{ path: '/api/loops/people', statuses: viewers(200) }],
  'GET /api/loops/similar': [
    { path: '/api/loops/similar?title=calls', statuses: viewers(200) },
    { path: '/api/loops/similar?theme=missing', statuses: viewers(400) },
  ],
  'GET /api/loop-changes': [
    { path: `/api/loop-changes?${WEEK}&metric=volume`, statuses: viewers(200) },
    { path: `/api/loop-changes?${WEEK}&metric=missing`, statuses: viewers(400) },
    {
      path: `/api/loop-changes?${WEEK}&metric=volume&filter=department=missing`,
      statuses: viewers(400),
    },
  ],
  'GET /api/loop-figures': [
    { path: `/api/loop-figures?${WEEK}`, statuses: viewers(200) },
    { path: `/api/loop-figures?${WEEK}&department=billing`, statuses: viewers(200) },
    // Of another department's loops a head sees too few for a figure.
    { path: `/api/loop-figures?${WEEK}&department=cards`, statuses: alert(200, 403) },
    { path: `/api/loop-figures?${WEEK}&department=missing`, statuses: viewers(400) },
    { path: '/api/loop-figures?from=2026-11-22&to=2026-11-15', statuses: viewers(400) },
  ],
  'GET /api/loops/:id': loops('', null, 200, [200, 404, 200]),
  'GET /api/loops/:id/effect': loops('/effect', null, 200, [200, 404, 200]),
  'PATCH /api/loops/:id': loops('', { title: 'Calls' }, 200, [200, 404, 403]),
  'POST /api/loops/:id/moves': [
    { path: '/api/loops/4/moves', body: UNDERSTOOD, statuses: first(200, 409, 409) },
    { path: '/api/loops/5/moves', body: UNDERSTOOD, statuses: first(200, 404, 409) },
    { path: '/api/loops/6/moves', body: UNDERSTOOD, statuses: first(200, 403, 409) },
    { path: '/api/loops/999/moves', body: UNDERSTOOD, statuses: alert(404, 404) },
  ],
  'POST /api/loops/:id/comments': loops('/comments', { text: 'Seen' }, 200, [200, 404, 200]),
  'POST /api/loops/:id/departments': loops(
    '/departments',
    { departments: ['delivery'] },
    200,
    [200, 404, 403],
  ),
  'POST /api/loops/:id/departments/:key': [
    {
      path: '/api/loops/3/departments/billing',
      body: { kind: 'answer', text: 'Ours' },
      statuses: alert(200, 200),
    },
    {
      path: '/api/loops/1/departments/delivery',
      body: { kind: 'answer', text: 'Ours' },
      statuses: alert(200, 403),
    },
    {
      path: '/api/loops/2/departments/billing',
      body: { kind: 'answer', text: 'Ours' },
      statuses: alert(404, 404),
    },
  ],
  'POST /api/loops/:id/actions': loops('/actions', ACTION, 200, [200, 404, 200]),
  'PATCH /api/loops/:id/actions/:seq': loops('/actions/1', { state: 'done' }, 200, [200, 404, 200]),
  // Nobody is the executive whom the obstacles were given to.
  'POST /api/loops/:id/obstacles': [
    {
      path: '/api/loops/1/obstacles',
      body: { text: 'Budget', department: null, executive: 'nobody', decideBy: '2027-01-01' },
      statuses: viewers(400),
    },
  ],
  'PATCH /api/loops/:id/obstacles/:seq': loops(
    '/obstacles/1',
    { decision: 'Go' },
    403,
    [403, 404, 403],
  ),
  'POST /api/loops/:id/records': loops(
    '/records',
    { kind: 'unpin', records: [{ kind: 'case', source: 'desk', externalId: 'missing' }] },
    200,
    [200, 404, 403],
  ),
  'GET /api/review': [
    { path: '/api/review', statuses: viewers(200) },
    { path: '/api/review?week=2026-11-15', statuses: viewers(200) },
    { path: '/api/review?week=2036-11-15', statuses: viewers(400) },
  ],
  // Whose an exception is, is asked for in tests/integration/review: a decision names a person.
  'POST /api/review/items': [
    { path: '/api/review/items', body: { ...DECISION, owner: 'nobody' }, statuses: viewers(400) },
    { path: '/api/review/items', body: { ...DECISION, kind: 'mood' }, statuses: viewers(400) },
  ],
  'PATCH /api/review/items/:id': [
    {
      path: '/api/review/items/1',
      body: { decision: 'Call', owner: 'nobody', dueOn: '2026-12-01' },
      statuses: viewers(400),
    },
  ],
  // Of a week that is over, and decided by nobody of these: who may is told why not.
  'DELETE /api/review/items/:id': [
    { path: '/api/review/items/1', statuses: [401, 403, 403, 409, 403, 403, 403, 403] },
    { path: '/api/review/items/2', statuses: [401, 403, 404, 409, 403, 403, 403, 403] },
    { path: '/api/review/items/999', statuses: alert(404, 404) },
  ],
  'POST /api/review/items/:id/outcome': [
    { path: '/api/review/items/1/outcome', body: KEPT, statuses: first(200, 409, 409) },
    { path: '/api/review/items/2/outcome', body: KEPT, statuses: first(200, 404, 409) },
    { path: '/api/review/items/999/outcome', body: KEPT, statuses: alert(404, 404) },
  ],
  // Sent empty, so that nothing comes about; nobody has sent anything of their own.
  'POST /api/reports': [{ path: '/api/reports', body: { text: ' ' }, statuses: reporters(400) }],
  'GET /api/my-reports': [
    { path: '/api/my-reports', statuses: reporters(200) },
    { path: '/api/my-reports?cursor=x', statuses: reporters(400) },
  ],
  'GET /api/report-choices': [{ path: '/api/report-choices', statuses: reporters(200) }],
  'POST /api/my-reports/:id/match': [
    { path: '/api/my-reports/1/match', body: { loop: 1 }, statuses: reporters(404) },
    { path: '/api/my-reports/999/match', body: { loop: null }, statuses: reporters(404) },
  ],
  'GET /api/reports': [
    { path: '/api/reports', statuses: viewers(200) },
    { path: '/api/reports?state=lost', statuses: viewers(400) },
  ],
  // 1 is about the head's department, 2 about another, 3 about none.
  'GET /api/reports/:id': [
    { path: '/api/reports/1', statuses: alert(200, 200) },
    { path: '/api/reports/2', statuses: alert(200, 404) },
    { path: '/api/reports/3', statuses: alert(200, 404) },
    { path: '/api/reports/999', statuses: alert(404, 404) },
  ],
  'POST /api/reports/:id/settle': [
    { path: '/api/reports/1/settle', body: { kind: 'part' }, statuses: alert(409, 409) },
    { path: '/api/reports/2/settle', body: { kind: 'part' }, statuses: alert(409, 404) },
    { path: '/api/reports/1/settle', body: ANSWERED, statuses: first(200, 409, 409) },
    { path: '/api/reports/2/settle', body: ANSWERED, statuses: first(200, 404, 409) },
    { path: '/api/reports/3/settle', body: JOINED, statuses: alert(404, 404) },
  ],
  'GET /api/my-work': [{ path: '/api/my-work', statuses: viewers(200) }],
  'GET /api/alert-ladder': [{ path: '/api/alert-ladder', statuses: viewers(200) }],
  'GET /api/silences': [{ path: '/api/silences', statuses: viewers(200) }],
  'POST /api/silences': [{ path: '/api/silences', body: { rule: 1 }, statuses: runners(400) }],
  'DELETE /api/silences/:id': [{ path: '/api/silences/999', statuses: runners(404) }],
  'GET /api/targets': [{ path: '/api/targets', statuses: readers(200) }],
  // Refused for what they say, so that nothing changes from one caller to the next: the owner is missing; no such target.
  'POST /api/targets': [
    { path: '/api/targets', body: { metric: 'csat', value: 80 }, statuses: runners(400) },
  ],
  'PATCH /api/targets/:id': [
    { path: '/api/targets/999', body: { isTakenBack: true }, statuses: runners(404) },
    { path: '/api/targets/1', body: { to: '2025-01-01' }, statuses: runners(400) },
  ],
  'GET /api/events': [{ path: '/api/events', statuses: readers(200) }],
  'POST /api/events': [{ path: '/api/events', body: { kind: 'flood' }, statuses: runners(400) }],
  'PATCH /api/events/:id': [
    { path: '/api/events/999', body: { isRemoved: true }, statuses: runners(404) },
  ],
  'GET /api/beliefs': [{ path: '/api/beliefs', statuses: readers(200) }],
  // No sentence; another round lies over these days.
  'POST /api/beliefs': [
    { path: '/api/beliefs', body: { topics: [] }, statuses: runners(400) },
    {
      path: '/api/beliefs',
      body: {
        name: { en: 'Again', ar: 'مرة أخرى' },
        from: '2026-11-07',
        to: '2026-12-01',
        customersFrom: '2026-09-01',
        topics: [{ wording: { en: 'Yes.', ar: 'نعم.' }, metric: null, isSameWording: false }],
      },
      statuses: runners(409),
    },
  ],
  'PATCH /api/beliefs/:id': [
    { path: '/api/beliefs/999', body: { isTakenBack: true }, statuses: runners(404) },
    { path: '/api/beliefs/1', body: { isClosed: true }, statuses: runners(409) },
  ],
  // What a head and a program are told of it is compared in tests/integration/beliefs/rights.test.ts.
  'GET /api/beliefs/:id': [
    { path: '/api/beliefs/1', statuses: readers(200) },
    { path: '/api/beliefs/999', statuses: readers(404) },
    { path: '/api/beliefs/:id', statuses: readers(400) },
  ],
  // One's own answer, person by person: tests/integration/beliefs/api.test.ts. This round is over.
  'GET /api/beliefs/:id/answer': [
    { path: '/api/beliefs/1/answer', statuses: viewers(200) },
    { path: '/api/beliefs/999/answer', statuses: viewers(404) },
  ],
  'PUT /api/beliefs/:id/answer': [
    {
      path: '/api/beliefs/1/answer',
      body: { answers: [{ topic: 0, department: null, score: 5 }] },
      statuses: viewers(409),
    },
    { path: '/api/beliefs/1/answer', body: { answers: [] }, statuses: viewers(400) },
    {
      path: '/api/beliefs/1/answer',
      body: { answers: [{ topic: 0, department: 'cards', score: 5 }] },
      statuses: [401, 409, 403, 409, 403, 409, 403, 403],
    },
  ],
  'GET /api/receivers': [{ path: '/api/receivers', statuses: administrators(200) }],
  'POST /api/receivers': [
    { path: '/api/receivers', body: { name: '' }, statuses: administrators(400) },
    { path: '/api/receivers', body: RECEIVER, statuses: administrators(201) },
  ],
  'PATCH /api/receivers/:id': [
    { path: '/api/receivers/999', body: { isOn: false }, statuses: administrators(404) },
  ],
  'DELETE /api/receivers/:id': [{ path: '/api/receivers/999', statuses: administrators(404) }],
  'POST /api/receivers/:id/secret': [
    { path: '/api/receivers/999/secret', statuses: administrators(404) },
  ],
  'POST /api/receivers/:id/test': [
    { path: '/api/receivers/999/test', statuses: administrators(404) },
  ],
  'GET /api/receivers/:id/deliveries': [
    { path: '/api/receivers/999/deliveries', statuses: administrators(404) },
  ],
  'GET /api/notice-settings': [{ path: '/api/notice-settings', statuses: viewers(200) }],
  'PUT /api/notice-settings': [
    {
      path: '/api/notice-settings',
      body: { hasMail: true, hasWeekly: false, language: 'en', away: null },
      statuses: viewers(200),
    },
  ],
  'POST /api/notice-settings/test': [{ path: '/api/notice-settings/test', statuses: viewers(200) }],
  'GET /api/deliveries': [
    { path: '/api/deliveries', statuses: runners(200) },
    { path: '/api/deliveries?state=lost', statuses: runners(400) },
  ],
  'GET /api/operations': [{ path: '/api/operations', statuses: administrators(200) }],
  'GET /api/delivery-health': [{ path: '/api/delivery-health', statuses: runners(200) }],
  // What is told on it, caller by caller: tests/integration/delivery/live.test.ts.
  'GET /api/live': [{ path: '/api/live', statuses: viewers(200) }],

  'GET /api/dimensions': [{ path: '/api/dimensions', statuses: readers(200) }],
  'GET /api/dimensions/:dimension': [
    { path: '/api/dimensions/department', statuses: readers(200) },
    { path: '/api/dimensions/missing', statuses: readers(400) },
  ],
  'PATCH /api/dimensions/:dimension/:key': [
    {
      path: '/api/dimensions/department/missing',
      body: { name: { en: 'X', ar: 'س' } },
      statuses: runners(404),
    },
  ],
  'GET /api/themes': [{ path: '/api/themes', statuses: readers(200) }],
  'PUT /api/themes': [
    { path: '/api/themes', body: { version: 999, themes: [] }, statuses: runners(409) },
    { path: '/api/themes', body: { version: 1, themes: [{ key: 'x' }] }, statuses: runners(400) },
  ],
  // Shows customers' words: for those who may read all of them.
  'POST /api/themes/effect': [
    { path: '/api/themes/effect', body: { themes: [] }, statuses: runners(200) },
  ],
  'POST /api/themes/try': [
    { path: '/api/themes/try', body: { text: 'late' }, statuses: readers(200) },
  ],
  // What a page of records holds is compared in canaries.test.ts and search.test.ts; here: who gets any.
  'GET /api/records': [
    { path: `/api/records?metric=volume&${WEEK}`, statuses: readers(200) },
    { path: `/api/records?metric=volume&${WEEK}&filter=department=cards`, statuses: readers(200) },
    // Only words, words behind a number, words in another department's texts, no word at all.
    { path: `/api/records?search=late&${WEEK}`, statuses: readers(200) },
    { path: `/api/records?search=late&metric=volume&${WEEK}`, statuses: readers(200) },
    { path: `/api/records?search=late&${WEEK}&filter=department=cards`, statuses: readers(200) },
    { path: `/api/records?search=-late&${WEEK}`, statuses: readers(400) },
  ],
  // By the seed of house-records.ts: c23-59 is Billing’s, c23-58 its parent’s, c23-56 nobody’s; Billing met u120, not u798.
  'GET /api/records/:kind/:source/:externalId': [
    { path: '/api/records/case/desk/c23-59', statuses: readers(200) },
    { path: '/api/records/case/desk/c23-58', statuses: [401, 200, 404, 200, 403, 200, 403, 404] },
    { path: '/api/records/case/desk/c23-56', statuses: [401, 200, 404, 200, 403, 200, 403, 404] },
    { path: '/api/records/case/desk/missing', statuses: readers(404) },
    { path: '/api/records/case/desk/:externalId', statuses: readers(404) },
    { path: '/api/records/:kind/desk/missing', statuses: readers(400) },
  ],
  'GET /api/customers/:customer': [
    { path: '/api/customers/u120', statuses: readers(200) },
    { path: '/api/customers/u798', statuses: [401, 200, 404, 200, 403, 200, 403, 404] },
    { path: '/api/customers/missing', statuses: readers(404) },
    { path: '/api/customers/:customer', statuses: readers(404) },
  ],
  'GET /api/assignments': [
    { path: '/api/assignments', statuses: runners(200) },
    { path: '/api/assignments?before=nine', statuses: runners(400) },
  ],
  // A record that is not there, a department that is not, nothing to set: nothing of it may be done by others either.
  'POST /api/assignments': [
    {
      path: '/api/assignments',
      body: {
        records: [{ kind: 'case', source: 'desk', externalId: 'missing' }],
        department: 'cards',
      },
      statuses: runners(404),
    },
    {
      path: '/api/assignments',
      body: {
        records: [{ kind: 'case', source: 'desk', externalId: 'missing' }],
        department: 'missing',
      },
      statuses: runners(400),
    },
    {
      path: '/api/assignments',
      body: { list: { metric: 'volume', from: '2026-11-15', to: '2026-11-22' } },
      statuses: runners(400),
    },
  ],
  'POST /api/assignments/:id/undo': [
    { path: '/api/assignments/999/undo', statuses: runners(404) },
    { path: '/api/assignments/:id/undo', statuses: runners(400) },
  ],
  'GET /api/assignment-rules': [{ path: '/api/assignment-rules', statuses: runners(200) }],
  'POST /api/assignment-rules': [
    { path: '/api/assignment-rules', body: { name: 'none' }, statuses: runners(400) },
  ],
  'PUT /api/assignment-rules': [
    { path: '/api/assignment-rules', body: { order: [999] }, statuses: runners(404) },
  ],
  'PUT /api/assignment-rules/:id': [
    { path: '/api/assignment-rules/999', body: { name: 'none' }, statuses: runners(400) },
  ],
  'DELETE /api/assignment-rules/:id': [
    { path: '/api/assignment-rules/999', statuses: runners(404) },
    { path: '/api/assignment-rules/:id', statuses: runners(400) },
  ],
  'POST /api/assignment-rules/effect': [
    {
      path: '/api/assignment-rules/effect',
      body: { id: 999, rule: null },
      statuses: runners(404),
    },
  ],
  'GET /api/sources': [{ path: '/api/sources', statuses: runners(200) }],
  'GET /api/sources/:id': [
    { path: '/api/sources/desk', statuses: runners(200) },
    { path: '/api/sources/missing', statuses: runners(404) },
    { path: '/api/sources/:id', statuses: runners(404) },
  ],
  'PATCH /api/sources/:id': [
    {
      path: '/api/sources/missing',
      body: { name: { en: 'X', ar: 'س' } },
      statuses: runners(404),
    },
  ],
  'GET /api/sources/:id/retention': [
    { path: '/api/sources/desk/retention?days=365', statuses: runners(200) },
    { path: '/api/sources/desk/retention?days=10', statuses: runners(400) },
    { path: '/api/sources/missing/retention?days=365', statuses: runners(404) },
  ],
  // One of a source that is there would drop its records: asked for in the tests of retention.
  'PUT /api/sources/:id/retention': [
    { path: '/api/sources/desk/retention', body: { days: 1 }, statuses: runners(400) },
    { path: '/api/sources/missing/retention', body: { days: null }, statuses: runners(404) },
  ],
  'GET /api/erasures': [{ path: '/api/erasures', statuses: runners(200) }],
  'POST /api/erasures/preview': [
    { path: '/api/erasures/preview', body: {}, statuses: runners(400) },
    { path: '/api/erasures/preview', body: { customer: 'nobody' }, statuses: runners(200) },
  ],
  // One that is confirmed would change the store of this table: asked for in the tests of erasing.
  'POST /api/erasures': [
    {
      path: '/api/erasures',
      body: { customer: 'nobody', confirm: 'somebody' },
      statuses: runners(400),
    },
  ],
  'GET /api/stores': [{ path: '/api/stores', statuses: signedIn(200) }],
  'POST /api/stores': [
    { path: '/api/stores', body: { show: 'elsewhere' }, statuses: administrators(400) },
  ],
  'POST /api/imports/files': [{ path: '/api/imports/files?name=x.csv', statuses: runners(400) }],
  'POST /api/imports': [{ path: '/api/imports', body: {}, statuses: runners(400) }],
  'POST /api/imports/guess': [{ path: '/api/imports/guess', body: {}, statuses: runners(400) }],
  'POST /api/imports/sheets': [{ path: '/api/imports/sheets', body: {}, statuses: runners(400) }],
  'POST /api/imports/dry-runs': [
    { path: '/api/imports/dry-runs', body: {}, statuses: runners(400) },
  ],
  'GET /api/imports/dry-runs/:id': [
    { path: '/api/imports/dry-runs/missing', statuses: runners(404) },
  ],
  'DELETE /api/imports/dry-runs/:id': [
    { path: '/api/imports/dry-runs/missing', statuses: runners(404) },
  ],
  'GET /api/imports': [{ path: '/api/imports', statuses: runners(200) }],
  'GET /api/imports/:id': [
    { path: '/api/imports/missing', statuses: runners(404) },
    { path: '/api/imports/:id', statuses: runners(404) },
  ],
  'GET /api/imports/:id/rejects': [
    { path: '/api/imports/missing/rejects', statuses: runners(404) },
  ],
  'POST /api/imports/:id/undo': [{ path: '/api/imports/missing/undo', statuses: runners(404) }],
  'POST /api/batches': [
    {
      path: '/api/batches',
      body: { source: 'desk', records: [] },
      statuses: [401, 403, 403, 403, 403, 400, 400, 403],
    },
    {
      path: '/api/batches',
      body: {
        source: 'other',
        records: [{ kind: 'case', externalId: '1', at: 1_790_000_000_000 }],
      },
      statuses: [401, 403, 403, 403, 403, 400, 403, 403],
    },
  ],
};
