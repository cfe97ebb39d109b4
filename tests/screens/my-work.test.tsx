import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { letIn } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { beginInHouse } from '#tests/integration/loops/house-loops.ts';
import { reportInHouse } from '#tests/integration/reports/house-reports.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

beforeAll(async () => {
  await import('#client/features/my-work/MyWorkPage.tsx');
});

let filled: FilledApp;
let head: SessionHeaders;
let screen: Screen | null = null;
beforeEach(async () => {
  filled = await filledApp();
  const rights = { role: 'head', departments: ['billing'] } as const;
  head = await letIn(filled, 'head@example.org', rights);
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

async function open(language: 'en' | 'ar' = 'en'): Promise<Screen> {
  await screen?.close();
  const fetch = realFetch(filled, () => head);
  screen = await openScreen({ fetch, path: '/my-work', language, digits: 'latn' });
  return screen;
}

describe('my work', () => {
  it('is calm where nothing waits, in both languages', async () => {
    const page = await open();
    await page.until(() => page.text().includes('Nothing waits for you'));
    const arabic = await open('ar');
    await arabic.until(() => arabic.text().includes('لا شيء ينتظرك'));
  });

  it('says what is asked, of which loop, and leads there; what is late stands first', async () => {
    await beginInHouse(filled);
    await reportInHouse(filled);
    const page = await open();
    await page.until(() => page.text().includes('Answer for your department'));
    expect(page.text()).toContain('Report that waits');
    const link = page.role('link', 'Calls that come twice');
    expect(link.getAttribute('href')).toBe('/loops/3');
    expect(page.role('link', 'The form asks twice').getAttribute('href')).toBe('/reports');
    const heads = [...page.root.querySelectorAll('main h2')].map((one) => one.textContent ?? '');
    expect(heads.every((one) => /^(Late|Today|Later)\d+$/u.test(one))).toBe(true);
    expect(heads.length).toBeGreaterThan(0);
  });

  it('stands in the navigation of whoever reads', async () => {
    const page = await open();
    await page.until(() => page.text().includes('Nothing waits for you'));
    expect(page.role('link', 'My work').getAttribute('href')).toBe('/my-work');
  });
});
