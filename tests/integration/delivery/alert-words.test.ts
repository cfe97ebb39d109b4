import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { FIRST_EMAIL } from '#tests/builders/accounts.ts';
import { signal } from '../alerts/raising.ts';
import type { Sending } from './sending.ts';
import { sendingApp } from './sending.ts';

const HOUR = 3_600_000;
/** Number of a rule of a first start, by its kind. */
const ruleOf = (kind: string) =>
  DEFAULT_RULES.findIndex(({ condition }) => condition.kind === kind) + 1;

let sending: Sending;
afterEach(() => sending.drop());

/** The texts of the mails that went out after an alert was raised, without the marks of direction. */
async function textsOf(some: Parameters<typeof signal>[0], language: 'en' | 'ar' = 'en') {
  sending = await sendingApp();
  const { repository, clock } = sending.filled;
  const person = await sending.personId(FIRST_EMAIL);
  const setting = { person, hasMail: true, hasWeekly: false, language, away: null } as const;
  await repository.write('writeNoticeSetting', { setting, now: clock.now });
  await beginRules(repository, clock.now);
  const scope = { department: null, theme: null, source: null };
  const raised = signal({ at: clock.now - HOUR, scope, ...some });
  await repository.write('raiseSignals', { signals: [raised], now: clock.now });
  await sending.work();
  const { mails } = sending.mail;
  return mails.map(({ mail }) =>
    `${mail.subject}\n${mail.text}`.replaceAll(/[\u2066-\u2069]/g, ''),
  );
}

describe('an alert that was raised', () => {
  it('arrives with its rule, severity and figures', async () => {
    const [text = '', ...more] = await textsOf({ rule: ruleOf('range'), cause: 'range nps' });
    expect(more).toEqual([]);
    expect(text).toMatch(
      /^Serious: .* is further from what was expected than chance explains – the whole organisation/,
    );
    // Value, limits and number of the signal.
    expect(text).toMatch(/Value: 30\n/);
    expect(text).toMatch(/Expected: 5 to 16\n/);
    expect(text).toContain('https://basira.example.org/alerts/1');
  });

  it.each([
    ['en', /Expected: about 10; added to what came before it, more than chance\n/],
    ['ar', /المتوقَّع: نحو \S+، وهو مع ما سبقه أكثر مما تفسّره الصدفة\n/],
  ] as const)('does not say in %s that what was expected was not', async (language, said) => {
    const inside = { value: 12, n: 30, expected: 10, low: 5, high: 16, score: 4, lastAsHigh: null };
    const raised = { rule: ruleOf('range'), cause: 'range nps', facts: inside };
    const [text = ''] = await textsOf(raised, language);
    expect(text).toMatch(said);
  });

  it('writes a value and the limit it crossed so that they differ', async () => {
    const facts = { value: 63.96, n: 80, expected: 74, low: 64.02, high: 85.2, score: 4 };
    const raised = {
      rule: ruleOf('range'),
      cause: 'range nps',
      facts: { ...facts, lastAsHigh: null },
    };
    const [text = ''] = await textsOf(raised);
    expect(text).toMatch(/Value: 63\.96\n/);
    expect(text).toMatch(/Expected: 64\.02 to 85\.2\n/);
  });

  it('has the name somebody gave its rule', async () => {
    const [text = ''] = await textsOf({ rule: ruleOf('grave'), cause: 'grave', severity: 'grave' });
    expect(text).toMatch(/^Grave: Danger to life – /);
    expect(text).toContain('New. Danger to life.');
  });

  it('of one channel, which stands in its cause alone, names it', async () => {
    const scope = { department: null, theme: null, source: null };
    // Codes are given in the order in which values come: the first channel of the house.
    const [text = ''] = await textsOf({
      rule: ruleOf('burst'),
      cause: 'burst hour channel=1',
      scope,
    });
    const { values } = await sending.filled.repository.read('readReference', undefined);
    const channel = values.find(({ dimension, code }) => dimension === 3 && code === 1);
    const name = channel?.name.en || (channel?.key ?? '');
    expect(name).not.toBe('');
    expect(text).toContain(`Serious: Far more reports than usual – ${name}\n`);
    expect(text).not.toContain('the whole organisation');
  });

  const SILENT = {
    rule: ruleOf('silence'),
    cause: 'silence',
    period: null,
    scope: { department: null, theme: null, source: 'desk' },
    // Silent for 7,260 s where 3,600 s are usual.
    facts: {
      value: 7260,
      n: null,
      expected: 3600,
      low: null,
      high: 7200,
      score: null,
      lastAsHigh: null,
    },
  };

  it('of a silent source says for how long, in units of time', async () => {
    const [text = ''] = await textsOf(SILENT);
    expect(text).toMatch(/^Serious: A source has stopped sending – Desk\n/);
    expect(text).toContain('No data for: 2 hours');
    expect(text).toContain('Usual gap: 1 hour');
    expect(text).not.toContain('Value:');
  });

  it('of a silent source says so in Arabic', async () => {
    const [text = ''] = await textsOf(SILENT, 'ar');
    expect(text).toMatch(/^مهم: توقف أحد المصادر عن الإرسال – المكتب\n/);
    expect(text).toContain('مدة الانقطاع: ساعتان\n');
    expect(text).toContain('أطول انقطاع معتاد: ساعة\n');
  });
});
