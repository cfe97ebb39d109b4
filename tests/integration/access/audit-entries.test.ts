import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEntry } from '#db/queries/audit.ts';
import type { ThemesAnswer } from '#server/contract/themes.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, PAGE_HEADERS, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp();
});
afterEach(() => filled.drop());

const ask = (headers: SessionHeaders, method: string, path: string, body?: unknown) =>
  sendAs(filled.app, headers, method, path, body);

/** What the log has gained since; whatever is still on its way comes before the entry that is put behind it. */
async function gained(after: number): Promise<AuditEntry[]> {
  const { audit, repository } = filled.accounts;
  const fact = { at: filled.clock.now, actor: 'test', action: 'end', target: '', details: {} };
  await audit.note(repository, fact);
  const entries = await repository.read('readAudit', { after, limit: 10_000 });
  return entries.filter(({ action }) => action !== 'end');
}

async function lastSeq(): Promise<number> {
  return (await filled.accounts.repository.read('readAuditHead', undefined))?.seq ?? 0;
}

describe('what changes settings', () => {
  it.each([
    ['/api/organisation', { currency: 'USD' }],
    ['/api/organisation', { zone: 'Europe/Berlin' }],
    ['/api/dimensions/department/billing', { name: { en: 'Billing', ar: 'الفوترة' } }],
    ['/api/sources/desk', { name: { en: 'Desk', ar: 'المكتب' } }],
  ])('is in the log with the change itself, or neither is: PATCH %s %j', async (path, body) => {
    const { accounts } = filled;
    // As after a crash: from the moment the change is on disk, nothing more can be written.
    const before = await lastSeq();
    const real = accounts.audit.note.bind(accounts.audit);
    accounts.audit.note = () => Promise.reject(new Error('the process has died'));
    const response = await ask(filled.session, 'PATCH', path, body);
    accounts.audit.note = real;
    expect(response.status).toBe(200);
    const [entry, ...others] = await gained(before);
    expect(others).toEqual([]);
    expect(entry?.target).toBe(path);
    expect(JSON.parse(entry?.details ?? '')).toMatchObject({ outcome: 'done' });
  });

  it('is in the log with the themes that are saved, and what was only asked is not', async () => {
    const { accounts } = filled;
    const { version, themes } = await filled.json<ThemesAnswer>('/api/themes');
    const kept = themes
      .filter(({ inTaxonomy }) => inTaxonomy)
      .map(({ key, name, parent, phrases, except }) => ({ key, name, parent, phrases, except }));
    const before = await lastSeq();
    const real = accounts.audit.note.bind(accounts.audit);
    accounts.audit.note = () => Promise.reject(new Error('the process has died'));
    const tried = await ask(filled.session, 'POST', '/api/themes/try', { text: 'late' });
    const shown = await ask(filled.session, 'POST', '/api/themes/effect', { themes: kept });
    const saved = await ask(filled.session, 'PUT', '/api/themes', { version, themes: kept });
    accounts.audit.note = real;
    expect([tried.status, shown.status, saved.status]).toEqual([200, 200, 200]);
    expect((await gained(before)).map(({ action }) => action)).toEqual(['PUT /api/themes']);
  });

  it('is not in the log when it was refused for what it says', async () => {
    const before = await lastSeq();
    const response = await ask(filled.session, 'PATCH', '/api/sources/missing', {
      name: { en: 'a', ar: 'b' },
    });
    expect(response.status).toBe(404);
    expect(await gained(before)).toEqual([]);
  });
});

it('work that goes on by itself is in the log before it begins', async () => {
  const before = await lastSeq();
  expect((await ask(filled.session, 'POST', '/api/imports/missing/undo')).status).toBe(404);
  const [entry] = await gained(before);
  expect(entry).toMatchObject({ action: 'POST /api/imports/:id/undo' });
  expect(JSON.parse(entry?.details ?? '')).toMatchObject({ outcome: 'asked' });
});

describe('refusals', () => {
  it('are in the log by their code and route, whoever was refused', async () => {
    const rights = { role: 'head', departments: ['billing'] } as const;
    const head = await invited(filled.app, filled.session, 'head@example.org', rights);
    const people = await filled.accounts.repository.read('listPeople', undefined);
    const id = people.find(({ email }) => email === 'head@example.org')?.id;
    const before = await lastSeq();
    await ask(head, 'GET', '/api/people');
    await ask(PAGE_HEADERS, 'GET', '/api/people');
    await ask({ host: 'evil.example' }, 'GET', '/api/people');
    await ask({ cookie: head['cookie'] ?? '' }, 'PATCH', '/api/organisation', {});
    await ask(PAGE_HEADERS, 'POST', '/api/session', { email: 'head@example.org', password: 'x' });
    const found = (await gained(before)).map(({ actor, action, target }) => [
      actor,
      action,
      target,
    ]);
    expect(found).toEqual([
      [id, 'refuse ACCESS_DENIED', 'GET /api/people'],
      ['nobody', 'refuse SIGN_IN_NEEDED', 'GET /api/people'],
      ['nobody', 'refuse HOST_REFUSED', 'GET /api/people'],
      [id, 'refuse ACCESS_DENIED', 'PATCH /api/organisation'],
      ['nobody', 'session.refuse', id],
    ]);
  });

  it('cannot fill the log: the same again is counted, and so is what goes beyond a hundred kinds a minute', async () => {
    const before = await lastSeq();
    for (let i = 0; i < 150; i++) await ask(PAGE_HEADERS, 'GET', '/api/people');
    const first = await gained(before);
    expect(first.map(({ action }) => action)).toEqual(['refuse SIGN_IN_NEEDED']);
    const { audit, repository } = filled.accounts;
    for (let i = 0; i < 500; i++) {
      const fact = { at: filled.clock.now, actor: `p${i}`, action: 'x', target: '', details: {} };
      await audit.noteRefusal(repository, fact);
    }
    expect((await gained(before)).length).toBe(100);
    filled.clock.now += 60_000;
    await audit.anchor(repository, filled.clock.now);
    const last = (await gained(before)).at(-1);
    expect(last?.action).toBe('refusals.beyond');
    // Of 150 one was written, of 500 the ninety-nine for which there was room.
    expect(JSON.parse(last?.details ?? '')).toMatchObject({ count: 149 + 401 });
  });
});
