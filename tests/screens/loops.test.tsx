import { afterEach, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { beginInHouse } from '#tests/integration/loops/house-loops.ts';
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
  language: 'en' | 'ar' = 'en',
  fill: (app: FilledApp) => Promise<void> = beginInHouse,
): Promise<Screen> {
  if (filled === null) {
    filled = await filledApp();
    await fill(filled);
  }
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

const columns = (page: Screen): (string | null)[] =>
  [...page.root.querySelectorAll('main h2')].map((title) => title.textContent);

function titleField(page: Screen): HTMLInputElement {
  const field = page.root.querySelector<HTMLInputElement>('main input[type=text]');
  if (!field) throw new Error('there is nowhere to write what it is about');
  return field;
}

describe('the board of loops', () => {
  it('has a column for each step, with how many records are behind each loop and who has heard', async () => {
    const page = await open('/loops');
    await page.until(() => page.plainText().includes('Calls that come twice'));
    expect(columns(page)).toEqual([
      'Heard3',
      'Understood0',
      'Decided0',
      'Changed0',
      'Customers told0',
      'Verified0',
      'How loops are seen through',
    ]);
    expect(page.plainText()).toMatch(/[1-9]\d* records behind it/u);
    expect(page.plainText()).toContain('0 of 1 department has heard');
    expect(page.plainText()).toContain('Next step by');
  });

  it('keeps in its address what is chosen, and says what of it was not understood', async () => {
    const page = await open('/loops?severity=serious&state=lost');
    await page.until(() => page.plainText().includes('state=lost'));
    await page.choose(page.role('combobox', 'Show'), 'verified');
    await page.until(() => page.text().includes('No loop fits what is chosen'));
    expect(location.search).toBe('?state=verified&severity=serious');
    await page.choose(page.role('combobox', 'Show'), 'heard');
    await page.until(() => columns(page).join() === 'Heard3,How loops are seen through');
  });

  it('says in Arabic that nothing was begun, and where one begins', async () => {
    const page = await open('/loops', 'ar', () => Promise.resolve());
    await page.until(() => page.text().includes('لم تبدأ أي حلقة بعد'));
    expect(page.role('link', 'ابدأ حلقة').getAttribute('href')).toBe('/loops/new');
  });
});

describe('beginning a loop', () => {
  it('asks what it is about, shows loops like it, and leads to it', async () => {
    const page = await open('/loops/new?department=billing');
    await page.until(() => page.text().includes('What is it about?'));
    await page.press(page.role('button', 'Begin it'));
    expect(page.text()).toContain('Say what it is about.');
    await page.fill(titleField(page), 'Calls come twice a day');
    await page.until(() => page.plainText().includes('similar words'));
    await page.press(page.role('button', 'Begin it'));
    await page.until(() => location.pathname === '/loops/4');
    const story = await filled?.repository.read('readLoop', { id: 4 });
    expect(story?.loop).toMatchObject({
      title: 'Calls come twice a day',
      state: 'heard',
      scope: { metric: 'volume', filters: ['department=billing'] },
    });
  });

  it('keeps what its address narrows it to, and says what it did not understand', async () => {
    const page = await open('/loops/new?department=billing,cards&colour=red');
    await page.until(() => page.text().includes('What is it about?'));
    await page.until(() => page.plainText().includes('Only with Billing, cards'));
    expect(page.plainText()).toContain('colour=red');
    await page.fill(titleField(page), 'Fees');
    await page.press(page.role('button', 'Begin it'));
    await page.until(() => location.pathname === '/loops/4');
    const story = await filled?.repository.read('readLoop', { id: 4 });
    expect(story?.loop.scope.filters).toEqual(['department=billing,cards']);
  });

  it('refuses to begin one that is about everything', async () => {
    const page = await open('/loops/new');
    await page.until(() => page.text().includes('What is it about?'));
    await page.fill(titleField(page), 'All of it');
    await page.press(page.role('button', 'Begin it'));
    expect(page.text()).toContain('Choose a department or a theme');
  });
});
