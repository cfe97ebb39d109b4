import { afterEach, beforeEach, expect, it } from 'vitest';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { chooseFile } from './choose-file.ts';
import { field } from './fields.ts';
import { openScreen } from './harness.tsx';
import type { Screen } from './harness.tsx';
import { realFetch } from './real-server.ts';

let filled: FilledApp;
let screen: Screen | null = null;

beforeEach(async () => {
  filled = await filledApp({ records: [] });
});
afterEach(async () => {
  await screen?.close();
  screen = null;
  await filled.drop();
});

async function open(language: 'en' | 'ar' = 'en'): Promise<Screen> {
  await screen?.close();
  screen = await openScreen({ fetch: realFetch(filled), path: '/import', language });
  return screen;
}

const WORDS = {
  en: {
    show: 'Show what will be stored',
    go: 'Import',
    next: 'Import another file',
    seen: 'The first records',
    afresh: 'Look at it afresh',
  },
  ar: {
    show: 'أرني ما سيُخزَّن',
    go: 'استورد',
    next: 'استورد ملفًا آخر',
    seen: 'أول السجلات كما ستُخزَّن',
    afresh: 'انظر فيه من جديد',
  },
} as const;

/** Imports a file as the page takes it, and goes on to the next one. */
async function importFile(page: Screen, text: string, name: string, language: 'en' | 'ar' = 'en') {
  await chooseFile(page, text, name);
  await importChosen(page, language);
}

async function importChosen(page: Screen, language: 'en' | 'ar' = 'en') {
  const { show, go, next, seen } = WORDS[language];
  await page.until(() => page.plainText().includes(show));
  await page.press(page.role('button', show));
  await page.until(() => page.plainText().includes(seen));
  await page.press(page.role('button', go));
  await page.until(() => page.text().includes(next));
  await page.press(page.role('link', next));
  await page.until(() => page.root.querySelector('input[type=file]') !== null);
}

/** Thirty answers to a survey, or as many as are told, with these columns. */
function answers(columns: readonly string[], many = 30): string {
  const cells: Readonly<Record<string, (i: number) => string | number>> = {
    'Response ID': (i) => `R-${i}`,
    Date: (i) => `2026-10-${10 + (i % 9)}`,
    // Empty, so that nothing is read of it.
    Phone: () => '',
    NPS: (i) => i % 11,
    CES: (i) => 1 + (i % 7),
    Comment: (i) => `Waiting took long on visit ${i}`,
  };
  const lines = Array.from({ length: many }, (_, i) => columns.map((one) => cells[one]?.(i) ?? ''));
  return [columns, ...lines].map((line) => line.join(',')).join('\n');
}

const ALL = ['Response ID', 'Date', 'Phone', 'NPS', 'Comment'];
const FEWER = ALL.filter((column) => column !== 'Phone');

it('the same file again is of its own source, whatever was imported since', async () => {
  let page = await open();
  await importFile(page, answers(ALL), 'survey.csv');
  await chooseFile(page, answers(FEWER), 'repeat.csv');
  await page.until(() => page.plainText().includes('This looks like survey'));
  await page.press(page.role('button', 'Look at it afresh'));
  await importChosen(page);
  page = await open();
  await chooseFile(page, answers(ALL), 'survey.csv');
  await page.until(() => page.plainText().includes('This looks like'));
  expect(page.plainText()).toContain('This looks like survey');
  expect(page.plainText()).toContain('All its columns are here, and no other.');
});

it('a source of which all was taken back is no rival of the one that has the records', async () => {
  let page = await open();
  await importFile(page, answers(ALL), 'survey.csv');
  filled.clock.now += 60_000;
  await chooseFile(page, answers(ALL, 40), 'survey-2.csv');
  await page.until(() => page.plainText().includes('This looks like survey'));
  await page.press(page.role('button', 'Look at it afresh'));
  await page.until(() => page.plainText().includes('Source'));
  await page.fill(field(page, 'Source'), 'wrongname');
  await importChosen(page);
  const { imports } = await filled.json<{ imports: { id: string; source: string }[] }>(
    '/api/imports',
  );
  const wrong = imports.find((one) => one.source === 'wrongname');
  await filled.send(`/api/imports/${wrong?.id ?? ''}/undo`, { method: 'POST' });
  await expect
    .poll(
      async () => (await filled.json<{ state: string }>(`/api/imports/${wrong?.id ?? ''}`)).state,
    )
    .toBe('undone');
  page = await open();
  await chooseFile(page, answers(ALL, 50), 'next.csv');
  await page.until(() => page.plainText().includes('This looks like'));
  expect(page.plainText()).toContain('This looks like survey');
});

it('a file whose header is in capitals is read as the last one was', async () => {
  const page = await open();
  await importFile(page, answers(ALL), 'survey.csv');
  const loud = answers(ALL).replace(ALL.join(','), ALL.join(',').toUpperCase());
  await chooseFile(page, loud, 'export.csv');
  await page.until(() => page.plainText().includes('This looks like survey'));
  expect(page.plainText()).toContain('All its columns are here, and no other.');
  await page.press(page.role('button', WORDS.en.show));
  await page.until(() => page.plainText().includes('30 of these records are stored already'));
});

it.each([
  ['en', 'Read “\u2068Comment', 'nothing: do without it', 'look at the file afresh', '30 records'],
  ['ar', 'اقرأ \u2068Comment', 'لا شيء: استغنِ عنه', 'فانظر في الملف من جديد', '٣٠ سجلًا'],
] as const)(
  'a column that is no longer there can be done without, in %s',
  async (language, label, without, hint, counted) => {
    const page = await open(language);
    await importFile(page, answers(ALL), 'survey.csv', language);
    const later = answers(ALL).replace('Comment', 'Said');
    await chooseFile(page, later, 'survey.csv');
    await page.until(() => page.plainText().includes(hint));
    const options = [...page.role('combobox', label).querySelectorAll('option')];
    expect(options.map((one) => one.textContent)).toContain(without);
    await page.choose(page.role('combobox', label), '\u0001');
    await page.press(page.role('button', WORDS[language].show));
    await page.until(() => page.plainText().includes(counted));
    expect(page.plainText()).not.toContain('Waiting took long');
  },
);

it.each([
  ['en', 'Read “\u2068NPS', 'Where no column fits', 'do without it'],
  ['ar', 'اقرأ \u2068NPS', 'وإن لم يناسب أي عمود', 'استغنِ عنه'],
] as const)(
  'a score that is no longer there is read from another column, in %s',
  async (language, label, hint, without) => {
    const page = await open(language);
    await importFile(page, answers(ALL), 'survey.csv', language);
    await chooseFile(page, answers(ALL).replace('NPS', 'Mark'), 'survey.csv');
    await page.until(() => page.plainText().includes(hint));
    expect(page.plainText()).not.toContain(without);
    const options = [...page.role('combobox', label).querySelectorAll('option')];
    expect(options.map((one) => one.textContent)).toContain('Mark');
  },
);

it.each([
  ['en', 'Source', 'small Latin letters, digits, dots'],
  ['ar', 'المصدر', 'حروف لاتينية صغيرة وأرقام إنجليزية'],
] as const)(
  'a source that cannot be called so is told in words before anything is sent, in %s',
  async (language, label, words) => {
    const page = await open(language);
    const { show } = WORDS[language];
    await chooseFile(page, answers(ALL), 'survey.csv');
    await page.until(() => page.plainText().includes(show));
    await page.fill(field(page, label), 'nyc 311!');
    expect(page.plainText()).toContain(words);
    expect(page.plainText()).not.toContain(show);
    await page.fill(field(page, label), 'nyc-311');
    expect(page.plainText()).toContain(show);
  },
);

it.each([
  ['en', 'Nearly every row is refused'],
  ['ar', 'تُرفض الصفوف كلها تقريبًا'],
] as const)(
  'a file whose rows are refused when it is read as last time may be written otherwise, in %s',
  async (language, words) => {
    const page = await open(language);
    await importFile(page, answers(ALL), 'survey.csv', language);
    const otherwise = answers(ALL).replaceAll(/2026-10-(\d\d)/g, 'October the $1th');
    await chooseFile(page, otherwise, 'survey.csv');
    await page.until(() => page.plainText().includes(WORDS[language].show));
    expect(page.plainText()).not.toContain(words);
    await page.press(page.role('button', WORDS[language].show));
    await page.until(() => page.plainText().includes(words));
    expect(page.role('button', WORDS[language].afresh)).toBeTruthy();
  },
);

it.each([
  [
    'en',
    'About 50% of these records are stored already as the source survey',
    'Read it as the source',
    'Look again',
    '30 of these records are stored already',
  ],
  [
    'ar',
    'نحو ٥٠٪ من هذه السجلات مخزَّن من قبل باسم المصدر survey',
    'اقرأه باسم المصدر',
    'أعد المعاينة',
    'المخزَّن من قبل من هذه السجلات: ٣٠ سجلًا',
  ],
] as const)(
  'a longer export that is looked at afresh is known by the records that came before, in %s',
  async (language, elsewhere, take, again, stored) => {
    const page = await open(language);
    const { afresh, show, seen } = WORDS[language];
    await importFile(page, answers(ALL), 'survey.csv', language);
    await chooseFile(page, answers(FEWER, 60), 'later.csv');
    await page.until(() => page.plainText().includes(afresh));
    await page.press(page.role('button', afresh));
    await page.until(() => page.text().includes(show) && !page.text().includes(afresh));
    await page.press(page.role('button', show));
    await page.until(() => page.plainText().includes(seen));
    await page.until(() => page.plainText().includes(elsewhere));
    // As the newer file of that source, what came before is replaced and not counted twice.
    await page.press(page.role('button', take));
    expect(page.plainText()).not.toContain(take);
    await page.press(page.role('button', again));
    await page.until(() => page.plainText().includes(stored));
    expect(page.plainText()).not.toContain(elsewhere);
  },
);

it.each([
  ['en', 'Read “CES” too. It seems to be:', '60 records', '30 of these records are stored already'],
  ['ar', 'اقرأ CES أيضًا، ويبدو أنه:', '٦٠ سجلًا', 'المخزَّن من قبل من هذه السجلات: ٣٠ سجلًا'],
] as const)(
  'a question that a later file brings is read beside the known one, in %s',
  async (language, offer, counted, stored) => {
    const page = await open(language);
    await importFile(page, answers(ALL), 'survey.csv', language);
    await chooseFile(page, answers([...ALL, 'CES']), 'survey.csv');
    await page.until(() => page.plainText().includes(offer));
    const box = [...page.root.querySelectorAll('label')].find((one) =>
      one.textContent.replaceAll(/[\u2066-\u2069]/g, '').includes(offer),
    );
    await page.press(box?.querySelector('input') ?? page.root);
    await page.press(page.role('button', WORDS[language].show));
    await page.until(() => page.plainText().includes(counted));
    // What is stored of the known question is the same again.
    expect(page.plainText()).toContain(stored);
  },
);

/** Answers to two questions and a comment, one a row. */
function answersInRows(): string {
  const lines = Array.from({ length: 30 }, (_, i) => [
    `R-${i},2026-10-${10 + (i % 9)},"How satisfied were you with us (1-5)?",${1 + (i % 5)}`,
    `R-${i},2026-10-${10 + (i % 9)},"How likely are you to recommend us (0-10)?",${i % 11}`,
    `R-${i},2026-10-${10 + (i % 9)},"What could we do better?",Waiting took long on visit ${i}`,
  ]).flat();
  return ['Response ID,Date,Question,Answer', ...lines].join('\n');
}

it.each([
  ['en', 'What is a row?', 'A record of its own', '60 records', 'All its columns are here'],
  ['ar', 'فماذا يمثل الصف الواحد؟', 'سجل مستقل', '٦٠ سجلًا', 'أعمدته كلها هنا'],
] as const)(
  'a file with one answer a row is asked about, and the next one is known again, in %s',
  async (language, question, own, counted, whole) => {
    const page = await open(language);
    await chooseFile(page, answersInRows(), 'long.csv');
    await page.until(() => page.plainText().includes(question));
    // Each question is a line of its own.
    expect(page.plainText()).toContain('How likely are you to recommend us (0-10)?');
    expect(page.plainText()).toContain(own);
    await page.press(page.role('button', WORDS[language].show));
    await page.until(() => page.plainText().includes(counted));
    await page.press(page.role('button', WORDS[language].go));
    await page.until(() => page.text().includes(WORDS[language].next));
    await page.press(page.role('link', WORDS[language].next));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    await chooseFile(page, answersInRows(), 'another.csv');
    await page.until(() => page.plainText().includes(whole));
    expect(page.plainText()).not.toContain(question);
  },
);
