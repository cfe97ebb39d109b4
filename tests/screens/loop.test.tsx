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

  it('speaks Arabic, and says what is not there', async () => {
    const page = await open('/loops/1', 'ar');
    await page.until(() => page.text().includes('ما الخطوة التالية'));
    expect(page.text()).toContain('ما زال ينقصها:السبب الجذري');
    const gone = await open('/loops/none');
    await gone.until(() => gone.text().includes('There is no such loop'));
  });
});
