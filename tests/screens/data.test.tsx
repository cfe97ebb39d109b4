import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import { Intake } from '#server/services/intake.ts';
import { fakeServer, refusal } from './fake-server.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const CALL_SURVEY = {
  id: 'call',
  kind: 'csat',
  question: { en: 'How was the call?', ar: 'كيف كانت المكالمة؟' },
  scaleMin: 1,
  scaleMax: 5,
  topFrom: 4,
  bottomTo: 2,
} as const;
const MARKS = /[\u061c\u200e\u200f\u2066-\u2069]/g;

let filled: FilledApp;
let screen: Screen | null = null;

beforeEach(async () => {
  filled = await filledApp();
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  screen = await openScreen({ fetch: realFetch(filled), path, language });
  return screen;
}

const seen = (page: Screen) => page.text().replaceAll(MARKS, '');

function field(page: Screen, label: string): HTMLInputElement {
  const labels = [...page.root.querySelectorAll('label')];
  const found = labels.find((one) => one.textContent === label);
  const input = page.root.querySelector(`#${CSS.escape(found?.htmlFor ?? 'none')}`);
  const named = [...page.root.querySelectorAll('input')].find(
    (one) => one.getAttribute('aria-label')?.replaceAll(MARKS, '') === label,
  );
  const element = input ?? named;
  if (!(element instanceof HTMLInputElement)) throw new Error(`no field "${label}"`);
  return element;
}

async function write(input: HTMLInputElement, text: string): Promise<void> {
  await act(async () => {
    // React listens to the native setter.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('the settings', () => {
  it('are changed where they stand, and the frame shows the new name at once', async () => {
    const page = await open('/settings');
    await page.until(() => page.text().includes('Name in English'));
    await write(field(page, 'Name in English'), 'Al Noor');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Saved.'));
    expect(page.root.querySelector('header')?.textContent).toContain('Al Noor');
    const { name } = await filled.json<{ name: unknown }>('/api/organisation');
    expect(name).toEqual({ en: 'Al Noor', ar: 'دار الاختبار' });
  });

  it('say what another week start costs before it is done, and leave it undone when refused', async () => {
    const page = await open('/settings');
    await page.until(() => page.text().includes('Week begins on'));
    await page.choose(page.role('combobox', 'Week begins on'), 'mon');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('This counts everything again'));
    const before = await filled.json<{ weekStart: string }>('/api/organisation');
    expect(before.weekStart).toBe('sun');
    await page.press(page.role('button', 'Leave it as it is'));
    expect(page.role('combobox', 'Week begins on')).toHaveProperty('value', 'sun');
    await page.choose(page.role('combobox', 'Week begins on'), 'mon');
    await page.press(page.role('button', 'Save'));
    await page.press(page.role('button', 'Count again and save'));
    await page.until(() => page.text().includes('Saved.'));
    const after = await filled.json<{ weekStart: string }>('/api/organisation');
    expect(after.weekStart).toBe('mon');
  });

  it('choose the numbers of the overview, of each survey its own, in the order they stand', async () => {
    const intake = new Intake(filled.repository, 'calls', {});
    await intake.open({ en: 'Calls', ar: 'المكالمات' }, [CALL_SURVEY]);
    const page = await open('/settings');
    await page.until(() => page.text().includes('Card 7'));
    const before = (await filled.json<{ cards: string[] }>('/api/organisation')).cards;
    expect(before).toContain('csat');
    expect(seen(page)).toContain('Customer satisfaction · How was the call?');
    await page.choose(page.role('combobox', 'Card 1'), 'csat:call');
    await page.choose(page.role('combobox', 'Card 7'), '');
    await page.press(page.role('button', 'Save the numbers'));
    await page.until(() => page.text().includes('Saved.'));
    const { cards } = await filled.json<{ cards: string[] }>('/api/organisation');
    expect(cards).toEqual(['csat:call', ...before.slice(1, 6)]);
  });

  it('show the refusal of the server in the reader’s language', async () => {
    const { fetch } = fakeServer();
    const sentence = 'هذه القيمة لا تصلح.';
    screen = await openScreen({
      fetch: async (input, init) => {
        const request =
          input instanceof Request ? input : new Request(new URL(input, location.origin), init);
        if (request.method !== 'PATCH') return fetch(input, init);
        return refusal(400, 'SETTING_INVALID', sentence);
      },
      path: '/settings',
      language: 'ar',
    });
    const page = screen;
    await page.until(() => page.text().includes('الاسم بالإنجليزية'));
    await write(field(page, 'الاسم بالإنجليزية'), 'X');
    await page.press(page.role('button', 'احفظ'));
    await page.until(() => page.text().includes(sentence));
    expect(page.role('alert', sentence)).toBeTruthy();
  });
});

describe('the data page', () => {
  it('tells volume, completeness and what cannot be true, as the survey counted it', async () => {
    const page = await open('/data');
    await page.until(() => page.text().includes('Counted'));
    await page.until(() => page.text().includes('Cases:'));
    expect(page.role('heading', 'Desk')).toBeTruthy();
    // The house's records lie in 24 weeks; of the two shown before them nothing is known.
    expect(page.role('img', '24 weeks, from')).toBeTruthy();
    expect(page.text()).toContain('In every record: ');
    expect(page.text()).toContain('No file was imported from this source.');
    expect(page.text()).toContain('Open: records of any age are taken.');
  });

  it('is the same page in Arabic, in the digits the reader chose', async () => {
    const page = await open('/data', 'ar');
    await page.until(() => page.text().includes('آخر عدّ'));
    await page.until(() => page.text().includes('ما تملؤه السجلات'));
    expect(page.role('heading', 'المكتب')).toBeTruthy();
    // Ids stay as their source writes them.
    expect(
      seen(page)
        .replace('123', '')
        .replace(/c\d+-\d/, ''),
    ).not.toMatch(/[0-9]/);
  });

  it.each([
    ['en', 'Files put into inbox/desk/ of the data folder are imported'],
    ['ar', 'الملفات التي توضع في inbox/desk/ داخل مجلد البيانات'],
  ] as const)(
    'names the folder that takes the next files of a source: %s',
    async (language, said) => {
      const real = realFetch(filled);
      screen = await openScreen({
        // As the real answer is once a file of the source was imported.
        fetch: async (input, init) => {
          const response = await real(input, init);
          const { pathname } = new URL(
            String(input instanceof Request ? input.url : input),
            location.origin,
          );
          if (pathname !== '/api/sources/desk') return response;
          return Response.json({ ...((await response.json()) as object), mapping: { version: 1 } });
        },
        path: '/data',
        language,
      });
      const page = screen;
      await page.until(() => seen(page).includes(said));
    },
  );

  it('names values many at a time, over the dimensions’ own route', async () => {
    const page = await open('/data');
    await page.until(() => page.text().includes('without a name'));
    const { dimensions } = await filled.json<{
      dimensions: { dimension: string; unnamed: number }[];
    }>('/api/dimensions');
    const first = dimensions.find(({ unnamed }) => unnamed > 0);
    const { values } = await filled.json<{ values: { key: string; named: boolean }[] }>(
      `/api/dimensions/${first?.dimension ?? ''}`,
    );
    const key = values.find(({ named }) => !named)?.key ?? '';
    await page.until(() => page.root.querySelector('details input') !== null);
    await write(field(page, `${key} · English`), 'A name');
    await write(field(page, `${key} · Arabic`), 'اسم');
    await page.press(page.role('button', 'Save 1 name'));
    await page.until(() => page.text().includes('1 name saved.'));
    const after = await filled.json<{ values: { key: string; name: unknown }[] }>(
      `/api/dimensions/${first?.dimension ?? ''}`,
    );
    expect(after.values.find((value) => value.key === key)?.name).toEqual({
      en: 'A name',
      ar: 'اسم',
    });
  });

  it('offers the first file where there are no sources, and a second try where the answer failed', async () => {
    let isDown = true;
    const { fetch } = fakeServer();
    screen = await openScreen({
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : String(input), location.origin);
        if (url.pathname !== '/api/sources') return fetch(input, init);
        if (isDown) return refusal(503, 'STORE_BUSY', 'The store is busy.');
        return Response.json({
          survey: { share: null, countedAt: null, current: true },
          waiting: { records: 0, more: false },
          sources: [],
        });
      },
      path: '/data',
    });
    const page = screen;
    await page.until(() => page.text().includes('The store is busy.'));
    isDown = false;
    await page.press(page.role('button', 'Try again'));
    await page.until(() => page.text().includes('No data yet'));
    expect(page.role('link', 'Import a file').getAttribute('href')).toBe('/import');
  });
});

/** Forty cases of two days, one row without a day, and a column that says nothing. */
const FILE = [
  'Ticket,Opened,Team,Empty',
  ...Array.from({ length: 40 }, (_, i) => {
    const opened = `2026-11-0${2 + (i % 2)} 09:${String(10 + i)}`;
    return `T-${i},${opened},${i % 3 ? 'north' : 'south'},`;
  }),
  'T-x,never,south,',
].join('\n');

/** The real API, whose dry runs stand still half-way, or are forgotten once begun; `given` = ids that were given up. */
function slowDryRuns(how: 'half' | 'lost'): { fetch: typeof fetch; given: string[] } {
  const real = realFetch(filled);
  const given: string[] = [];
  return {
    given,
    fetch: async (input, init) => {
      const asked =
        input instanceof Request ? input : new Request(new URL(input, location.origin), init);
      const [, id] = /\/dry-runs\/(.+)$/.exec(new URL(asked.url).pathname) ?? [];
      if (id !== undefined && asked.method === 'DELETE') given.push(id);
      if (id === undefined || asked.method !== 'GET') return real(asked);
      if (how === 'lost') return refusal(404, 'NOT_FOUND', id);
      // Its first slice may still be on its way.
      let job: { facts: object | null } = { facts: null };
      while (!job.facts) {
        await new Promise((resolve) => {
          setTimeout(resolve, 1);
        });
        const answer = await real(asked.clone());
        if (!answer.ok) return answer;
        job = (await answer.json()) as typeof job;
      }
      const facts = { ...job.facts, rowsRead: 20, records: { ...NO_RECORDS, case: 19 } };
      return Response.json({ ...job, state: 'running', size: 1000, position: 500, facts });
    },
  };
}

const NO_RECORDS = { case: 0, contact: 0, response: 0, daily_total: 0 };

/** Sends two files of which one names a row that the other does not have; gives the order to import them. */
async function sendJoined() {
  const send = async (name: string, body: string): Promise<string> => {
    const sent = await filled.send(`/api/imports/files?name=${name}`, { method: 'POST', body });
    return ((await sent.json()) as { file: string }).file;
  };
  const lookup = { table: 'teams', key: 'team', value: 'name' };
  const mapping = {
    version: 1,
    source: 'joined',
    tables: { teams: { kind: 'reference', key: 'id' } },
    records: [
      { kind: 'case', id: { column: 'id' }, at: 'day', dimensions: { department: { lookup } } },
    ],
  };
  const tables = { teams: await send('teams.csv', 'id,name\nt1,Billing\n') };
  const file = await send('cases.csv', 'id,day,team\n1,2026-11-02,t1\n2,2026-11-02,t9\n');
  return { file, name: 'cases.csv', mapping, tables };
}

/** The chooser of the column that was taken for a place in the record. */
function roleSelect(page: Screen, target: string): HTMLElement | undefined {
  return [...page.root.querySelectorAll('select')].find(({ value }) => value === target);
}

async function choose(page: Screen, text: string, name: string): Promise<void> {
  await page.until(() => page.root.querySelector('input[type=file]') !== null);
  const input = page.root.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('no file can be chosen');
  await act(async () => {
    Object.defineProperty(input, 'files', { value: [new File([text], name)] });
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

describe('the demonstration', () => {
  it('says on every page what it is and leads to one’s own data, a file first asking whose it is', async () => {
    screen = await openScreen({ fetch: fakeServer().fetch, path: '/import' });
    const page = screen;
    await page.until(() => location.pathname === '/start');
    await page.until(() => page.text().includes('Name in English'));
    expect(page.role('button', 'Begin and choose a file')).toBeTruthy();
    await page.press(page.role('link', 'Settings'));
    await page.until(() => page.text().includes('an invented organisation'));
    expect(page.role('link', 'Start with my own data').getAttribute('href')).toBe('/start');
  });

  it('only looked at, leads back, and takes no file meanwhile', async () => {
    const stores = { shown: 'demonstration', ownBegun: true, demonstrationKept: true } as const;
    screen = await openScreen({ fetch: fakeServer({ stores }).fetch, path: '/import' });
    const page = screen;
    await page.until(() => page.text().includes('Go back to them to import it.'));
    expect(page.root.querySelector('input[type=file]')).toBeNull();
    // The page's own way back, beside the one of the banner.
    const back = page.root.querySelector('main')?.querySelector('button');
    expect(back?.textContent).toBe('Back to my data');
  });

  it('offers no next file for its sources', async () => {
    const real = realFetch(filled);
    const paths: string[] = [];
    screen = await openScreen({
      fetch: async (input, init) => {
        const url = new URL(input instanceof Request ? input.url : String(input), location.origin);
        paths.push(url.pathname);
        const response = await real(input, init);
        if (url.pathname !== '/api/organisation') return response;
        return Response.json({ ...((await response.json()) as object), demonstration: true });
      },
      path: '/data',
    });
    const page = screen;
    await page.until(() => page.text().includes('Desk') && paths.includes('/api/organisation'));
    expect(page.text()).not.toContain('Import its next file');
  });

  it('is not begun over without a name', async () => {
    const server = fakeServer();
    screen = await openScreen({ fetch: server.fetch, path: '/start', language: 'ar' });
    const page = screen;
    await page.until(() => page.text().includes('الاسم بالعربية'));
    await page.press(page.role('button', 'ابدأ واختر ملفًا'));
    await page.until(() => page.text().includes('اكتب الاسم'));
    expect(server.requests.filter(({ path }) => path === '/api/stores')).toEqual([]);
  });
});

describe('an empty store of one’s own', () => {
  it('is told whose it is, and how its weeks are cut, before its first file', async () => {
    const empty = await filledApp({ records: [] });
    const named = { name: { en: '', ar: '' } };
    await empty.send('/api/organisation', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(named),
    });
    try {
      screen = await openScreen({ fetch: realFetch(empty), path: '/import' });
      const page = screen;
      await page.until(() => location.pathname === '/start');
      await page.until(() => page.text().includes('the days and weeks of your data'));
      const name = page.root.querySelector<HTMLInputElement>('main input');
      await act(async () => {
        if (!name) return;
        // React listens to the native setter.
        const held = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        held?.set?.call(name, 'Al Noor');
        name.dispatchEvent(new Event('input', { bubbles: true }));
      });
      await page.press(page.role('button', 'Begin and choose a file'));
      await page.until(() => location.pathname === '/import');
      await page.until(() => page.root.querySelector('input[type=file]') !== null);
      const { name: after, zone } = await empty.json<{ name: object; zone: string }>(
        '/api/organisation',
      );
      expect([after, zone]).toEqual([
        { en: 'Al Noor', ar: '' },
        Intl.DateTimeFormat().resolvedOptions().timeZone,
      ]);
    } finally {
      await screen?.close();
      screen = null;
      await empty.drop();
    }
  });
});

describe('an import that is done', () => {
  it.each([
    ['resolved', '2026-11-19 10:00', '2026-11-20'],
    ['due', '2027-01-05 10:00', '2026-11-23'],
  ])(
    'leads to all days on which anything of it counts, %s days up to today too',
    async (column, day, end) => {
      const own = await filledApp({ records: [] });
      try {
        const mapping = readMapping({
          version: 1,
          source: 'desk',
          dates: ['YYYY-MM-DD HH:mm'],
          records: [
            {
              kind: 'case',
              id: { column: 'id' },
              at: 'opened',
              fields: { [`${column}At`]: column },
            },
          ],
        });
        const rows = Array.from(
          { length: 40 },
          (_, i) => `T-${i},2026-11-0${2 + (i % 2)} 09:10,${day}`,
        );
        const path = join(own.folder, 'desk.csv');
        writeFileSync(path, [`id,opened,${column}`, ...rows].join('\n'));
        const work = { repository: own.repository, now: () => own.clock.now, input: { path } };
        const { id } = await runImport(
          work,
          await beginImport({ ...work, fileName: 'desk.csv', mapping }),
        );
        screen = await openScreen({ fetch: realFetch(own), path: `/import/${id}` });
        const page = screen;
        await page.until(() => page.text().includes('See all of it'));
        expect(page.role('link', 'See all of it').getAttribute('href')).toBe(
          `/?period=2026-11-02..${end}`,
        );
      } finally {
        await screen?.close();
        screen = null;
        await own.drop();
      }
    },
  );
});

describe('what an import brought', () => {
  const answers = Array.from({ length: 40 }, (_, i) => `R-${i},2026-11-${10 + (i % 9)},${i % 11}`);
  const survey = {
    header: 'id,day,score',
    rows: answers,
    mapping: {
      version: 1,
      source: 'survey',
      dates: ['YYYY-MM-DD'],
      instruments: [
        {
          ...CALL_SURVEY,
          id: 'asked',
          kind: 'nps',
          scaleMin: 0,
          scaleMax: 10,
          topFrom: 9,
          bottomTo: 6,
        },
      ],
      records: [
        {
          kind: 'response',
          id: { column: 'id' },
          at: 'day',
          instrument: 'asked',
          fields: { score: 'score' },
        },
      ],
    },
  };
  const calls = {
    header: 'id,day',
    rows: answers.map((line) => line.split(',').slice(0, 2).join()),
    mapping: {
      version: 1,
      source: 'calls',
      dates: ['YYYY-MM-DD'],
      records: [{ kind: 'contact', id: { column: 'id' }, at: 'day' }],
    },
  };
  const cases = [
    ['en', 'What it brought', 'count all sources on these days', survey, ':asked', 'contacts'],
    ['ar', 'ما جاء به', 'تشمل هذه المؤشرات كل المصادر', survey, ':asked', 'contacts'],
    [
      'en',
      'What it brought',
      'count all sources on these days',
      calls,
      '/metric?metric=contacts',
      'nps',
    ],
  ] as const;

  it.each(cases)(
    'is listed in %s as links to what has a value on its days: %s',
    async (language, title, whose, file, has, hasNot) => {
      const own = await filledApp({ records: [] });
      try {
        let id = '';
        // The other file's records lie on the same days.
        for (const one of [survey, calls, file]) {
          const path = join(own.folder, `${one.mapping.source}.csv`);
          writeFileSync(path, [one.header, ...one.rows].join('\n'));
          const work = { repository: own.repository, now: () => own.clock.now, input: { path } };
          const mapping = readMapping(one.mapping);
          const begun = await beginImport({ ...work, fileName: 'own.csv', mapping });
          ({ id } = await runImport(work, begun));
        }
        screen = await openScreen({ fetch: realFetch(own), path: `/import/${id}`, language });
        const page = screen;
        await page.until(() => page.plainText().includes(title));
        expect(page.plainText()).toContain(whose);
        const links = [...page.root.querySelectorAll('a')]
          .map((one) => one.getAttribute('href') ?? '')
          .filter((href) => href.startsWith('/metric?'));
        expect(links.some((href) => href.includes(has))).toBe(true);
        expect(links.filter((href) => href.includes(hasNot))).toEqual([]);
        for (const href of links) {
          expect(href).toContain('period=2026-11-10..2026-11-19');
          const metric = new URLSearchParams(href.split('?')[1]).get('metric') ?? '';
          const { series } = await own.json<{ series: { total: { value: number | null } }[] }>(
            `/api/metrics?metrics=${metric}&from=2026-11-10&to=2026-11-19`,
          );
          expect(series[0]?.total.value, metric).not.toBeNull();
        }
      } finally {
        await screen?.close();
        screen = null;
        await own.drop();
      }
    },
  );
});

describe('taking an import back', () => {
  it.each([
    [
      'en',
      'Take back',
      'Yes, take it back',
      'Taken back',
      'Up to 30 records that third.csv of 20 November 2026 found as they were are taken back as well',
      'The same holds for 1 more import after this one.',
      'Up to 30 records that third.csv of 20 November 2026 had found as they were went as well. Import that file again',
    ],
    [
      'ar',
      'تراجع',
      'نعم، تراجع',
      'تم التراجع عنه',
      'يشمل التراجع أيضًا ٣٠ سجلًا على الأكثر وجدها third.csv بتاريخ ٢٠ نوفمبر ٢٠٢٦ من غير تغيير',
      'وينطبق هذا على استيراد واحد آخر بعد هذا.',
      'وذهب معه أيضًا ٣٠ سجلًا على الأكثر كان قد وجدها third.csv بتاريخ ٢٠ نوفمبر ٢٠٢٦ من غير تغيير',
    ],
  ] as const)(
    'says in %s what it takes from later imports that found its records as they were',
    async (language, ask, go, end, told, more, went) => {
      const own = await filledApp({ records: [] });
      try {
        const mapping = readMapping({
          version: 1,
          source: 'desk',
          dates: ['YYYY-MM-DD'],
          records: [{ kind: 'case', id: { column: 'id' }, at: 'day' }],
        });
        const rows = Array.from({ length: 30 }, (_, i) => `T-${i},2026-11-0${1 + (i % 9)}`);
        const further = Array.from({ length: 5 }, (_, i) => `F-${i},2026-11-10`);
        const bring = async (fileName: string, lines: readonly string[], day: number) => {
          const path = join(own.folder, fileName);
          writeFileSync(path, ['id,day', ...lines].join('\n'));
          const now = () => Date.UTC(2026, 10, day, 12);
          const work = { repository: own.repository, now, input: { path } };
          return runImport(work, await beginImport({ ...work, fileName, mapping }));
        };
        const first = await bring('first.csv', rows, 18);
        await bring('second.csv', [...rows.slice(0, 9), ...further], 19);
        const third = await bring('third.csv', [...rows, ...further], 20);
        expect(third.recordsSame).toBe(35);

        screen = await openScreen({ fetch: realFetch(own), path: `/import/${third.id}`, language });
        await screen.until(() => screen?.plainText().includes(ask) ?? false);
        await screen.press(screen.role('button', ask));
        expect(screen.plainText()).not.toContain(told.slice(0, 5));
        await screen.close();

        screen = await openScreen({ fetch: realFetch(own), path: `/import/${first.id}`, language });
        const page = screen;
        await page.until(() => page.plainText().includes(ask));
        await page.press(page.role('button', ask));
        await page.until(() => page.plainText().includes(told));
        expect(page.plainText()).toContain(more);
        await page.press(page.role('button', go));
        await page.until(() => page.plainText().includes(end));
        await page.until(() => page.plainText().includes(went));
        // What it says comes true: only what others brought is left.
        const left = await own.repository.read('pageRecords', {
          slot: 0,
          kind: 'case',
          after: null,
          limit: 99,
        });
        expect(left.rows.length).toBe(5);
      } finally {
        await screen?.close();
        screen = null;
        await own.drop();
      }
    },
  );
});

describe('the import wizard', () => {
  it('goes from a file over a correction and a preview to the numbers and back', async () => {
    const page = await open('/import');
    await choose(page, FILE, 'list.csv');
    await page.until(() => roleSelect(page, 'dimensions.department') !== undefined);
    expect(location.search).toContain('name=list.csv');
    expect(page.text()).toContain('1 column is not used');
    // A correction is asked of the guesser again, which gives another mapping.
    await page.choose(roleSelect(page, 'dimensions.department') ?? page.root, 'dimensions.theme');
    await page.until(() => roleSelect(page, 'dimensions.theme') !== undefined);
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.text().includes('40 records from 41 rows'));
    expect(page.text()).toContain('1 of 41 rows is not stored, or only in part.');
    expect(page.role('table', 'as they will be stored').textContent).toContain('north');
    await page.press(page.role('button', 'Import'));
    await page.until(() => page.text().includes('See all of it'));
    expect(page.role('link', 'See all of it').getAttribute('href')).toBe(
      '/?period=2026-11-02..2026-11-04',
    );
    const { sources } = await filled.json<{ sources: { id: string }[] }>('/api/sources');
    expect(sources.map(({ id }) => id)).toContain('list');
    const { values } = await filled.json<{ values: { key: string }[] }>('/api/dimensions/theme');
    expect(values.map(({ key }) => key)).toEqual(expect.arrayContaining(['north', 'south']));

    await page.press(page.role('button', 'Take back'));
    await page.press(page.role('button', 'Yes, take it back'));
    await page.until(() => page.text().includes('Taken back'));
  });

  it('shows how far the look at a file is, and gives it up when asked or when the step is left', async () => {
    const { fetch, given } = slowDryRuns('half');
    screen = await openScreen({ fetch, path: '/import' });
    const page = screen;
    await choose(page, FILE, 'list.csv');
    await page.until(() => roleSelect(page, 'id') !== undefined);
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.text().includes('50% read, 19 records from 20 rows so far'));
    expect(page.root.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')).toBe('50');
    expect(page.text()).toContain('19 records from 20 rows');
    expect(() => page.role('button', 'Import')).toThrow('No button');
    await page.press(page.role('button', 'Cancel'));
    await page.until(() => given.length === 1);
    expect(page.root.querySelector('[role=progressbar]')).toBeNull();
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.text().includes('50% read'));
    await page.press(page.role('link', 'Data'));
    await page.until(() => given.length === 2);
    expect(new Set(given).size).toBe(2);
  });

  it('offers to look again when the server no longer knows how far it was', async () => {
    const { fetch } = slowDryRuns('lost');
    screen = await openScreen({ fetch, path: '/import', language: 'ar' });
    const page = screen;
    await choose(page, FILE, 'list.csv');
    await page.until(() => roleSelect(page, 'id') !== undefined);
    await page.press(page.role('button', 'أرني ما سيُخزَّن'));
    await page.until(() => page.text().includes('لم يعد الخادم يعرف إلى أين بلغت القراءة'));
    expect(page.root.querySelector('[role=progressbar]')).toBeNull();
    expect(page.role('button', 'أعد المعاينة')).toBeTruthy();
  });

  it('lets rows without a partner be fetched also where nothing was refused', async () => {
    const order = await sendJoined();
    await filled.send('/api/imports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    });
    const page = await open(`/import/${order.file}`);
    await page.until(() => page.text().includes('Imported'));
    expect(page.text()).toContain('1 row names something that is not in');
    expect(page.role('button', 'Rows without a partner as CSV')).toBeTruthy();
  });

  it('reads the next file of a source as the last one and says what changed in its header', async () => {
    const page = await open('/import');
    await choose(page, FILE, 'list.csv');
    await page.until(() => roleSelect(page, 'dimensions.department') !== undefined);
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.text().includes('40 records'));
    await page.press(page.role('button', 'Import'));
    await page.until(() => page.text().includes('Import another file'));
    await page.press(page.role('link', 'Import another file'));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    await choose(page, FILE.replace('T-0', 'S-0'), 'next.csv');
    await page.until(() => page.text().includes('This looks like'));
    expect(seen(page)).toContain('This looks like list');
    // The column that was left out on purpose is not new.
    expect(seen(page)).toContain('All its columns are here, and no other.');
    expect(roleSelect(page, 'dimensions.department')).toBeUndefined();
    await page.press(page.role('button', 'Look at it afresh'));
    expect(roleSelect(page, 'dimensions.department')).toBeDefined();
  });

  it('gives its reasons in the other language as soon as that is chosen', async () => {
    const page = await open('/import');
    await choose(page, FILE, 'list.csv');
    await page.until(() => roleSelect(page, 'id') !== undefined);
    const reasons = () => [...page.root.querySelectorAll('main li p')].map((p) => p.textContent);
    expect(reasons().some((text) => /Every row has its own value/.test(text))).toBe(true);
    await page.press(page.role('button', 'العربية'));
    await page.until(() => reasons().some((text) => text.includes('لكل صف قيمة خاصة به')));
    expect(reasons().some((text) => /Every row has/.test(text))).toBe(false);
  });

  it('tells what is wrong with a file in the words of the server', async () => {
    const page = await open('/import', 'ar');
    await choose(page, '', 'empty.csv');
    await page.until(() => page.root.querySelector('[role=alert]') !== null);
    expect(page.role('alert', '').textContent).toMatch(/\p{Script=Arabic}/u);
  });
});
