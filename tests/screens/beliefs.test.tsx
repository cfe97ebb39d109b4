import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BeliefRoundsAnswer, PerceptionGapAnswer } from '#server/contract/beliefs.ts';
import { sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import type { Screen } from './harness.tsx';
import { openScreen } from './harness.tsx';
import { realFetch } from './real-server.ts';

beforeAll(async () => {
  await import('#client/features/beliefs/PerceptionPage.tsx');
});

let screen: Screen | null = null;
let filled: FilledApp | null = null;
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled?.drop();
  filled = null;
});

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  filled ??= await filledApp();
  screen = await openScreen({ fetch: realFetch(filled), path, language, digits: 'latn' });
  return screen;
}

const send = async (method: string, path: string, body: object) => {
  filled ??= await filledApp();
  const response = await sendAs(filled.app, filled.session, method, path, body);
  expect(response.status).toBe(method === 'PUT' && path.includes('view-as') ? 204 : 200);
};
const OPEN = {
  name: { en: 'Q1 2027', ar: 'الربع الأول 2027' },
  from: '2026-11-22',
  to: '2026-12-06',
  customersFrom: '2026-09-01',
  topics: [
    {
      wording: { en: 'We keep our word.', ar: 'نفي بوعودنا.' },
      metric: null,
      isSameWording: false,
    },
  ],
};

/** Cells of a table's rows, the first of which name it. */
const cells = (page: Screen, caption: string): string[][] =>
  [...page.role('table', caption).querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.textContent ?? ''),
  );
function radio(page: Screen, sentence: string, word: string, place = 0): HTMLElement {
  const asked = [...page.root.querySelectorAll('fieldset')].filter(
    (one) => one.querySelector(':scope > legend')?.textContent === sentence,
  )[place];
  const found = [...(asked?.querySelectorAll('label') ?? [])].find(
    (one) => one.textContent === word,
  );
  if (!found) throw new Error(`nobody is asked about ${sentence}`);
  return found;
}

describe('the perception gap of a round that is over', () => {
  it('shows the numbers of the API, whole and by department, and which question was different', async () => {
    const page = await open('/perception');
    const sentence = 'We give our customers a superior experience.';
    await page.until(() => page.text().includes(sentence));
    const { topics } = (await filled?.json<PerceptionGapAnswer>('/api/beliefs/1')) ?? {};
    const whole = topics?.[0]?.whole;
    const [head, first, billing, ...more] = cells(page, sentence);
    expect(head?.slice(0, 4)).toEqual(['About', 'Leaders', 'Leaders, 95% range', 'Leaders, n']);
    // 6 of 7 leaders agree, all 5 of Billing: house-store.ts.
    expect(first?.slice(0, 4)).toEqual(['Whole organisation', '86%', '49% to 97%', '7']);
    expect(first?.[4]).toBe(`${Math.round(whole?.customers.value ?? 0)}%`);
    expect(first?.[7]).toBe(`+${Math.round(whole?.gap?.value ?? 0)}`);
    expect(first?.at(-1)).toBe('Leaders believe better than customers say');
    expect(billing?.slice(0, 4)).toEqual(['Billing', '100%', '57% to 100%', '5']);
    expect(more).toEqual([]);
    const text = page.plainText();
    expect(text).toContain('Different question: customers were asked “Question service”.');
    expect(text).toContain('Customers were asked the same words.');
    expect(text).toContain('Too few leaders (n<5): Customer service, cards, delivery.');
    expect(text).toContain('7 leaders');
  });

  it('says the same in Arabic', async () => {
    const page = await open('/perception', 'ar');
    await page.until(() => page.text().includes('نقدّم لعملائنا تجربة متميزة.'));
    const [, whole] = cells(page, 'نقدّم لعملائنا تجربة متميزة.');
    expect(whole?.[0]).toBe('المنظمة كلها');
    expect(whole?.at(-1)).toBe('ظن القادة أحسن مما يقوله العملاء');
    expect(page.plainText()).toContain('السؤال مختلف: سُئل العملاء «سؤال service».');
    expect(page.plainText()).toContain('القادة قليلون جدًا (أقل من 5)');
    expect(page.plainText()).toContain('7 قادة');
  });

  it('says when an address names a round that is not over, and shows the latest', async () => {
    const page = await open('/perception?round=77');
    await page.until(() => page.text().includes('There is no round'));
    expect(page.plainText()).toContain(
      'There is no round “77” that is over. Shown instead: Q4 2026.',
    );
  });
});

describe('an open round', () => {
  it('is offered on other pages until it is put off or answered', async () => {
    await send('POST', '/api/beliefs', OPEN);
    const page = await open('/targets');
    const invitation = 'What do you believe customers think? One sentence, until 5 December 2026.';
    await page.until(() => page.text().includes(invitation));
    await page.press(page.role('button', 'Later'));
    expect(page.text()).not.toContain(invitation);
    await page.close();
    await send('PUT', '/api/beliefs/2/answer', {
      answers: [{ topic: 0, department: null, score: 3 }],
    });
    const again = await open('/targets');
    await again.until(() => again.text().includes('Net Promoter Score · Whole organisation'));
    expect(again.text()).not.toContain(invitation);
  });

  it('is answered about everything and one’s department, and the answer can be changed', async () => {
    await send('POST', '/api/beliefs', OPEN);
    const page = await open('/perception');
    await page.until(() => page.text().includes('Your answer: Q1 2027'));
    expect(page.text()).toContain('Nobody sees who answered what, administrators neither.');
    await page.until(() => page.text().includes('Send my answer'));
    await page.press(page.role('button', 'Send my answer'));
    expect(page.text()).toContain('Choose at least one answer.');
    await page.press(radio(page, 'We keep our word.', 'Agree'));
    await page.choose(page.role('combobox', 'My department'), 'billing');
    await page.press(radio(page, 'We keep our word.', 'Disagree', 1));
    await page.press(page.role('button', 'Send my answer'));
    await page.until(() => page.text().includes('Thank you, your answer is kept.'));
    await page.until(() => page.text().includes('You have answered.'));
    const own = async () =>
      (await filled?.json<{ answers: object[] }>('/api/beliefs/2/answer'))?.answers;
    expect(await own()).toEqual([
      { topic: 0, department: null, score: 4 },
      { topic: 0, department: 'billing', score: 2 },
    ]);
    await page.press(page.role('button', 'Change my answer'));
    await page.press(radio(page, 'We keep our word.', 'Strongly agree'));
    await page.choose(page.role('combobox', 'My department'), '');
    await page.press(page.role('button', 'Send my answer'));
    await page.until(() => page.text().includes('You have answered.'));
    expect(await own()).toEqual([{ topic: 0, department: null, score: 5 }]);
  });

  it('is not answered by who looks as somebody else', async () => {
    await send('POST', '/api/beliefs', OPEN);
    await send('PUT', '/api/session/view-as', { rights: { role: 'executive', departments: [] } });
    const page = await open('/perception');
    await page.until(() => page.text().includes('only your own view can answer'));
    expect(page.text()).not.toContain('Send my answer');
    expect(page.text()).not.toContain('Open a round');
  });
});

describe('officers', () => {
  it('open a round with the suggested sentence, close it for good, and take it back', async () => {
    const page = await open('/perception');
    await page.until(() => page.text().includes('Open a round'));
    await page.press(page.role('button', 'Open a round'));
    const wording = [...page.root.querySelectorAll('input')].find(
      ({ value }) => value === 'We give our customers a superior experience.',
    );
    expect(wording).toBeTruthy();
    await page.press(page.role('button', 'Add a sentence'));
    await page.press(page.role('button', 'Open'));
    expect(page.text()).toContain('Write each sentence in both languages.');
    await page.press(page.role('button', 'Remove sentence 2'));
    await page.press(page.role('button', 'Open'));
    await page.until(() => page.text().includes('The round is open to leaders on its days.'));
    await page.until(() => page.text().includes('0 leaders have answered, 1 may'));
    const rounds = async () =>
      (await filled?.json<BeliefRoundsAnswer>('/api/beliefs'))?.rounds ?? [];
    expect((await rounds())[0]).toMatchObject({
      name: { en: 'Q4 2026' },
      from: '2026-11-22',
      to: '2026-12-06',
      topics: [{ metric: 'csat:service', isSameWording: false }],
    });
    await page.press(page.role('button', 'Close now: Q4 2026'));
    expect(page.plainText()).toContain('Close “Q4 2026” for good?');
    await page.press(page.role('button', 'Close it'));
    await page.until(() => page.plainText().includes('Closed by First'));
    // Nobody answered: there is nothing to draw but what customers said, and no gap.
    await page.until(() => page.text().includes('Leaders higher'));
    expect(cells(page, 'Earlier rounds')[1]?.slice(0, 3)).toEqual([
      'Q4 2026',
      'We give our customers a superior experience.',
      '—',
    ]);
    await page.press(page.role('button', 'Take back: Q4 2026'));
    await page.until(() => page.text().includes('taken back: it never was'));
    expect((await rounds())[0]).toMatchObject({ state: 'taken_back' });
  });
});
