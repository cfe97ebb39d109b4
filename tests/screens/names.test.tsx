import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { DimensionValueInfo } from '#server/contract/dimensions.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { field } from './fields.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

let filled: FilledApp;
let screen: Screen | null = null;

beforeEach(async () => {
  filled = await filledApp();
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  const page = await openScreen({ fetch: realFetch(filled), path, language });
  screen = page;
  await page.until(() => page.root.querySelector('main li button') !== null);
  return page;
}

async function valuesOf(dimension: string): Promise<DimensionValueInfo[]> {
  const path = `/api/dimensions/${dimension}`;
  return (await filled.json<{ values: DimensionValueInfo[] }>(path)).values;
}

/** The select under a label. */
function choice(page: Screen, label: string): HTMLElement {
  const found = [...page.root.querySelectorAll('label')].find((one) => one.textContent === label);
  const select = found?.control ?? document.getElementById(found?.htmlFor ?? '');
  if (!select) throw new Error(`no choice ${label}`);
  return select;
}

describe('the page of names', () => {
  it.each([
    ['en', 'Attributes', 'Loyalty tier', 'Edit', 'Name in English', 'Name in Arabic', 'Save'],
    ['ar', 'السمات', 'فئة الولاء', 'عدّل', 'الاسم بالإنجليزية', 'الاسم بالعربية', 'احفظ'],
  ] as const)(
    'names in %s what else records tell, and keeps the other attributes',
    async (language, title, called, edit, english, arabic, save) => {
      const page = await open('/names', language);
      await page.until(() => page.text().includes(title));
      await page.press(page.role('button', `${edit} \u2068tier`));
      await page.fill(field(page, english), ' Loyalty tier');
      await page.fill(field(page, arabic), 'فئة الولاء');
      await page.press(page.role('button', save));
      await page.until(() => page.root.querySelector('main form') === null);
      expect(page.text()).toContain(called);
      const { attributes } = await filled.json<OrganisationAnswer>('/api/organisation');
      expect(attributes).toEqual([
        { key: 'tier', name: { en: 'Loyalty tier', ar: 'فئة الولاء' } },
        { key: 'vip', name: { en: '', ar: '' } },
        { key: 'visits', name: { en: '', ar: '' } },
      ]);
    },
  );

  it.each([
    ['en', 'Edit \u2068Phone', 'Name in English', 'Name in Arabic', 'Save'],
    ['ar', 'عدّل \u2068الهاتف', 'الاسم بالإنجليزية', 'الاسم بالعربية', 'احفظ'],
  ] as const)(
    'changes a name that was given before, in %s',
    async (language, edit, english, arabic, save) => {
      await filled.patch('/api/dimensions/channel/phone', { name: { en: 'Phone', ar: 'الهاتف' } });
      const page = await open('/names?dimension=channel', language);
      await page.press(page.role('button', edit));
      expect(field(page, english).value).toBe('Phone');
      await page.fill(field(page, english), ' By telephone ');
      await page.fill(field(page, arabic), 'بالهاتف');
      await page.press(page.role('button', save));
      await page.until(() => page.root.querySelector('main form') === null);
      expect(page.text()).toContain(language === 'en' ? 'By telephone' : 'بالهاتف');
      const phone = (await valuesOf('channel')).find(({ key }) => key === 'phone');
      expect(phone?.name).toEqual({ en: 'By telephone', ar: 'بالهاتف' });
    },
  );

  it('merges a department into another and takes that back, so that the numbers follow', async () => {
    const [first, second] = (await valuesOf('department')).filter(({ alias }) => alias === null);
    if (!first || !second) throw new Error('two departments are needed');
    const page = await open('/names?dimension=department');
    const called = first.name.en || first.key;
    await page.press(page.role('button', `Edit \u2068${called}`));
    await page.choose(choice(page, 'Is in truth'), second.key);
    await page.press(page.role('button', 'Save'));
    await page.until(() =>
      page.plainText().includes(`${called} (${first.key} in the source) is counted here too`),
    );
    const merged = async () =>
      (await valuesOf('department')).find(({ key }) => key === first.key)?.alias;
    expect(await merged()).toBe(second.key);
    await page.press(page.role('button', `Count \u2068${called}\u2069 apart again`));
    await page.until(() => !page.text().includes('is counted here too'));
    expect(await merged()).toBeNull();
  });

  it('says why two departments cannot each belong to the other, and changes nothing', async () => {
    // Billing belongs to customer service.
    const page = await open('/names?dimension=department');
    await page.press(page.role('button', 'Edit \u2068Customer service'));
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.text().includes('Nothing has changed yet.'));
    await page.choose(choice(page, 'Belongs to'), 'billing');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.root.querySelector('main form [role=alert]') !== null);
    const held = (await valuesOf('department')).find(({ key }) => key === 'service');
    expect(held?.parent).toBeNull();
  });

  it('shows the first dimension where the address names none that there is', async () => {
    const page = await open('/names?dimension=planet');
    expect(page.plainText()).toContain('in the source: ');
    const chosen = page.root.querySelector<HTMLSelectElement>('main select');
    expect(chosen?.value).toBe('department');
  });
});
