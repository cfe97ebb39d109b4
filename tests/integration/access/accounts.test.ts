import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonAnswer, SessionAnswer } from '#server/contract/accounts.ts';
import type { TrustedProxies } from '#server/domain/access/trusted-proxies.ts';
import { AppError } from '#server/domain/problem.ts';
import { clientAddressBehind } from '#server/http/client-address.ts';
import type { AppEnv } from '#server/http/deps.ts';
import { changePerson, issueFirstLink, issueLink } from '#server/services/accounts/people.ts';
import { beginSession } from '#server/services/accounts/sessions.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { accountsOf, invited, join, PAGE_HEADERS, sendAs } from '#tests/builders/accounts.ts';
import { verifyAudit } from '#server/services/accounts/audit.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GOOD = 'correct horse battery';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: [] });
});
afterEach(() => filled.drop());

const ask = (headers: SessionHeaders, method: string, path: string, body?: unknown) =>
  sendAs(filled.app, headers, method, path, body);

async function codeOf(response: Response): Promise<string> {
  // Every refusal has this shape; the schema is checked elsewhere.
  return ((await response.json()) as { error: { code: string } }).error.code;
}

async function signIn(email: string, password: string): Promise<Response> {
  return ask(PAGE_HEADERS, 'POST', '/api/session', { email, password });
}

describe('the first administrator', () => {
  it('comes in by the console’s link, of two at once only one, and then the way is gone', async () => {
    const empty = await filledApp({ records: [], withoutPeople: true });
    try {
      const link = await issueFirstLink(empty.accounts);
      const token = link?.token ?? '';
      const use = (name: string) =>
        sendAs(empty.app, PAGE_HEADERS, 'POST', '/api/links/use', {
          token,
          name,
          email: `${name}@example.org`,
          password: GOOD,
        });
      const statuses = (await Promise.all([use('one'), use('two')])).map(({ status }) => status);
      expect(statuses.sort((a, b) => a - b)).toEqual([204, 404]);
      expect((await use('three')).status).toBe(404);
      expect(await issueFirstLink(empty.accounts)).toBeNull();
      const people = await empty.accounts.repository.read('listPeople', undefined);
      expect(people.map(({ rights }) => rights.role)).toEqual(['administrator']);
    } finally {
      await empty.drop();
    }
  });

  it('loses the link of an earlier start to that of a later one', async () => {
    const empty = await filledApp({ records: [], withoutPeople: true });
    try {
      const early = await issueFirstLink(empty.accounts);
      const late = await issueFirstLink(empty.accounts);
      const look = async (token = '') =>
        (await sendAs(empty.app, PAGE_HEADERS, 'POST', '/api/links/look', { token })).status;
      expect([await look(early?.token), await look(late?.token)]).toEqual([404, 200]);
    } finally {
      await empty.drop();
    }
  });
});

describe('people', () => {
  it('are invited by a link that works once, and only while it holds', async () => {
    const body = { email: 'Huda@Example.org', name: 'Huda', rights: { role: 'executive' } };
    const response = await ask(filled.session, 'POST', '/api/people', body);
    expect(response.status).toBe(201);
    // The contract's answer.
    const { person, link } = (await response.json()) as {
      person: PersonAnswer;
      link: { path: string };
    };
    expect(person).toMatchObject({ email: 'huda@example.org', state: 'invited' });
    expect((await signIn('huda@example.org', GOOD)).status).toBe(401);
    const token = link.path.replace('/join#', '');
    const weak = await ask(PAGE_HEADERS, 'POST', '/api/links/use', { token, password: 'short' });
    expect(await codeOf(weak)).toBe('PASSWORD_WEAK');
    const session = await join(filled.app, token);
    expect((await ask(session, 'GET', '/api/organisation')).status).toBe(200);
    const again = await ask(PAGE_HEADERS, 'POST', '/api/links/use', { token, password: GOOD });
    expect([again.status, await codeOf(again)]).toEqual([404, 'LINK_GONE']);
    const twice = await ask(filled.session, 'POST', '/api/people', body);
    expect(await codeOf(twice)).toBe('EMAIL_TAKEN');

    const other = { ...body, email: 'late@example.org' };
    const late = await ask(filled.session, 'POST', '/api/people', other);
    // As above.
    const { link: old } = (await late.json()) as { link: { path: string } };
    filled.clock.now += 8 * 24 * HOUR;
    const look = await ask(PAGE_HEADERS, 'POST', '/api/links/look', {
      token: old.path.replace('/join#', ''),
    });
    expect(look.status).toBe(404);
  });

  it('get the link that fits how they stand when it is written, not when it was asked for', async () => {
    const rights = { role: 'executive', departments: [] } as const;
    await invited(filled.app, filled.session, 'huda@example.org', rights);
    const { accounts } = filled;
    const personId = await idOf('huda@example.org');
    // Asked for at the same time as the account is shut: whichever comes first, no link outlives the shutting.
    const asked = issueLink(accounts, 'test', personId).catch((error: unknown) => error);
    await changePerson(accounts, 'test', personId, { state: 'disabled' });
    const issued = await asked;
    const shut = ask(filled.session, 'POST', `/api/people/${personId}/link`);
    expect(await codeOf(await shut)).toBe('PERSON_DISABLED');
    await changePerson(accounts, 'test', personId, { state: 'active' });
    // The type of what was no error.
    const early = issued instanceof AppError ? null : (issued as { token: string }).token;
    const look = (token: string) => ask(PAGE_HEADERS, 'POST', '/api/links/look', { token });
    expect((await look(early ?? 'none')).status).toBe(404);
    const { token } = await issueLink(accounts, 'test', personId);
    const told = await look(token);
    expect(await told.json()).toMatchObject({ purpose: 'password_reset' });
  });

  it('get a new password by a link from the administrator, which ends their sessions', async () => {
    const rights = { role: 'executive', departments: [] } as const;
    const before = await invited(filled.app, filled.session, 'huda@example.org', rights);
    const id = await idOf('huda@example.org');
    const response = await ask(filled.session, 'POST', `/api/people/${id}/link`);
    // The contract's answer.
    const { link } = (await response.json()) as { link: { path: string } };
    const after = await join(filled.app, link.path.replace('/join#', ''));
    expect((await ask(before, 'GET', '/api/organisation')).status).toBe(401);
    expect((await ask(after, 'GET', '/api/organisation')).status).toBe(200);
  });

  it('see what their rights are at the next request after these change', async () => {
    const rights = { role: 'executive', departments: [] } as const;
    const huda = await invited(filled.app, filled.session, 'huda@example.org', rights);
    const id = await idOf('huda@example.org');
    const numbers = '/api/metrics?metrics=volume&from=2026-11-15&to=2026-11-22';
    expect((await ask(huda, 'GET', numbers)).status).toBe(200);
    const front = { rights: { role: 'front_line', departments: ['billing'] } };
    await ask(filled.session, 'PATCH', `/api/people/${id}`, front);
    expect((await ask(huda, 'GET', numbers)).status).toBe(403);
    await ask(filled.session, 'PATCH', `/api/people/${id}`, { state: 'disabled' });
    expect((await ask(huda, 'GET', numbers)).status).toBe(401);
    expect((await signIn('huda@example.org', GOOD)).status).toBe(401);
    await ask(filled.session, 'PATCH', `/api/people/${id}`, { state: 'active' });
    expect((await signIn('huda@example.org', GOOD)).status).toBe(204);
  });

  it.each([
    ['seven c', 'short'],
    ['x'.repeat(300), 'long'],
    ['password1', 'guessable'],
    ['Qwerty123', 'guessable'],
    ['aaaaaaaaaa', 'guessable'],
    ['huda@example.org', 'guessable'],
    ['hudahuda1', 'guessable'],
  ])('do not choose %s, which is too %s', async (password, reason) => {
    const rights = { role: 'executive' };
    const body = { email: 'huda@example.org', name: 'Huda', rights };
    const response = await ask(filled.session, 'POST', '/api/people', body);
    // The contract's answer.
    const { link } = (await response.json()) as { link: { path: string } };
    const token = link.path.replace('/join#', '');
    const weak = await ask(PAGE_HEADERS, 'POST', '/api/links/use', { token, password });
    expect(await weak.json()).toMatchObject({
      error: { code: 'PASSWORD_WEAK', details: { reason } },
    });
    // Sixty-four characters and more, in any script, are well.
    const good = 'كلمات لا رابط بينها '.repeat(4);
    const use = await ask(PAGE_HEADERS, 'POST', '/api/links/use', { token, password: good });
    expect(use.status).toBe(204);
    expect((await signIn('huda@example.org', good)).status).toBe(204);
  });

  it('never lose the last one who administers, nor take rights that make no sense', async () => {
    const id = await idOf('first@example.org');
    const off = await ask(filled.session, 'PATCH', `/api/people/${id}`, { state: 'disabled' });
    expect(await codeOf(off)).toBe('LAST_ADMINISTRATOR');
    for (const rights of [
      { role: 'head', departments: [] },
      { role: 'executive', departments: ['billing'] },
      { role: 'front_line', departments: ['billing', 'cards'] },
    ]) {
      const body = { email: 'x@example.org', name: 'X', rights };
      const response = await ask(filled.session, 'POST', '/api/people', body);
      expect(await codeOf(response), JSON.stringify(rights)).toBe('RIGHTS_INVALID');
    }
  });

  it('cannot be given more than the contract says', async () => {
    for (const extra of [{ state: 'active' }, { password: 'x' }, { id: 'x' }]) {
      const body = { email: 'x@example.org', name: 'X', rights: { role: 'executive' }, ...extra };
      expect((await ask(filled.session, 'POST', '/api/people', body)).status).toBe(400);
    }
  });
});

async function idOf(email: string): Promise<string> {
  const response = await ask(filled.session, 'GET', '/api/people');
  // The contract's answer.
  const { people } = (await response.json()) as { people: PersonAnswer[] };
  return people.find((person) => person.email === email)?.id ?? '';
}

describe('sessions', () => {
  it('are kept as a hash, in a cookie out of reach of scripts, secure where TLS is', async () => {
    const response = await signIn('first@example.org', GOOD);
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/^basira=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/);
    const token = /=([\w-]{43})/.exec(cookie)?.[1] ?? '';
    const id = await idOf('first@example.org');
    const kept = await filled.accounts.repository.read('listSessions', { personId: id, since: 0 });
    expect(JSON.stringify(kept)).not.toContain(token);
    const tls = await filledApp({ records: [], publicUrl: 'https://basira.example' });
    try {
      const body = { email: 'first@example.org', password: GOOD };
      const page = { ...PAGE_HEADERS, host: 'basira.example', origin: 'https://basira.example' };
      const secured = await sendAs(tls.app, page, 'POST', '/api/session', body);
      expect(secured.headers.getSetCookie()[0]).toMatch(/^__Host-basira=.*; Secure/);
      expect(secured.headers.get('strict-transport-security')).toContain('max-age=31536000');
    } finally {
      await tls.drop();
    }
  });

  it('of administrators end after half an hour without use and after twelve hours in all', async () => {
    const { session, clock } = filled;
    const isIn = async () => (await ask(session, 'GET', '/api/organisation')).status === 200;
    clock.now += 29 * MINUTE;
    expect(await isIn()).toBe(true);
    clock.now += 29 * MINUTE;
    expect(await isIn()).toBe(true);
    clock.now += 31 * MINUTE;
    expect(await isIn()).toBe(false);
    const fresh = await signIn('first@example.org', GOOD);
    const cookie = fresh.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const used = { ...PAGE_HEADERS, cookie };
    const begun = clock.now;
    while (clock.now - begun < 12 * HOUR - 20 * MINUTE) {
      clock.now += 20 * MINUTE;
      expect((await ask(used, 'GET', '/api/organisation')).status).toBe(200);
    }
    clock.now += 20 * MINUTE;
    expect((await ask(used, 'GET', '/api/organisation')).status).toBe(401);
  });

  it('are listed and ended by whose they are, and by nobody else', async () => {
    const rights = { role: 'executive', departments: [] } as const;
    const huda = await invited(filled.app, filled.session, 'huda@example.org', rights);
    // The contract's answer.
    const read = async (headers: SessionHeaders) =>
      (await (await ask(headers, 'GET', '/api/sessions')).json()) as {
        sessions: { id: string; isThis: boolean }[];
      };
    const [own] = (await read(huda)).sessions;
    expect(own?.isThis).toBe(true);
    const foreign = await ask(filled.session, 'DELETE', `/api/sessions/${own?.id}`);
    expect(foreign.status).toBe(404);
    expect((await ask(huda, 'DELETE', '/api/session')).status).toBe(204);
    expect((await ask(huda, 'GET', '/api/organisation')).status).toBe(401);
  });

  it('do not begin by a password that was changed, nor for somebody disabled, while it was compared', async () => {
    const rights = { role: 'executive', departments: [] } as const;
    await invited(filled.app, filled.session, 'huda@example.org', rights);
    const { accounts } = filled;
    const found = await accounts.repository.read('findPersonByEmail', {
      email: 'huda@example.org',
    });
    const [id, password] = [found?.person.id ?? '', found?.password ?? ''];
    const caller = { agent: 'a test', address: 'here' };
    const begun = async (compared: string): Promise<string> => {
      const token = beginSession(accounts, id, caller, compared);
      return token.then(
        () => 'begun',
        (error: unknown) => (error instanceof AppError ? error.problem.code : String(error)),
      );
    };
    expect(await begun(password)).toBe('begun');
    expect(await begun(`${password} earlier`)).toBe('SIGN_IN_FAILED');
    await ask(filled.session, 'PATCH', `/api/people/${id}`, { state: 'disabled' });
    expect(await begun(password)).toBe('SIGN_IN_FAILED');
  });

  it('are kept by nothing between the server and the browser', async () => {
    for (const path of ['/api/session', '/api/sessions', '/api/people', '/api/keys']) {
      const { headers } = await ask(filled.session, 'GET', path);
      expect([path, headers.get('cache-control')]).toEqual([path, 'no-store']);
    }
  });

  it('forged, cut or empty are nobody’s', async () => {
    for (const value of ['', 'x', 'A'.repeat(43), 'null', '../..', '%00']) {
      const forged = { ...PAGE_HEADERS, cookie: `basira=${value}` };
      expect((await ask(forged, 'GET', '/api/organisation')).status, value).toBe(401);
    }
  });
});

describe('people and keys', () => {
  const body = { email: 'huda@example.org', name: 'Huda', rights: { role: 'executive' } };
  const prove = (password: string) =>
    ask(filled.session, 'POST', '/api/session/proof', { password });

  it('are changed only by somebody who has given the password in the last ten minutes', async () => {
    filled.clock.now += 10 * MINUTE;
    const writes = [
      ['POST', '/api/people', body],
      ['PATCH', '/api/people/x', { name: 'X' }],
      ['POST', '/api/people/x/link', undefined],
      ['DELETE', '/api/people/x/sessions', undefined],
      ['POST', '/api/keys', { name: 'x', scopes: { ingest: ['x'] } }],
      ['POST', '/api/keys/x/rotate', {}],
      ['DELETE', '/api/keys/x', undefined],
    ] as const;
    for (const [method, path, sent] of writes) {
      const response = await ask(filled.session, method, path, sent);
      expect([path, response.status, await codeOf(response)]).toEqual([path, 403, 'PROOF_NEEDED']);
    }
    expect((await ask(filled.session, 'GET', '/api/people')).status).toBe(200);
    expect((await prove('wrong')).status).toBe(401);
    expect((await ask(filled.session, 'POST', '/api/people', body)).status).toBe(403);
    expect((await prove(GOOD)).status).toBe(204);
    expect((await ask(filled.session, 'POST', '/api/people', body)).status).toBe(201);
    filled.clock.now += 10 * MINUTE;
    expect((await ask(filled.session, 'DELETE', '/api/keys/x')).status).toBe(403);
  });

  it('are opened for the session that proved it, not for the person’s others', async () => {
    const other = await signIn('first@example.org', GOOD);
    const cookie = other.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    filled.clock.now += 10 * MINUTE;
    expect((await prove(GOOD)).status).toBe(204);
    const response = await ask({ ...PAGE_HEADERS, cookie }, 'POST', '/api/people', body);
    expect(await codeOf(response)).toBe('PROOF_NEEDED');
  });

  it('cannot be opened by guessing: ten wrong tries shut it for a quarter of an hour', async () => {
    for (let i = 0; i < 10; i++) expect((await prove(`wrong ${i}`)).status).toBe(401);
    expect((await prove(GOOD)).status).toBe(429);
  });
});

describe('signing in', () => {
  it('tells nothing about whether there is an account', async () => {
    const wrong = await signIn('first@example.org', 'wrong password');
    const nobody = await signIn('nobody@example.org', 'wrong password');
    const text = async (response: Response) =>
      (await response.text()).replaceAll(/"requestId":"[^"]*"/g, '');
    expect([wrong.status, await text(wrong)]).toEqual([nobody.status, await text(nobody)]);
  });

  it('is shut for a quarter of an hour after ten failures, for accounts that are not there too', async () => {
    for (const email of ['first@example.org', 'nobody@example.org']) {
      for (let i = 0; i < 10; i++) expect((await signIn(email, 'wrong')).status).toBe(401);
      const shut = await signIn(email, GOOD);
      expect(shut.headers.get('retry-after')).toBe('900');
      expect([shut.status, await codeOf(shut)]).toEqual([429, 'TOO_MANY_TRIES']);
    }
    // Who is in stays in.
    expect((await ask(filled.session, 'GET', '/api/organisation')).status).toBe(200);
    filled.clock.now += 15 * MINUTE;
    expect((await signIn('first@example.org', GOOD)).status).toBe(204);
  });

  it('is shut for an address after fifty failures, whatever the accounts', async () => {
    for (let i = 0; i < 50; i++) expect((await signIn(`a${i}@example.org`, 'x')).status).toBe(401);
    expect((await signIn('first@example.org', GOOD)).status).toBe(429);
  });

  it('counts by the other end of the connection, and by what trusted proxies say only where some are', async () => {
    const counting = (proxies: TrustedProxies | null) => {
      const clientAddress = clientAddressBehind(proxies);
      return (remoteAddress: string, forwarded: string, email: string) =>
        from({ incoming: { socket: { remoteAddress } }, clientAddress }, forwarded, email);
    };
    const from = async (env: AppEnv['Bindings'], forwarded: string, email: string) => {
      const init = {
        method: 'POST',
        headers: {
          ...PAGE_HEADERS,
          'content-type': 'application/json',
          'x-forwarded-for': forwarded,
        },
        body: JSON.stringify({ email, password: 'wrong' }),
      };
      return (await filled.app.request('http://localhost/api/session', init, env)).status;
    };
    // Without the setting the header is nothing, also from this machine: whoever writes another address is the same.
    const straight = counting(null);
    for (const peer of ['10.0.0.5', '127.0.0.1']) {
      for (let i = 0; i < 50; i++) expect(await straight(peer, `1.1.1.${i}`, `a${i}@x`)).toBe(401);
      expect(await straight(peer, '2.2.2.2', 'z@x')).toBe(429);
    }
    // Behind a proxy the others are not shut out with one of them; what one writes before the proxy's entry is nothing.
    for (const [n, behind] of [
      counting({ kind: 'count', count: 1 }),
      counting({ kind: 'addresses', ranges: ['10.9.0.0/16'] }),
    ].entries()) {
      for (let i = 0; i < 50; i++) {
        expect(await behind('10.9.0.1', `9.9.9.${i}, 3.3.${n}.3`, `b${i}${n}@x`)).toBe(401);
      }
      expect(await behind('10.9.0.1', `9.9.9.99, 3.3.${n}.3`, 'y@x')).toBe(429);
      expect(await behind('10.9.0.1', `4.4.${n}.4`, 'y@x')).toBe(401);
    }
  });

  it('counts a whole IPv6 network of /64 as one caller', async () => {
    const from = (address: string, email: string) =>
      filled.app.request(
        'http://localhost/api/session',
        {
          method: 'POST',
          headers: { ...PAGE_HEADERS, 'content-type': 'application/json' },
          body: JSON.stringify({ email, password: 'wrong' }),
        },
        { incoming: { socket: { remoteAddress: address } } },
      );
    for (let i = 0; i < 50; i++) {
      expect((await from(`2001:db8:1:2:${i}::${i + 1}`, `a${i}@x`)).status).toBe(401);
    }
    expect((await from('2001:db8:1:2:ffff::1', 'z@x')).status).toBe(429);
    expect((await from('2001:db8:1:3::1', 'z@x')).status).toBe(401);
  });

  it('is put off, whoever it is about and without counting as a failure, while too many wait for their turn', async () => {
    const crowd = await Promise.all(
      Array.from({ length: 60 }, (_, i) =>
        ask(PAGE_HEADERS, 'POST', '/api/session', {
          email: i % 7 === 6 ? 'first@example.org' : `nobody${i}@example.org`,
          password: 'wrong',
        }),
      ),
    );
    const off = crowd.filter(({ status }) => status === 503);
    expect(off.length).toBeGreaterThan(0);
    for (const response of off) {
      expect(response.headers.get('retry-after')).toBe('5');
      expect(await codeOf(response)).toBe('SIGN_IN_BUSY');
    }
    // Two at once and 24 who wait; had the others been counted, this address would have had its fifty.
    expect(crowd.filter(({ status }) => status === 401).length).toBeLessThanOrEqual(26);
    expect((await signIn('first@example.org', GOOD)).status).toBe(204);
  });

  it('stays open while somebody who is in tries to change the password without knowing it, and the other way round', async () => {
    const change = () =>
      ask(filled.session, 'PUT', '/api/session/password', { old: 'wrong', fresh: GOOD });
    for (let i = 0; i < 10; i++) expect((await change()).status).toBe(401);
    expect((await change()).status).toBe(429);
    expect((await signIn('first@example.org', GOOD)).status).toBe(204);
    filled.clock.now += 15 * MINUTE;
    for (let i = 0; i < 10; i++) await signIn('first@example.org', 'wrong');
    expect((await signIn('first@example.org', GOOD)).status).toBe(429);
    expect((await change()).status).toBe(401);
  });

  it('is asked for by our own pages only', async () => {
    const body = { email: 'first@example.org', password: GOOD };
    const bare = await ask({}, 'POST', '/api/session', body);
    expect(await codeOf(bare)).toBe('OWN_HEADER_MISSING');
    const foreign = { ...PAGE_HEADERS, origin: 'https://evil.example' };
    expect((await ask(foreign, 'POST', '/api/session', body)).status).toBe(403);
  });
});

describe('one click into the demonstration', () => {
  const enter = (app: FilledApp, headers: SessionHeaders) =>
    sendAs(app.app, { ...PAGE_HEADERS, ...headers }, 'POST', '/api/session/demonstration', {
      role: 'administrator',
    });

  it('is there on this machine only, without any forwarding header, and cannot reach accounts', async () => {
    const demo = await filledApp({ records: [], isDemonstration: true });
    try {
      const read = async (headers: SessionHeaders) =>
        // The contract's answer.
        (await (await sendAs(demo.app, headers, 'GET', '/api/session')).json()) as SessionAnswer;
      expect((await read(PAGE_HEADERS)).oneClick.length).toBe(5);
      for (const [name, value] of [
        ['x-forwarded-for', '10.0.0.1'],
        ['forwarded', 'for=10.0.0.1'],
        ['x-forwarded-host', 'b.example'],
        ['via', '1.1 proxy'],
        ['x-real-ip', '10.0.0.1'],
      ] as const) {
        const headers = { ...PAGE_HEADERS, [name]: value };
        expect((await read(headers)).oneClick, name).toEqual([]);
        expect((await enter(demo, { [name]: value })).status, name).toBe(403);
      }
      const other = { host: 'b.example', origin: 'https://b.example' };
      expect((await enter(demo, other)).status).toBe(403);
      // A proxy that tells nothing of itself, on this machine, for a page of the public name.
      expect((await enter(demo, { origin: 'https://b.example' })).status).toBe(403);
      const peer = { incoming: { socket: { remoteAddress: '10.0.0.5' } } };
      const init = {
        method: 'POST',
        headers: { ...PAGE_HEADERS, 'content-type': 'application/json' },
        body: '{"role":"head"}',
      };
      const door = 'http://localhost/api/session/demonstration';
      expect((await demo.app.request(door, init, peer)).status).toBe(403);
      const entered = await enter(demo, {});
      const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
      const session = { ...PAGE_HEADERS, cookie };
      expect((await sendAs(demo.app, session, 'GET', '/api/sources')).status).toBe(200);
      for (const path of ['/api/people', '/api/keys']) {
        expect((await sendAs(demo.app, session, 'GET', path)).status, path).toBe(403);
      }
      // Files that are imported and records that are sent go to one's own store, whichever is shown.
      for (const path of ['/api/imports', '/api/imports/files', '/api/batches', '/api/stores']) {
        expect((await sendAs(demo.app, session, 'POST', path, {})).status, path).toBe(403);
      }
      // The same cookie from elsewhere is nobody's.
      const away = { ...session, 'x-forwarded-for': '10.0.0.1' };
      expect((await sendAs(demo.app, away, 'GET', '/api/sources')).status).toBe(401);
    } finally {
      await demo.drop();
    }
  });

  it('is not there where people come by a public address or through a proxy, though the proxy tells nothing of itself', async () => {
    const known = await filledApp({
      records: [],
      isDemonstration: true,
      publicUrl: 'https://b.example',
    });
    const unknown = await filledApp({ records: [], isDemonstration: true });
    try {
      // As a proxy asks that passes nothing on: this machine, its own name, no header of forwarding.
      expect((await enter(known, {})).status).toBe(403);
      const answer = await sendAs(known.app, PAGE_HEADERS, 'GET', '/api/session');
      expect(await answer.json()).toMatchObject({ oneClick: [] });
      const env = { clientAddress: clientAddressBehind({ kind: 'count', count: 1 }) };
      const init = { headers: PAGE_HEADERS };
      const behind = await unknown.app.request('http://localhost/api/session', init, env);
      expect(await behind.json()).toMatchObject({ oneClick: [] });
    } finally {
      await known.drop();
      await unknown.drop();
    }
  });

  it('is not there for one’s own data', async () => {
    expect(await codeOf(await enter(filled, {}))).toBe('INVENTED_ONLY');
  });
});

describe('looking as somebody else', () => {
  it('shows what that one sees, changes nothing, and ends', async () => {
    const rights = { role: 'executive', departments: [] };
    const path = '/api/session/view-as';
    expect((await ask(filled.session, 'PUT', path, { rights })).status).toBe(204);
    expect((await ask(filled.session, 'GET', '/api/people')).status).toBe(403);
    expect((await ask(filled.session, 'GET', '/api/catalogue')).status).toBe(200);
    const cx = { rights: { role: 'cx_officer', departments: [] } };
    await ask(filled.session, 'PUT', path, cx);
    const change = await ask(filled.session, 'PATCH', '/api/organisation', { currency: 'USD' });
    expect(await codeOf(change)).toBe('VIEWING_ONLY');
    const own = { old: GOOD, fresh: 'another good passphrase' };
    const password = await ask(filled.session, 'PUT', '/api/session/password', own);
    expect(await codeOf(password)).toBe('VIEWING_ONLY');
    const list = await ask(filled.session, 'GET', '/api/sessions');
    // The contract's answer.
    const { sessions } = (await list.json()) as { sessions: { id: string }[] };
    const end = await ask(filled.session, 'DELETE', `/api/sessions/${sessions[0]?.id}`);
    expect(await codeOf(end)).toBe('VIEWING_ONLY');
    await ask(filled.session, 'PUT', path, { rights: null });
    expect((await ask(filled.session, 'GET', '/api/people')).status).toBe(200);
  });

  it('gives nobody more than they have', async () => {
    const rights = { role: 'cx_officer', departments: [] } as const;
    const cx = await invited(filled.app, filled.session, 'cx@example.org', rights);
    const path = '/api/session/view-as';
    const up = { rights: { role: 'administrator', departments: [] } };
    expect(await codeOf(await ask(cx, 'PUT', path, up))).toBe('VIEW_AS_REFUSED');
  });
});

it('looking as somebody else goes no further than today’s role, though it was noted before that changed', async () => {
  const rights = { role: 'cx_officer', departments: [] } as const;
  const cx = await invited(filled.app, filled.session, 'cx@example.org', rights);
  const { accounts } = filled;
  const found = await accounts.repository.read('findPersonByEmail', { email: 'cx@example.org' });
  const id = found?.person.id ?? '';
  const front = { rights: { role: 'front_line', departments: ['billing'] } };
  await ask(filled.session, 'PATCH', `/api/people/${id}`, front);
  // A change that was under way when the role changed.
  const [session] = await accounts.repository.read('listSessions', { personId: id, since: 0 });
  const fact = { at: 0, actor: id, action: 'x', target: id, details: {} };
  const wanted = { role: 'executive', departments: [] } as const;
  const audited = accounts.audit.sealed(fact);
  await accounts.repository.write('viewAs', { id: session?.id ?? '', rights: wanted, audited });
  const numbers = '/api/metrics?metrics=volume&from=2026-11-15&to=2026-11-22';
  expect((await ask(cx, 'GET', numbers)).status).toBe(403);
});

describe('keys', () => {
  const records = [{ kind: 'case', externalId: '1', at: '2026-11-15T08:00:00Z' }];
  const send = (secret: string, source: string) =>
    ask({ authorization: `Bearer ${secret}`, 'idempotency-key': source }, 'POST', '/api/batches', {
      source,
      records,
    });
  // The contract's answer.
  const issued = async (response: Response) =>
    (await response.json()) as { secret: string; key: { id: string } };

  it('send what they are for, read nothing, end when they are over, and overlap while they change', async () => {
    const body = { name: 'desk', scopes: { ingest: ['desk'] }, days: 30 };
    const old = await issued(await ask(filled.session, 'POST', '/api/keys', body));
    expect((await send(old.secret, 'desk')).status).toBe(200);
    expect(await codeOf(await send(old.secret, 'other'))).toBe('SOURCE_REFUSED');
    const reading = { authorization: `Bearer ${old.secret}` };
    for (const path of [
      '/api/records?metric=volume&from=2026-11-15&to=2026-11-22',
      '/api/catalogue',
      '/api/session',
      '/api/stores',
    ]) {
      const status = (await ask(reading, 'GET', path)).status;
      expect([path, status]).toEqual([path, path === '/api/session' ? 200 : 403]);
    }
    const rotate = `/api/keys/${old.key.id}/rotate`;
    const fresh = await issued(await ask(filled.session, 'POST', rotate, { overlapDays: 2 }));
    expect((await send(old.secret, 'desk')).status).toBe(200);
    expect((await send(fresh.secret, 'desk')).status).toBe(200);
    filled.clock.now += 3 * 24 * HOUR;
    expect((await send(old.secret, 'desk')).status).toBe(401);
    expect((await send(fresh.secret, 'desk')).status).toBe(200);
    await filled.send(`/api/keys/${fresh.key.id}`, { method: 'DELETE' });
    expect((await send(fresh.secret, 'desk')).status).toBe(401);
  });

  it('read nothing when they name no department, and never meet in their idempotency keys', async () => {
    const key = async (scopes: object): Promise<string> => {
      const body = { name: 'desk', scopes };
      return (await issued(await ask(filled.session, 'POST', '/api/keys', body))).secret;
    };
    const one = await key({ ingest: ['one'], read: [] });
    const two = await key({ ingest: ['two'] });
    const reading = { authorization: `Bearer ${one}` };
    expect((await ask(reading, 'GET', '/api/catalogue')).status).toBe(403);
    for (const [secret, source] of [
      [one, 'one'],
      [two, 'two'],
    ] as const) {
      const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': 'same' };
      const sent = await ask(headers, 'POST', '/api/batches', { source, records });
      expect([source, sent.status]).toEqual([source, 200]);
    }
  });

  it('are stored as a hash', async () => {
    const body = { name: 'desk', scopes: { ingest: ['desk'] } };
    const { secret } = await issued(await ask(filled.session, 'POST', '/api/keys', body));
    const kept = await filled.accounts.repository.read('listApiKeys', undefined);
    expect(JSON.stringify(kept)).not.toContain(secret.slice(14));
  });
});

it('a second process sees a changed right at its next request', async () => {
  const rights = { role: 'executive', departments: [] } as const;
  const huda = await invited(filled.app, filled.session, 'huda@example.org', rights);
  // Another program on the same store, as the command line is.
  const beside = accountsOf(filled.store, filled.folder, () => filled.clock.now);
  const found = await beside.repository.read('findPersonByEmail', { email: 'huda@example.org' });
  const audited = beside.audit.sealed({
    at: 0,
    actor: 'console',
    action: 'x',
    target: '',
    details: {},
  });
  const id = found?.person.id ?? '';
  await beside.repository.write('changePerson', { id, change: { state: 'disabled' }, audited });
  expect((await ask(huda, 'GET', '/api/organisation')).status).toBe(401);
  expect(await verifyAudit(beside.repository, filled.folder)).toMatchObject({ broken: null });
});
