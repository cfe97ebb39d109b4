import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { ViewsAnswer } from '#server/contract/views.ts';
import { FIRST_EMAIL, PAGE_HEADERS } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { ADMINISTRATOR, fakeServer, refusal } from './fake-server.ts';
import type { Screen } from './harness.tsx';
import { isShown, openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

/** What everybody's password is in the applications of the tests. */
const PASSWORD = 'correct horse battery';
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
  vi.useRealTimers();
  await screen?.close();
  screen = null;
});

/** The field in which a view gets its name. */
function nameField(page: Screen): HTMLInputElement | null {
  return (
    [...page.root.querySelectorAll<HTMLInputElement>('main form input[type=text]')].at(-1) ?? null
  );
}

async function typeName(page: Screen, name: string): Promise<void> {
  await page.until(() => nameField(page) !== null);
  const field = nameField(page);
  if (field) await page.fill(field, name);
}

/** The organisation's English name in the form of its settings. */
function nameOf(page: Screen): HTMLInputElement | null {
  return page.root.querySelector<HTMLInputElement>('main form input[lang=en]');
}

async function nameAs(page: Screen, name: string): Promise<void> {
  await page.until(() => nameOf(page) !== null);
  const field = nameOf(page);
  if (field) await page.fill(field, name);
}

/** The days of the week in the same form, to be ticked off. */
function daysOff(page: Screen): HTMLInputElement[] {
  const form = page.root.querySelector('main form');
  return [...(form?.querySelectorAll<HTMLInputElement>('fieldset fieldset input') ?? [])];
}

async function signIn(page: Screen, email: string, enter: string): Promise<void> {
  const [address, password] = [
    page.root.querySelector<HTMLInputElement>('input[type=email]'),
    page.root.querySelector<HTMLInputElement>('input[type=password]'),
  ];
  if (!address || !password) throw new Error('the door has no form');
  await page.fill(address, email);
  await page.fill(password, PASSWORD);
  const button = [...page.root.querySelectorAll('button')].find((one) => one.textContent === enter);
  if (!button) throw new Error(`no button says ${enter}`);
  await page.press(button);
}

/** As a browser whose session ends when it is told so, until somebody signs in. */
function forgetful(): { fetch: typeof globalThis.fetch; forget: () => void; letIn: () => void } {
  let isIn = true;
  const real = realFetch(filled, () => (isIn ? filled.session : PAGE_HEADERS));
  return {
    forget: () => {
      isIn = false;
    },
    letIn: () => {
      isIn = true;
    },
    fetch: async (input, init) => {
      const response = await real(input, init);
      // No answer of a server comes in the same turn of the event loop.
      await setTimeout(5);
      // The DOM hides cookies from scripts: what the answer sets is sent along from here on.
      if (input === '/api/session' && init?.method === 'POST' && response.status === 204)
        isIn = true;
      return response;
    },
  };
}

describe('a change after the session has ended', () => {
  it.each([
    ['en', 'Keep this view', 'Sign in', 'is saved then'],
    ['ar', 'احفظ هذا العرض', 'دخول', 'ويُحفظ حينها'],
  ] as const)(
    'leads to the door, and goes on from where one was when the same person is back, in %s',
    async (language, keep, enter, kept) => {
      const { fetch, forget } = forgetful();
      const page = await openScreen({ fetch, path: PATH, language });
      screen = page;
      const name = `Ways in, ${language}`;
      await typeName(page, name);
      forget();
      await page.press(page.role('button', keep));
      await page.until(() => page.text().includes(kept));
      expect(isShown(page.root.querySelector('nav'))).toBe(false);
      const named = async (): Promise<string[]> =>
        (await filled.json<ViewsAnswer>('/api/views')).views.map((view) => view.name);
      expect(await named()).not.toContain(name);

      await signIn(page, FIRST_EMAIL, enter);
      await page.until(() => isShown(page.root.querySelector('nav')));
      await page.until(() =>
        [...page.root.querySelectorAll('a[aria-current] bdi')].some(
          (one) => one.textContent === name,
        ),
      );
      expect(await named()).toContain(name);
      expect(location.pathname + location.search).toBe(PATH);
      expect(page.root.querySelector('input[type=password]')).toBeNull();
      expect(page.root.querySelector('[role=alert]')).toBeNull();
    },
  );

  it.each([
    ['at the door', async (page: Screen) => signIn(page, FIRST_EMAIL, 'Sign in')],
    [
      'in another window',
      async (_page: Screen, letIn: () => void) => {
        letIn();
        // What was asked of the session is a minute old when the window is looked at again.
        vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
        window.dispatchEvent(new Event('visibilitychange'));
      },
    ],
  ])('stands in the form once it has been carried out, signed in %s', async (where, comeBack) => {
    const { fetch, forget, letIn } = forgetful();
    const page = await openScreen({ fetch, path: '/settings' });
    screen = page;
    const name = `Named when signed in ${where}`;
    await nameAs(page, name);
    forget();
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('is saved then'));
    await comeBack(page, letIn);
    await page.until(() => nameOf(page)?.value === name);
    expect((await filled.json<OrganisationAnswer>('/api/organisation')).name.en).toBe(name);
  });

  it.each([
    ['en', 'Save', 'Sign in', 'not everything was saved', 'Back to the page'],
    ['ar', 'حفظ', 'دخول', 'لم يُحفظ كل شيء', 'العودة إلى الصفحة'],
  ] as const)(
    'is told as refused where it is refused then, before one is back, in %s',
    async (language, save, enter, told, back) => {
      const { fetch, forget } = forgetful();
      const page = await openScreen({ fetch, path: '/settings', language });
      screen = page;
      await page.until(() => daysOff(page).length === 7);
      // A week of days off is refused.
      for (const day of daysOff(page)) if (!day.checked) await page.press(day);
      forget();
      await page.press(page.role('button', save));
      await page.until(() => page.root.querySelector('input[type=email]') !== null);
      await signIn(page, FIRST_EMAIL, enter);
      await page.until(() => page.text().includes(told));
      expect(page.role('alert', '').textContent).not.toBe('');
      expect(daysOff(page)).toEqual([]);
      await page.press(page.role('button', back));
      await page.until(() => daysOff(page).length === 7);
      expect(daysOff(page).filter(({ checked }) => checked)).toHaveLength(2);
    },
  );

  it('does not stay at the door for what waited for the password when the session ended', async () => {
    const { fetch, forget } = forgetful();
    filled.clock.now += 11 * 60_000;
    const page = await openScreen({ fetch, path: '/people' });
    screen = page;
    await page.until(() => page.text().includes(FIRST_EMAIL));
    await page.press(page.role('button', 'New link'));
    await page.until(() => page.root.querySelector('dialog') !== null);
    forget();
    // What was asked is a minute old when the window is looked at again, and finds the session ended.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    window.dispatchEvent(new Event('visibilitychange'));
    await page.until(() => page.text().includes('is saved then'));
    await signIn(page, FIRST_EMAIL, 'Sign in');
    // The session that these tests come back with is the old one: the password would be asked for again.
    await page.until(() => page.text().includes('your password is asked for again'));
    await page.press(page.role('button', 'Back to the page'));
    await page.until(() => isShown(page.root.querySelector('nav')));
    expect(page.root.querySelector('dialog')).toBeNull();
  });

  it('is not needed: a question that finds the session ended leads there too, and nothing of the page is left in the document', async () => {
    const { fetch, forget } = forgetful();
    const page = await openScreen({ fetch, path: PATH });
    screen = page;
    await typeName(page, 'Half typed');
    await page.until(() => page.root.querySelector('[data-loading]') === null);
    forget();
    await page.choose(page.role('combobox', 'Compare by'), 'branch');
    await page.until(() => page.text().includes('is saved then'));
    expect(page.root.querySelectorAll('main')).toHaveLength(1);
    expect(nameField(page)?.value).not.toBe('Half typed');
    await signIn(page, FIRST_EMAIL, 'Sign in');
    await page.until(() => page.root.querySelector('h1')?.textContent === 'Cases opened by branch');
  });

  it('is not made when somebody else signs in, to whom nothing of the first one’s page is left', async () => {
    const nobody: SessionAnswer = {
      person: null,
      oneClick: [],
      needsFirstAdministrator: false,
      listenAfter: null,
    };
    const first = ADMINISTRATOR.person;
    if (!first) throw new Error('the administrator is somebody');
    const other = { ...ADMINISTRATOR, person: { ...first, id: 'somebody-else' } };
    let now: SessionAnswer = ADMINISTRATOR;
    const server = fakeServer({ session: () => now });
    const changes: string[] = [];
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const method = init?.method ?? 'GET';
      if (method === 'GET') return server.fetch(input, init);
      if (input === '/api/session') {
        now = other;
        return new Response(null, { status: 204 });
      }
      changes.push(now.person?.id ?? 'nobody');
      return refusal(401, 'SIGN_IN_NEEDED', 'over');
    };
    const page = await openScreen({ fetch, path: '/account' });
    screen = page;
    await page.until(() => page.root.querySelectorAll('input[type=password]').length > 1);
    const fields = [...page.root.querySelectorAll<HTMLInputElement>('input[type=password]')];
    for (const field of fields) await page.fill(field, 'what the first one typed');
    now = nobody;
    const form = fields[0]?.closest('form');
    const send = form?.querySelector('button');
    if (!send) throw new Error('nothing sends the form');
    await page.press(send);
    await page.until(() => page.root.querySelector('input[type=email]') !== null);
    await signIn(page, 'other@example.org', 'Sign in');
    await page.until(
      () =>
        page.root.querySelector('input[type=email]') === null &&
        page.root.querySelectorAll('input[type=password]').length > 1,
    );
    const left = [...page.root.querySelectorAll<HTMLInputElement>('input[type=password]')];
    expect(left.map(({ value }) => value).join('')).toBe('');
    expect(changes).toEqual(['nobody']);
  });
});
