import { afterAll, beforeAll, expect, it } from 'vitest';
import { routesOf } from '#server/http/access.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
beforeAll(async () => {
  filled = await filledApp();
});
afterAll(() => filled.drop());

/** What somebody might slip in to get more than they are asked for. */
const EXTRAS: readonly Record<string, unknown>[] = [
  { role: 'administrator' },
  { rights: { role: 'administrator', departments: [] }, isAdmin: true },
  { id: 'x' },
  { state: 'active', password: 'correct horse' },
  { departments: ['cards'] },
  { slot: 3 },
  { viewer: 'all', scope: 'all' },
  { __proto__x: 1, constructor: { prototype: { isAdmin: true } } },
];

const RULE = {
  name: 'a',
  isOn: false,
  condition: { sources: [], kinds: ['case'], dimensions: [], words: ['refund'] },
  sets: { department: 'cards' },
};

const THEME = {
  key: 'late',
  name: { en: 'Late', ar: 'تأخير' },
  parent: null,
  phrases: { en: ['late'], ar: ['متأخر'] },
  except: { en: [], ar: [] },
};

const EVENT = {
  kind: 'outage',
  name: { en: 'App down', ar: '' },
  from: '2026-11-10',
  to: '2026-11-11',
  scope: null,
  note: null,
};

const BELIEFS = {
  name: { en: 'Q1', ar: 'الربع الأول' },
  from: '2026-12-01',
  to: '2026-12-15',
  customersFrom: '2026-10-01',
  topics: [{ wording: { en: 'Yes.', ar: 'نعم.' }, metric: null, isSameWording: false }],
};
const BELIEF = { topic: 0, department: null, score: 5 };

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
const UNTIL = { until: '2026-11-23T08:00:00.000Z' };
const SILENCE = {
  department: null,
  theme: null,
  rule: null,
  from: '2026-11-22T08:00:00.000Z',
  to: '2026-12-01T08:00:00.000Z',
  reason: 'Move of the office',
};

const PIN = { kind: 'case', source: 'desk', externalId: 'missing' };
const LOOP = {
  title: 'a',
  severity: 'watch',
  scope: { metric: 'volume', filters: ['department=billing'], from: '2026-10-01' },
  theme: null,
  department: null,
  asked: [],
  origin: { kind: 'person', id: null },
  stake: null,
  sponsor: null,
  records: [],
};

/** For every route with a body of its own one that fits: by hand, from docs/api.md. Null = it takes no JSON. */
const BODIES: Readonly<Record<string, Record<string, unknown> | null>> = {
  'POST /api/session': { email: 'a@example.org', password: 'x' },
  'POST /api/session/demonstration': { role: 'head' },
  'DELETE /api/session': null,
  'PUT /api/session/view-as': { rights: null },
  'PUT /api/session/password': { old: 'x', fresh: 'y' },
  'POST /api/session/proof': { password: 'x' },
  'DELETE /api/sessions': null,
  'DELETE /api/sessions/:id': null,
  'POST /api/links/look': { token: 'x' },
  'POST /api/links/use': { token: 'x', password: 'x' },
  'POST /api/people': { email: 'a@example.org', name: 'A', rights: { role: 'executive' } },
  'PATCH /api/people/:id': { name: 'A' },
  'POST /api/people/:id/link': null,
  'DELETE /api/people/:id/sessions': null,
  'POST /api/keys': { name: 'a', scopes: { ingest: ['a'] } },
  'POST /api/keys/:id/rotate': { days: 30 },
  'DELETE /api/keys/:id': null,
  'POST /api/receivers': {
    name: 'a',
    kind: 'webhook',
    address: 'https://hooks.example.org/a',
    language: 'en',
    leastSeverity: 'watch',
    departments: null,
    isOn: false,
  },
  // With all its fields, so that no extra one is one of them.
  'PATCH /api/receivers/:id': { isOn: false, departments: null },
  'DELETE /api/receivers/:id': null,
  'POST /api/receivers/:id/secret': null,
  'POST /api/receivers/:id/test': null,
  'PUT /api/notice-settings': { hasMail: true, hasWeekly: false, language: 'en', away: null },
  'POST /api/notice-settings/test': null,
  'POST /api/views': { name: 'a', query: 'metric=volume' },
  'PATCH /api/views/:id': { name: 'a' },
  'DELETE /api/views/:id': null,
  'PATCH /api/organisation': { currency: 'USD' },
  'POST /api/targets': {
    metric: 'csat',
    department: null,
    from: '2030-01-01',
    value: 80,
    owner: 'Huda',
    reason: 'As last year',
  },
  'PATCH /api/targets/:id': { isTakenBack: true },
  'POST /api/alerts/:id/acknowledge': UNTIL,
  'POST /api/alerts/:id/snooze': UNTIL,
  'POST /api/alerts/:id/resolve': { reason: 'Seen to' },
  'POST /api/alerts/:id/reopen': { reason: 'Not yet' },
  'POST /api/alerts/:id/comment': { text: 'Seen' },
  'POST /api/alerts/:id/useful': { isUseful: true },
  'POST /api/alert-rules': ALERT_RULE,
  'POST /api/alert-rules/try': ALERT_RULE,
  'PUT /api/alert-rules/:id': ALERT_RULE,
  'DELETE /api/alert-rules/:id': null,
  'POST /api/follow-ups/:id/deeds': { kind: 'note', note: 'a' },
  'POST /api/loops': LOOP,
  'PATCH /api/loops/:id': { title: 'a' },
  'POST /api/loops/:id/moves': { move: 'understand', rootCause: 'a' },
  'POST /api/loops/:id/comments': { text: 'a' },
  'POST /api/loops/:id/departments': { departments: ['cards'] },
  'POST /api/loops/:id/departments/:key': { kind: 'answer', text: 'a' },
  'POST /api/loops/:id/actions': { phase: 'plan', title: 'a', owner: null, dueOn: null },
  'PATCH /api/loops/:id/actions/:seq': { state: 'done' },
  'POST /api/loops/:id/obstacles': {
    text: 'a',
    department: null,
    executive: 'a',
    decideBy: '2030-01-01',
  },
  'PATCH /api/loops/:id/obstacles/:seq': { decision: 'a' },
  'POST /api/review/items': {
    kind: 'step',
    about: 1,
    which: 'heard',
    decision: 'a',
    owner: 'a',
    dueOn: '2030-01-01',
  },
  'PATCH /api/review/items/:id': { decision: 'a', owner: 'a', dueOn: '2030-01-01' },
  'DELETE /api/review/items/:id': null,
  'POST /api/review/items/:id/outcome': { outcome: 'kept' },
  'POST /api/loops/:id/records': { kind: 'pin', records: [PIN] },
  'POST /api/reports': { text: 'a', department: null, theme: null, frequency: 'daily' },
  'POST /api/my-reports/:id/match': { loop: null },
  'POST /api/reports/:id/settle': { kind: 'part' },
  'POST /api/silences': SILENCE,
  'DELETE /api/silences/:id': null,
  'POST /api/events': EVENT,
  'PATCH /api/events/:id': { isRemoved: true },
  'POST /api/beliefs': BELIEFS,
  'PATCH /api/beliefs/:id': { isTakenBack: true },
  'PUT /api/beliefs/:id/answer': { answers: [BELIEF] },
  'PATCH /api/dimensions/:dimension/:key': { name: { en: 'a', ar: 'b' } },
  'POST /api/assignments': {
    records: [{ kind: 'case', source: 'desk', externalId: 'missing' }],
    department: 'cards',
  },
  'POST /api/assignments/:id/undo': null,
  'POST /api/assignment-rules': RULE,
  'PUT /api/assignment-rules': { order: [999] },
  'PUT /api/assignment-rules/:id': RULE,
  'DELETE /api/assignment-rules/:id': null,
  'POST /api/assignment-rules/effect': { id: 999, rule: null },
  'PUT /api/sources/:id/retention': { days: 365 },
  'PATCH /api/sources/:id': { name: { en: 'a', ar: 'b' } },
  'POST /api/stores': { show: 'own' },
  'PUT /api/themes': { version: 999, themes: [] },
  'POST /api/themes/effect': { themes: [] },
  'POST /api/themes/try': { text: 'late' },
  'POST /api/erasures/preview': { customer: 'nobody' },
  'POST /api/erasures': { customer: 'nobody', confirm: 'somebody' },
  'POST /api/imports/files': null,
  'POST /api/imports': { file: '5f0f7c1e3f0a', mapping: {} },
  'POST /api/imports/sheets': { file: '5f0f7c1e3f0a' },
  'POST /api/imports/guess': { file: '5f0f7c1e3f0a' },
  'POST /api/imports/dry-runs': { file: '5f0f7c1e3f0a', mapping: {} },
  'DELETE /api/imports/dry-runs/:id': null,
  'POST /api/imports/:id/undo': null,
  'POST /api/batches': {
    source: 'desk',
    records: [{ kind: 'case', externalId: 'a', at: '2026-11-15T08:00:00Z' }],
  },
};

/** Where names of one's own may stand beside each other, the extra goes one level deeper too. */
const NESTED: Readonly<Record<string, (extra: object) => Record<string, unknown>>> = {
  'POST /api/people': (extra) => ({
    ...BODIES['POST /api/people'],
    rights: { role: 'executive', departments: [], admin: true, ...extra },
  }),
  'PUT /api/notice-settings': (extra) => ({
    hasMail: true,
    hasWeekly: false,
    language: 'en',
    away: { from: '2026-12-01', to: '2026-12-08', deputy: null, ...extra },
  }),
  'POST /api/events': (extra) => ({
    ...EVENT,
    scope: { dimension: 'department', key: 'billing', ...extra },
  }),
  'POST /api/alert-rules': (extra) => ({
    ...ALERT_RULE,
    condition: { ...ALERT_RULE.condition, ...extra },
  }),
  'POST /api/loops': (extra) => ({ ...LOOP, scope: { ...LOOP.scope, ...extra } }),
  'POST /api/loops/:id/records': (extra) => ({ kind: 'pin', records: [{ ...PIN, ...extra }] }),
  'PATCH /api/events/:id': (extra) => ({ event: { ...EVENT, ...extra } }),
  'POST /api/beliefs': (extra) => ({ ...BELIEFS, name: { ...BELIEFS.name, ...extra } }),
  'PUT /api/beliefs/:id/answer': (extra) => ({ answers: [{ ...BELIEF, person: 'x', ...extra }] }),
  'POST /api/themes/effect': (extra) => ({ themes: [{ ...THEME, ...extra }] }),
  'PUT /api/themes': (extra) => ({ version: 999, themes: [{ ...THEME, ...extra }] }),
  'POST /api/keys': (extra) => ({ name: 'a', scopes: { ingest: ['a'], admin: true, ...extra } }),
  'PUT /api/session/view-as': (extra) => ({ rights: { role: 'head', admin: true, ...extra } }),
  'POST /api/batches': (extra) => ({
    source: 'desk',
    records: [
      { kind: 'case', externalId: 'a', at: '2026-11-15T08:00:00Z', slot: 1, hash: 'x', ...extra },
    ],
  }),
};

it('has a body for every route that changes something', () => {
  const writes = routesOf(filled.app).filter((route) => !route.startsWith('GET '));
  expect(Object.keys(BODIES).sort()).toEqual(writes.sort());
});

const cases = Object.entries(BODIES).flatMap(([route, body]) => (body ? [{ route, body }] : []));

it.each(cases)('takes nothing more than it asks for: $route', async ({ route, body }) => {
  const [method = 'POST', pattern = ''] = route.split(' ');
  const missing =
    /assignment|loops|follow-ups|review|reports|targets|events|beliefs|alert|receivers/.test(
      pattern,
    )
      ? '999'
      : 'missing';
  const path = pattern.replace(':dimension', 'department').replaceAll(/:\w+/g, missing);
  const send = (sent: object) =>
    sendAs(filled.app, { ...filled.session, 'idempotency-key': 'k' }, method, path, sent);
  // Else what is refused below would be refused for something else.
  const fitting = await send(body);
  // The shape of every refusal; other answers have no such field.
  const code =
    fitting.status < 400 ? null : ((await fitting.json()) as { error?: { code?: string } });
  const isUnderstood = code?.error?.code !== 'REQUEST_INVALID';
  for (const extra of EXTRAS) {
    const names = Object.keys(extra).filter((name) => !Object.hasOwn(body, name));
    if (names.length === 0) continue;
    const added = Object.fromEntries(names.map((name) => [name, extra[name]]));
    const bodies = [{ ...body, ...added }, ...(NESTED[route] ? [NESTED[route](added)] : [])];
    for (const sent of bodies) {
      const response = await send(sent);
      expect([response.status, sent], JSON.stringify(sent)).toEqual([400, sent]);
      // As above.
      const { error } = (await response.json()) as { error: { code: string } };
      expect(error.code).toMatch(/^(REQUEST_INVALID|MAPPING_INVALID)$/);
    }
  }
  expect(isUnderstood || Object.hasOwn(body, 'mapping')).toBe(true);
});
