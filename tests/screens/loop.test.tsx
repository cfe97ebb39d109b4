import { act } from 'react';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { beginInHouse } from '#tests/integration/loops/house-loops.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

beforeAll(async () => {
  await import('#client/LoopsPlace.tsx');
});

let screen: Screen | null = null;
let filled: FilledApp | null = null;
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

async function open(path: string, language: 'en' | 'ar' = 'en', times = 1): Promise<Screen> {
  if (filled === null) {
    filled = await filledApp();
    if (times > 0) await beginInHouse(filled, times);
  }
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

async function write(page: Screen, text: string): Promise<void> {
  const field = page.root.querySelector('textarea');
  if (!field) throw new Error('there is nothing to write in');
  // React hears of a value only when it is set past its own watch over the property.
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const fields = (page: Screen): HTMLInputElement[] => [
  ...page.root.querySelectorAll<HTMLInputElement>('main input[type=text]'),
];
const plain = (page: Screen): string => page.plainText().replaceAll('\u00a0', ' ');

const step = (page: Screen): string | null | undefined =>
  page.root.querySelector('[aria-current="step"]')?.textContent;

describe('the page of a loop', () => {
  it('says what its next step lacks, and goes on when it is said', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('What comes next'));
    expect(step(page)).toBe('Heard');
    expect(page.text()).toContain('Still lacking:the root cause');
    await page.press(page.role('button', 'Say what the root cause is'));
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Fill in every field first.');
    await write(page, 'Asked twice');
    await page.press(page.role('button', 'Save'));
    await page.until(() => step(page) === 'Understood');
    expect(page.plainText()).toContain('said what the root cause isAsked twice');
    expect(page.text()).toContain('what was decidedwho decided it');
  });

  it('hears a department and its answer', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('has not said that it has heard'));
    await page.press(page.role('button', 'We have heard'));
    await page.until(() => page.plainText().includes('heard: '));
    await page.press(page.role('button', 'Answer'));
    await write(page, 'One driver for each street');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('has answered'));
    expect(page.text()).toContain('One driver for each street');
  });

  it('shows what the front line reports of it, and that nobody was told yet', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('No report has joined this loop.'));
    const report = {
      text: 'الفاتورة تصل مرتين (2×)',
      theme: null,
      department: null,
      frequency: 'daily',
      language: 'ar',
      by: 'nobody',
      isProgram: false,
      match: 1,
    } as const;
    await filled?.repository.write('addReport', { report, now: filled.clock.now, once: null });
    const again = await open('/loops/1');
    await again.until(() => plain(again).includes('1 report · 0 reporters were told'));
    expect(again.plainText()).toContain(report.text);
    expect(again.text()).toContain('Whoever reported it was told nothing yet.');
    const arabic = await open('/loops/1', 'ar');
    await arabic.until(() => arabic.text().includes('ما يُبلغ به الصف الأول'));
    expect(plain(arabic)).toContain('بلاغ واحد، لم يُخبَر أحد بما آل إليه بلاغه');
    expect(arabic.plainText()).toContain(report.text);
  });

  it('turns what is assumed to be at stake into its form, tells the sum along, and says what is no number', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('Nobody has said what is at stake.'));
    await page.press(page.role('button', 'Edit what is assumed'));
    const [worth, lost] = fields(page);
    if (!worth || !lost) throw new Error('there is nothing to write in');
    expect(document.activeElement).toBe(worth);
    await page.fill(worth, '300');
    await page.fill(lost, '120');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Write how many leave as a number from 0 to 100');
    await page.fill(lost, '2.5');
    const sum = /(\d+) × SAR 300 × 2\.5% = SAR ([\d.,]+)\./u.exec(plain(page));
    const records = Number(sum?.[1]);
    expect(records).toBeGreaterThan(0);
    expect(Number(sum?.[2]?.replaceAll(',', ''))).toBeCloseTo(records * 7.5, 6);
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('edited: what is at stake'));
    expect(plain(page)).toContain(`SAR ${sum?.[2]} in a year`);
    expect(document.activeElement).toBe(page.role('button', 'Edit what is assumed'));
    const stored = await filled?.repository.read('readLoop', { id: 1 });
    expect(stored?.loop.stake).toEqual({ worth: 30_000, lost: 0.025 });
  });

  it('takes back what was assumed when its fields are emptied', async () => {
    const page = await open('/loops/1');
    const stake = { worth: 100, lost: 0.1 };
    await filled?.repository.write('workOnLoop', {
      id: 1,
      deed: { kind: 'edit', set: { stake } },
      by: 'nobody',
      now: filled.clock.now,
    });
    const again = await open('/loops/1');
    expect(again).not.toBe(page);
    await again.until(() => plain(again).includes('SAR 1 in a year and 10% of them'));
    await again.press(again.role('button', 'Edit what is assumed'));
    for (const field of fields(again)) await again.fill(field, '');
    expect(again.text()).toContain('Where both are left empty, nothing is assumed.');
    await again.press(again.role('button', 'Save'));
    await again.until(() => again.text().includes('Nobody has said what is at stake.'));
  });

  it('keeps a plan with the number it is read on and what that should reach', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('Nobody has written yet what is done'));
    expect(page.text()).toContain('Plan0 of 1 action done');
    await page.press(page.role('button', 'Edit the plan'));
    await write(page, 'One driver, شارع واحد');
    await page.choose(page.role('combobox', 'Read on'), 'resolve_median');
    await page.choose(page.role('combobox', 'In'), 'days');
    const [value] = fields(page);
    if (!value) throw new Error('there is nowhere to write what it should reach');
    await page.fill(value, 'soon');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Write the target as a number, or leave it empty.');
    await page.fill(value, '1.5');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('edited: plan'));
    expect(page.text()).toContain('One driver, شارع واحد');
    const stored = await filled?.repository.read('readLoop', { id: 1 });
    expect(stored?.loop.plan).toMatchObject({
      what: 'One driver, شارع واحد',
      why: null,
      goal: 'resolve_median',
      target: 129_600,
    });
    await page.press(page.role('button', 'Edit the plan'));
    expect(fields(page)[0]?.value).toBe('36');
  });

  it('changes how its effect is read, within what the server takes', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('Then 8 weeks are read.'));
    await page.press(page.role('button', 'Edit how it is read'));
    const [settle, weeks] = fields(page);
    if (!settle || !weeks) throw new Error('there is nothing to write in');
    await page.fill(settle, '0');
    await page.fill(weeks, '53');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('as a whole number from 2 to 52');
    await page.fill(weeks, '12');
    await page.choose(page.role('combobox', 'Department'), 'cards');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Then 12 weeks are read.'));
    expect(page.plainText()).toContain('Beside it, what was not changed: cards.');
    expect(page.text()).toContain('without weeks to settle');
    const stored = await filled?.repository.read('readLoop', { id: 1 });
    expect(stored?.loop.reading).toEqual({
      settleWeeks: 0,
      weeks: 12,
      comparison: ['department=cards'],
    });
  });

  it('changes its title and how much it matters', async () => {
    const page = await open('/loops/1');
    await page.until(() => page.text().includes('What is known'));
    await page.press(page.role('button', 'Edit title, severity and sponsor'));
    const [title] = fields(page);
    if (!title) throw new Error('there is nowhere to write the title');
    await page.fill(title, ' ');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Say what it is about.');
    await page.fill(title, 'مكالمات twice');
    await page.choose(page.role('combobox', 'How much it matters'), 'grave');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.role('heading', 'مكالمات twice') !== null);
    expect(page.text()).toContain('edited: title and severity');
  });

  it('speaks Arabic, and says what is not there', async () => {
    const page = await open('/loops/1', 'ar');
    await page.until(() => page.text().includes('ما الخطوة التالية'));
    expect(page.text()).toContain('ما زال ينقصها:السبب الجذري');
    const gone = await open('/loops/none');
    await gone.until(() => gone.text().includes('There is no such loop'));
  });
});
