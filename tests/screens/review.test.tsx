import { act } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import { raiseInHouse } from '#tests/integration/alerts/house-alerts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { beginInHouse } from '#tests/integration/loops/house-loops.ts';
import { promiseInHouse } from '#tests/integration/review/house-review.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

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
  fill?: (app: FilledApp) => Promise<void>,
): Promise<Screen> {
  if (filled === null) {
    filled = await filledApp();
    await fill?.(filled);
  }
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

/** A grave alert, loops that are late, and two promises of the week before. */
async function lateHouse(app: FilledApp): Promise<void> {
  await raiseInHouse(app);
  await beginInHouse(app);
  await promiseInHouse(app, 'nobody');
}

describe('the weekly review', () => {
  it('says that nothing is late', async () => {
    const page = await open('/review');
    await page.until(() => page.text().includes('Nothing is late'));
    expect(page.role('link', 'The week before').getAttribute('href')).toBe(
      '/review?week=2026-11-15',
    );
  });

  it('opens with what was promised, takes that it was kept, and goes on', async () => {
    const page = await open('/review', 'en', lateHouse);
    await page.until(() => page.text().includes('Promised before'));
    expect(page.plainText()).toContain('0 of 3 are seen to');
    expect(page.plainText()).toContain('1 of 3');
    expect(page.text()).toContain('Ask the team on Monday');
    await page.press(page.role('button', 'Kept'));
    await page.until(() => location.search === '?at=2');
    await page.until(() => page.plainText().includes('1 of 3 are seen to'));
    await page.press(page.role('button', 'Move it'));
    await page.press(page.role('button', 'Move it'));
    expect(page.text()).toContain('Say why, and choose the new day.');
  });

  it('asks of each thing what is done, by whom, until when', async () => {
    const page = await open('/review?at=3', 'en', lateHouse);
    await page.until(() => page.text().includes('Nobody has taken it on.'));
    await page.press(page.role('button', 'Decide'));
    expect(page.text()).toContain('Say what is done, by whom and until when.');
    expect(page.text()).toContain('Grave alert');
  });

  it('puts right what this week decided, asks again about what was withdrawn, and keeps what it said', async () => {
    const page = await open('/review', 'en', async (app) => {
      await beginInHouse(app);
      app.clock.now += 3 * 86_400_000;
      await app.get('/api/review');
      const [first] = await app.repository.read('listPeople', undefined);
      const id = first?.id ?? '';
      const week = Math.floor(app.clock.now / 86_400_000) - 3;
      await app.repository.write('decideInReview', {
        subject: {
          kind: 'step',
          about: 1,
          which: 'heard',
        },
        decided: {
          decision: 'Aks the team',
          owner: id,
          dueOn: week + 6,
        },
        week,
        by: id,
        now: app.clock.now,
      });
    });
    await page.until(() => page.text().includes('Late step'));
    for (let i = 0; i < 8 && !page.text().includes('Decided this week'); i++) {
      await page.press(page.role('button', 'Next'));
    }
    expect(page.text()).toContain('Aks the team');
    await page.press(page.role('button', 'Correct it'));
    const field = page.root.querySelector('textarea');
    if (!field) throw new Error('there is nothing to write in');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(
        field,
        'Ask the team',
      );
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Corrected by'));
    expect(page.plainText()).toContain('It had said: “Aks the team”');
    await page.press(page.role('button', 'Withdraw it'));
    expect(page.text()).toContain('the review asks about it again');
    await page.press(page.role('button', 'Yes, withdraw it'));
    await page.until(() => page.text().includes('What do we do about it?'));
  });

  it('walks with the arrow keys in reading direction, to what the week came to', async () => {
    const page = await open('/review?at=2', 'ar', lateHouse);
    await page.until(() => page.text().includes('وعد سابق'));
    const press = (key: string) =>
      act(async () => {
        document.dispatchEvent(new KeyboardEvent('keydown', { key, cancelable: true }));
        await Promise.resolve();
      });
    await press('ArrowLeft');
    await page.until(() => location.search === '?at=3');
    await page.until(() => page.text().includes('تنبيه خطير'));
    await press('ArrowLeft');
    await page.until(() => page.text().includes('ما قرّره الأسبوع'));
    expect(page.text()).toContain('لم يُقرَّر شيء');
    expect(page.text()).toContain('أمور لم يُنظر فيها');
    await press('ArrowRight');
    await page.until(() => page.text().includes('تنبيه خطير'));
  });

  it('tells of a week that is over what it decided, and says what of the address was not understood', async () => {
    const page = await open('/review?week=2026-11-15&mood=good', 'en', lateHouse);
    await page.until(() => page.text().includes('What the week decided'));
    expect(page.plainText()).toContain('mood=good');
    expect(page.root.querySelectorAll('main li blockquote')).toHaveLength(2);
    expect(page.role('link', 'This week').getAttribute('href')).toBe('/review');
  });

  it('says why a week cannot be shown', async () => {
    const page = await open('/review?week=2036-01-06', 'en');
    await page.until(() => page.text().includes('2036-01-06'));
    expect(page.role('button', 'Try again')).toBeDefined();
  });
});
