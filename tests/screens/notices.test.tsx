import { afterEach, describe, expect, it } from 'vitest';
import { USUAL_WAYS } from '#server/services/delivery/outgoing.ts';
import { letIn } from '#tests/builders/accounts.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { WISH } from '#tests/integration/delivery/wish.ts';
import { field } from './fields.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

let screen: Screen | null = null;
let filled: FilledApp | null = null;
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

async function open(
  path: string,
  { language = 'en', as }: { language?: 'en' | 'ar'; as?: SessionHeaders } = {},
): Promise<Screen> {
  filled ??= await filledApp();
  await screen?.close();
  const fetch = as ? realFetch(filled, () => as) : realFetch(filled);
  screen = await openScreen({ fetch, path, language, digits: 'latn' });
  return screen;
}

const HEAD = { role: 'head', departments: ['billing'] } as const;

describe('one’s own notices', () => {
  it('are tried by a letter to oneself, with what went wrong in both languages', async () => {
    const mailServer = {
      host: '127.0.0.1',
      port: 25,
      isSecure: false,
      login: null,
      from: 'basira@example.org',
    };
    // Nothing inside may be reached: it was not allowed.
    filled = await filledApp({ ways: { ...USUAL_WAYS, mailServer } });
    const page = await open('/settings/notices');
    await page.until(() => page.text().includes('Send me a test letter'));
    await page.press(page.role('button', 'Send me a test letter'));
    await page.until(() => page.text().includes('The test letter was not sent.'));
    const arabic = await open('/settings/notices', { language: 'ar' });
    await arabic.until(() => arabic.text().includes('أرسل إليّ رسالة تجريبية'));
    await arabic.press(arabic.role('button', 'أرسل إليّ رسالة تجريبية'));
    await arabic.until(() => arabic.text().includes('لم تُرسَل الرسالة التجريبية'));
  });

  it('are read and kept: ways, language, and who is told while one is away', async () => {
    filled = await filledApp();
    await letIn(filled, 'head@example.org', HEAD);
    const page = await open('/settings/notices');
    await page.until(
      () => page.text().includes('First day away') || page.text().includes('I am away'),
    );
    expect(page.text()).toContain('No mail server is set up here');
    expect(page.text()).toContain('there is nobody else to be told');
    await page.press(field(page, 'By e-mail, too'));
    await page.choose(page.role('combobox', 'Language of what is sent to you'), 'ar');
    await page.press(field(page, 'I am away for a time'));
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Choose a first day away');
    await page.fill(field(page, 'First day away'), '2026-12-08');
    await page.fill(field(page, 'First day back'), '2026-12-08');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Choose a first day away');
    await page.fill(field(page, 'First day back'), '2026-12-15');
    const deputy = page.role('combobox', 'Who is told instead');
    const option = [...deputy.querySelectorAll('option')].find(
      ({ textContent }) => textContent === 'head@example.org',
    );
    await page.choose(deputy, option?.value ?? '');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Saved.'));
    const { setting } = await filled.json<{ setting: unknown }>('/api/notice-settings');
    expect(setting).toEqual({
      hasMail: false,
      hasWeekly: true,
      language: 'ar',
      away: { from: '2026-12-08', to: '2026-12-15', deputy: option?.value },
    });
    // Back again: the days are forgotten, nobody stands in.
    await page.press(field(page, 'I am away for a time'));
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Saved.'));
    const after = await filled.json<{ setting: { away: unknown } }>('/api/notice-settings');
    expect(after.setting.away).toBeNull();
  });

  it('are there for a head, in Arabic, and reached from their account; for the front line they are not', async () => {
    filled = await filledApp();
    const head = await letIn(filled, 'head@example.org', HEAD);
    const page = await open('/account', { language: 'ar', as: head });
    await page.until(() => page.text().includes('إبلاغي'));
    await page.press(page.role('link', 'إبلاغي'));
    await page.until(() => page.text().includes('بالتنبيهات عن إداراتك وما يتبعها'));
    await page.until(() => page.plainText().includes('يحدده مشغّل الخادم في BASIRA_SMTP'));
    const front = await letIn(filled, 'front@example.org', {
      role: 'front_line',
      departments: ['billing'],
    });
    const shut = await open('/settings/notices', { as: front });
    await shut.until(() => shut.text().includes('There is no such page'));
  });
});

describe('the page of delivery', () => {
  const NEVER = 'https://127.0.0.1/hook';

  it('adds a receiver, shows its secret once, says why a test failed, keeps its log and removes it', async () => {
    const page = await open('/settings/delivery');
    await page.until(() => page.text().includes('No receiver yet.'));
    expect(page.plainText()).toContain('whoever runs the server sets BASIRA_SMTP');
    expect(page.text()).toContain('Nothing was ever sent yet.');
    await page.press(page.role('button', 'Add a receiver'));
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Give it a name and an address.');
    await page.fill(field(page, 'Name'), 'Night desk');
    await page.fill(field(page, 'Address'), NEVER);
    await page.choose(page.role('combobox', 'Hears of'), 'grave');
    await page.until(() => page.text().includes('Billing'));
    await page.press(field(page, 'Billing'));
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.plainText().includes('The secret of Night desk'));
    expect(page.text()).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
    await page.until(() => page.plainText().includes('Grave alerts only · Billing'));
    await page.press(page.role('button', 'Send a test'));
    await page.until(() => page.text().includes('The test was not delivered.'));
    expect(page.text()).toContain('BASIRA_ALLOW_SUBNETS');
    // The health above and the log below know of it, too.
    await page.until(() => page.plainText().includes('Test to Night desk · Webhooks · Given up'));
    await page.until(() => page.plainText().includes('1 given up'));
    await page.press(page.role('button', 'Last deliveries'));
    await page.until(() => page.plainText().includes('Test · Webhooks · Given up'));
    await page.press(page.role('button', 'Last deliveries'));
    await page.press(page.role('button', 'New secret'));
    await page.until(() => page.plainText().includes('the secret before signs until'));
    expect(new Set(page.text().match(/whsec_[A-Za-z0-9+/]{43}=/g)).size).toBe(2);
    await page.press(page.role('button', 'Change: '));
    await page.fill(field(page, 'Name'), 'Day desk');
    await page.press(page.role('button', 'Save'));
    await page.until(
      () => page.plainText().includes('Remove') && !page.text().includes('Night desk: '),
    );
    await page.press(page.role('button', 'Turn off: \u2068Day desk'));
    await page.until(() => page.plainText().includes(`${NEVER} · off`));
    await page.press(page.role('button', 'Remove: '));
    expect(page.text()).toContain('cannot be taken back');
    await page.press(page.role('button', 'Remove it now'));
    await page.until(() => page.text().includes('No receiver yet.'));
    await page.until(() => page.plainText().includes('Test to Receiver 1 ·'));
  });

  it('shows an officer what waits and since when, and no receivers to change', async () => {
    filled = await filledApp();
    const officer = await letIn(filled, 'cx@example.org', { role: 'cx_officer', departments: [] });
    const found = await filled.repository.read('findPersonByEmail', { email: 'cx@example.org' });
    const { now } = filled.clock;
    const wishes = [{ ...WISH, to: { person: found?.person.id ?? '' } }];
    await filled.repository.write('enqueueDeliveries', { wishes, now });
    const page = await open('/settings/delivery', { as: officer });
    await page.until(() => page.plainText().includes('1 waits, the oldest since 22 Nov 2026'));
    await page.until(() => page.plainText().includes('Alert to cx@example.org · E-mail · Waiting'));
    expect(page.plainText()).toContain('next try 22 Nov 2026');
    expect(page.text()).not.toContain('Add a receiver');
    await page.choose(page.role('combobox', 'Show'), 'given_up');
    await page.until(() => page.text().includes('None was made yet, or none stands as chosen.'));
    const arabic = await open('/settings/delivery', { as: officer, language: 'ar' });
    await arabic.until(() => arabic.plainText().includes('رسالة واحدة تنتظر، منذ'));
  });
});

it('the settings lead to the rules, the ladder, delivery and one’s own notices', async () => {
  const page = await open('/settings');
  await page.until(() => page.text().includes('Alert rules and silences'));
  const links = [...page.root.querySelectorAll('main a')].map((link) => link.getAttribute('href'));
  expect(links).toEqual([
    '/settings/alert-rules',
    '/settings/ladder',
    '/settings/delivery',
    '/settings/notices',
    '/settings/operations',
  ]);
});

describe('the ladder', () => {
  it('names who stands where and who is missing, and keeps other working hours', async () => {
    filled = await filledApp();
    await letIn(filled, 'head@example.org', HEAD);
    const page = await open('/settings/ladder');
    await page.until(() => page.plainText().includes('Head of departmenthead@example.org'));
    expect(page.text()).toContain('departments without anybody who leads them');
    expect(page.plainText()).toContain('Customer experience officernobody');
    expect(page.plainText()).toContain('administrators are told: First.');
    expect(page.text()).toContain('The front line is passed over');
    expect(page.plainText()).toContain('Days off: Friday and Saturday');
    expect(page.text()).toContain('Eid al-Fitr');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Nothing to save yet.');
    await page.choose(page.role('combobox', 'To'), '480');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('The end must be later than the beginning.');
    await page.choose(page.role('combobox', 'To'), '1440');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Saved.'));
    const { workingHours } = await filled.json<{ workingHours: unknown }>('/api/organisation');
    expect(workingHours).toEqual({ from: 480, to: 1440 });
  });

  it('is read by a head, who changes nothing, in Arabic', async () => {
    filled = await filledApp();
    const head = await letIn(filled, 'head@example.org', HEAD);
    const page = await open('/settings/ladder', { as: head, language: 'ar' });
    await page.until(() => page.plainText().includes('من 08:00 إلى 16:00'));
    expect(page.plainText()).toContain('رئيس إدارةhead@example.org');
    expect(page.text()).not.toContain('احفظ');
  });
});
