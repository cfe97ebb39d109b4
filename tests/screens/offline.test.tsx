import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ViewsAnswer } from '#server/contract/views.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const PATH = '/explore?metric=volume&by=channel&period=last-4-weeks';
/** Cases of the last complete week. */
const CASES = ['phone', 'chat'].map((channel, i) =>
  record('case', channel, Date.UTC(2026, 10, 16 + i, 9), {}, { dimensions: { channel } }),
);

let filled: FilledApp;
let screen: Screen | null = null;
beforeAll(async () => {
  filled = await filledApp({ records: CASES });
});
afterAll(() => filled.drop());
afterEach(async () => {
  await screen?.close();
  screen = null;
  window.dispatchEvent(new Event('online'));
});

describe('where the browser says that it has no network', () => {
  it('what is asked and changed reaches a server of the same machine', async () => {
    const page = await openScreen({ fetch: realFetch(filled, () => filled.session), path: PATH });
    screen = page;
    await page.until(() => page.root.querySelector('[data-loading]') === null);
    window.dispatchEvent(new Event('offline'));

    await page.choose(page.role('combobox', 'Compare by'), 'branch');
    await page.until(() => page.root.querySelector('h1')?.textContent === 'Cases opened by branch');
    await page.until(() => page.root.querySelector('[data-loading]') === null);

    const field = [...page.root.querySelectorAll<HTMLInputElement>('main form input')].at(-1);
    if (!field) throw new Error('a view has no field for its name');
    await page.fill(field, 'Without a network');
    await page.press(page.role('button', 'Keep this view'));
    await page.until(() => page.root.querySelector('a[aria-current] bdi') !== null);
    const { views } = await filled.json<ViewsAnswer>('/api/views');
    expect(views.map(({ name }) => name)).toEqual(['Without a network']);
  });
});
