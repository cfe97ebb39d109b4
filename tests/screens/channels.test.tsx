import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { INSTRUMENTS } from '#tests/integration/api/house-records.ts';
import { NOW } from '#tests/integration/api/house-store.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

/** How many of twenty answers to each of two questions were good, on each of two channels. */
const GOOD: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  service: { phone: 15, chat: 5 },
  visit: { phone: 2, chat: 18 },
};

function answers() {
  // The last day of the last complete week.
  const day = Date.UTC(2026, 10, 21, 9);
  return Object.entries(GOOD).flatMap(([instrument, channels]) =>
    Object.entries(channels).flatMap(([channel, good]) =>
      Array.from({ length: 20 }, (_, i) => {
        const fields = { instrument, score: i < good ? 5 : 1, deliveredAt: day };
        const rest = { dimensions: { channel } };
        return record('response', `${instrument}-${channel}-${i}`, day, fields, rest);
      }),
    ),
  );
}

let filled: FilledApp;
let screen: Screen | null = null;
beforeAll(async () => {
  filled = await filledApp({ records: [] });
  const [, service] = INSTRUMENTS;
  const visit = { ...service, id: 'visit', question: { en: 'The visit', ar: 'الزيارة' } };
  const intake = new Intake(filled.repository, 'survey');
  await intake.open({ en: 'Survey', ar: 'الاستبيان' }, [service, visit]);
  await intake.store(answers(), NOW);
});
afterAll(() => filled.drop());
afterEach(async () => {
  await screen?.close();
  screen = null;
});

/** The satisfaction in each row of the first grid, by the channel of the row. */
function satisfactions(page: Screen): Record<string, string> {
  const table = page.root.querySelector('table');
  return Object.fromEntries(
    [...(table?.querySelectorAll('tbody tr') ?? [])].map((row) => [
      row.querySelector('th')?.textContent ?? '',
      row.querySelector('td bdi')?.textContent?.replaceAll(/[\u200e\u200f\u2066-\u2069]/g, '') ??
        '',
    ]),
  );
}

describe.each([
  ['en', 'Question: Customer satisfaction', 'The visit'],
  ['ar', 'سؤال رضا العملاء', 'الزيارة'],
] as const)('the page of channels, in %s', (language, label, question) => {
  const open = async (path: string): Promise<Screen> => {
    screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
    return screen;
  };
  const isTold = (page: Screen, wanted: Record<string, RegExp>): boolean => {
    const told = satisfactions(page);
    return Object.entries(wanted).every(([channel, value]) => value.test(told[channel] ?? ''));
  };

  it('offers the questions of a survey’s number where several are asked, and tells of the chosen one', async () => {
    const page = await open('/channels?period=last-4-weeks');
    await page.until(() => isTold(page, { phone: /^75/, chat: /^25/ }));
    const choice = page.role('combobox', label);
    expect([...choice.querySelectorAll('option')].map((one) => one.textContent)).toContain(
      question,
    );
    await page.choose(choice, 'csat:visit');
    await page.until(() => isTold(page, { phone: /^10/, chat: /^90/ }));
    expect(location.pathname + location.search).toBe(
      '/channels?period=last-4-weeks&asked=csat:visit',
    );
    expect(page.root.querySelector('thead')?.textContent).toContain(question);
    expect(page.root.querySelectorAll('main select')).toHaveLength(1);
  });

  it('opens with the question of an address, and says which question of it is unknown', async () => {
    const page = await open('/channels?asked=csat:visit');
    await page.until(() => isTold(page, { phone: /^10/, chat: /^90/ }));
    await page.close();
    const other = await open('/channels?asked=csat:gone');
    await other.until(() => isTold(other, { phone: /^75/, chat: /^25/ }));
    expect(other.plainText()).toContain('csat:gone');
  });
});
