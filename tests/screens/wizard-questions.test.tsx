import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { qualtricsChoices } from '#tests/unit/guess/survey-files.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

let filled: FilledApp;
let page: Screen;

beforeEach(async () => {
  filled = await filledApp({ records: [] });
});
afterEach(async () => {
  await page.close();
  await filled.drop();
});

async function openWith(text: string, name: string, language: 'en' | 'ar' = 'en'): Promise<void> {
  page = await openScreen({ fetch: realFetch(filled), path: '/import', language });
  await page.until(() => page.root.querySelector('input[type=file]') !== null);
  const input = page.root.querySelector('input[type=file]');
  await act(async () => {
    Object.defineProperty(input, 'files', { value: [new File([text], name)] });
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

/** The box or button of an option, by the words beside it. */
function option(words: string): HTMLInputElement {
  const found = [...page.root.querySelectorAll('fieldset label')].find((label) =>
    label.textContent.replaceAll(/[\u2066-\u2069]/g, '').startsWith(words),
  );
  const input = found?.querySelector('input');
  if (!input) throw new Error(`no option ${words}`);
  return input;
}

async function touch(words: string): Promise<void> {
  await act(async () => option(words).click());
}

const hasNone = 'No column of this survey is a score any more';

describe('a column of small numbers that may be no score', () => {
  it('is one or none by a box, and without any score a person says what a row is', async () => {
    await openWith(qualtricsChoices(false), 'survey.csv');
    await page.until(() => page.plainText().includes('Which of these columns are scores?'));
    const words = 'Q3: Your visit to us today';
    expect([option(words).type, option(words).checked]).toEqual(['checkbox', true]);
    await touch(words);
    await page.until(() => page.plainText().includes(hasNone));
    expect(option(words).checked).toBe(false);
    expect([option('A case').type, option('A case').checked]).toEqual(['radio', false]);
    expect(page.plainText()).toContain('Answer the open question above first.');
    await touch('A case');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('40 records from 40 rows'));
    await touch(words);
    await page.until(() => !page.plainText().includes(hasNone));
    expect(option(words).checked).toBe(true);
  });

  it('is asked about in Arabic', async () => {
    await openWith(qualtricsChoices(false), 'survey.csv', 'ar');
    await page.until(() => page.plainText().includes('فأي هذه الأعمدة درجات؟'));
    await touch('Q3');
    await page.until(() => page.plainText().includes('فماذا يمثل الصف إن لم تختر'));
    expect(option('حالة').checked).toBe(false);
  });
});

describe('a status in numbers', () => {
  it('ends the cases whose numbers a person ticks', async () => {
    const lines = Array.from(
      { length: 20 },
      (_, i) => `T-${i},2026-10-${10 + (i % 9)} 08:00,2026-10-${20 + (i % 9)} 08:00,${2 + (i % 4)}`,
    );
    await openWith(['ticket id,created at,updated at,status', ...lines].join('\n'), 'desk.csv');
    await page.until(() => page.plainText().includes('say that a case is over?'));
    expect(['2 (5', '3 (5', '4 (5', '5 (5'].map((code) => option(code).checked)).toEqual([
      false,
      false,
      false,
      false,
    ]);
    await touch('4 (5');
    expect(option('4 (5').checked).toBe(true);
    await touch('5 (5');
    await page.until(() => page.plainText().includes('10 cases are over'));
    expect(option('The last change, “updated at”').checked).toBe(true);
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('20 records from 20 rows'));
  });
});
