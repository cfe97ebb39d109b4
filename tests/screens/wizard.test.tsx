import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { beginImport, runImport } from '#server/services/imports/run.ts';
import type { FilledApp } from '#tests/integration/api/filled.ts';
import { filledApp } from '#tests/integration/api/filled.ts';
import { invitations, surveyMonkey } from '#tests/unit/guess/tool-files.ts';
import { qualtrics } from '#tests/unit/guess/survey-files.ts';
import { textRows, workbookOf } from '../builders/workbook.ts';
import { chooseFile as choose } from './choose-file.ts';
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

async function open(path: string, language: 'en' | 'ar' = 'en'): Promise<Screen> {
  screen = await openScreen({ fetch: realFetch(filled), path, language });
  return screen;
}

/** The chooser of a column by what it is called. */
function columnSelect(page: Screen, column: string): HTMLSelectElement {
  const item = [...page.root.querySelectorAll('li')].find(
    (one) => one.querySelector('p bdi')?.textContent === column,
  );
  const select = item?.querySelector('select');
  if (!select) throw new Error(`no column ${column}`);
  return select;
}

/** Thirty tickets of three groups; group g3 has no name. */
const TICKETS = [
  'ticket id,opened,group_id',
  ...Array.from({ length: 30 }, (_, i) => `T-${i},2026-10-${10 + (i % 9)},g${1 + (i % 3)}`),
].join('\n');
const GROUPS = 'id,name\ng1,Billing\ng2,Cards\n';

const BOOK = workbookOf({
  sheets: [
    {
      name: 'Teams',
      rows: textRows(
        GROUPS.trim()
          .split('\n')
          .map((line) => line.split(',')),
      ),
    },
    { name: 'Tickets', rows: textRows(TICKETS.split('\n').map((line) => line.split(','))) },
    { name: 'Hidden', rows: '', state: 'hidden' },
  ],
});

async function importNow(page: Screen, look: string, go: string, end: string): Promise<void> {
  await page.press(page.role('button', look));
  await page.until(() => page.root.querySelector('table') !== null);
  await page.press(page.role('button', go));
  await page.until(() => page.text().includes(end));
}

describe('a workbook with several sheets', () => {
  it('is read from the sheet that fits, or from the one a person chooses', async () => {
    const page = await open('/import');
    await choose(page, BOOK, 'centre.xlsx');
    await page.until(() => page.plainText().includes('Which sheet holds the records?'));
    const radio = (name: string) => {
      const found = [...page.root.querySelectorAll<HTMLInputElement>('input[type=radio]')];
      return found.find(({ value }) => value === name);
    };
    expect([radio('Teams')?.checked, radio('Tickets')?.checked]).toEqual([false, true]);
    expect(page.plainText()).toContain('Tickets 30 rows · fits best');
    expect(page.plainText()).toContain('Teams 2 rows');
    expect(page.plainText()).toContain('Hidden empty · hidden in the workbook');
    expect(radio('Hidden')?.disabled).toBe(true);
    await page.until(() => page.plainText().includes('group_id'));
    expect(columnSelect(page, 'opened').value).toBe('at');
    const teams = radio('Teams');
    await act(async () => teams?.click());
    await page.until(() => !page.plainText().includes('group_id filled'));
    expect(columnSelect(page, 'name').value).not.toBe('at');
  });

  it('gives another of its sheets as names, and its next file is read the same way', async () => {
    const page = await open('/import');
    await choose(page, BOOK, 'centre.xlsx');
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    await page.choose(page.role('combobox', 'Add another sheet of this workbook'), 'Teams');
    await page.until(() => page.plainText().includes('2 of 3 keys that were looked at are in it.'));
    expect(columnSelect(page, 'name').value).toBe('dimensions.department');
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
    expect(page.plainText()).toContain('10 rows name something that is not in teams');

    await page.press(page.role('link', 'Import another file'));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    await choose(page, BOOK, 'centre-2.xlsx');
    await page.until(() => page.plainText().includes('This looks like centre'));
    expect(page.plainText()).toContain('Table teams: the sheet Teams of this workbook');
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('30 records from 30 rows'));
  });
});

/** Thirty cases without a number, one a day. */
const UNNUMBERED = [
  'opened,status,category',
  ...Array.from(
    { length: 30 },
    (_, i) => `2026-10-${String(i + 1).padStart(2, '0')},open,Wish ${i}`,
  ),
].join('\n');

const WORDS_AFRESH = { en: 'Look at it afresh', ar: 'انظر فيه من جديد' } as const;

/** Imports a text as a source of cases that are told apart by all that stands in their row. */
async function importHashed(source: string, text: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-wizard-'));
  const path = join(folder, 'earlier.csv');
  writeFileSync(path, text);
  const mapping = readMapping({
    version: 1,
    source,
    dates: ['YYYY-MM-DD'],
    records: [{ kind: 'case', id: { hash: 'all' }, at: 'opened' }],
  });
  const { repository, clock } = filled;
  const work = { repository, now: () => clock.now, input: { path } };
  const job = await beginImport({ ...work, fileName: 'earlier.csv', mapping });
  await runImport(work, job);
  rmSync(folder, { recursive: true });
}

describe('the preview', () => {
  it.each([
    [
      'en',
      'Look at it afresh',
      'Show what will be stored',
      'told apart by all that stood in their row',
    ],
    ['ar', 'انظر فيه من جديد', 'أرني ما سيُخزَّن', 'وكان ما يميّز كلًّا منها كل ما في صفّه'],
  ] as const)(
    'warns in %s of records that would be counted twice, as they are told apart otherwise than before',
    async (language, afresh, show, told) => {
      await importHashed('tickets', TICKETS);
      const page = await open('/import', language);
      await choose(page, TICKETS, 'tickets.csv');
      await page.until(() => page.text().includes(afresh));
      await page.press(page.role('button', afresh));
      await page.until(() => page.text().includes(show) && !page.text().includes(afresh));
      await page.press(page.role('button', show));
      await page.until(() => page.root.querySelector('table') !== null);
      await page.until(() => page.plainText().includes(told));
    },
  );

  it.each([
    [
      'en',
      'Show what will be stored',
      'No column names the case, and none that stay as they are',
      'A case that changed between two files counts twice',
      '5 of them are new here, of days that earlier files of this source cover already',
    ],
    [
      'ar',
      'أرني ما سيُخزَّن',
      'لا يوجد عمود يعرّف الحالة، ولا أعمدة ثابتة',
      'فالحالة التي تتغيّر بين ملفين تُحسب مرتين',
      'جديدة من أيام سبق أن وردت في ملفات سابقة لهذا المصدر: ٥ حالات',
    ],
  ] as const)(
    'warns in %s of cases that nothing numbers, and that may have changed since the last file',
    async (language, show, none, twice, fresh) => {
      await importHashed('desk', UNNUMBERED);
      const page = await open('/import', language);
      await choose(page, UNNUMBERED.replaceAll(/open,(Wish [0-4])$/gm, 'closed,$1'), 'desk.csv');
      await page.until(() => page.plainText().includes(show));
      await page.press(page.role('button', show));
      await page.until(() => page.plainText().includes(fresh));
      await page.press(page.role('button', WORDS_AFRESH[language]));
      await page.until(() => page.plainText().includes(none));
      expect(page.plainText()).toContain(twice);
    },
  );

  it('says which rows above the header were passed over', async () => {
    const page = await open('/import');
    const titled = `Tickets of the centre,,\nQuarter 4,,\n${TICKETS}\n`;
    await choose(page, titled, 'titled.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('30 records from 30 rows'));
    expect(page.plainText()).toContain(
      '2 rows above the header are passed over: Tickets of the centre and Quarter 4',
    );
  });

  it.each([
    ['en', 'Show what will be stored', 'as they will be stored', 'Unclassified'],
    ['ar', 'أرني ما سيُخزَّن', 'أول السجلات كما ستُخزَّن', 'غير مصنّف'],
  ] as const)(
    'says in %s what fits no theme as the pages do',
    async (language, show, table, word) => {
      const page = await open('/import', language);
      const lines = Array.from(
        { length: 30 },
        (_, i) => `T-${i},2026-10-${10 + (i % 9)},Odd thing ${i}`,
      );
      await choose(page, ['ticket id,opened,description', ...lines].join('\n'), 'tickets.csv');
      await page.until(() => page.plainText().includes(show));
      await page.press(page.role('button', show));
      await page.until(() => page.root.querySelector('caption') !== null);
      const cells = [...page.role('table', table).querySelectorAll('td')].map(
        (one) => one.textContent,
      );
      expect(cells).toContain(word);
      expect(cells).not.toContain('unclassified');
    },
  );

  it.each([
    [
      'en',
      'Show what will be stored',
      'Nothing in this file says when a case ended: all 30 cases count as open',
    ],
    [
      'ar',
      'أرني ما سيُخزَّن',
      'ليس في الملف ما يدل على وقت انتهاء أي حالة: تُعدّ الحالات كلها (٣٠) مفتوحة',
    ],
  ] as const)('says in %s that all cases stay open', async (language, show, told) => {
    const page = await open('/import', language);
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes(show));
    await page.press(page.role('button', show));
    await page.until(() => page.plainText().includes(told));
  });

  it.each([
    [
      'en',
      'Show what will be stored',
      '10 cases of them are still open',
      '2 times a record comes again under the same id: the latest of its rows counts.',
    ],
    [
      'ar',
      'أرني ما سيُخزَّن',
      'منها ١٠ حالات لا تزال مفتوحة',
      'يتكرر سجل بالمعرّف نفسه مرتين: يُؤخذ بأحدث صفوفه.',
    ],
  ] as const)(
    'says in %s how many cases stay open and how often one comes again',
    async (language, show, left, again) => {
      const page = await open('/import', language);
      const ended = TICKETS.split('\n').map((line, i) =>
        i === 0 ? `${line},closed at` : `${line},${i > 10 ? '2026-10-30' : ''}`,
      );
      await choose(page, [...ended, ...ended.slice(20, 22)].join('\n'), 'ended.csv');
      await page.until(() => page.plainText().includes(show));
      await page.press(page.role('button', show));
      await page.until(() => page.plainText().includes(left));
      expect(page.plainText()).toContain(again);
      expect(page.plainText()).not.toMatch(/Nothing in this file says|ليس في الملف ما يدل/);
    },
  );

  it('says how many invitations nobody answered, which rows make no record, and of which kind a question is', async () => {
    const page = await open('/import');
    await choose(page, invitations().bytes, 'invited.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    expect(columnSelect(page, 'NPS Score').value).toBe('instruments.nps');
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('54 records from 60 rows'));
    expect(page.plainText()).toContain('39 of them are invitations that nobody answered');
    expect(page.plainText()).toContain(
      '6 rows make no record: what they say is neither stored nor counted. The first are lines ',
    );
    expect(page.role('table', 'as they will be stored').textContent).not.toContain('und-');
  });

  it.each([
    [
      'en',
      'Show what will be stored',
      'Import',
      'Import another file',
      '2 rows make no record, because they have no score: what they say is neither stored nor counted. Lines 35 and 36.',
    ],
    [
      'ar',
      'أرني ما سيُخزَّن',
      'استورد',
      'استورد ملفًا آخر',
      'صفان لا ينتج عنهما سجل لأنهما بلا درجة، فلا يُخزَّن ما فيهما ولا يُعدّ. السطران ٣٥ و٣٦.',
    ],
  ] as const)(
    'names the rows without a score before and after, in %s',
    async (language, show, go, end, told) => {
      const page = await open('/import', language);
      const lines = Array.from(
        { length: 60 },
        (_, i) => `R-${i},2026-10-${10 + (i % 9)},${i === 33 || i === 34 ? '' : i % 11},Words ${i}`,
      );
      const header = 'Response ID,Submitted,How likely are you to recommend us (0-10),Comment';
      await choose(page, [header, ...lines].join('\n'), 'asked.csv');
      await page.until(() => page.plainText().includes(show));
      await page.press(page.role('button', show));
      await page.until(() => page.plainText().includes(told));
      await page.press(page.role('button', go));
      await page.until(() => page.plainText().includes(end));
      expect(page.plainText()).toContain(told);
    },
  );

  it.each([
    ['en', 'Show what will be stored', 'Import', '12 records from 60 rows', 'Import another file'],
    ['ar', 'أرني ما سيُخزَّن', 'استورد', '١٢ سجلًا من ٦٠ صفًّا', 'استورد ملفًا آخر'],
  ] as const)(
    'tells records from rows where the last row of each counts, before and after, in %s',
    async (language, show, go, counts, end) => {
      const page = await open('/import', language);
      const lines = Array.from(
        { length: 60 },
        (_, i) => `C-${i % 12},2026-10-${10 + (i % 9)} 10:00,Cards,${30 + i}`,
      );
      await choose(page, ['call id,start time,team,duration', ...lines].join('\n'), 'calls.csv');
      const last = () => page.root.querySelector<HTMLInputElement>('input[value=last]');
      await page.until(() => last() !== null);
      await act(async () => last()?.click());
      await page.until(() => columnSelect(page, 'call id').value === 'id');
      await page.press(page.role('button', show));
      await page.until(() => page.root.querySelector('table') !== null);
      expect(page.plainText()).toContain(counts);
      await page.press(page.role('button', go));
      await page.until(() => page.text().includes(end));
      expect(page.plainText()).toContain(counts);
    },
  );

  it('knows a question about recommending for one, however it is asked', async () => {
    const page = await open('/import');
    await choose(page, surveyMonkey().bytes, 'survey.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    const asked = 'How likely is it that you would recommend us to a friend?';
    expect(columnSelect(page, asked).value).toBe('instruments.nps');
  });

  it.each([
    ['en', 'Show what will be stored', 'as they will be stored', ['2 min 5 s', 'no']],
    ['ar', 'أرني ما سيُخزَّن', 'أول السجلات كما ستُخزَّن', ['٢٦٫٥٠', 'لا']],
  ] as const)(
    'shows money, durations and what is yes or no in %s as people read them',
    async (language, show, caption, told) => {
      const page = await open('/import', language);
      const contacts = Array.from(
        { length: 30 },
        (_, i) => `C-${i},2026-10-${10 + (i % 9)} 10:00,125,${i % 3 ? 'no' : 'yes'}`,
      );
      const cases = Array.from(
        { length: 30 },
        (_, i) => `T-${i},2026-10-${10 + (i % 9)},26.50,${i % 2 ? 'no' : 'yes'}`,
      );
      const file =
        language === 'en'
          ? ['call id,call date,talk time,abandoned', ...contacts]
          : ['ticket id,opened,claim amount,sla met', ...cases];
      await choose(page, file.join('\n'), 'desk.csv');
      await page.until(() => page.plainText().includes(show));
      await page.press(page.role('button', show));
      await page.until(() => page.root.querySelector('caption') !== null);
      const cells = [...page.role('table', caption).querySelectorAll('td')].map((one) =>
        one.textContent?.replaceAll(/\p{Zs}/gu, ' '),
      );
      expect(cells).toEqual(expect.arrayContaining([...told]));
    },
  );

  it('shows an attribute beside a field of the same name', async () => {
    const page = await open('/import');
    const states = ['New', 'In progress', 'Waiting for customer', 'Resolved', 'Closed'];
    const lines = Array.from(
      { length: 30 },
      (_, i) => `T-${i},2026-10-${10 + (i % 9)},${1 + (i % 5)},${states[i % 5]}`,
    );
    await choose(page, ['Ticket no,Opened,Status,Status text', ...lines].join('\n'), 'desk.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    expect(columnSelect(page, 'Status').value).toBe('attributes.column');
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.root.querySelector('table') !== null);
    const table = page.role('table', 'as they will be stored');
    const titles = [...table.querySelectorAll('th')].map((one) => one.textContent);
    expect(titles.filter((title) => title === 'Status')).toHaveLength(2);
    const cells = [...(table.querySelectorAll('tbody tr')[2]?.querySelectorAll('td') ?? [])];
    expect(cells.map((cell) => cell.textContent)).toEqual(
      expect.arrayContaining(['Waiting for customer', '3']),
    );
    // Of the day alone no time is made up.
    expect(cells.map((cell) => cell.textContent)).toContain('12 October 2026');
  });

  it.each([
    [
      'en',
      'Show what will be stored',
      'Cases · 10 resolved before they were opened · for example T-0',
      'counts from midnight',
    ],
    ['ar', 'أرني ما سيُخزَّن', 'الحالات، ١٠ حُلّت قبل فتحها، مثل T-0', 'يُحسب من منتصف الليل'],
  ] as const)(
    'says before anything is stored what cannot be true of it, in %s',
    async (language, look, fault, hint) => {
      const page = await open('/import', language);
      const lines = Array.from({ length: 30 }, (_, i) => {
        const day = `2026-10-${10 + (i % 9)}`;
        return `T-${i},${day} 14:0${i % 6},${i % 3 === 0 ? day : '2026-10-20'}`;
      });
      await choose(page, ['ticket id,opened,closed', ...lines].join('\n'), 'desk.csv');
      await page.until(() => page.root.querySelector('main li select') !== null);
      await page.press(page.role('button', look));
      await page.until(() => page.root.querySelector('table') !== null);
      expect(page.plainText()).toContain(fault);
      expect(page.plainText()).toContain(hint);
    },
  );

  it('calls what an Arabic file is filtered by as the file does', async () => {
    const page = await open('/import', 'ar');
    const lines = Array.from(
      { length: 30 },
      (_, i) => `T-${i},2026-10-${10 + (i % 9)} 14:0${i % 6},لون${i % 3}`,
    );
    await choose(page, ['رقم التذكرة,تاريخ الفتح,لون السيارة', ...lines].join('\n'), 'desk.csv');
    await page.until(() => page.root.querySelector('main li select') !== null);
    await page.press(page.role('button', 'أرني ما سيُخزَّن'));
    await page.until(() => page.root.querySelector('table') !== null);
    const titles = [...page.root.querySelectorAll('th')].map((one) => one.textContent);
    expect(titles).toContain('لون السيارة');
    expect(page.text()).not.toContain('column-3');
  });

  it('calls a survey by its question or its kind, not by its key', async () => {
    const page = await open('/import');
    const lines = Array.from(
      { length: 30 },
      (_, i) => `${i},2026-10-${10 + (i % 9)},${1 + (i % 5)}`,
    );
    await choose(page, ['id,answered at,csat', ...lines].join('\n'), 'survey.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.root.querySelector('table') !== null);
    const table = page.role('table', 'as they will be stored').textContent ?? '';
    expect(table).toContain('Satisfaction (CSAT)');
    expect(table).not.toContain('csat');
  });
});

describe('a survey whose header is only the numbers of its questions', () => {
  it.each(['en', 'ar'] as const)('shows what was asked beside them, in %s', async (language) => {
    const page = await open('/import', language);
    await choose(page, qualtrics('texts'), 'Service survey.csv');
    await page.until(() => page.plainText().includes('ResponseId'));
    const asked = 'How likely are you to recommend us to a friend or colleague?';
    expect(columnSelect(page, 'Q1').closest('li')?.textContent).toContain(asked);
    expect(columnSelect(page, 'Q1').value).toBe('instruments.nps');
    // The question of trials is asked, with what it is about.
    expect(page.plainText()).toContain('Survey Preview');
  });
});

describe('a column that a person corrects', () => {
  const wording = {
    en: ['1 other column could not stay as before', 'team: was “Department”, is now'],
    ar: ['عمود آخر لم يمكن إبقاؤه كما كان', 'team: كان «الإدارة»، وأصبح'],
  };
  it.each(['en', 'ar'] as const)('tells which other one it moved, in %s', async (language) => {
    const text = [
      'ticket id,opened,team,store,recommend',
      ...Array.from(
        { length: 40 },
        (_, i) => `T${i},2026-10-${10 + (i % 9)},t${i % 3},s${i % 4},${i === 7 ? 77 : i % 11}`,
      ),
    ].join('\n');
    const page = await open('/import', language);
    await choose(page, text, 'tickets.csv');
    await page.until(() => page.plainText().includes('recommend'));
    await page.choose(columnSelect(page, 'recommend'), 'instruments.nps');
    await page.until(() => columnSelect(page, 'recommend').value === 'instruments.nps');
    // It holds, with the value that does not fit, and nothing else has moved.
    await page.until(() => /\(77\)/.test(page.plainText()));
    expect(page.plainText()).not.toContain(wording[language][0]);
    await page.choose(columnSelect(page, 'store'), 'dimensions.department');
    await page.until(() => page.plainText().includes(wording[language][0] ?? ''));
    expect(page.plainText()).toContain(wording[language][1]);
    expect(columnSelect(page, 'team').value).toBe('attributes.column');
    expect(columnSelect(page, 'recommend').value).toBe('instruments.nps');
  });
});

describe('two columns that are said to be the same', () => {
  it('leave it to the one of the last word, also in a file without a header', async () => {
    const page = await open('/import');
    const lines = Array.from(
      { length: 40 },
      (_, i) => `${7001 + i * 3},2026-10-${10 + (i % 9)},s${i % 4},t${i % 3}`,
    );
    await choose(page, lines.join('\n'), 'plain.csv');
    await page.until(() => page.plainText().includes('Show what will be stored'));
    for (const column of ['4', '3']) {
      await page.choose(columnSelect(page, column), 'dimensions.branch');
      await page.until(() => page.root.querySelector('[aria-busy=true]') === null);
    }
    expect(columnSelect(page, '3').value).toBe('dimensions.branch');
    expect(columnSelect(page, '4').value).not.toBe('dimensions.branch');
  });
});

describe('a saved list of refused rows that is imported again', () => {
  const words = {
    en: [
      'Show what will be stored',
      'Line,Why it was refused',
      'What was added to it is not read: ',
    ],
    ar: ['أرني ما سيُخزَّن', 'السطر,سبب الرفض', 'ولا يُقرأ ما أُضيف إليها: '],
  } as const;
  it.each(['en', 'ar'] as const)(
    'says that it is one, and offers none of what was added to it, in %s',
    async (language) => {
      const [show, added, said] = words[language];
      const page = await open('/import', language);
      const [header, ...rows] = TICKETS.split('\n');
      const lines = rows.map((row, i) => `${row},${i + 2},Was no date.`);
      await choose(page, [`${header},${added}`, ...lines].join('\n'), 'tickets.csv.rejects.csv');
      await page.until(() => page.plainText().includes(show));
      expect(columnSelect(page, 'opened').value).toBe('at');
      const [line = '', reasons = ''] = added.split(',');
      expect(() => columnSelect(page, line)).toThrow('no column');
      expect(() => columnSelect(page, reasons)).toThrow('no column');
      await page.press(page.role('button', show));
      await page.until(() => page.plainText().includes(said));
      expect(page.plainText().split(said)[1]).toContain(reasons);
    },
  );
});

describe('what is told of a row', () => {
  it('has the line in the digits of the reader, and the value as it stands in the file', async () => {
    const page = await open('/import', 'ar');
    const lines = Array.from({ length: 60 }, (_, i) => `T-${i},2026-10-${10 + (i % 9)},Cards`);
    const wrong = lines.with(20, 'T-20,2026-31-31,Cards');
    await choose(page, ['Ticket id,Opened,Team', ...wrong].join('\n'), 'one-wrong.csv');
    await page.until(() => page.plainText().includes('أرني ما سيُخزَّن'));
    await page.press(page.role('button', 'أرني ما سيُخزَّن'));
    // The header is line 1.
    await page.until(() => page.plainText().includes('في السطر ٢٢'));
    expect(page.plainText()).toContain('القيمة «2026-31-31»');
  });
});

describe('more refused rows than are shown', () => {
  const said = {
    en: [
      'Show what will be stored',
      'The first 8 are shown here, all 10 are in the file.',
      'The first 8 are shown here, the first 200 are in the file.',
    ],
    ar: [
      'أرني ما سيُخزَّن',
      'تظهر هنا أول ٨، وفي الملف كلها وعددها ١٠.',
      'تظهر هنا أول ٨، وفي الملف أول ٢٠٠.',
    ],
  } as const;
  it.each([
    ['en', 10, 1],
    ['en', 210, 2],
    ['ar', 10, 1],
    ['ar', 210, 2],
  ] as const)('are all in the file where it takes them, in %s: %i', async (language, wrong, at) => {
    const page = await open('/import', language);
    const lines = Array.from({ length: 6000 }, (_, i) => {
      const day = i % 28 === 0 && i < wrong * 28 ? '2026-02-31' : `2026-02-${10 + (i % 9)}`;
      return `T-${i},${day},Cards`;
    });
    await choose(page, ['Ticket id,Opened,Team', ...lines].join('\n'), 'wrong.csv');
    await page.until(() => page.plainText().includes(said[language][0]));
    await page.press(page.role('button', said[language][0]));
    await page.until(() => page.plainText().includes(said[language][at]));
  });
});

describe('times that name no zone', () => {
  it.each([
    ['en', 'The time zone of the organisation Asia/Riyadh'],
    ['ar', 'المنطقة الزمنية للمنظمة Asia/Riyadh'],
  ] as const)('may be of the organisation’s, which is named in %s', async (language, option) => {
    const page = await open('/import', language);
    const lines = Array.from({ length: 30 }, (_, i) => `T-${i},2026-10-${10 + (i % 9)} 10:00`);
    await choose(page, ['Ticket id,Opened', ...lines].join('\n'), 'local.csv');
    await page.until(() => page.plainText().includes(option));
  });
});

describe('the list of columns', () => {
  it('calls each choice by its column, and takes one that is put to use out of those not used', async () => {
    const page = await open('/import');
    const lines = Array.from({ length: 30 }, (_, i) => `T-${i},2026-10-0${1 + (i % 9)},`);
    await choose(page, ['ticket id,opened,spare', ...lines].join('\n'), 'tickets.csv');
    await page.until(() => page.plainText().includes('1 column is not used'));
    expect(page.role('combobox', '\u2068opened\u2069 means')).toHaveProperty('value', 'at');
    const spare = page.role('combobox', '\u2068spare\u2069 means');
    expect(spare.closest('details')).not.toBeNull();
    spare.focus();
    await page.choose(spare, 'dimensions.branch');
    await page.until(() => !page.plainText().includes('1 column is not used'));
    const moved = page.role('combobox', '\u2068spare\u2069 means');
    expect([moved.closest('details'), document.activeElement === moved]).toEqual([null, true]);
  });
});

describe('a day that no column tells', () => {
  it('is asked for before anything can be imported, and stands in words beside its field', async () => {
    const page = await open('/import');
    const lines = Array.from({ length: 30 }, (_, i) => `T-${i},${i % 2 ? 'Billing' : 'Cards'}`);
    await choose(page, ['Ticket id,Team', ...lines].join('\n'), 'undated.csv');
    await page.until(() => page.root.querySelector('input[type=date]') !== null);
    const day = page.root.querySelector<HTMLInputElement>('input[type=date]');
    expect(day?.value).toBe('');
    expect(page.plainText()).toContain(
      'every record of this file will count on one and the same day.',
    );
    expect(page.plainText()).toContain('Nothing can be imported before that.');
    expect(page.plainText()).not.toContain('Show what will be stored');
    await act(async () => {
      if (!day) return;
      // React listens to the native setter.
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        day,
        '2026-03-05',
      );
      day.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.until(() => page.plainText().includes('5 March 2026'));
    await page.until(() => page.plainText().includes('Show what will be stored'));
  });
});

describe('a file that belongs to another', () => {
  it('is joined by the key that fits, and asked for again with the next file', async () => {
    const page = await open('/import');
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    await choose(page, GROUPS, 'groups.csv');
    await page.until(() => page.plainText().includes('2 of 3 keys that were looked at are in it.'));
    expect(page.role('combobox', 'Column of this file')).toHaveProperty('value', 'group_id');
    expect(page.role('combobox', 'Column of \u2068groups.csv')).toHaveProperty('value', 'id');
    expect(columnSelect(page, 'name').value).toBe('dimensions.department');
    await page.press(page.role('button', 'Show what will be stored'));
    await page.until(() => page.plainText().includes('30 records from 30 rows'));
    // Ten tickets name group g3.
    expect(page.plainText()).toContain(
      '10 rows name something that is not in groups; they are stored without',
    );
    expect(page.role('table', 'as they will be stored').textContent).toContain('Billing');
    await page.press(page.role('button', 'Import'));
    await page.until(() => page.text().includes('Import another file'));
    const { values } = await filled.json<{ values: { key: string }[] }>(
      '/api/dimensions/department',
    );
    expect(values.map(({ key }) => key)).toEqual(expect.arrayContaining(['Billing', 'Cards']));

    await page.press(page.role('link', 'Import another file'));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    await choose(page, TICKETS.replaceAll('T-', 'U-'), 'tickets.csv');
    await page.until(() => page.plainText().includes('This source needs other files too'));
    expect(page.plainText()).toContain('Table groups, last time groups.csv');
    expect(page.plainText()).toContain('Add the files above first');
    // The name of its names is another one now: what is different is said of this file, and it is read from that column.
    const loans = GROUPS.replace('Cards', 'Loans').replace('id,name', 'id,title');
    await choose(page, loans, 'groups.csv');
    await page.until(() => page.plainText().includes('Added: groups.csv'));
    await page.until(() => page.plainText().includes('No longer there: name.New: title.'));
    // Looked at afresh and back, the file that was given stays.
    await page.press(page.role('button', 'Look at it afresh'));
    await page.until(() => page.plainText().includes('2 of 3 keys that were looked at are in it.'));
    await page.press(page.role('button', 'Read it as last time'));
    await page.choose(page.role('combobox', 'Read “\u2068name'), 'title');
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
    const after = await filled.json<{ values: { key: string }[] }>('/api/dimensions/department');
    expect(after.values.map(({ key }) => key)).toContain('Loans');
  });

  it('is offered again when the file is looked at afresh, and new columns are read on a word', async () => {
    const page = await open('/import');
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    await choose(page, GROUPS, 'groups.csv');
    await page.until(() => page.plainText().includes('2 of 3 keys that were looked at are in it.'));
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
    await page.press(page.role('link', 'Import another file'));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    const [header = '', ...lines] = TICKETS.replaceAll('T-', 'U-').split('\n');
    const more = [`${header},branch`, ...lines.map((line, i) => `${line},b${i % 2}`)].join('\n');
    await choose(page, more, 'tickets.csv');
    await page.until(() => page.plainText().includes('New: branch.'));
    await page.press(page.role('button', 'Look at it afresh'));
    await page.until(() => page.plainText().includes('Other files were read too last time'));
    await page.press(page.role('button', 'Read it as last time'));
    await choose(page, GROUPS, 'groups.csv');
    await page.until(() => page.plainText().includes('Added: groups.csv'));
    const label = [...page.root.querySelectorAll('label')].find((one) =>
      one.textContent.includes('Read “\u2068branch\u2069” too. It seems to be: Branch'),
    );
    await act(async () => label?.querySelector('input')?.click());
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
    const { values } = await filled.json<{ values: { key: string }[] }>('/api/dimensions/branch');
    expect(values.map(({ key }) => key)).toEqual(expect.arrayContaining(['b0', 'b1']));
  });

  it('is not asked for again where nothing was taken from it', async () => {
    const page = await open('/import');
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    await choose(page, GROUPS, 'groups.csv');
    await page.until(() => page.plainText().includes('2 of 3 keys that were looked at are in it.'));
    await page.choose(columnSelect(page, 'name'), '');
    await page.until(() => columnSelect(page, 'name').value === '');
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
    await page.press(page.role('link', 'Import another file'));
    await page.until(() => page.root.querySelector('input[type=file]') !== null);
    await choose(page, TICKETS.replaceAll('T-', 'U-'), 'tickets.csv');
    await page.until(() => page.plainText().includes('This looks like'));
    expect(page.plainText()).not.toContain('This source needs other files too');
    await importNow(page, 'Show what will be stored', 'Import', 'Import another file');
  });

  it('is joined by what a person says, and can be left out again', async () => {
    const page = await open('/import', 'ar');
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes('ملفات تتبع هذا الملف'));
    await choose(page, 'colour,title\nx,Billing\ny,Cards\n', 'groups.csv');
    await page.until(() => page.plainText().includes('لا يوجد عمودان يبدوان مفتاحًا واحدًا'));
    await page.choose(page.role('combobox', 'العمود في هذا الملف'), 'group_id');
    await page.choose(page.role('combobox', 'العمود في \u2068'), 'colour');
    await page.until(() => /وُجد فيه ٠ من/.test(page.plainText()));
    await page.press(page.role('button', 'استغنِ عن'));
    await page.until(() => !page.plainText().includes('groups.csv'));
  });

  it('that cannot be read is told by its name, and can be left out', async () => {
    const page = await open('/import');
    await choose(page, TICKETS, 'tickets.csv');
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    await choose(page, '%PDF-1.7 and so on', 'groups.pdf');
    await page.until(() => page.plainText().includes('A file that was added cannot be read'));
    expect(page.role('alert', 'groups.pdf')).toBeTruthy();
    await page.press(page.role('button', 'Leave'));
    await page.until(() => page.plainText().includes('Files that belong to this one'));
    expect(columnSelect(page, 'opened').value).toBe('at');
  });
});
