import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Catalogue as CatalogueAnswer } from '#client/api/client.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { record } from '#tests/builders/records.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const WEEK_MS = 7 * 86_400_000;
/** Noon in Riyadh of Saturday 31 October 2026: the last day of the first of four whole weeks up to 21 November. */
const FIRST = Date.UTC(2026, 9, 31, 9);
/** A name that a spreadsheet would take for a formula. */
const FORMULA = '=1+1';

/** Cases of each channel in each of the four weeks: written here, and counted by nothing but this table. */
const CASES: Readonly<Record<string, readonly number[]>> = {
  phone: [9, 8, 7, 6],
  chat: [3, 0, 5, 2],
  [FORMULA]: [1, 1, 1, 1],
};

function records(): RecordInput[] {
  return Object.entries(CASES).flatMap(([channel, weeks]) =>
    weeks.flatMap((count, week) =>
      Array.from({ length: count }, (_, i) =>
        record(
          'case',
          `${channel}-${week}-${i}`,
          FIRST + week * WEEK_MS + i * 60_000,
          {},
          {
            dimensions: {
              channel,
              department: i % 2 ? 'billing' : 'cards',
              product: `product-${i % 5}`,
            },
          },
        ),
      ),
    ),
  );
}

let filled: FilledApp;
let screen: Screen | null = null;
beforeAll(async () => {
  filled = await filledApp({ records: records() });
});
afterAll(() => filled.drop());

/** Files that the page handed over, by their texts. */
let saved: string[] = [];
beforeEach(() => {
  saved = [];
  // A browser saves what such a link points to; here it would be gone to.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    // The page hands over blobs only.
    void (blob as Blob).text().then((text) => saved.push(text));
    return 'blob:file';
  });
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  vi.restoreAllMocks();
});

async function open(query: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  screen = await openScreen({ fetch: realFetch(filled), path: `/explore?${query}`, language });
  return screen;
}

const QUERY = 'metric=volume&by=channel&period=last-4-weeks';

function cellsOf(page: Screen, table: string): string[][] {
  const rows = [...page.role('table', table).querySelectorAll('tbody tr')];
  return rows.map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
}

describe('a comparison of channels', () => {
  it('shows each week of each channel as the records were written, and the whole as their sum', async () => {
    const page = await open(QUERY);
    await page.until(() => page.root.querySelectorAll('figure table').length === 1);
    const [head] = page.root.querySelectorAll('figure thead tr');
    expect([...(head?.children ?? [])].map((cell) => cell.textContent)).toEqual([
      'From – through',
      'phone',
      'chat',
      FORMULA,
      'All together',
    ]);
    const counted = [3, 2, 1, 0].map((week) =>
      Object.values(CASES).map((weeks) => weeks[week] ?? 0),
    );
    const shown = cellsOf(page, 'Table: Cases opened by channel').map((row) => row.slice(1));
    for (const [i, week] of counted.entries()) {
      const sum = week.reduce((a, b) => a + b, 0);
      expect(shown[i]?.map((cell) => Number.parseInt(cell, 10))).toEqual([...week, sum]);
    }
  });

  it('lists every value over the whole period, each leading to its records', async () => {
    const page = await open(QUERY);
    await page.until(() => page.text().includes('All values of the period'));
    const rows = cellsOf(page, 'All values of the period');
    const totals = Object.entries(CASES).map(([key, weeks]) => [
      key,
      weeks.reduce((a, b) => a + b, 0),
    ]);
    expect(rows.map(([name = '', n = '']) => [name, Number.parseInt(n, 10)])).toEqual(totals);
    const links = [...page.root.querySelectorAll('td a')].map((one) => one.getAttribute('href'));
    expect(links[1]).toBe('/records?metric=volume&period=2026-10-25..2026-11-22&channel=chat');
  });

  it('leads from each number to the records of its own metric, and from none where there are none', async () => {
    const page = await open('metric=volume,resolved&by=channel&period=last-4-weeks');
    await page.until(() => page.root.querySelector('td a') !== null);
    const links = [...page.root.querySelectorAll('td a')].map((one) => one.getAttribute('href'));
    // No case of these was resolved.
    expect(links).toHaveLength(Object.keys(CASES).length);
    expect(links.every((href) => href?.includes('metric=volume'))).toBe(true);
    await page.close();
    const both = await open('metric=volume,backlog&by=channel&period=last-4-weeks');
    await both.until(() => both.root.querySelector('td a') !== null);
    const first = [...both.root.querySelectorAll('tr')].find((row) => row.querySelector('td a'));
    expect(
      [...(first?.querySelectorAll('a') ?? [])].map((one) => one.getAttribute('href')),
    ).toEqual([
      expect.stringContaining('metric=volume&'),
      expect.stringContaining('metric=backlog&'),
    ]);
  });

  it('gives as CSV what it shows: ids as heads, plain numbers, names that are no formulas', async () => {
    const page = await open(QUERY);
    await page.until(() => page.root.querySelectorAll('figure table').length === 1);
    await page.press(page.role('button', 'Save as CSV'));
    await page.until(() => saved.length === 1);
    const [text = ''] = saved;
    const lines = text.split('\r\n');
    expect(lines[0]).toBe(
      '\uFEFFmetric,metric_name,unit,dimension,group,group_name,grain,from,through,value,low,high,n,states,data_through,filter,definition,interval',
    );
    const points = lines.slice(1).map((line) => line.split(','));
    for (const [key, weeks] of Object.entries(CASES)) {
      const written = key === FORMULA ? `'${FORMULA}` : key;
      const own = points.filter((cells) => cells[4] === written && cells[6] === 'week');
      expect(own.map((cells) => Number(cells[9]))).toEqual(weeks);
      expect(own.map((cells) => cells[12])).toEqual(weeks.map(String));
      const total = points.find((cells) => cells[4] === written && cells[6] === 'none');
      expect(total?.slice(7, 10)).toEqual([
        '2026-10-25',
        '2026-11-21',
        String(weeks.reduce((a, b) => a + b, 0)),
      ]);
    }
  });

  it('gives with each row of the CSV what defends it: which records, counted how', async () => {
    const page = await open(`metric=fcr_told,volume&by=channel&period=last-4-weeks&region=`);
    await page.until(() => page.root.querySelectorAll('figure').length > 0);
    await page.until(() => !page.role('button', 'Save as CSV').hasAttribute('disabled'));
    await page.press(page.role('button', 'Save as CSV'));
    await page.until(() => saved.length === 1);
    // The catalogue as the API tells it; a field with a comma stands in quotes.
    const { metrics } = await filled.json<CatalogueAnswer>('/api/catalogue');
    const quoted = (text: string) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
    for (const id of ['fcr_told', 'volume']) {
      const told = metrics.find((one) => one.id === id);
      const rows =
        saved[0]
          ?.split('\r\n')
          .filter((line) => line.startsWith(`\uFEFF${id},`) || line.startsWith(`${id},`)) ?? [];
      const end = `${quoted(told?.formula.en ?? '?')},${quoted(told?.interval?.en ?? '')}`;
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.filter((line) => !line.endsWith(end))).toEqual([]);
      expect(rows[0]).toContain(`,region=,${end}`);
      if (id === 'volume')
        expect(rows.some((line) => line.endsWith(`,region= & channel=chat,${end}`))).toBe(true);
    }
  });

  it('compares the four largest where nothing was chosen: with the whole five lines, as many as an eye follows', async () => {
    // No case of these was resolved: what is largest is told by the first metric that has anything.
    const page = await open('metric=resolved,volume&by=product&period=last-4-weeks');
    await page.until(() => page.root.querySelectorAll('figure table').length > 0);
    const [head] = page.root.querySelectorAll('figure thead');
    expect([...(head?.querySelectorAll('th') ?? [])].map((cell) => cell.textContent)).toEqual([
      'From – through',
      // The product of a case is its place in its week and channel, counted in fives: the fewer, the later.
      'product-0',
      'product-1',
      'product-2',
      'product-3',
      'All together',
    ]);
  });

  it('of a department with others below it counts its own records only, and says so', async () => {
    const department = (parent: string | null) =>
      filled.patch('/api/dimensions/department/cards', { parent });
    expect((await department('billing')).status).toBe(200);
    try {
      const page = await open('metric=volume&by=department&period=last-4-weeks');
      await page.until(() => page.plainText().includes('Own records only'));
      expect(page.plainText()).toContain(
        'Own records only, without those of the departments below: Billing. So no record counts twice.',
      );
      // Every second case of a channel and week is of billing, beginning with the second.
      const own = Object.values(CASES)
        .flat()
        .reduce((sum, n) => sum + Math.floor(n / 2), 0);
      const rows = cellsOf(page, 'All values of the period');
      const billing = rows.find(([name]) => name === 'Billing');
      expect(Number.parseInt(billing?.[1] ?? '', 10)).toBe(own);
      await page.close();
      const arabic = await open('metric=volume&by=department&period=last-4-weeks', 'ar');
      await arabic.until(() => arabic.plainText().includes('دون سجلات الإدارات التابعة لها: '));
    } finally {
      await department(null);
    }
  });

  it('is read from the address and written into it', async () => {
    const page = await open(QUERY);
    await page.until(() => page.root.querySelectorAll('figure').length === 1);
    await page.choose(page.role('combobox', 'Shown'), 'apart');
    await page.until(() => page.root.querySelectorAll('figure').length === 3);
    expect(location.search).toBe('?metric=volume&by=channel&layout=apart&period=last-4-weeks');
    await page.choose(page.role('combobox', 'Points'), 'none');
    await page.until(() => page.root.querySelectorAll('figure').length === 1);
    expect(location.search).toContain('grain=none');
    await page.choose(page.role('combobox', 'Compare by'), 'none');
    await page.until(() => page.root.querySelector('h1')?.textContent === 'Cases opened');
    expect(location.search).toContain('by=none');
  });

  it('draws nothing as 0: a value without records in the period has no value', async () => {
    const page = await open('metric=fcr_told&by=channel&period=last-4-weeks&value=phone');
    await page.until(() => page.root.querySelectorAll('figure').length === 1);
    await page.until(() => /Nothing to draw|Too few/.test(page.text()));
    expect(page.root.querySelector('figure table')).toBeNull();
  });
});

describe('an outdated address', () => {
  it('shows what it can, and says what was not understood', async () => {
    const page = await open('metric=gone,volume&by=channel&value=fax,phone&period=soon&x=1');
    await page.until(() => page.plainText().includes('not understood'));
    await page.until(() => page.root.querySelectorAll('figure').length === 1);
    expect(page.plainText()).toContain('left out: period=soon, x=1, gone, fax.');
    expect(page.root.querySelector('h1')?.textContent).toBe('Cases opened by channel');
  });

  it('says it in Arabic, too', async () => {
    const page = await open('by=colour', 'ar');
    await page.until(() => page.plainText().includes('by=colour'));
    expect(page.plainText()).toContain('في هذا العنوان ما لم يُفهم فتُرك جانبًا: by=colour.');
  });
});

describe('kept views', () => {
  it('are kept with their rule, opened, renamed, shared and deleted', async () => {
    const page = await open(QUERY);
    await page.until(() => page.text().includes('Kept views'));
    const field = page.root.querySelector<HTMLInputElement>('form input:not([type=date])');
    if (!field) throw new Error('there is no field for a name');
    await page.fill(field, 'Ways in');
    await page.press(page.role('button', 'Keep this view'));
    await page.until(() => page.text().includes('only for you'));
    const link = page.role('link', 'Ways in');
    expect(link.getAttribute('href')).toBe(`/explore?${QUERY}`);
    expect(link.getAttribute('aria-current')).toBe('true');
    await page.choose(page.role('combobox', 'Compare by'), 'department');
    await page.until(() => link.getAttribute('aria-current') === null);
    await page.press(link.querySelector('bdi') ?? link);
    await page.until(() => location.search === `?${QUERY}`);

    await page.press(page.role('button', 'Rename \u2068Ways in'));
    const other = page.root.querySelector<HTMLInputElement>('li form input');
    if (!other) throw new Error('there is no field for another name');
    expect(other.value).toBe('Ways in');
    await page.fill(other, 'Doors');
    const save = page.root.querySelector<HTMLElement>('li form button');
    if (!save) throw new Error('nothing saves the name');
    await page.press(save);
    await page.until(() => !page.text().includes('Ways in'));
    expect(page.role('link', 'Doors').getAttribute('href')).toBe(`/explore?${QUERY}`);
    expect(page.root.querySelector('li form')).toBeNull();

    await page.press(page.role('button', 'Share \u2068Doors'));
    await page.until(() => !page.text().includes('only for you'));
    await page.press(page.role('button', 'Delete \u2068Doors'));
    await page.until(() => page.text().includes('This cannot be undone'));
    const sure = page.root.querySelector<HTMLElement>('dialog button');
    if (!sure) throw new Error('nothing asks');
    await page.press(sure);
    await page.until(() => !page.text().includes('Doors'));
  });

  it('are names and questions of others, never markup or other addresses', async () => {
    const name = '<img src=x onerror=alert(1)>';
    const body = { name, query: 'javascript:alert(1)', isShared: true };
    await sendAs(filled.app, filled.session, 'POST', '/api/views', body);
    const page = await open(QUERY);
    await page.until(() => page.text().includes(name));
    expect(page.role('link', name).getAttribute('href')).toBe('/explore');
    expect(page.root.querySelector('img')).toBeNull();
  });
});
