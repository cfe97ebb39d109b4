import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoticeSettingsAnswer } from '#server/contract/notice-settings.ts';
import type {
  DeliveriesAnswer,
  DeliveryHealth,
  OutcomeInfo,
  ReceiverInfo,
  ReceiverLog,
} from '#server/contract/receivers.ts';
import { FIRST_EMAIL, invited } from '#tests/builders/accounts.ts';
import { mailSink } from '#tests/builders/mail-sink.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { WISH } from './wish.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp();
});
afterEach(() => filled.drop());

const NEW = {
  name: 'Desk',
  kind: 'webhook',
  address: 'https://127.0.0.1/hook',
  language: 'en',
  leastSeverity: 'serious',
  departments: ['billing'],
  isOn: true,
};

const send = (method: string, path: string, body?: object) =>
  filled.send(path, {
    method,
    ...(body && {
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });

type Tested = { isDelivered: boolean; outcome: OutcomeInfo };
type Issued = { receiver: ReceiverInfo; secret: string | null };

async function answer<T>(asked: Promise<Response>): Promise<T> {
  const response = await asked;
  const told: unknown = await response.json();
  if (response.status >= 300) throw new Error(JSON.stringify(told));
  // checkAnswer has parsed it by its schema.
  return told as T;
}

const made = (more: object = {}) =>
  answer<Issued>(send('POST', '/api/receivers', { ...NEW, ...more }));

describe('a receiver', () => {
  it('tells its secret once; it is in no other answer, no log line and no entry of the audit log', async () => {
    const { receiver, secret } = await made();
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const rotated = await answer<Issued>(send('POST', `/api/receivers/${receiver.id}/secret`));
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.receiver.rotatedUntil).toBe('2026-11-23T12:00:00.000Z');
    await answer(send('POST', `/api/receivers/${receiver.id}/test`));
    await answer(send('PATCH', `/api/receivers/${receiver.id}`, { isOn: false }));
    const answers = await Promise.all(
      ['/api/receivers', `/api/receivers/${receiver.id}/deliveries`, '/api/delivery-health'].map(
        async (path) => (await filled.get(path)).text(),
      ),
    );
    const audit = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    const all = JSON.stringify([answers, audit, filled.lines]);
    expect(all).toContain('receiver:1');
    for (const one of [secret, rotated.secret]) expect(all).not.toContain(one);
  });

  it('hides the address of Slack, which is the secret, everywhere but in the call', async () => {
    const address = 'https://hooks.slack.example/services/T0/B0/verysecret';
    const { receiver, secret } = await made({ kind: 'slack', address });
    expect([receiver.address, secret]).toEqual(['https://hooks.slack.example/…', null]);
    const audit = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    expect(JSON.stringify([audit, filled.lines])).not.toContain('verysecret');
    const refused = await send('POST', `/api/receivers/${receiver.id}/secret`);
    expect(refused.status).toBe(400);
  });

  it('is tested on demand with the exact error in both languages, and stays reachable only by the allow-list', async () => {
    const { receiver } = await made();
    const { isDelivered, outcome } = await answer<Tested>(
      send('POST', `/api/receivers/${receiver.id}/test`),
    );
    expect([isDelivered, outcome.code]).toEqual([false, 'address_refused']);
    expect(outcome.message.en).toContain('BASIRA_ALLOW_SUBNETS');
    expect(outcome.message.ar).toContain('شبكة خاصة');
    const log = await filled.json<ReceiverLog>(`/api/receivers/${receiver.id}/deliveries`);
    expect(log.deliveries).toMatchObject([
      { kind: 'test', state: 'given_up', tries: 1, lastOutcome: { code: 'address_refused' } },
    ]);
    const health = await filled.json<DeliveryHealth>('/api/delivery-health');
    expect(health.failing.map(({ name }) => name)).toEqual(['Desk']);
    expect(health.hasMailServer).toBe(false);
  });

  it('is refused with what is wrong, changed, removed and then gone', async () => {
    for (const wrong of [
      { address: 'ftp://x.example/' },
      { address: 'nonsense' },
      { departments: [] },
      { leastSeverity: 'awful' },
      { departments: ['nowhere'] },
    ]) {
      expect((await send('POST', '/api/receivers', { ...NEW, ...wrong })).status).toBe(400);
    }
    const { receiver } = await made();
    expect(receiver.departments?.map(({ key }) => key)).toEqual(['billing']);
    const changed = await answer<ReceiverInfo>(
      send('PATCH', `/api/receivers/${receiver.id}`, { name: 'Night desk', departments: null }),
    );
    expect(changed).toMatchObject({ name: 'Night desk', departments: null, address: NEW.address });
    expect((await send('DELETE', `/api/receivers/${receiver.id}`)).status).toBe(204);
    expect((await send('DELETE', `/api/receivers/${receiver.id}`)).status).toBe(404);
    expect((await filled.json<{ receivers: unknown[] }>('/api/receivers')).receivers).toEqual([]);
  });
});

describe('the log of all messages', () => {
  it('tells to whom each goes, how it stands and why, also of receivers that are gone', async () => {
    const { receiver } = await made();
    await answer(send('POST', `/api/receivers/${receiver.id}/test`));
    const first = await filled.repository.read('findPersonByEmail', { email: FIRST_EMAIL });
    const person = first?.person.id ?? '';
    const { now } = filled.clock;
    await filled.repository.write('enqueueDeliveries', {
      wishes: [{ ...WISH, to: { person } }],
      now,
    });
    const log = (query = '') => filled.json<DeliveriesAnswer>(`/api/deliveries${query}`);
    const waiting = await log('?state=waiting');
    // What stands in the application itself was there at once.
    expect(waiting.deliveries).toMatchObject([
      {
        channel: 'mail',
        person: { name: 'First' },
        receiver: null,
        tries: 0,
        nextAt: new Date(now).toISOString(),
      },
    ]);
    const lost = await log('?state=given_up');
    expect(lost.deliveries).toMatchObject([
      {
        kind: 'test',
        person: null,
        receiver: { id: receiver.id, name: 'Desk' },
        why: 'address_refused',
        nextAt: null,
        lastOutcome: { message: { en: expect.stringContaining('private network') as string } },
      },
    ]);
    expect((await log()).deliveries).toHaveLength(3);
    await send('DELETE', `/api/receivers/${receiver.id}`);
    const after = await log('?state=given_up');
    expect(after.deliveries[0]?.receiver).toEqual({ id: receiver.id, name: null });
  });
});

describe('how somebody wants to be told', () => {
  it('is theirs alone, with a deputy who can come in, and days that make sense', async () => {
    const rights = { role: 'head', departments: ['billing'] } as const;
    const head = await invited(filled.app, filled.session, 'head@example.org', rights);
    const usual = await filled.json<NoticeSettingsAnswer>('/api/notice-settings');
    expect(usual.setting).toEqual({ hasMail: true, hasWeekly: true, language: 'en', away: null });
    expect(usual.deputies.map(({ name }) => name)).toEqual(['head@example.org']);
    const deputy = usual.deputies[0]?.id ?? '';
    const setting = {
      hasMail: false,
      hasWeekly: false,
      language: 'ar',
      away: { from: '2026-12-01', to: '2026-12-08', deputy },
    };
    const kept = await answer<NoticeSettingsAnswer>(send('PUT', '/api/notice-settings', setting));
    expect(kept.setting).toEqual(setting);
    const other = await filled.app.request('http://localhost/api/notice-settings', {
      headers: head,
    });
    expect(await other.json()).toMatchObject({ setting: { hasMail: true, away: null } });
    for (const away of [
      { from: '2026-12-08', to: '2026-12-08', deputy },
      { from: '2026-13-01', to: '2026-12-08', deputy },
    ]) {
      expect((await send('PUT', '/api/notice-settings', { ...setting, away })).status).toBe(400);
    }
    const nobody = { from: '2026-12-01', to: '2026-12-08', deputy: 'nobody' };
    const refused = await send('PUT', '/api/notice-settings', { ...setting, away: nobody });
    expect(refused.status).toBe(404);
    const first = await filled.repository.read('findPersonByEmail', { email: FIRST_EMAIL });
    const audit = await filled.repository.read('readAudit', { after: 0, limit: 1000 });
    expect(audit.filter(({ action }) => action === 'PUT /api/notice-settings')).toMatchObject([
      { actor: first?.person.id },
    ]);
  });

  it('is tried by a letter to oneself, whatever one wants, and it is said what went wrong', async () => {
    const test = () => answer<Tested>(send('POST', '/api/notice-settings/test'));
    expect(await test()).toMatchObject({
      isDelivered: false,
      outcome: {
        code: 'mail_not_set_up',
        message: { ar: expect.stringContaining('خادم بريد') as string },
      },
    });
    await filled.drop();
    const mail = await mailSink();
    const server = { host: '127.0.0.1', port: mail.port, isSecure: false, login: null };
    const mailServer = { ...server, from: 'basira@example.org' };
    const outgoing = { subnets: ['127.0.0.0/8'], ports: [mail.port] };
    const resolve = () => Promise.reject(new Error('no names here'));
    filled = await filledApp({ ways: { mailServer, outgoing, resolve } });
    const setting = { hasMail: false, hasWeekly: false, language: 'ar', away: null };
    await answer(send('PUT', '/api/notice-settings', setting));
    expect(await test()).toMatchObject({ isDelivered: true, outcome: { code: 'delivered' } });
    expect(mail.mails.map(({ to }) => to)).toEqual([FIRST_EMAIL]);
    expect(mail.mails[0]?.mail.subject).toMatch(/[\u0600-\u06ff]/);
    mail.behave('refuse');
    expect(await test()).toMatchObject({
      isDelivered: false,
      outcome: { code: 'mail_refused', status: 550 },
    });
    const rows = await filled.repository.read('listDeliveries', { limit: 9 });
    expect(rows.map(({ kind, channel, state }) => `${kind} ${channel} ${state}`).sort()).toEqual([
      'test mail given_up',
      'test mail sent',
    ]);
    await mail.close();
  });
});
