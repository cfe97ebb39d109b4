import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import { ROLES } from '#server/domain/access/roles.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { ADMINISTRATOR, fakeServer } from './fake-server.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

let screen: Screen | null = null;
let filled: FilledApp | null = null;
beforeEach(() => {
  history.replaceState(null, '', '/');
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

const NOBODY: SessionAnswer = { person: null, oneClick: [], needsFirstAdministrator: false };

describe('the way in', () => {
  it.each([
    ['en', 'Sign in', 'E-mail address'],
    ['ar', 'تسجيل الدخول', 'البريد الإلكتروني'],
  ] as const)(
    'asks in %s for address and password, and shows nothing else',
    async (language, title, email) => {
      const server = fakeServer({ session: () => NOBODY });
      const page = await openScreen({ fetch: server.fetch, language, path: '/settings' });
      screen = page;
      await page.until(() => page.text().includes(email));
      expect(page.role('heading', title)).toBeTruthy();
      expect(page.root.querySelector('nav')).toBeNull();
      expect([...page.root.querySelectorAll('input')].map(({ type }) => type)).toEqual([
        'email',
        'password',
      ]);
    },
  );

  it('says where the first administrator’s link is while nobody administers', async () => {
    const session = { ...NOBODY, needsFirstAdministrator: true };
    const page = await openScreen({ fetch: fakeServer({ session: () => session }).fetch });
    screen = page;
    await page.until(() => page.text().includes('shows a link for the first administrator'));
  });

  it('offers one press for each role of the demonstration, and is in after it', async () => {
    let now: SessionAnswer = { ...NOBODY, oneClick: [...ROLES] };
    const server = fakeServer({ session: () => now });
    const entered: unknown[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      if (typeof init?.body !== 'string') return server.fetch(input, init);
      entered.push(JSON.parse(init.body));
      now = ADMINISTRATOR;
      return new Response(null, { status: 204 });
    };
    const page = await openScreen({ fetch });
    screen = page;
    await page.until(() => page.text().includes('One click, no password'));
    await page.press(page.role('button', 'Customer experience officer'));
    await page.until(() => page.root.querySelector('nav') !== null);
    expect(entered).toEqual([{ role: 'cx_officer' }]);
  });

  it('tells who opens a link that no longer holds', async () => {
    filled = await filledApp({ records: [] });
    const page = await openScreen({ fetch: realFetch(filled), path: '/join#gone' });
    screen = page;
    await page.until(() => page.text().includes('This link does not hold any more'));
    expect(page.role('alert', 'Ask for a new one')).toBeTruthy();
  });
});

describe('who is in', () => {
  const as = (role: 'executive' | 'front_line'): SessionAnswer => ({
    ...NOBODY,
    person: {
      id: 'p2',
      email: 'huda@example.org',
      name: 'Huda',
      role,
      rights: { role, departments: role === 'front_line' ? ['billing'] : [] },
      isViewing: false,
      isInvented: false,
      mayViewAs: [],
    },
  });

  it('sees the pages that their rights open, and no others', async () => {
    const page = await openScreen({
      fetch: fakeServer({ session: () => as('executive') }).fetch,
      path: '/settings',
    });
    screen = page;
    await page.until(() => page.text().includes('There is no such page'));
    expect([...page.root.querySelectorAll('nav a')].map((link) => link.textContent)).toEqual([
      'Overview',
      'Records',
    ]);
  });

  it('of the front line sees what was given to them instead of the numbers', async () => {
    const server = fakeServer({ session: () => as('front_line') });
    const page = await openScreen({ fetch: server.fetch });
    screen = page;
    await page.until(() => page.text().includes('What is given to you will stand here'));
    expect(server.requests.filter(({ path }) => path.startsWith('/api/metrics'))).toEqual([]);
    expect([...page.root.querySelectorAll('nav a')].map((link) => link.textContent)).toEqual([
      'Overview',
    ]);
  });

  it('and looks as somebody else is told so on every page', async () => {
    const viewing = ADMINISTRATOR.person && {
      ...ADMINISTRATOR.person,
      rights: { role: 'executive' as const, departments: [] },
      isViewing: true,
    };
    const session = { ...ADMINISTRATOR, person: viewing };
    const page = await openScreen({ fetch: fakeServer({ session: () => session }).fetch });
    screen = page;
    await page.until(() => page.text().includes('You are looking as Executive'));
    expect(page.role('button', 'Back to my own view')).toBeTruthy();
  });
});

describe('the people page', () => {
  it('lists everybody, and shows the link of somebody new once', async () => {
    filled = await filledApp();
    const page = await openScreen({ fetch: realFetch(filled), path: '/people' });
    screen = page;
    await page.until(() => page.text().includes('first@example.org'));
    const [name, email] = page.root.querySelectorAll<HTMLInputElement>('form input');
    if (!name || !email) throw new Error('the form has fields');
    await page.fill(name, 'Huda');
    await page.fill(email, 'huda@example.org');
    await page.choose(page.role('combobox', 'Role'), 'head');
    await page.press(page.role('button', 'Make the link'));
    expect(page.role('alert', 'Choose at least one department.')).toBeTruthy();
    await page.until(() => page.text().includes('Billing'));
    const box = [...page.root.querySelectorAll('label')].find(
      ({ textContent }) => textContent === 'Billing',
    );
    if (!box) throw new Error('the departments are offered');
    await page.press(box);
    await page.press(page.role('button', 'Make the link'));
    await page.until(() => page.text().includes('The link for \u2068Huda\u2069'));
    expect(page.text()).toMatch(/\/join#[\w-]{43}/);
    // Names stand in isolates, so that no script turns the line around.
    await page.until(() =>
      page.text().includes('Head of department · \u2068Billing\u2069 · invited'),
    );
  });
});
