import { afterEach, describe, expect, it } from 'vitest';
import type { OrganisationAnswer } from '#server/contract/organisation.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { followInHouse, followMany } from '#tests/integration/follow-ups/house-follow-ups.ts';
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
  fill: (app: FilledApp) => Promise<void> = (app) => followInHouse(app, null),
  digits: 'latn' | 'arab' = 'latn',
): Promise<Screen> {
  if (filled === null) {
    filled = await filledApp();
    await fill(filled);
  }
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits });
  return screen;
}

const sections = (page: Screen): (string | null)[] =>
  [...page.root.querySelectorAll('main section h2')].map((title) => title.textContent);

describe('the queue of follow-ups', () => {
  it('shows who waits, until when, and how little is known of how it goes', async () => {
    const page = await open('/follow-ups');
    await page.until(() => page.plainText().includes('Follow-up 1'));
    expect(sections(page)).toContain('To be contacted3');
    expect(page.plainText()).toContain('Contact by');
    expect(page.plainText()).toContain('Nobody yet');
    expect(page.plainText()).toContain('The answer is gone, or not for you to read.');
    await page.until(() => page.plainText().includes('Recovered customers'));
    expect(page.plainText()).toContain('Not enough yet');
    expect(page.plainText()).toContain('is contacted within 16 working hours');
  });

  it.each([
    ['en', 'To be contacted7', 'Show all 7'],
    ['ar', 'بانتظار التواصل7', 'عرض الكل (7)'],
  ] as const)(
    'shows in %s the first of a state beside the others, and all of it alone',
    async (language, title, all) => {
      const page = await open('/follow-ups', language, (app) => followMany(app, 7));
      await page.until(() => sections(page).includes(title));
      const rows = () => page.root.querySelectorAll('main li a[href^="/follow-ups/"]').length;
      await page.until(() => rows() === 5);
      await page.press(page.role('link', all));
      expect(location.search).toBe('?state=open');
      await page.until(() => rows() === 7);
      expect(page.text()).not.toContain(all);
    },
  );

  it.each([
    ['en', 'Late2', 'To be contacted7', 'Show all 7'],
    ['ar', 'متأخرة2', 'بانتظار التواصل7', 'عرض الكل (7)'],
  ] as const)('begins in %s with what is late, once', async (language, late, open7, all) => {
    const page = await open('/follow-ups', language, (app) => followMany(app, 7, 2));
    const rows = (title: string) => {
      const section = [...page.root.querySelectorAll('main section')].find(
        (one) => one.querySelector('h2')?.textContent === title,
      );
      return [...(section?.querySelectorAll('li a') ?? [])].map((link) => link.textContent);
    };
    await page.until(() => rows(late).length === 2 && rows(open7).length === 5);
    expect(sections(page).slice(0, 2)).toEqual([late, open7]);
    expect(rows(late).filter((name) => rows(open7).includes(name))).toEqual([]);
    await page.press(page.role('link', all));
    await page.until(() => rows(open7).length === 7);
    expect(sections(page)).not.toContain(late);
  });

  it('keeps in its address what is chosen, and says what of it was not understood', async () => {
    const page = await open('/follow-ups?owner=me&state=lost');
    await page.until(() => page.plainText().includes('state=lost'));
    await page.until(() => page.text().includes('No follow-up fits what is chosen'));
    await page.choose(page.role('combobox', 'Given to'), 'nobody');
    await page.until(() => page.plainText().includes('Follow-up 1'));
    expect(location.search).toBe('?owner=nobody');
  });

  it('says in Arabic that nobody waits', async () => {
    const page = await open('/follow-ups', 'ar', () => Promise.resolve());
    await page.until(() => page.text().includes('لا أحد بانتظار التواصل'));
    expect(page.text()).toContain('كيف تسير المتابعات');
  });

  it('changes the rule, and refuses what is no number', async () => {
    const page = await open('/follow-ups');
    await page.until(() => page.plainText().includes('16 working hours'));
    await page.press(page.role('button', 'Change'));
    const [hours] = page.root.querySelectorAll<HTMLInputElement>('main input[inputmode=decimal]');
    if (!hours) throw new Error('there is nowhere to write the hours');
    await page.fill(hours, '0');
    await page.press(page.role('button', 'Save'));
    expect(page.text()).toContain('Hours and days are whole numbers above zero.');
    await page.fill(hours, '4');
    await page.press(page.role('button', 'Save'));
    await page.until(() => page.plainText().includes('is contacted within 4 working hours'));
  });

  it('shows and takes the numbers of the rule in the reader’s digits', async () => {
    const page = await open('/follow-ups', 'ar', undefined, 'arab');
    await page.until(() => page.plainText().includes('١٦'));
    await page.press(page.role('button', 'تغيير'));
    const [hours] = page.root.querySelectorAll<HTMLInputElement>('main input[inputmode=decimal]');
    if (!hours) throw new Error('there is nowhere to write the hours');
    expect(hours.value).toBe('١٦');
    await page.fill(hours, '4');
    expect(hours.value).toBe('٤');
    await page.fill(hours, '٥');
    await page.press(page.role('button', 'حفظ'));
    await page.until(() => !hours.isConnected);
    expect((await filled?.json<OrganisationAnswer>('/api/organisation'))?.followUps.hours).toBe(5);
  });
});

describe('the page of a follow-up', () => {
  it('is taken, records a contact with its note, and asks later whether it held', async () => {
    const page = await open('/follow-ups/1');
    await page.until(() => page.text().includes('I take it'));
    await page.press(page.role('button', 'I take it'));
    await page.until(() => page.text().includes('Given'));
    await page.press(page.role('button', 'Reached, took the answer'));
    expect(page.root.querySelector('main textarea')).not.toBeNull();
    await page.press(page.role('button', 'Reached, took the answer'));
    await page.until(() => page.text().includes('It held'));
    expect(page.plainText()).toContain('Ask whether it held from');
    await page.press(page.role('button', 'It held'));
    await page.press(page.role('button', 'It held'));
    await page.until(() => page.text().includes('Reopen'));
  });

  it('is not there under another number', async () => {
    const page = await open('/follow-ups/0');
    await page.until(() => page.text().includes('There is no such follow-up for you'));
  });
});
