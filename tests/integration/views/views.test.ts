import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ViewAnswer, ViewsAnswer } from '#server/contract/views.ts';
import type { Role } from '#server/domain/access/roles.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const QUERY = 'metric=volume&period=last-13-weeks&by=channel';

let filled: FilledApp;
let sara: SessionHeaders;
let omar: SessionHeaders;
beforeEach(async () => {
  filled = await filledApp({ records: [] });
  sara = await come('sara@example.org', 'executive', []);
  omar = await come('omar@example.org', 'head', ['billing']);
});
afterEach(() => filled.drop());

function come(email: string, role: Role, departments: string[]): Promise<SessionHeaders> {
  return invited(filled.app, filled.session, email, { role, departments });
}

const send = (who: SessionHeaders, method: string, path: string, body?: unknown) =>
  sendAs(filled.app, who, method, path, body);

async function keep(who: SessionHeaders, view: object): Promise<ViewAnswer> {
  const response = await send(who, 'POST', '/api/views', { query: QUERY, ...view });
  expect(response.status).toBe(201);
  // The contract's shape: the answers are checked against it in mass-assignment and matrix tests.
  return (await response.json()) as ViewAnswer;
}

async function seenBy(who: SessionHeaders): Promise<ViewAnswer[]> {
  const response = await send(who, 'GET', '/api/views');
  expect(response.status).toBe(200);
  // As above.
  return ((await response.json()) as ViewsAnswer).views;
}

/** Status and body of a refusal, without what differs from request to request. */
async function refusal(response: Response): Promise<unknown> {
  // The contract's shape of an error.
  const { error } = (await response.json()) as { error: { code: string; message: string } };
  return [response.status, error.code, error.message];
}

describe('a kept view', () => {
  it('is told back as it was kept: the question and whose it is', async () => {
    const view = await keep(sara, { name: '  Channels, quarter ' });
    expect(view).toMatchObject({
      name: 'Channels, quarter',
      query: QUERY,
      isShared: false,
      isMine: true,
      mayDelete: true,
      owner: { role: null },
    });
    expect(await seenBy(sara)).toEqual([view]);
  });

  it('is renamed, changed, shared, unshared and deleted by its owner', async () => {
    const { id } = await keep(sara, { name: 'a' });
    for (const change of [
      { name: 'b' },
      { query: 'metric=nps' },
      { isShared: true },
      { isShared: false },
    ]) {
      const response = await send(sara, 'PATCH', `/api/views/${id}`, change);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject(change);
    }
    expect(await seenBy(sara)).toMatchObject([
      { id, name: 'b', query: 'metric=nps', isShared: false },
    ]);
    expect((await send(sara, 'DELETE', `/api/views/${id}`)).status).toBe(204);
    expect(await seenBy(sara)).toEqual([]);
  });

  it('leads to nothing but a search part: other signs are refused', async () => {
    for (const query of ['a#b', 'a b', '<b>', '"', "a'b", '?a=1', '//example.org', 'a\nb', 'é']) {
      const response = await send(sara, 'POST', '/api/views', { name: 'a', query });
      expect([query, response.status]).toEqual([query, 400]);
    }
  });

  it('is one of at most a hundred; the hundred and first is refused and nothing is kept', async () => {
    for (let i = 0; i < 100; i++) await keep(sara, { name: String(i) });
    const response = await send(sara, 'POST', '/api/views', { name: 'more', query: QUERY });
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ error: { code: 'VIEWS_TOO_MANY' } });
    expect(await seenBy(sara)).toHaveLength(100);
    // The bound is each person's own.
    await keep(omar, { name: 'his first' });
  });
});

describe('a private view', () => {
  it('is unknown to everybody else: not listed, and every way to it answers as for one that never was', async () => {
    const mine = await keep(sara, { name: 'Secret project' });
    for (const other of [omar, filled.session]) {
      expect(await seenBy(other)).toEqual([]);
      for (const [method, body] of [
        ['PATCH', { name: 'x' }],
        ['PATCH', { isShared: true }],
        ['DELETE', undefined],
      ] as const) {
        const there = await refusal(await send(other, method, `/api/views/${mine.id}`, body));
        const missing = await refusal(await send(other, method, '/api/views/AAAAAAAAAAAA', body));
        expect(JSON.stringify(there).replaceAll(mine.id, 'ID')).toBe(
          JSON.stringify(missing).replaceAll('AAAAAAAAAAAA', 'ID'),
        );
        expect(JSON.stringify(there)).not.toContain('Secret');
      }
    }
    expect(await seenBy(sara)).toEqual([mine]);
  });

  it('changes nothing of what others are answered, down to the last letter', async () => {
    await keep(omar, { name: 'his' });
    const before = await (await send(omar, 'GET', '/api/views')).text();
    await keep(sara, { name: 'aaa' });
    await keep(sara, { name: 'zzz' });
    expect(await (await send(omar, 'GET', '/api/views')).text()).toBe(before);
  });

  it('is gone for others from when sharing ends', async () => {
    const { id } = await keep(sara, { name: 'a', isShared: true });
    expect(await seenBy(omar)).toHaveLength(1);
    await send(sara, 'PATCH', `/api/views/${id}`, { isShared: false });
    expect(await seenBy(omar)).toEqual([]);
    expect((await send(omar, 'DELETE', `/api/views/${id}`)).status).toBe(404);
  });
});

describe('a shared view', () => {
  it('is seen by everybody who reads numbers, with its owner’s name, and changed by nobody else', async () => {
    const { id } = await keep(sara, { name: 'For all', isShared: true });
    const [seen] = await seenBy(omar);
    expect(seen).toMatchObject({ id, name: 'For all', isMine: false, mayDelete: false });
    expect(seen?.owner.name).not.toBeNull();
    expect((await send(omar, 'PATCH', `/api/views/${id}`, { name: 'x' })).status).toBe(403);
    expect((await send(omar, 'DELETE', `/api/views/${id}`)).status).toBe(403);
    expect(await seenBy(sara)).toMatchObject([{ id, name: 'For all' }]);
  });

  it('is cleared away by an administrator, but not changed', async () => {
    const { id } = await keep(sara, { name: 'For all', isShared: true });
    const change = { name: 'x' };
    expect((await send(filled.session, 'PATCH', `/api/views/${id}`, change)).status).toBe(403);
    expect((await send(filled.session, 'DELETE', `/api/views/${id}`)).status).toBe(204);
    expect(await seenBy(sara)).toEqual([]);
  });

  it('is no way in for the front line', async () => {
    await keep(sara, { name: 'For all', isShared: true });
    const front = await come('front@example.org', 'front_line', ['billing']);
    expect((await send(front, 'GET', '/api/views')).status).toBe(403);
  });
});

it('every change of a view stands in the audit log, without its name and question', async () => {
  const { id } = await keep(sara, { name: 'Secret project' });
  await send(sara, 'PATCH', `/api/views/${id}`, { isShared: true });
  await send(sara, 'DELETE', `/api/views/${id}`);
  const entries = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
  const ours = entries.filter(({ action }) => action.includes('/api/views'));
  expect(ours.map(({ action, target }) => [action, target])).toEqual([
    ['POST /api/views', '/api/views'],
    ['PATCH /api/views/:id', `/api/views/${id}`],
    ['DELETE /api/views/:id', `/api/views/${id}`],
  ]);
  expect(JSON.stringify(ours)).not.toMatch(/Secret|last-13/);
});

it('somebody who looks through other rights sees their own views and changes none', async () => {
  await keep(filled.session, { name: 'mine' });
  await keep(omar, { name: 'a head’s own' });
  const rights = { role: 'head', departments: [] };
  const looking = await send(filled.session, 'PUT', '/api/session/view-as', {
    rights: { ...rights, departments: ['billing'] },
  });
  expect([204, 400]).toContain(looking.status);
  expect((await seenBy(filled.session)).map(({ name }) => name)).toEqual(['mine']);
});
