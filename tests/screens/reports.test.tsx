import { act } from 'react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dimensionIndex } from '#server/domain/dimensions.ts';
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
  await import('#client/ReportsPlace.tsx');
});

let filled: FilledApp;
let clerk: SessionHeaders;
let officer: SessionHeaders;
let screen: Screen | null = null;
beforeEach(async () => {
  filled = await filledApp();
  const late = { key: 'late', name: { en: 'Delays', ar: 'التأخير' }, parentKey: null, kind: null };
  const dimension = dimensionIndex('theme') + 1;
  await filled.repository.write('ensureValues', { values: [{ dimension, ...late }] });
  clerk = await letIn(filled, 'clerk@example.org', {
    role: 'front_line',
    departments: ['billing'],
  });
  officer = await letIn(filled, 'officer@example.org', {
    role: 'cx_officer',
    departments: [],
  });
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

async function open(
  who: SessionHeaders,
  path: string,
  language: 'en' | 'ar' = 'en',
): Promise<Screen> {
  await screen?.close();
  const fetch = realFetch(filled, () => who);
  screen = await openScreen({ fetch, path, language, digits: 'latn' });
  return screen;
}

function textArea(page: Screen): HTMLTextAreaElement {
  const field = page.root.querySelector<HTMLTextAreaElement>('main textarea');
  if (!field) throw new Error('there is nowhere to write');
  return field;
}

async function type(page: Screen, text: string): Promise<void> {
  const field = textArea(page);
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

async function write(page: Screen, text: string): Promise<void> {
  await page.until(() => page.root.querySelector('main textarea') !== null);
  await type(page, text);
  await page.choose(page.role('combobox', 'How often'), 'daily');
  await page.press(page.role('button', 'Send'));
}

describe('reporting', () => {
  it('asks three things, the department known already, and says what is missing', async () => {
    const page = await open(clerk, '/');
    await page.until(() => page.text().includes('What happens?'));
    const department = page.role('combobox', 'Department');
    expect((department as HTMLSelectElement).value).toBe('billing');
    await page.press(page.role('button', 'Send'));
    expect(page.text()).toContain('Say what happens.');
    await type(page, 'Calls come twice');
    await page.press(page.role('button', 'Send'));
    expect(page.text()).toContain('Choose how often you see it.');
    expect(page.text()).toContain('No report so far');
  });

  it('says that it has come in, stands among one’s own, and leaves the form for the next', async () => {
    const page = await open(clerk, '/');
    await write(page, 'The form asks twice');
    await page.until(() => page.text().includes('Your report has come in'));
    expect(document.activeElement?.textContent).toBe('Your report has come in');
    await page.until(() => page.text().includes('Waits for somebody'));
    await page.press(page.role('button', 'Write another report'));
    await page.until(() => page.root.querySelector('main textarea') !== null);
    expect(textArea(page).value).toBe('');
  });

  it('offers what is followed already; the reporter confirms it', async () => {
    await beginInHouse(filled);
    const page = await open(clerk, '/');
    await write(page, 'Calls that come twice');
    await page.until(() => page.text().includes('It may be one of these'));
    expect(page.plainText()).toContain('Step: Heard');
    await page.press(page.role('button', 'It is this: Calls that come twice'));
    await page.until(() => page.text().includes('This is followed already'));
    await page.until(() => page.text().includes('Followed as:'));
    await page.press(page.role('button', 'It is another matter'));
    await page.until(() => page.text().includes('Your report has come in'));
  });

  it('speaks Arabic as well', async () => {
    const page = await open(clerk, '/report', 'ar');
    await page.until(() => page.text().includes('ماذا يحدث؟'));
    expect(page.text()).toContain('لا بلاغات إلى الآن');
    expect(page.role('combobox', 'كم مرة تراه؟')).toBeTruthy();
  });
});

describe('the tray', () => {
  it('lists what waits, with how many reporters hear of their reports, and answers one', async () => {
    await reportInHouse(filled);
    const page = await open(officer, '/reports');
    await page.until(() => page.text().includes('The form asks twice'));
    expect(page.plainText()).toContain('Waits for somebody (3)');
    expect(page.plainText()).toContain('0 reports whose time is over: too few for a rate');
    await page.press(page.role('button', 'Answer'));
    await page.press(page.role('button', 'Answer'));
    expect(page.text()).toContain('Write the reason.');
    await type(page, 'It is a new form');
    await page.press(page.role('button', 'Answer'));
    await page.until(() => page.plainText().includes('Waits for somebody (2)'));
    await page.choose(page.role('combobox', 'Show'), 'told');
    await page.until(() => page.text().includes('It is a new form'));
    expect(location.search).toBe('?state=told');
  });

  it('joins one to a loop, and takes it off again', async () => {
    await reportInHouse(filled);
    await beginInHouse(filled);
    const page = await open(officer, '/reports');
    await page.until(() => page.text().includes('The form asks twice'));
    await page.press(page.role('button', 'Join to a loop'));
    await page.until(() => page.text().includes('Which loop follows it?'));
    await page.press(page.role('button', 'Join'));
    expect(page.text()).toContain('Choose a loop.');
    await page.choose(page.role('combobox', 'Which loop follows it?'), '1');
    await page.press(page.root.querySelector<HTMLElement>('main form button') as HTMLElement);
    await page.until(() => page.plainText().includes('Followed (1)'));
    await page.choose(page.role('combobox', 'Show'), 'joined');
    await page.until(() => page.text().includes('Followed as:'));
    await page.press(page.role('button', 'Take off the loop'));
    await page.until(() => page.text().includes('No report stands there'));
  });

  it('begins a loop from one, with its words and its place filled in', async () => {
    await reportInHouse(filled);
    const page = await open(officer, '/loops/new?report=1');
    await page.until(() => page.plainText().includes('Begun from report 1'));
    const field = page.root.querySelector<HTMLInputElement>('main input[type=text]');
    expect(field?.value).toBe('The form asks twice');
    await page.press(page.role('button', 'Begin it'));
    await page.until(() => /^\/loops\/\d+$/u.test(location.pathname));
    const told = await filled.repository.read('readReport', { id: 1 });
    expect(told?.report).toMatchObject({ state: 'joined', joinedBy: 'reader' });
  });

  it('is empty where nothing waits, in Arabic as well', async () => {
    const page = await open(officer, '/reports', 'ar');
    await page.until(() => page.text().includes('لا بلاغ ينتظر'));
    expect(page.role('link', 'اكتب بلاغًا').getAttribute('href')).toBe('/report');
  });

  it('is not the front line’s', async () => {
    const page = await open(clerk, '/reports');
    await page.until(() => page.text().includes('There is no such page'));
  });
});
