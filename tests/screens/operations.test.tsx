import { afterEach, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
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

async function open(language: 'en' | 'ar'): Promise<Screen> {
  filled ??= await filledApp();
  await screen?.close();
  const path = '/settings/operations';
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

describe('the page of operations', () => {
  it('says that nothing was backed up or checked, and what to set, in both languages', async () => {
    const page = await open('en');
    await page.until(() => page.text().includes('No backup has been made yet.'));
    expect(page.plainText()).toContain('BASIRA_BACKUP_DIR');
    expect(page.text()).toContain('None was made yet: basira check.');
    // Here nobody knows where the data lie.
    expect(page.text()).toContain('Room on the diskNot known');
    const arabic = await open('ar');
    await arabic.until(() => arabic.text().includes('لم تُنشأ نسخة احتياطية بعد.'));
  });
});
