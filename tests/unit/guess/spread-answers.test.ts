import { describe, expect, it } from 'vitest';
import { readText } from '../ingest/reading.ts';
import { fileOf } from './sampled.ts';
import { answerRows, guessedAndRead } from './spread-files.ts';

const HEADER = 'Response ID,Submitted,Department,Question,Answer';
const ASKED = ['How satisfied were you with us (1-5)?', 'How happy were you with the wait (1-5)?'];
const COMMENT = 'What could we do better?';
const PEOPLE = 40;

/** Counted by hand from how the rows are made. */
const scoresOf = (q: number): number[] =>
  Array.from({ length: PEOPLE }, (_, i) => ((i * (q + 1)) % 5) + 1);

const byText = (a: string, b: string): number => (a < b ? -1 : 1);

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('a file with one answer a row', () => {
  it('makes a series of each question, and asks whether that is meant', async () => {
    const { guess, whole, stored } = await guessedAndRead(
      fileOf(HEADER, answerRows(PEOPLE, ASKED, null)),
    );
    expect(guess.shape).toBe('survey');
    expect(guess.questions.find(({ id }) => id === 'row')).toMatchObject({
      code: 'ASK_ANSWER_ROWS',
      chosen: 'together',
      params: { column: 'Question', answers: 'Answer', questions: 2, by: ['Response ID'] },
    });
    expect(guess.mapping.instruments?.map(({ question }) => question.en)).toEqual(ASKED);
    expect(whole.rejects).toEqual([]);
    expect(whole.rowsUnused).toBe(0);
    for (const [q, { id }] of (guess.mapping.instruments ?? []).entries()) {
      const scores = stored.flatMap(({ fields }) =>
        'instrument' in fields && fields.instrument === id ? [fields.score ?? -1] : [],
      );
      expect(scores).toHaveLength(PEOPLE);
      expect(sum(scores)).toBe(sum(scoresOf(q)));
    }
  });

  it('reads scores row by row, with the memory of one row', async () => {
    const { guess } = await guessedAndRead(fileOf(HEADER, answerRows(PEOPLE, ASKED, null)));
    expect(guess.mapping.records.map(({ rows }) => rows)).toEqual([undefined, undefined]);
  });

  it.each([
    ['as they come', (rows: string[]) => rows],
    ['the last first', (rows: string[]) => rows.toReversed()],
    [
      'by question',
      (rows: string[]) => rows.toSorted((a, b) => (a.slice(-9) < b.slice(-9) ? -1 : 1)),
    ],
  ])('has what was said beside a score of the same person, with rows %s', async (_, order) => {
    const { guess, whole, stored } = await guessedAndRead(
      fileOf(HEADER, order(answerRows(PEOPLE, ASKED, COMMENT))),
    );
    const said = guess.columns.find(({ header }) => header === COMMENT);
    expect(said?.target).toBe('fields.text');
    expect(whole.rejects).toEqual([]);
    expect(stored).toHaveLength(2 * PEOPLE);
    const texts = stored.flatMap(({ externalId, fields }) =>
      'text' in fields && fields.text ? [[externalId.split('#')[0], fields.text]] : [],
    );
    const expected = Array.from({ length: Math.ceil(PEOPLE / 3) }, (_unused, n) => [
      `R-${n * 3}`,
      `It took ${n * 3} days to get an answer`,
    ]);
    expect(texts.map(String).toSorted(byText)).toEqual(expected.map(String).toSorted(byText));
  });

  it('reads it in Arabic as well', async () => {
    const rows = answerRows(PEOPLE, ['ما مدى رضاك عن الخدمة؟ (١-٥)'], 'هل لديك تعليق؟').map((row) =>
      row.replace(/It took (\d+) days to get an answer/, 'انتظرت $1 يومًا دون رد'),
    );
    const header = 'رقم الاستبيان,تاريخ الإجابة,الإدارة,السؤال,الإجابة';
    const { guess, whole, stored } = await guessedAndRead(fileOf(header, rows));
    expect(guess.mapping.instruments?.[0]).toMatchObject({
      kind: 'csat',
      scaleMin: 1,
      scaleMax: 5,
    });
    expect(whole.rejects).toEqual([]);
    expect(stored).toHaveLength(PEOPLE);
    expect(stored.filter(({ fields }) => 'text' in fields && fields.text).length).toBe(
      Math.ceil(PEOPLE / 3),
    );
  });

  it('refuses an answer to a question that the file did not have when it was looked at', async () => {
    const rows = answerRows(PEOPLE, ASKED, null);
    const { guess } = await guessedAndRead(fileOf(HEADER, rows));
    const later = fileOf(HEADER, [...rows, 'R-99,2026-11-01,Dept 1,"Was it clean (1-5)?",4']);
    const whole = await readText(later, guess.mapping);
    expect(whole.rejects).toHaveLength(1);
    expect(whole.rejects[0]).toMatchObject({
      line: 2 + rows.length,
      code: 'ROW_VALUE_UNMAPPED',
      params: { column: 'Question', value: 'Was it clean (1-5)?' },
    });
  });

  it('needs no id where every row says in words what was asked', async () => {
    const rows = answerRows(PEOPLE, ASKED, null).map((row) => row.replace(/^R-\d+,/, ''));
    const { guess, whole, stored } = await guessedAndRead(
      fileOf('Date,Branch,Question,Score', rows),
    );
    expect(guess.mapping.records.map(({ id }) => id)).toEqual([
      { hash: 'all', part: 'how-satisfied-were-you-with-us-1-5' },
      { hash: 'all', part: 'how-happy-were-you-with-the-wait-1-5' },
    ]);
    expect(whole.rejects).toEqual([]);
    expect(stored).toHaveLength(2 * PEOPLE);
    expect(guess.columns.find(({ column }) => column === 'Branch')?.role).toBe('dimension');
  });

  it('says which answers nothing joins to a score', async () => {
    const rows = answerRows(PEOPLE, ASKED, COMMENT).map((row) => row.replace(/^R-\d+,/, ''));
    const { guess, whole } = await guessedAndRead(fileOf('Date,Branch,Question,Score', rows));
    expect(guess.columns.find(({ header }) => header === COMMENT)).toMatchObject({
      role: 'unused',
      why: { code: 'ROWS_APART' },
    });
    expect(whole.rowsUnused).toBe(Math.ceil(PEOPLE / 3));
  });

  it('takes each row for a record where somebody says so', async () => {
    const text = fileOf(HEADER, answerRows(PEOPLE, ASKED, null));
    const { guess } = await guessedAndRead(text, { answers: { row: 'record' } });
    expect(guess.questions.find(({ id }) => id === 'row')?.chosen).toBe('record');
    expect(guess.columns.map(({ column }) => column)).toEqual(HEADER.split(','));
  });

  it('takes a customer and a time together for whose answers they are', async () => {
    const rows = answerRows(PEOPLE, ASKED, null).map((row) => row.replace(/^R-(\d+)/, 'C$1'));
    const { guess, stored } = await guessedAndRead(
      fileOf('Customer ID,Submitted,Department,Question,Answer', rows),
    );
    expect(guess.mapping.records[0]?.id).toMatchObject({ columns: ['Customer ID', 'Submitted'] });
    expect(guess.mapping.records[0]?.customer).toBe('Customer ID');
    expect(stored).toHaveLength(2 * PEOPLE);
  });

  it('asks nothing of a survey with a column for each question', async () => {
    const rows = Array.from(
      { length: 30 },
      (_, i) => `R-${i},2026-10-0${(i % 9) + 1},${(i % 5) + 1},"Why was it slow on day ${i}?"`,
    );
    const { guess } = await guessedAndRead(
      fileOf('Response ID,Submitted,How satisfied were you?,Comment', rows),
    );
    expect(guess.questions.map(({ id }) => id)).not.toContain('row');
  });

  it.each([
    ['Cleanliness', 'Staff friendliness', 'Waiting time'],
    ['The branch was clean', 'I was treated with respect', 'The price is fair'],
    ['النظافة', 'سرعة الخدمة', 'وقت الانتظار'],
  ])('makes scores of topics as well: %s, %s, %s', async (...topics) => {
    const text = fileOf(
      'Response ID,Date,Department,Question,Rating',
      answerRows(PEOPLE, topics, null),
    );
    const { guess, whole, stored } = await guessedAndRead(text);
    expect(guess.mapping.instruments?.map(({ question }) => question.en)).toEqual(topics);
    expect(whole.rejects).toEqual([]);
    expect(stored).toHaveLength(topics.length * PEOPLE);
  });

  it('takes items for questions where everybody was asked nearly all of them', async () => {
    const rows = answerRows(PEOPLE, ['الرضا', 'السهولة', 'صافي الترويج'], null);
    const header = 'رقم الاستبيان,التاريخ,القناة,البند,الدرجة';
    const { guess, stored } = await guessedAndRead(fileOf(header, rows));
    expect(guess.mapping.instruments).toHaveLength(3);
    expect(stored).toHaveLength(3 * PEOPLE);
  });

  it('has of each answer what only one of its rows says', async () => {
    const lines = answerRows(PEOPLE, ASKED, null).map((row, i) =>
      i % 2 === 0 ? row : row.replace(/Dept \d/, ''),
    );
    const { stored } = await guessedAndRead(fileOf(HEADER, lines));
    expect(stored.map(({ dimensions }) => dimensions.department ?? null)).not.toContain(null);
  });

  it('has every question of a file that is too long to be looked at whole', async () => {
    const late = 'Was it clean (1-5)?';
    const people = Array.from({ length: 1200 }, (_, i) => i);
    const own = (i: number): string => `R-${i},2026-10-01,Dept ${i % 3}`;
    const byPerson = people.flatMap((i) =>
      [...ASKED, ...(i > 700 ? [late] : [])].map((asked) => `${own(i)},"${asked}",${(i % 5) + 1}`),
    );
    const byQuestion = ASKED.flatMap((asked) =>
      people.map((i) => `${own(i)},"${asked}",${(i % 5) + 1}`),
    );
    const found = await guessedAndRead(fileOf(HEADER, byPerson));
    expect(found.stored).toHaveLength(byPerson.length);
    const sorted = await guessedAndRead(fileOf(HEADER, byQuestion));
    expect(sorted.stored).toHaveLength(byQuestion.length);
    for (const { whole } of [found, sorted]) {
      expect({ rejects: whole.rejects, unused: whole.rowsUnused }).toEqual({
        rejects: [],
        unused: 0,
      });
    }
  });

  it('reads the rows of a long file together where they stand so, and anywhere where they do not', async () => {
    const whole = answerRows(1200, ASKED, COMMENT);
    const stands = async (lines: readonly string[]): Promise<unknown> =>
      (await guessedAndRead(fileOf(HEADER, lines))).guess.mapping.records[0]?.rows;
    expect(await stands(whole)).toBe('together');
    const byQuestion = [...ASKED, COMMENT].flatMap((asked) =>
      whole.filter((row) => row.includes(`"${asked}"`)),
    );
    expect(await stands(byQuestion)).toBe('anywhere');
  });

  it('keeps what a person says a question is, also where it is no score', async () => {
    const [first = '', second = ''] = ASKED;
    const text = fileOf(HEADER, answerRows(PEOPLE, ASKED, null));
    const { stored, whole } = await guessedAndRead(text, {
      told: { [`Answer: ${second}`]: 'attributes.column' },
    });
    expect(whole.rejects).toEqual([]);
    expect(stored).toHaveLength(PEOPLE);
    expect(stored.flatMap(({ attributes }) => Object.values(attributes)).length).toBe(PEOPLE);
    // The other one minds new questions where the first is left out.
    const without = await guessedAndRead(text, { told: { [`Answer: ${first}`]: null } });
    const later = fileOf(HEADER, ['R-99,2026-11-01,Dept 1,"Was it clean (1-5)?",4']);
    expect((await readText(later, without.guess.mapping)).rejects).toHaveLength(1);
  });

  it('knows whose answers they are though some sent them twice', async () => {
    const rows = answerRows(PEOPLE, ASKED, COMMENT);
    const twice = rows.filter((row) => row.startsWith('R-1,') || row.startsWith('R-2,'));
    const { stored } = await guessedAndRead(fileOf(HEADER, [...rows, ...twice]));
    expect(stored).toHaveLength(2 * PEOPLE);
  });

  it.each([
    [
      ['Strongly disagree', 'Disagree', 'Neutral', 'Agree', 'Strongly agree'],
      [1, 2, 3, 4, 5],
    ],
    [
      ['لا أوافق بشدة', 'لا أوافق', 'محايد', 'أوافق', 'أوافق بشدة'],
      [1, 2, 3, 4, 5],
    ],
    [
      ['Disagree', 'Somewhat disagree', 'Neutral', 'Somewhat agree', 'Agree'],
      [1, 2, 3, 4, 5],
    ],
    [
      [
        'Strongly disagree',
        'Disagree',
        'Somewhat disagree',
        'Neither agree nor disagree',
        'Somewhat agree',
        'Agree',
        'Strongly agree',
      ],
      [1, 2, 3, 4, 5, 6, 7],
    ],
  ])('reads agreement: %s', async (labels, scores) => {
    const rows = Array.from(
      { length: 70 },
      (_, i) =>
        `R-${i},2026-10-01,"The company made it easy for me",${labels[i % labels.length]}\nR-${i},2026-10-01,"How satisfied were you (1-5)?",4`,
    );
    const { guess, stored, whole } = await guessedAndRead(
      fileOf('Response ID,Submitted,Question,Answer', rows),
    );
    expect(whole.rejects).toEqual([]);
    const easy = guess.mapping.instruments?.find(({ question }) => question.en.includes('easy'));
    expect(easy).toMatchObject({ scaleMin: 1, scaleMax: scores.length });
    const found = new Set(
      stored.flatMap(({ fields }) =>
        'instrument' in fields && fields.instrument === easy?.id ? [fields.score] : [],
      ),
    );
    expect([...found]).toEqual(scores);
  });

  it.each([
    [
      'orders of items',
      'Order ID,Order Date,Item,Quantity,Value',
      (i: number) =>
        `O${i >> 1},2026-10-01,Item ${i % 4},${(i % 3) + 1},${[499, 20, 10, 5][i % 4]}`,
    ],
    [
      'ratings of things that were bought',
      'Customer ID,Date,Item,Rating',
      (i: number) => `C${i >> 1},2026-10-0${(i % 9) + 1},Item ${i % 4},${(i % 5) + 1}`,
    ],
    [
      'counts of answers',
      'Month,Question,Answer,Count',
      (i: number) => `2026-0${(i % 6) + 1}-01,${ASKED[i % 2]},${(i % 5) + 1},${100 + i}`,
    ],
  ])('does not ask it of %s', async (_, header, row) => {
    const lines = Array.from({ length: 60 }, (_unused, i) => row(i));
    const { guess } = await guessedAndRead(fileOf(header, lines), {
      answers: { day: '2026-10-01' },
    });
    expect(guess.questions.map(({ id }) => id)).not.toContain('row');
  });
});
