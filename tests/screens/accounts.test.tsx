import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import { ROLES } from '#server/domain/access/roles.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { FIRST_EMAIL, PAGE_HEADERS, sendAs, signInAs } from '#tests/builders/accounts.ts';
import { metricsAnswer } from './answers.ts';
import { ADMINISTRATOR, fakeServer, refusal } from './fake-server.ts';
import { field } from './fields.ts';
import type { Screen } from './harness.tsx';
import { isShown, openScreen } from './harness.tsx';
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

const NOBODY: SessionAnswer = {
  person: null,
  oneClick: [],
  needsFirstAdministrator: false,
  listenAfter: null,
};

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

  it('lets in by a link, and does not ask about the used link again', async () => {
    filled = await filledApp({ records: [] });
    const asked = { email: 'huda@example.org', name: 'Huda', rights: { role: 'executive' } };
    const made = await sendAs(filled.app, filled.session, 'POST', '/api/people', asked);
    // The contract's answer.
    const { link } = (await made.json()) as { link: { path: string } };
    const { accounts } = filled;
    let headers = PAGE_HEADERS;
    const statuses: [string, number][] = [];
    const real = realFetch(filled, () => headers);
    const page = await openScreen({
      fetch: async (input, init) => {
        const answer = await real(input, init);
        const url = input instanceof Request ? input.url : String(input);
        statuses.push([url, answer.status]);
        // The DOM of this test keeps no cookies.
        if (url.endsWith('/links/use')) headers = await signInAs(accounts, asked.email);
        return answer;
      },
      path: link.path,
    });
    screen = page;
    await page.until(() => page.root.querySelector('input[type=password]') !== null);
    await page.fill(field(page, 'Password'), 'correct horse battery');
    await page.press(page.role('button', 'Begin'));
    await page.until(() => page.root.querySelector('nav') !== null);
    expect(statuses.filter(([, status]) => status === 404)).toEqual([]);
    expect(statuses.filter(([url]) => url.includes('links/look'))).toHaveLength(1);
  });

  it('tells who opens a link that no longer holds', async () => {
    filled = await filledApp({ records: [] });
    const page = await openScreen({ fetch: realFetch(filled), path: '/join#gone' });
    screen = page;
    await page.until(() => page.text().includes('You cannot come in by this link'));
    expect(page.role('alert', 'Ask for a new one')).toBeTruthy();
  });
});

describe('a session that is over', () => {
  it.each([
    ['en', 'E-mail address', 'Sign in', 'Satisfied customers'],
    ['ar', 'البريد الإلكتروني', 'دخول', 'رضا العملاء'],
  ] as const)(
    'asks who is there, and then leads back to where one was, in %s',
    async (language, email, enter, title) => {
      let now: SessionAnswer = ADMINISTRATOR;
      const server = fakeServer({
        session: () => now,
        metrics: (question) =>
          now === NOBODY ? refusal(401, 'SIGN_IN_NEEDED', 'over') : metricsAnswer(question),
      });
      const sent: unknown[] = [];
      const fetch: typeof globalThis.fetch = async (input, init) => {
        if (typeof init?.body !== 'string') return server.fetch(input, init);
        sent.push(JSON.parse(init.body));
        now = ADMINISTRATOR;
        return new Response(null, { status: 204 });
      };
      const page = await openScreen({
        fetch,
        language,
        path: '/metric?metric=csat&period=last-4-weeks',
      });
      screen = page;
      const heading = (): string => page.root.querySelector('h1')?.textContent ?? '';
      await page.until(
        () => heading() === title && page.root.querySelector('[data-loading]') === null,
      );
      now = NOBODY;
      const by = [...page.root.querySelectorAll('select')].find(({ options }) =>
        [...options].some(({ value }) => value === 'branch'),
      );
      if (!by) throw new Error('the page offers dimensions');
      await page.choose(by, 'branch');
      await page.until(() => page.text().includes(email));
      expect(isShown(page.root.querySelector('nav'))).toBe(false);
      const [address, password] = page.root.querySelectorAll<HTMLInputElement>('form input');
      if (!address || !password) throw new Error('the form has fields');
      await page.fill(address, 'first@example.org');
      await page.fill(password, 'correct horse battery');
      await page.press(page.role('button', enter));
      await page.until(() => heading() === title);
      expect(sent).toEqual([{ email: 'first@example.org', password: 'correct horse battery' }]);
      expect(`${location.pathname}${location.search}`).toBe(
        '/metric?metric=csat&period=last-4-weeks&by=branch',
      );
    },
  );
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
      'My work',
      'Explore',
      'Alerts',
      'Loops',
      'Reports',
      'Follow-ups',
      'Records',
      'Themes',
      'Channels',
      'Targets and events',
      'Perception gap',
    ]);
  });

  it('of the front line sees where they report instead of the numbers', async () => {
    const server = fakeServer({ session: () => as('front_line') });
    const page = await openScreen({ fetch: server.fetch });
    screen = page;
    await page.until(() => page.text().includes('Tell us what happens'));
    expect(server.requests.filter(({ path }) => path.startsWith('/api/metrics'))).toEqual([]);
    expect([...page.root.querySelectorAll('nav a')].map((link) => link.textContent)).toEqual([
      'Reports',
      'Follow-ups',
    ]);
  });

  it('of the front line asks for no numbers when the page is opened again', async () => {
    const server = fakeServer({ session: () => as('front_line') });
    screen = await openScreen({ fetch: server.fetch });
    const first = screen;
    await first.until(() => first.text().includes('Tell us what happens'));
    await first.close();
    server.requests.length = 0;
    const page = await openScreen({ fetch: server.fetch, visit: 'kept' });
    screen = page;
    await page.until(() => page.text().includes('Tell us what happens'));
    await page.until(() => page.text().includes('Huda'));
    // `server/http/access.ts` opens these to everybody who is signed in, and the numbers not to the front line.
    const asked = new Set(server.requests.map(({ path }) => path));
    expect([...asked].sort()).toEqual([
      '/api/my-reports',
      '/api/organisation',
      '/api/report-choices',
      '/api/session',
      '/api/stores',
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

describe('where one is signed in', () => {
  it.each([
    ['en', 'Show all 8', 'End all but this one', 'this one'],
    ['ar', 'عرض الكل (8)', 'أنهِ كل الجلسات سوى هذه', 'هذه الجلسة'],
  ] as const)(
    'shows in %s this place and the newest, the rest when asked, and ends all others',
    async (language, all, others, here) => {
      filled = await filledApp({ records: [] });
      for (let i = 0; i < 7; i++) {
        filled.clock.now += 1000;
        await signInAs(filled.accounts, FIRST_EMAIL);
      }
      const fetch = realFetch(filled);
      const page = await openScreen({ fetch, path: '/account', language, digits: 'latn' });
      screen = page;
      const rows = () => {
        const card = page.role('button', others).closest('section');
        return [...(card?.querySelectorAll('li') ?? [])].map((row) => row.textContent ?? '');
      };
      await page.until(() => page.text().includes(all) && rows().length === 5);
      expect(rows()[0]).toContain(here);
      await page.press(page.role('button', all));
      await page.until(() => rows().length === 8);
      await page.press(page.role('button', others));
      await page.until(() => !page.text().includes(others));
      const left = await sendAs(filled.app, filled.session, 'GET', '/api/sessions');
      // The contract's answer.
      const { sessions } = (await left.json()) as { sessions: { isThis: boolean }[] };
      expect(sessions.map(({ isThis }) => isThis)).toEqual([true]);
    },
  );
});

describe('what is delicate', () => {
  it('asks for the password when it was last given long ago, and then goes on with what was wanted', async () => {
    filled = await filledApp({ records: [] });
    filled.clock.now += 11 * 60_000;
    const page = await openScreen({ fetch: realFetch(filled), path: '/people' });
    screen = page;
    await page.until(() => page.text().includes('first@example.org'));
    const dialog = () => page.root.querySelector('dialog');
    const password = () => dialog()?.querySelector<HTMLInputElement>('input[type=password]');
    const write = async (text: string) => {
      const input = password();
      if (!input) throw new Error('the dialog asks for a password');
      await page.fill(input, text);
      await page.press(page.role('button', 'Go on'));
    };
    await page.press(page.role('button', 'New link'));
    await page.until(() => password() !== undefined && password() !== null);
    expect(dialog()?.textContent).toContain('Is it you?');
    await write('not the password');
    await page.until(() => page.text().includes('do not fit together'));
    expect(page.text()).not.toContain('The link for');
    await write('correct horse battery');
    await page.until(() => page.text().includes('The link for \u2068First\u2069'));
    expect(dialog()).toBeNull();
  });

  it('is not done when the question is left, and says why', async () => {
    filled = await filledApp({ records: [] });
    filled.clock.now += 11 * 60_000;
    const page = await openScreen({ fetch: realFetch(filled), path: '/people' });
    screen = page;
    await page.until(() => page.text().includes('first@example.org'));
    await page.press(page.role('button', 'New link'));
    await page.until(() => page.root.querySelector('dialog') !== null);
    await page.press(page.role('button', 'Leave it'));
    await page.until(() => page.text().includes('your password is asked for again'));
    expect(page.root.querySelector('dialog')).toBeNull();
    expect(page.text()).not.toContain('The link for');
  });
});

describe('the page of keys', () => {
  it('makes a key for one source, shows its secret once, changes and ends it', async () => {
    filled = await filledApp();
    const page = await openScreen({ fetch: realFetch(filled), path: '/keys' });
    screen = page;
    await page.until(() => page.text().includes('No other program comes in yet'));
    await page.press(page.role('button', 'Make the key'));
    expect(page.role('alert', 'Give the program a name')).toBeTruthy();
    const [name, other] = page.root.querySelectorAll<HTMLInputElement>(
      'form input:not([type=checkbox])',
    );
    if (!name || !other) throw new Error('the form has fields');
    await page.fill(name, 'Ticket system');
    await page.fill(other, 'tickets, calls');
    await page.press(page.role('button', 'Make the key'));
    await page.until(() => page.text().includes('The secret for \u2068Ticket system\u2069'));
    const first = /basira_[\w-]{43}/.exec(page.text())?.[0];
    expect(first).toBeDefined();
    await page.until(() =>
      page.text().includes('sends records of \u2068tickets\u2069, \u2068calls\u2069'),
    );
    expect(page.text()).toContain('never used yet');
    const stored = await filled.accounts.repository.read('listApiKeys', undefined);
    expect(stored.map(({ scopes }) => scopes)).toEqual([
      { ingest: ['tickets', 'calls'], read: null },
    ]);

    await page.press(page.role('button', 'Change'));
    await page.press(page.role('button', 'Make the new secret'));
    await page.until(() => page.root.querySelectorAll('li').length === 2);
    const secrets = page.text().match(/basira_[\w-]{43}/g) ?? [];
    expect(new Set(secrets).size).toBe(2);

    await page.press(page.role('button', 'End'));
    expect(page.text()).toContain('cannot be taken back');
    await page.press(page.role('button', 'End it now'));
    const { accounts, clock } = filled;
    const over = async () =>
      (await accounts.repository.read('listApiKeys', undefined)).filter(
        ({ expiresAt }) => expiresAt <= clock.now,
      );
    await expect.poll(over, { timeout: 20_000 }).toHaveLength(1);
    await page.until(() => page.text().includes('over since'));
  });
});

it('an invented administrator is told that the demonstration has no accounts, instead of a failure', async () => {
  const session = {
    ...ADMINISTRATOR,
    person: ADMINISTRATOR.person && { ...ADMINISTRATOR.person, isInvented: true },
  };
  const server = fakeServer({ session: () => session });
  for (const path of ['/people', '/keys']) {
    const page = await openScreen({ fetch: server.fetch, path });
    await page.until(() => page.text().includes('The demonstration has no accounts of its own'));
    expect(page.text()).not.toContain('Try again');
    await page.close();
  }
  expect(server.requests.filter(({ path }) => /people|keys/.test(path))).toEqual([]);
});

it('an invented officer is offered no files and no erasing, and is told why', async () => {
  const { person } = ADMINISTRATOR;
  const rights = { role: 'cx_officer' as const, departments: [] };
  const session = {
    ...ADMINISTRATOR,
    person: person && { ...person, role: 'cx_officer' as const, rights, isInvented: true },
  };
  const server = fakeServer({ session: () => session });
  for (const path of ['/erasures', '/import']) {
    const page = await openScreen({ fetch: server.fetch, path });
    await page.until(() => page.text().includes('The demonstration’s data are generated'));
    expect(page.text()).not.toContain('Try again');
    await page.close();
  }
  expect(server.requests.filter(({ path }) => /erasures|imports/.test(path))).toEqual([]);
  const page = await openScreen({ fetch: server.fetch, path: '/data' });
  await page.until(() => page.root.querySelector('a[href="/assignments"]') !== null);
  expect(page.root.querySelector('a[href="/import"], a[href="/erasures"]')).toBeNull();
  await page.close();
});
