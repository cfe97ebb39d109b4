import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

beforeAll(async () => {
  // The first load of the chart library would eat a test's patience.
  await Promise.all([
    import('#client/charts/TrendChart.tsx'),
    import('#client/features/targets/TargetsPage.tsx'),
  ]);
});

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
  digits: 'latn' | 'arab' = 'latn',
): Promise<Screen> {
  filled ??= await filledApp();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits });
  return screen;
}

function controlOf(page: Screen, label: string): HTMLElement | null {
  const found = [...page.root.querySelectorAll('label')].find((one) => one.textContent === label);
  return found ? document.getElementById(found.htmlFor) : null;
}

function field(page: Screen, label: string): HTMLInputElement {
  const input = controlOf(page, label);
  if (!(input instanceof HTMLInputElement)) throw new Error(`there is no field ${label}`);
  return input;
}

function choice(page: Screen, label: string): HTMLSelectElement {
  const select = controlOf(page, label);
  if (!(select instanceof HTMLSelectElement)) throw new Error(`there is no choice ${label}`);
  return select;
}

const card = (page: Screen, title: string): HTMLElement => {
  const found = [...page.root.querySelectorAll('section')].find(
    (one) => one.querySelector('h2')?.textContent === title,
  );
  if (!found) throw new Error(`there is no card ${title}`);
  return found;
};

describe('the page of targets and events', () => {
  it('lists targets with their history, sets one, takes it back and undoes that', async () => {
    const page = await open('/targets');
    await page.until(() => page.text().includes('Net Promoter Score · Whole organisation'));
    // Volume's target is of the settings of the house.
    expect(page.text()).toContain('55 · from 1 January 2026');
    expect(page.plainText()).toContain('Owner Huda');
    await page.press(page.role('button', 'Set a target'));
    await page.press(page.role('button', 'Set'));
    expect(page.text()).toContain('Write the target as a number.');
    await page.fill(field(page, 'Target'), '-101');
    await page.press(page.role('button', 'Set'));
    expect(page.text()).toContain('Write a target from -100 to 100.');
    await page.choose(choice(page, 'Metric'), 'resolve_median');
    await page.fill(field(page, 'Target'), '-5');
    await page.press(page.role('button', 'Set'));
    expect(page.plainText()).toContain('Write a target of at least 0 s.');
    await page.choose(choice(page, 'Metric'), 'nps');
    // Today is the first day that is proposed, and the overview shows a week that is over.
    expect(page.text()).toContain('The overview shows 15–21 November 2026 now');
    await page.fill(field(page, 'Target'), '٣٢٫٥');
    await page.fill(field(page, 'First day'), '2026-11-01');
    expect(page.text()).toContain('It may lie in the past or to come.');
    await page.press(page.role('button', 'Set'));
    expect(page.text()).toContain('Name an owner and a reason.');
    await page.fill(field(page, 'Owner'), 'Salem');
    await page.fill(field(page, 'Reason'), 'Raised after a good year');
    await page.press(page.role('button', 'Set'));
    await page.until(() => page.text().includes('The target is set.'));
    await page.until(() => page.text().includes('32.5 · from 1 November 2026'));
    expect(page.text()).toContain('1 earlier or taken back: Net Promoter Score');
    expect(page.text()).toContain('30 · 1 January 2026 to 31 October 2026 · followed by another');

    await page.press(page.role('button', 'Take back the target: Net Promoter Score'));
    await page.until(() => page.text().includes('It never held.'));
    expect(document.activeElement?.textContent).toBe('Undo');
    await page.until(() => page.text().includes('taken back: never held'));
    await page.press(page.role('button', 'Undo'));
    await page.until(() => page.text().includes('The target holds again.'));
    expect(page.text()).not.toContain('taken back: never held');
  });

  it('ends a target on a day, and says until when it holds', async () => {
    const page = await open('/targets');
    await page.until(() => page.text().includes('Cases opened · Whole organisation'));
    await page.press(page.role('button', 'End the target: Cases opened'));
    await page.fill(field(page, 'Last day on which it holds'), '2026-12-31');
    await page.press(page.role('button', 'End it'));
    await page.until(() => page.text().includes('55 · 1 January 2026 to 31 December 2026'));
    expect(page.text()).toContain('End day by');
  });

  it.each([
    ['en', 'Set a target', 'First day', '1 November 2026', 'No day chosen'],
    ['ar', 'حدّد مستهدفًا', 'اليوم الأول', '1 نوفمبر 2026', 'لم يُختر يوم'],
  ] as const)(
    'says in %s which day is chosen, and that none is',
    async (language, set, first, day, none) => {
      const page = await open('/targets', language);
      await page.until(() => page.text().includes(set));
      await page.press(page.role('button', set));
      await page.fill(field(page, first), '2026-11-01');
      expect(page.text()).toContain(day);
      expect(page.text()).not.toContain(none);
      await page.fill(field(page, first), '');
      expect(page.text()).toContain(none);
      const described = field(page, first).getAttribute('aria-describedby') ?? '';
      const words = described.split(' ').map((id) => document.getElementById(id)?.textContent);
      expect(words).toContain(none);
    },
  );

  it.each([
    ['ar', 'arab', 'حدّد مستهدفًا', 'المستهدف', '١5٢.٣', '١٥٢٫٣'],
    ['ar', 'latn', 'حدّد مستهدفًا', 'المستهدف', '1٥2.3', '152.3'],
    ['en', 'latn', 'Set a target', 'Target', '1٥2٫3', '152.3'],
  ] as const)(
    'writes a number typed into its middle in the digits of the reader, in %s with %s digits, and leaves the caret there',
    async (language, digits, set, label, typed, shown) => {
      const page = await open('/targets', language, digits);
      await page.until(() => page.text().includes(set));
      await page.press(page.role('button', set));
      await page.fill(field(page, label), typed, 2);
      expect(field(page, label).value).toBe(shown);
      expect(field(page, label).selectionStart).toBe(2);
      expect(field(page, label).selectionEnd).toBe(2);
    },
  );

  it('shows what is wrong with a target as the server says it', async () => {
    const page = await open('/targets', 'ar');
    await page.until(() => page.text().includes('حدّد مستهدفًا'));
    await page.press(page.role('button', 'حدّد مستهدفًا'));
    await page.fill(field(page, 'المستهدف'), '300');
    await page.fill(field(page, 'المسؤول'), 'نورة');
    await page.fill(field(page, 'السبب'), 'تجربة');
    const buttons = [...card(page, 'المستهدفات').querySelectorAll('button')];
    const save = buttons.find((one) => one.textContent === 'حدّد');
    if (!save) throw new Error('there is nothing to send the form with');
    await page.press(save);
    expect(page.plainText()).toContain('اكتب مستهدفًا من -100 إلى 100.');
    await page.fill(field(page, 'المستهدف'), '40');
    await page.fill(field(page, 'اليوم الأول'), '2026-01-01');
    await page.press(save);
    await page.until(() => page.plainText().includes('يوجد مستهدف للمؤشر'));
  });

  it('adds an event, changes it, removes it and brings it back', async () => {
    const page = await open('/targets');
    await page.until(() => page.text().includes('No event yet'));
    await page.press(page.role('button', 'Add an event'));
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Give it a name in at least one language.');
    await page.fill(field(page, 'Name in Arabic'), 'عروض الخريف');
    await page.fill(field(page, 'First day'), '2026-11-10');
    await page.fill(field(page, 'Last day'), '2026-11-12');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('The event is saved.'));
    await page.until(() => page.text().includes('Campaign · 10–12 November 2026 · Everything'));
    await page.press(page.role('button', 'Edit'));
    await page.fill(field(page, 'Last day'), '2026-11-15');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('10–15 November 2026'));
    await page.press(page.role('button', 'Remove'));
    await page.until(() => page.text().includes('1 removed event'));
    await page.press(page.role('button', 'Undo'));
    await page.until(() => page.text().includes('The event is back.'));
    expect(page.text()).not.toContain('1 removed event');
  });

  it('chooses the holidays that are shown, and tells those of a year', async () => {
    const page = await open('/targets');
    await page.until(() => page.text().includes('Eid al-Fitr 9–11 March 2027'));
    const kuwait = [...page.root.querySelectorAll('label')].find(
      (one) => one.textContent === 'Kuwait',
    );
    const box = kuwait?.querySelector('input');
    if (!box) throw new Error('there is no choice of Kuwait');
    expect(page.text()).not.toContain('Kuwait Liberation Day');
    await page.press(box);
    await page.until(() => page.text().includes('Kuwait Liberation Day 26 February 2027'));
  });

  it('is for reading only where somebody may not change it', async () => {
    filled = await filledApp();
    const rights = { role: 'head', departments: ['billing'] };
    const looked = await filled.send('/api/session/view-as', {
      method: 'PUT',
      body: JSON.stringify({ rights }),
      headers: { 'content-type': 'application/json' },
    });
    expect(looked.status).toBe(204);
    const page = await open('/targets');
    await page.until(() => page.text().includes('Customer satisfaction · \u2068Billing\u2069'));
    const buttons = [...page.root.querySelectorAll('main section button')];
    expect(buttons.map((one) => one.textContent)).toEqual([]);
    expect(page.root.querySelectorAll('main input[type=checkbox]').length).toBe(0);
  });
});

describe('a card and its chart', () => {
  it('say the target in force, and the table twin what happened in each week', async () => {
    filled = await filledApp();
    const body = JSON.stringify({
      kind: 'outage',
      name: { en: 'App down', ar: 'تعطّل التطبيق' },
      from: '2026-11-10',
      to: '2026-11-11',
      scope: null,
      note: null,
    });
    const headers = { 'content-type': 'application/json' };
    const made = await filled.send('/api/events', { method: 'POST', body, headers });
    expect(made.status).toBe(200);
    const page = await open('/');
    await page.until(() => /target 60%[ \u00a0·]*(met|maybe|\d+ (above|below))/.test(page.text()));
    await page.press(page.role('link', 'Customer satisfaction'));
    await page.until(() => page.text().includes('Target 60% since 1 January 2026'));
    await page.until(() => page.text().includes('Saudi National Day · 23 September 2026'));
    const rows = [...page.root.querySelectorAll('figure table tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const head = rows.find((row) => row.includes('Events, holidays and changes'));
    expect(head?.slice(-2)).toEqual(['Target', 'Events, holidays and changes']);
    const week = rows.find(([name]) => name === '8–14 November 2026');
    expect(week?.slice(-2)).toEqual(['60%', '\u2068App down\u2069']);
  });
});
