import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RecordInput } from '#server/domain/records/record.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const HOUR = 3_600_000;
/** Noon in Riyadh of a day of November 2026. */
const on = (day: number): number => Date.UTC(2026, 10, day, 9);

/** What people and programs write who mean no good. */
const HOSTILE = {
  markup: '<img src=x onerror=alert(1)><b>bold</b>',
  script: '<script>alert(1)</script>',
  bidi: 'abc \u202eevil\u202c \u2067 never closed',
  formula: '=HYPERLINK("http://evil.example","click")',
  long: 'w'.repeat(10_000),
} as const;

function records(): RecordInput[] {
  const billing = { dimensions: { department: 'billing', channel: 'phone', theme: 'fees' } };
  const cards = { dimensions: { department: 'cards', channel: 'phone', theme: 'fees' } };
  return [
    ...Object.entries(HOSTILE).map(([id, text], i) =>
      record('case', id, on(3) + i * HOUR, { text }, { ...billing, customer: `<i>${id}</i>` }),
    ),
    record('case', 'arabic', on(5), { text: 'خدمة الفرع بطيئة جدًا' }, billing),
    record(
      'case',
      'seen',
      on(6),
      { resolvedAt: on(7) },
      {
        ...billing,
        customer: 'both',
        attributes: { tier: 'gold', note: 'x', zip: 11691, load: 12.5 },
      },
    ),
    record('contact', 'hidden', on(8), { text: 'secret' }, { ...cards, customer: 'both' }),
    record('case', 'theirs', on(9), { text: 'secret' }, { ...cards, customer: 'both' }),
  ];
}

let filled: FilledApp;
let screen: Screen | null = null;
beforeAll(async () => {
  filled = await filledApp({ records: records() });
});
afterAll(() => filled.drop());
afterEach(async () => {
  await screen?.close();
  screen = null;
  await lookAs(null);
});

const PERIOD = 'period=2026-11-01..2026-11-15';

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  screen = await openScreen({ fetch: realFetch(filled), path, language });
  return screen;
}

/** The administrator looks as the head of one department: with their rights and no more. */
async function lookAs(rights: object | null): Promise<void> {
  const path = '/api/session/view-as';
  const response = await sendAs(filled.app, filled.session, 'PUT', path, { rights });
  expect(response.status).toBe(204);
}
const HEAD = { role: 'head', departments: ['billing'] };

const foreign = (page: Screen) => page.root.querySelectorAll('script, img, i, b').length;

describe('the facts of a record', () => {
  it.each([
    ['en', 'Loyalty tier', 'Note'],
    ['ar', 'فئة الولاء', 'note'],
  ] as const)(
    'call declared attributes by their names in %s, others by their keys',
    async (language, named, bare) => {
      const name = { en: 'Loyalty tier', ar: 'فئة الولاء' };
      const attributes = [{ key: 'tier', name }];
      const told = await sendAs(filled.app, filled.session, 'PATCH', '/api/organisation', {
        attributes,
      });
      expect(told.status).toBe(200);
      const page = await open('/records/case/desk/seen', language);
      const terms = () => [...page.root.querySelectorAll('dt')].map((one) => one.textContent);
      await page.until(() => terms().some((term) => term?.includes(named)));
      expect(terms().some((term) => term?.toLowerCase().includes(bare.toLowerCase()))).toBe(true);
      expect(terms().some((term) => term?.includes('tier') && !term.includes(named))).toBe(false);
    },
  );
});

it.each([
  ['en', '11691', '12.5'],
  ['ar', '١١٦٩١', '١٢٫٥'],
] as const)(
  'numbers that a source told of a record stand as they were told, in %s',
  async (language, zip, load) => {
    const page = await open('/records/case/desk/seen', language);
    const told = () => [...page.root.querySelectorAll('dd')].map((one) => one.textContent);
    await page.until(() => told().includes(zip));
    expect(told()).toContain(load);
  },
);

it('a list is narrowed by a declared attribute, whose value is written as the source has it', async () => {
  const page = await open(`/records?metric=volume&${PERIOD}`);
  await page.until(() => page.root.querySelectorAll('li article').length === 8);
  await page.choose(page.role('combobox', 'Filter by'), 'attr.tier');
  const written = page.root.querySelector<HTMLInputElement>('input[type=text]');
  if (!written) throw new Error('no field for the value');
  await page.fill(written, ' gold ');
  await page.press(page.role('button', 'Apply'));
  await page.until(() => page.root.querySelectorAll('li article').length === 1);
  expect(new URLSearchParams(location.search).get('attr.tier')).toBe('gold');
  await page.press(page.role('button', 'gold'));
  await page.until(() => page.root.querySelectorAll('li article').length === 8);
});

describe('texts of customers', () => {
  it.each(Object.entries(HOSTILE))(
    'are shown as text on the record’s page: %s',
    async (id, text) => {
      const page = await open(`/records/case/desk/${id}`);
      await page.until(() => page.text().includes('In the customer’s words'));
      const shown = [...page.root.querySelectorAll('p[dir=auto]')].map((one) => one.textContent);
      expect(shown).toContain(text);
      expect(foreign(page)).toBe(0);
    },
  );

  it('are shown as text in the list and in the timeline, in two lines of their own direction', async () => {
    const page = await open(`/records?metric=volume&${PERIOD}`);
    await page.until(() => page.root.querySelectorAll('li article').length === 8);
    const shown = [...page.root.querySelectorAll('article [dir=auto]')].map(
      (one) => one.textContent ?? '',
    );
    for (const text of Object.values(HOSTILE)) expect(shown).toContain(text.slice(0, 320));
    expect(foreign(page)).toBe(0);
    await page.close();
    const story = await open(`/customers/${encodeURIComponent('<i>markup</i>')}`);
    await story.until(() => story.text().includes(HOSTILE.markup));
    expect(story.root.querySelector('h1')?.textContent).toBe('\u2068<i>markup</i>\u2069');
    expect(story.plainText()).toMatch(/<i>markup<\/i>Customer/);
    expect(foreign(story)).toBe(0);
  });

  it('have the words that were looked for marked, in whatever form they are written', async () => {
    const page = await open(`/records?search=${encodeURIComponent('خدمه جدا')}&${PERIOD}`, 'ar');
    await page.until(() => page.root.querySelector('mark') !== null);
    expect([...page.root.querySelectorAll('mark')].map((one) => one.textContent)).toContain('خدمة');
    expect(page.text()).toContain('سجل واحد');
  });
});

describe('the list of records', () => {
  it('shows the number made from these very records, and keeps what is chosen in the address', async () => {
    const page = await open(`/records?metric=volume&${PERIOD}`);
    await page.until(() => page.text().includes('8 records'));
    expect(page.text()).toContain('Cases opened 8');
    await page.choose(page.role('combobox', 'Filter by'), 'department');
    await page.until(() => page.text().includes('Value'));
    await page.until(() => page.root.querySelector('option[value="=billing"]') !== null);
    await page.choose(page.role('combobox', 'Value'), '=billing');
    await page.until(() => page.text().includes('7 records'));
    expect(location.search).toContain('department=billing');
    await page.choose(page.role('combobox', 'Order'), 'oldest');
    expect(location.search).toContain('sort=oldest');
    await page.press(page.role('button', 'Take the filter away'));
    await page.until(() => page.text().includes('8 records'));
    expect(document.activeElement).toBe(page.role('combobox', 'Filter by'));
  });

  it('says how much is hidden from a head', async () => {
    await lookAs(HEAD);
    const page = await open(`/records?metric=volume&${PERIOD}`);
    await page.until(() => page.text().includes('8 records'));
    expect(page.text()).toContain('1 of them is hidden from you');
    expect(page.text()).toContain('7 of 7 shown');
    expect(page.text()).not.toContain('secret');
  });
});

describe('a loop begun from records', () => {
  it('is about what the list is narrowed to, with the chosen records pinned', async () => {
    const page = await open(`/records?metric=volume&${PERIOD}&theme=fees`);
    await page.until(() => page.text().includes('8 records'));
    await page.until(() => page.text().includes('Begin a loop'));
    for (const box of [...page.root.querySelectorAll<HTMLElement>('li input[type=checkbox]')].slice(
      0,
      2,
    ))
      await page.press(box);
    await page.press(page.role('link', 'Begin a loop with 2 records'));
    await page.until(() => page.text().includes('2 chosen records are pinned to it.'));
    expect(location.pathname).toBe('/loops/new');
    const title = page.root.querySelector<HTMLInputElement>('main input[type=text]');
    if (!title) throw new Error('there is nowhere to write what it is about');
    await page.fill(title, 'Fees');
    await page.press(page.role('button', 'Begin it'));
    await page.until(() => /^\/loops\/\d+$/u.test(location.pathname));
    const story = await filled.repository.read('readLoop', {
      id: Number(location.pathname.slice(7)),
    });
    expect(story?.loop).toMatchObject({
      origin: { kind: 'records', id: null },
      scope: { metric: 'volume', filters: ['theme=fees'] },
    });
    expect(story?.records).toHaveLength(2);
  });

  it('from the page of one is about its department and theme', async () => {
    const page = await open('/records/case/desk/arabic', 'ar');
    await page.until(() => page.text().includes('ابدأ حلقة'));
    await page.press(page.role('link', 'ابدأ حلقة'));
    await page.until(() => page.text().includes('سجل مختار واحد مثبّت فيها.'));
    expect(location.search).toBe('?department=billing&theme=fees&record=case%2Fdesk%2Farabic');
  });

  it('is not offered to whoever only looks through others’ rights', async () => {
    await lookAs(HEAD);
    const page = await open('/records/case/desk/arabic');
    await page.until(() => page.text().includes('In the customer’s words'));
    expect(page.text()).not.toContain('Begin a loop');
  });
});

describe('a customer’s timeline', () => {
  it('shows a head of others’ steps the day and nothing else', async () => {
    await lookAs(HEAD);
    const page = await open('/customers/both');
    await page.until(() => page.text().includes('3 steps'));
    expect(page.text()).toContain('2 steps are other departments’');
    expect(page.root.querySelectorAll('ol > li').length).toBe(3);
    expect(page.root.querySelectorAll('ol > li a').length).toBe(1);
    expect(page.text()).not.toContain('secret');
  });

  it('tells of a record and a customer who are not for the reader what it tells of none', async () => {
    await lookAs(HEAD);
    for (const path of ['/records/case/desk/theirs', '/records/case/desk/missing']) {
      const page = await open(path);
      await page.until(() => page.text().includes('No such record for you'));
      expect(page.text().split('No such record for you')).toHaveLength(2);
      await page.close();
    }
  });
});
