import { afterEach, describe, expect, it } from 'vitest';
import { Webhook } from 'standardwebhooks';
import { FIRST_EMAIL, invited } from '#tests/builders/accounts.ts';
import { withStatus } from '#tests/builders/hook-sink.ts';
import { pause } from '../faults/senders.ts';
import type { Sending } from './sending.ts';
import { SECRET, sendingApp } from './sending.ts';
import { CONTENT, WISH } from './wish.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let sending: Sending;
afterEach(async () => {
  const { failures } = sending;
  await sending.drop();
  expect(failures).toEqual([]);
});

const stateOf = async (id: string) => {
  const { repository } = sending.filled;
  const row = (await repository.read('listDeliveries', { limit: 500 })).find(
    (one) => one.id === id,
  );
  return row && { state: row.state, why: row.why, tries: row.tries, outcome: row.lastOutcome };
};

async function sentTo(path = '/hook'): Promise<string> {
  await sending.receiver(path);
  const [made] = await sending.enqueue({ ...WISH, to: 'receivers' });
  if (!made) throw new Error('no receiver wants it');
  return made.id;
}

describe('a mail', () => {
  it('arrives in both forms and in the language, direction and words of who gets it', async () => {
    sending = await sendingApp();
    const person = await sending.personId(FIRST_EMAIL);
    const { repository, clock } = sending.filled;
    const setting = {
      person,
      hasMail: true,
      hasWeekly: false,
      language: 'ar',
      away: null,
    } as const;
    await repository.write('writeNoticeSetting', { setting, now: clock.now });
    const made = await sending.enqueue({ ...WISH, to: { person } });
    expect(made.map(({ channel, state }) => [channel, state])).toEqual([
      ['app', 'sent'],
      ['mail', 'waiting'],
    ]);
    await sending.work();
    expect(sending.mail.mails).toHaveLength(1);
    const [sunk] = sending.mail.mails;
    const id = made[1]?.id ?? '';
    expect(sunk?.to).toBe(FIRST_EMAIL);
    expect(sunk?.mail.messageId).toBe(`<${id}@example.org>`);
    expect(sunk?.mail.subject).toMatch(/^مهم: /);
    expect(sunk?.mail.html).toContain('<html lang="ar" dir="rtl">');
    expect(sunk?.mail.html).not.toContain('<img');
    expect(sunk?.mail.html).toContain('https://basira.example.org/alerts/7');
    expect(sunk?.mail.text).toContain('https://basira.example.org/alerts/7');
    // Written by `Intl` for Arabic with Latin digits, and by the six plural forms of the catalogue.
    expect(sunk?.mail.text).toContain('61.5');
    expect(await stateOf(id)).toEqual({ state: 'sent', why: null, tries: 1, outcome: 'delivered' });
  });

  it('holds what people wrote as text, never as markup or as another header', async () => {
    sending = await sendingApp();
    const person = await sending.personId(FIRST_EMAIL);
    const hostile = '<img src=x onerror=alert(1)>\r\nBcc: evil@example.org';
    const rule = { kind: 'level', name: { en: hostile, ar: hostile } };
    const content = JSON.stringify({ ...CONTENT, rule });
    await sending.enqueue({ ...WISH, content, to: { person } });
    await sending.work();
    const mail = sending.mail.mails[0]?.mail;
    expect(mail?.html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(mail?.html).not.toContain('<img');
    expect(mail?.headers.filter(({ key }) => key === 'bcc')).toEqual([]);
    expect(mail?.subject).toContain('<img src=x onerror=alert(1)> Bcc: evil@example.org');
  });

  it('is tried again under the same id when the server hangs up or is busy, and given up when it is refused', async () => {
    sending = await sendingApp();
    const person = await sending.personId(FIRST_EMAIL);
    const [, made] = await sending.enqueue({ ...WISH, to: { person } });
    const id = made?.id ?? '';
    sending.mail.behave('cut');
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', outcome: 'connection_lost' });
    sending.filled.clock.now += MINUTE;
    sending.mail.behave('busy');
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', outcome: 'mail_put_off' });
    sending.filled.clock.now += HOUR;
    sending.mail.behave('take');
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', tries: 3 });
    expect(sending.mail.mails.map(({ mail }) => mail.messageId)).toEqual([`<${id}@example.org>`]);
    sending.mail.behave('refuse');
    const [, other] = await sending.enqueue({ ...WISH, to: { person } });
    await sending.work();
    expect(await stateOf(other?.id ?? '')).toMatchObject({
      state: 'given_up',
      why: 'mail_refused',
    });
  });

  it('is not sent to who lost the right to its department, or cannot come in any more', async () => {
    sending = await sendingApp();
    const { filled } = sending;
    const rights = { role: 'head', departments: ['billing'] } as const;
    await invited(filled.app, filled.session, 'head@example.org', rights);
    const person = await sending.personId('head@example.org');
    const codes = await filled.repository.read('readValues', undefined);
    const code = (key: string) =>
      codes.find((value) => value.dimension === 1 && value.key === key)?.code ?? null;
    const about = (key: string) => {
      const scope = { department: code(key), theme: null, source: null };
      return JSON.stringify({ ...CONTENT, scope });
    };
    const [, other] = await sending.enqueue({ ...WISH, content: about('cards'), to: { person } });
    const [, own] = await sending.enqueue({ ...WISH, content: about('billing'), to: { person } });
    await sending.work();
    expect(await stateOf(other?.id ?? '')).toMatchObject({ state: 'given_up', why: 'no_right' });
    expect(await stateOf(own?.id ?? '')).toMatchObject({ state: 'sent' });
    expect(sending.mail.mails[0]?.mail.subject).toContain('Billing');
    await filled.patch(`/api/people/${person}`, { state: 'disabled' });
    const [, late] = await sending.enqueue({ ...WISH, content: about('billing'), to: { person } });
    await sending.work();
    expect(await stateOf(late?.id ?? '')).toMatchObject({
      state: 'given_up',
      why: 'recipient_gone',
    });
  });

  it('lists in one digest every message that was too much', async () => {
    sending = await sendingApp();
    const person = await sending.personId(FIRST_EMAIL);
    for (let i = 0; i < 17; i++) await sending.enqueue({ ...WISH, to: { person } });
    await sending.work();
    expect(sending.mail.mails).toHaveLength(6);
    sending.filled.clock.now += HOUR;
    await sending.work();
    expect(sending.mail.mails).toHaveLength(7);
    const digest = sending.mail.mails[6]?.mail;
    expect(digest?.subject).toBe('11 messages in one');
    expect(digest?.html?.match(/<li /g)).toHaveLength(11);
  });
});

describe('a webhook', () => {
  it('is signed so that the reference library accepts it, with old and new secret while they change', async () => {
    sending = await sendingApp();
    const id = await sentTo();
    const fresh = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
    await sending.filled.repository.write('changeReceiver', {
      id: 1,
      rotation: { secret: fresh, rotatedUntil: sending.filled.clock.now + HOUR },
      by: 'test',
      now: sending.filled.clock.now,
    });
    await sending.work();
    const [call] = sending.hooks.calls;
    expect(call?.headers['webhook-id']).toBe(id);
    // The library looks at the clock of the machine, which here is another: it is asked about the signature only.
    const stamp = new Date(Number(call?.headers['webhook-timestamp']) * 1000);
    for (const secret of [SECRET, fresh]) {
      const expected = new Webhook(secret).sign(id, stamp, call?.body ?? '');
      expect(String(call?.headers['webhook-signature']).split(' ')).toContain(expected);
    }
    expect(JSON.parse(call?.body ?? '')).toMatchObject({
      type: 'alert.opened',
      data: { severity: 'serious', value: 61.5, expected: { low: 70, high: 78 } },
    });
    sending.filled.clock.now += 2 * HOUR;
    await sending.enqueue({ ...WISH, to: 'receivers' });
    await sending.work();
    expect(String(sending.hooks.calls[1]?.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('is tried ten times over 76 hours with one id, and then the administrators are told another way', async () => {
    sending = await sendingApp();
    sending.hooks.answer('/hook', withStatus(500));
    const id = await sentTo();
    const start = sending.filled.clock.now;
    for (let i = 0; i < 2000 && (await stateOf(id))?.state === 'waiting'; i++) {
      await sending.work();
      sending.filled.clock.now += 5 * MINUTE;
    }
    expect(await stateOf(id)).toEqual({
      state: 'given_up',
      why: 'status_refused',
      tries: 10,
      outcome: 'status_refused',
    });
    const hours = (sending.filled.clock.now - start) / HOUR;
    expect(hours).toBeGreaterThan(76 * 0.8);
    expect(hours).toBeLessThan(76 * 1.2);
    expect(new Set(sending.hooks.calls.map(({ headers }) => headers['webhook-id']))).toEqual(
      new Set([id]),
    );
    await sending.work();
    expect(sending.mail.mails.map(({ to, mail }) => [to, mail.subject])).toEqual([
      [FIRST_EMAIL, '“/hook” no longer receives alerts'],
    ]);
  });

  it('takes 410 as the last word: the receiver is off and the administrators hear of it', async () => {
    sending = await sendingApp();
    sending.hooks.answer('/hook', withStatus(410));
    const id = await sentTo();
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'given_up', why: 'gone', tries: 1 });
    const receiver = await sending.filled.repository.read('readReceiver', { id: 1 });
    expect(receiver).toMatchObject({ isOn: false, disabled: { why: 'gone' } });
    expect(await sending.enqueue({ ...WISH, to: 'receivers' })).toEqual([]);
    expect(sending.mail.mails).toHaveLength(1);
  });

  it('follows no redirect', async () => {
    sending = await sendingApp();
    sending.hooks.answer('/hook', withStatus(302, { location: '/elsewhere' }));
    const id = await sentTo();
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', outcome: 'redirected' });
    expect(sending.hooks.calls.map(({ path }) => path)).toEqual(['/hook']);
  });

  it('waits as long as Retry-After asks for', async () => {
    sending = await sendingApp();
    sending.hooks.answer('/hook', withStatus(429, { 'retry-after': '1800' }));
    const id = await sentTo();
    await sending.work();
    sending.hooks.answer('/hook', withStatus(200));
    sending.filled.clock.now += 29 * MINUTE;
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', tries: 1 });
    sending.filled.clock.now += MINUTE;
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'sent', tries: 2 });
  });

  it('takes a megabyte of answer for an answer without keeping it', async () => {
    sending = await sendingApp();
    sending.hooks.answer('/hook', (response) => {
      response.writeHead(200).end('x'.repeat(2 ** 20));
    });
    const id = await sentTo();
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  });

  it('that never answers is given up for now, and keeps no other receiver waiting', async () => {
    sending = await sendingApp({ patienceMs: 3000 });
    sending.hooks.answer('/slow', () => undefined);
    const id = await sentTo('/slow');
    for (let i = 0; i < 3; i++) await sending.enqueue({ ...WISH, to: 'receivers' });
    for (let i = 0; i < 5; i++) await sending.receiver(`/fast${i}`);
    const made = await sending.enqueue({ ...WISH, to: 'receivers' });
    expect(made).toHaveLength(6);
    const began = Date.now();
    await sending.worker.round();
    const fast = () => sending.hooks.calls.filter(({ path }) => path.startsWith('/fast'));
    while (fast().length < 5) await pause(5);
    expect(Date.now() - began).toBeLessThan(1000);
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', outcome: null });
    await sending.worker.settled();
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', outcome: 'too_slow' });
  });

  it('speaks to Slack in its own form and the language of the receiver', async () => {
    sending = await sendingApp();
    await sending.receiver('/services/x', { kind: 'slack', language: 'ar', name: 'Slack' });
    const rule = { kind: 'level', name: { en: 'A & B <x>', ar: 'أ & ب <x>' } };
    const content = JSON.stringify({ ...CONTENT, rule });
    await sending.enqueue({ ...WISH, content, to: 'receivers' });
    await sending.work();
    const [call] = sending.hooks.calls;
    expect(call?.headers['webhook-signature']).toBeUndefined();
    const { text } = JSON.parse(call?.body ?? '') as { text: string };
    expect(text).toContain('أ &amp; ب &lt;x&gt;');
  });
});

describe('what lies inside', () => {
  const INSIDE = { subnets: [], ports: [] };

  it('is not connected to without the allow-list, neither for calls nor for mail', async () => {
    sending = await sendingApp({ outgoing: INSIDE });
    const id = await sentTo();
    const person = await sending.personId(FIRST_EMAIL);
    const [, mail] = await sending.enqueue({ ...WISH, to: { person } });
    await sending.work();
    expect(await stateOf(id)).toMatchObject({ outcome: 'port_refused' });
    expect(await stateOf(mail?.id ?? '')).toMatchObject({ outcome: 'port_refused' });
    expect([sending.hooks.calls, sending.mail.mails]).toEqual([[], []]);
  });

  it('is not reached by a name that answers differently the second time, or that has one inner address', async () => {
    let asked = 0;
    const answers = [['93.184.216.34', '127.0.0.1'], ['127.0.0.1']];
    sending = await sendingApp({
      outgoing: { subnets: [], ports: [] },
      resolve: () => {
        const found = answers[asked++ % answers.length] ?? [];
        return Promise.resolve(found.map((address) => ({ address, family: 4 })));
      },
    });
    await sending.receiver('', { address: 'https://rebinding.example/hook' });
    const [made] = await sending.enqueue({ ...WISH, to: 'receivers' });
    for (let i = 0; i < 2; i++) {
      await sending.work();
      expect(await stateOf(made?.id ?? '')).toMatchObject({ outcome: 'address_refused' });
      sending.filled.clock.now += HOUR;
    }
    expect(asked).toBe(2);
  });

  it('is not called without encryption when it is not inside', async () => {
    sending = await sendingApp({
      outgoing: { subnets: [], ports: [80] },
      resolve: () => Promise.resolve([{ address: '93.184.216.34', family: 4 }]),
    });
    await sending.receiver('', { address: 'http://plain.example/hook' });
    const [made] = await sending.enqueue({ ...WISH, to: 'receivers' });
    await sending.work();
    expect(await stateOf(made?.id ?? '')).toMatchObject({ outcome: 'unencrypted_refused' });
  });
});
