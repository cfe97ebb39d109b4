import { afterEach, beforeEach, expect, it } from 'vitest';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { Sending } from './sending.ts';
import { sendingApp } from './sending.ts';

let sending: Sending;
beforeEach(async () => {
  sending = await sendingApp();
});
afterEach(() => sending.drop());

it.each([
  ['en', 'Your report was answered', 'Open my reports'],
  ['ar', 'جاء الرد على بلاغكم', 'افتح بلاغاتي'],
])(
  'a reporter hears by mail in the language they reported in: %s',
  async (language, subject, open) => {
    const { app, session } = sending.filled;
    const rights = { role: 'front_line', departments: ['billing'] } as const;
    const clerk = await invited(app, session, 'clerk@example.org', rights);
    const body = { text: 'SECRET', department: 'billing', theme: null, frequency: 'daily' };
    const sent = await sendAs(
      app,
      { ...clerk, 'accept-language': language },
      'POST',
      '/api/reports',
      body,
    );
    expect(sent.status).toBe(200);
    const answer = { kind: 'answer', text: 'SECRET as well' };
    await sendAs(app, session, 'POST', '/api/reports/1/settle', answer);
    await sending.work();
    expect(sending.failures).toEqual([]);
    expect(sending.mail.mails).toHaveLength(1);
    const mail = sending.mail.mails[0]?.mail;
    expect(mail?.subject).toBe(subject);
    expect(mail?.text).toContain(open);
    expect(mail?.text).toContain('https://basira.example.org/report');
    // Not a word of what was written leaves.
    expect(`${mail?.text} ${mail?.html}`).not.toContain('SECRET');
  },
);
