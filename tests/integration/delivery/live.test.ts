import { afterEach, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
  await filled.drop();
});

type Heard = { event: string; id: string; data: string };

/** A screen that listens; `ended` resolves when the server ends it. */
async function listen(session: SessionHeaders, lastEventId?: string, address = '/api/live') {
  const headers = { ...session, ...(lastEventId && { 'last-event-id': lastEventId }) };
  const response = await filled.app.request(`http://localhost${address}`, { headers });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body?.getReader();
  if (!reader) throw new Error('a stream has a body');
  const heard: Heard[] = [];
  let text = '';
  let wake = (): void => undefined;
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += new TextDecoder().decode(value);
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const of = (name: string): string =>
          new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        if (of('event') !== '') heard.push({ event: of('event'), id: of('id'), data: of('data') });
      }
      wake();
    }
  };
  const ended = read();
  open.push(() => reader.cancel());
  const until = async (isEnough: (all: Heard[]) => boolean): Promise<void> => {
    while (!isEnough(heard)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  await until((all) => all.length > 0);
  return { heard, ended, until };
}

const alerts = (department: number | null) =>
  filled.repository.write('leaveLiveEvent', {
    at: filled.clock.now,
    key: 'alerts',
    department,
  });

const keysOf = (heard: readonly Heard[]) =>
  heard.filter(({ event }) => event === 'changed').map(({ data }) => data);

describe('an open screen', () => {
  it('hears within a second of what another process left, as keys and nothing else', async () => {
    filled = await filledApp();
    const screen = await listen(filled.session);
    expect(screen.heard[0]).toMatchObject({ event: 'ready', data: '{}' });
    const began = performance.now();
    await alerts(null);
    await screen.until((all) => keysOf(all).includes('{"keys":["alerts"]}'));
    expect(performance.now() - began).toBeLessThan(1000);
    filled.clock.now += 5000;
    await filled.patch('/api/organisation', { weekend: [6] });
    // Settings may be rights: whoever listens is sent to come back.
    await screen.ended;
    const back = await listen(filled.session, screen.heard.at(-1)?.id ?? '');
    await back.until((all) => keysOf(all).includes('{"keys":["numbers"]}'));
  });

  it('misses nothing of what changed since it was told who is there', async () => {
    filled = await filledApp();
    await alerts(null);
    const { listenAfter } = await filled.json<SessionAnswer>('/api/session');
    const stranger = await filled.app.request('http://localhost/api/session');
    expect(await stranger.json()).toMatchObject({ person: null, listenAfter: null });
    await alerts(null);
    filled.clock.now += 4000;
    const screen = await listen(filled.session, undefined, `/api/live?after=${listenAfter}`);
    expect(screen.heard[0]).toMatchObject({ event: 'ready', id: String(listenAfter) });
    await screen.until((all) => keysOf(all).some((data) => data.includes('alerts')));
    // Whoever asks only now has seen it.
    const now = await filled.json<SessionAnswer>('/api/session');
    expect(now.listenAfter).toBe(Number(screen.heard.at(-1)?.id));
  });

  it('misses nothing while it was away, and is told to read anew when that was too long', async () => {
    filled = await filledApp();
    const before = await listen(filled.session);
    const left = before.heard.at(-1)?.id ?? '';
    await alerts(null);
    filled.clock.now += 10 * 60_000;
    await alerts(null);
    const back = await listen(filled.session, left);
    expect(back.heard[0]).toMatchObject({ event: 'ready', id: left });
    await back.until((all) => keysOf(all).length > 0);
    filled.clock.now += 2 * 3_600_000;
    await alerts(null);
    // The session was left alone for too long meanwhile: it begins anew.
    await filled.get('/api/session');
    const late = await listen(filled.session, left);
    expect(late.heard[0]?.event).toBe('resync');
    const other = await listen(filled.session, '999999999999999');
    expect(other.heard[0]?.event).toBe('resync');
  });

  it('of a head hears nothing of another department, not even in the numbers of what it hears', async () => {
    filled = await filledApp();
    const rights = { role: 'head', departments: ['billing'] } as const;
    const head = await invited(filled.app, filled.session, 'head@example.org', rights);
    const values = await filled.repository.read('readValues', undefined);
    const code = (key: string) =>
      values.find((value) => value.dimension === 1 && value.key === key)?.code ?? null;
    const own = await listen(head);
    const all = await listen(filled.session);
    const other = await alerts(code('cards'));
    await all.until((heard) => heard.some(({ id }) => id === String(other)));
    const mine = await alerts(code('billing'));
    await own.until((heard) => heard.some(({ id }) => id === String(mine)));
    expect(own.heard.map(({ id }) => id)).not.toContain(String(other));
    expect(keysOf(own.heard)).toEqual(['{"keys":["alerts"]}']);
  });

  it('is closed within a second when the session ends or its rights change', async () => {
    filled = await filledApp();
    const rights = { role: 'executive', departments: [] } as const;
    const person = await invited(filled.app, filled.session, 'boss@example.org', rights);
    const found = await filled.repository.read('findPersonByEmail', { email: 'boss@example.org' });
    const screen = await listen(person);
    let began = performance.now();
    await filled.patch(`/api/people/${found?.person.id}`, {
      rights: { role: 'head', departments: ['billing'] },
    });
    await screen.ended;
    expect(performance.now() - began).toBeLessThan(1500);
    const again = await listen(person);
    began = performance.now();
    await filled.send(`/api/people/${found?.person.id}/sessions`, { method: 'DELETE' });
    await again.ended;
    expect(performance.now() - began).toBeLessThan(1500);
    const after = await filled.app.request('http://localhost/api/live', { headers: person });
    expect(after.status).toBe(401);
  });
});
