import { afterEach, describe, expect, it } from 'vitest';
import { letIn } from '#tests/builders/accounts.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
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
      hasWeekly: false,
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
    await page.until(() => page.plainText().includes('يضبطه مشغّل الخادم بالمتغيّر BASIRA_SMTP'));
    const front = await letIn(filled, 'front@example.org', {
      role: 'front_line',
      departments: ['billing'],
    });
    const shut = await open('/settings/notices', { as: front });
    await shut.until(() => shut.text().includes('There is no such page'));
  });
});
