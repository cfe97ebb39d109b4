import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { linkAll } from '#server/services/linker.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { record } from '#tests/builders/records.ts';
import { erasing } from '#tests/integration/erasure/erasing.ts';
import { eraseOpen } from '#server/services/erasure/erase.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

let screen: Screen | null = null;
let filled: FilledApp | null = null;
beforeEach(async () => {
  const of = (id: string, customer: string) =>
    record('case', id, NOW - 86_400_000, { text: 'late' }, { customer });
  filled = await filledApp({
    records: [of('a', 'C-10023'), of('b', 'C-10023'), of('c', 'C-10024')],
  });
  await linkAll(filled.store.as(LOCAL_ADMINISTRATOR), () => NOW);
});
afterEach(async () => {
  await screen?.close();
  await filled?.drop();
});

describe.each([
  {
    language: 'en' as const,
    look: 'Look first',
    found: '2 records name this customer',
    erase: 'Erase for good',
    moving: 'Taking the customer out',
    done: '2 records · 2 texts',
  },
  {
    language: 'ar' as const,
    look: 'اعرض الأثر أولًا',
    found: 'سجلان يخصان هذا العميل',
    erase: 'امحُ نهائيًا',
    moving: 'جارٍ إخراج العميل',
    done: 'سجلان، نصان',
  },
])('the page of erased customers in $language', ({ language, ...words }) => {
  it('shows first what would go, erases for the id typed again, and never says who it was', async () => {
    if (!filled) throw new Error('the application is filled');
    const page = await openScreen({ fetch: realFetch(filled), path: '/erasures', language });
    screen = page;
    const field = (): HTMLInputElement => {
      const found = page.root.querySelector<HTMLInputElement>('main form input');
      if (!found) throw new Error('there is a field');
      return found;
    };
    await page.until(() => page.root.querySelector('main form input') !== null);
    await page.fill(field(), 'C-10023');
    await page.press(page.role('button', words.look));
    await page.until(() => page.text().includes(words.found));
    const erase = (): HTMLElement => page.role('button', words.erase);
    expect(erase().hasAttribute('disabled')).toBe(true);
    await page.fill(field(), 'C-10024');
    expect(erase().hasAttribute('disabled')).toBe(true);
    await page.fill(field(), 'C-10023');
    await page.press(erase());
    await page.until(() => page.text().includes(words.moving));
    expect(page.text()).not.toContain('C-10023');
    await eraseOpen(erasing(filled.store.as(LOCAL_ADMINISTRATOR)));
    await page.until(() => page.text().includes(words.done));
  });
});
