import { afterEach, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { record } from '#tests/builders/records.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 10, 8, 9);

/** Four cases of billing, two of which name a parcel, and two of cards. */
const RECORDS = [
  ...[0, 1, 2, 3].map((i) =>
    record(
      'case',
      `b${i}`,
      START + i * DAY,
      { text: i < 2 ? 'the parcel came late' : 'charged twice' },
      { dimensions: { department: 'billing', theme: 'fees' } },
    ),
  ),
  record('case', 'k', START, {}, { dimensions: { department: 'cards', theme: 'loss' } }),
  // In the week after: the one before is complete.
  record('case', 'z', START + 7 * DAY, {}, { dimensions: { department: 'cards', theme: 'loss' } }),
];

let screen: Screen | null = null;
let filled: FilledApp | null = null;
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

async function open(path: string, language: 'en' | 'ar'): Promise<Screen> {
  filled = await filledApp({ records: RECORDS });
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

async function volumeOf(department: string): Promise<number> {
  const path = `/api/metrics?metrics=volume&from=2026-11-08&to=2026-11-15&filter=department=${department}`;
  // The contract's shape.
  const answer = await filled?.json<{ series: { total: { n: number } }[] }>(path);
  return answer?.series[0]?.total.n ?? -1;
}

function field(page: Screen, label: string): HTMLInputElement {
  const found = [...page.root.querySelectorAll('label')].find((one) =>
    one.textContent?.includes(label),
  );
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`there is no field ${label}`);
  return input;
}

describe('the pages of departments and themes', () => {
  it('show what a rule would do before it can be saved, then the change and its way back', async () => {
    const page = await open('/assignments/rules/new', 'en');
    await page.until(() => page.text().includes('says in its text'));
    await page.until(
      () => page.role('combobox', 'Department').textContent?.includes('cards') ?? false,
    );
    await page.fill(field(page, 'Name'), 'Late parcels');
    await page.fill(field(page, 'says in its text'), 'parcel');
    await page.choose(page.role('combobox', 'Department'), 'cards');
    expect(page.role('button', 'Save and apply')).toHaveProperty('disabled', true);
    await page.press(page.role('button', 'Show what it does'));
    await page.until(() => page.plainText().includes('2 records would change · out of 6 records'));
    expect(page.text()).toContain('the parcel came late');
    expect(await volumeOf('cards')).toBe(1);
    await page.press(page.role('button', 'Save and apply'));
    await page.until(() => page.plainText().includes('Rule Late parcels made'));
    await page.until(() => page.plainText().includes('2 records · First'));
    expect(await volumeOf('cards')).toBe(3);
    await page.press(page.role('button', 'Undo'));
    await page.press(page.role('button', 'Undo'));
    await page.until(() => page.plainText().includes('undone by First'));
    await page.until(() => page.root.querySelector('[role=progressbar]') === null);
    expect(await volumeOf('cards')).toBe(1);
  });

  it('set chosen records of a list, in Arabic, and undo it on the spot', async () => {
    const page = await open('/records?metric=volume', 'ar');
    await page.until(() => page.root.querySelectorAll('li input[type=checkbox]').length === 5);
    const [first] = page.root.querySelectorAll<HTMLInputElement>('li input[type=checkbox]');
    if (!first) throw new Error('there is nothing to choose');
    await page.press(first);
    await page.until(() => page.text().includes('عيّن الإدارة أو الموضوع'));
    await page.press(page.role('button', 'عيّن الإدارة أو الموضوع'));
    await page.until(() => page.text().includes('القائمة كلها'));
    await page.until(() => page.role('combobox', 'الموضوع').textContent?.includes('loss') ?? false);
    const theme = [...page.root.querySelectorAll('form select')].at(-1);
    if (!(theme instanceof HTMLSelectElement)) throw new Error('there is no theme to choose');
    await page.choose(theme, 'loss');
    const submit = [...page.root.querySelectorAll<HTMLElement>('form button[type=submit]')].at(-1);
    if (submit) await page.press(submit);
    await page.until(() => page.text().includes('عُيّن سجل واحد'));
    await page.press(page.role('button', 'تراجع'));
    await page.until(() => page.text().includes('تم التراجع.'));
  });

  it('mean the records that were chosen, also when the form was opened before them', async () => {
    const page = await open('/records?metric=volume', 'en');
    await page.until(() => page.text().includes('Set department or theme'));
    await page.press(page.role('button', 'Set department or theme'));
    expect(page.text()).toContain('The whole list: 5 records');
    expect(page.role('button', 'Set 5 records')).toBeTruthy();
    const [first] = page.root.querySelectorAll<HTMLInputElement>('li input[type=checkbox]');
    if (!first) throw new Error('there is nothing to choose');
    await page.press(first);
    await page.until(
      () => page.role('combobox', 'Department').textContent?.includes('cards') ?? false,
    );
    // The fields of the list above ask for departments too.
    await page.choose(page.role('combobox', 'Department'), 'cards');
    expect(await volumeOf('cards')).toBe(1);
    await page.press(page.role('button', 'Set 1 record'));
    await page.until(() => page.plainText().includes('1 record is set · Department: cards'));
    expect(await volumeOf('cards')).toBe(2);
    await page.press(page.role('button', 'Close'));
    expect(page.text()).not.toContain('1 record is set');
  });

  it('set the record of its own page, whose story then tells the new department', async () => {
    const page = await open('/records/case/desk/b3', 'en');
    await page.until(() => page.text().includes('Set department or theme'));
    await page.press(page.role('button', 'Set department or theme'));
    await page.until(
      () => page.role('combobox', 'Department').textContent?.includes('cards') ?? false,
    );
    await page.choose(page.role('combobox', 'Department'), 'cards');
    await page.press(page.role('button', 'Set 1 record'));
    await page.until(() => page.text().includes('1 record is set'));
    await page.until(() =>
      [...page.root.querySelectorAll('dl dd')].some((fact) => fact.textContent?.includes('cards')),
    );
    await page.press(page.role('button', 'Undo'));
    await page.until(() => page.text().includes('Undone.'));
    expect(await volumeOf('cards')).toBe(1);
  });

  it('make a rule by a value, which is switched off, on and deleted again', async () => {
    const page = await open('/assignments/rules/new', 'en');
    await page.until(() => page.text().includes('says in its text'));
    await page.fill(field(page, 'Name'), 'Fees to cards');
    await page.press(page.role('button', 'By department, theme'));
    // A value that is still to be chosen is asked for, and nothing can be looked at before.
    expect(page.text()).toContain('Choose at least one.');
    expect(page.role('button', 'Show what it does')).toHaveProperty('disabled', true);
    await page.until(() => labelOf(page, 'fees') !== null);
    const fees = labelOf(page, 'fees')?.querySelector('input');
    if (!fees) throw new Error('there is no such theme');
    await page.press(fees);
    await page.choose(page.role('combobox', 'Department'), 'cards');
    await page.press(page.role('button', 'Show what it does'));
    await page.until(() => page.plainText().includes('4 records would change'));
    await page.press(page.role('button', 'Save and apply'));
    await page.until(() => page.plainText().includes('then set Department: cards'));
    await page.until(() => page.plainText().includes('4 records · First'));
    expect(await volumeOf('cards')).toBe(5);
    await page.press(page.role('button', 'Switch off'));
    await page.until(() => page.plainText().includes('Rule Fees to cards switched off'));
    await settled(page);
    expect(await volumeOf('cards')).toBe(1);
    await page.press(page.role('button', 'Switch on'));
    await page.until(() => page.plainText().includes('Rule Fees to cards switched on'));
    await settled(page);
    expect(await volumeOf('cards')).toBe(5);
    await page.press(page.role('link', 'Edit'));
    await page.until(() => page.text().includes('Delete the rule'));
    await page.press(page.role('button', 'Delete the rule'));
    await page.press(page.role('button', 'Delete'));
    await page.until(() => page.text().includes('No rule yet'));
    await settled(page);
    expect(await volumeOf('cards')).toBe(1);
  });

  it('say in Arabic when there is no such rule', async () => {
    const page = await open('/assignments/rules/9', 'ar');
    await page.until(() => page.text().includes('لا توجد قاعدة كهذه'));
    expect(page.role('link', 'كل القواعد')).toBeTruthy();
  });
});

/** Until no change of rules is still going through the records. */
async function settled(page: Screen): Promise<void> {
  await page.until(() => page.root.querySelector('[role=progressbar]') === null);
}

function labelOf(page: Screen, text: string): HTMLLabelElement | null {
  const labels = [...page.root.querySelectorAll('label')];
  return labels.find((label) => label.textContent === text) ?? null;
}
