import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { DryRunAnswer } from '#server/contract/imports.ts';
import { generateFile } from '../../properties/guess/generated-files.ts';
import { textRows, workbookOf } from '../../builders/workbook.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { wordsOf } from '../../unit/guess/sampled.ts';

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: [] });
});
afterEach(() => filled.drop());

async function post(path: string, body: unknown, language = 'en'): Promise<Response> {
  return filled.send(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify(body),
  });
}

async function sent(bytes: Buffer): Promise<string> {
  const response = await filled.send('/api/imports/files?name=a.csv', {
    method: 'POST',
    body: new Uint8Array(bytes),
  });
  const { file } = (await response.json()) as { file: string };
  return file;
}

async function guessed(file: string, more: object = {}, language = 'en'): Promise<GuessAnswer> {
  const response = await post('/imports/guess', { file, name: 'desk.csv', ...more }, language);
  const answer: unknown = await response.json();
  expect(response.status, JSON.stringify(answer)).toBe(200);
  // Every answer of this route is parsed by its schema in `filled.send`.
  return answer as GuessAnswer;
}

async function lookThrough(order: object): Promise<DryRunAnswer> {
  const begun = await post('/imports/dry-runs', order);
  // Every answer of these routes is parsed by its schema in `filled.send`.
  let job = (await begun.json()) as DryRunAnswer;
  while (job.state === 'running') {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    job = await filled.json<DryRunAnswer>(`/api/imports/dry-runs/${job.id}`);
  }
  return job;
}

describe('guessing over the API', () => {
  it('gives a mapping that the dry run takes as it is, for each kind of file', async () => {
    for (const kind of ['cases', 'survey', 'contacts', 'totals'] as const) {
      const file = await sent(generateFile('ar', kind, 'seen', 7, 50).bytes);
      const { mapping } = await guessed(file);
      const { state, facts } = await lookThrough({ file, mapping });
      expect(state).toBe('done');
      expect(facts, kind).toMatchObject({ rowsRead: 50, rowsRejected: 0 });
    }
  });

  it('refuses a file of which there is only the header, with a sentence', async () => {
    const file = await sent(Buffer.from('id,opened,team\n'));
    const response = await post('/imports/guess', { file, name: 'desk.csv' });
    const { error } = (await response.json()) as { error: { code: string; message: string } };
    expect([response.status, error.code]).toEqual([400, 'FILE_EMPTY']);
    expect(error.message).toContain('at least one row');
  });

  it('calls a file without the number that counts it, but where a source is called by it', async () => {
    const file = await sent(generateFile('en', 'cases', 'seen', 7, 50).bytes);
    const called = async (name: string) => (await guessed(file, { name })).mapping.source;
    expect(await called('survey (2).csv')).toBe('survey');
    expect(await called('level 1.csv')).toBe('level');
    const { mapping } = await guessed(file);
    const named = { ...mapping, source: 'level-1' };
    await post('/imports', { file, name: 'level 1.csv', mapping: named });
    await expect
      .poll(async () => (await filled.json<{ state: string }>(`/api/imports/${file}`)).state)
      .toBe('done');
    const next = await sent(generateFile('en', 'cases', 'seen', 8, 50).bytes);
    expect((await guessed(next, { name: 'level 1.csv' })).mapping.source).toBe('level-1');
    expect((await guessed(next, { name: 'level 2.csv' })).mapping.source).toBe('level');
  });

  it('calls a question by another name where another survey asks one of that name in another way', async () => {
    const file = async (highest: number) => {
      const rows = Array.from(
        { length: 60 },
        (_, i) => `r${i},2026-11-02 10:00,${i % (highest + 1) || 1}`,
      );
      return sent(Buffer.from(['response id,recorded at,satisfaction', ...rows].join('\n')));
    };
    const asked = async (name: string, of: string) => {
      const { mapping } = await guessed(of, { name });
      const { state, problem } = await lookThrough({ file: of, mapping });
      expect([state, problem]).toEqual(['done', null]);
      return mapping;
    };
    const [five, ten] = [await file(5), await file(10)];
    const first = await asked('one.csv', five);
    expect(first.instruments?.map(({ id }) => id)).toEqual(['satisfaction']);
    await post('/imports', { file: five, name: 'one.csv', mapping: first });
    await expect
      .poll(async () => (await filled.json<{ state: string }>(`/api/imports/${five}`)).state)
      .toBe('done');
    expect((await asked('two.csv', ten)).instruments?.map(({ id }) => id)).toEqual([
      'satisfaction-2',
    ]);
    // The same file of the same survey keeps its question.
    expect((await asked('one.csv', await file(5))).instruments).toEqual(first.instruments);
  });

  it('gives reasons and questions in the language of the caller, codes in none', async () => {
    const file = await sent(Buffer.from('id,opened\n1,03/04/2026\n2,01/02/2026'));
    const [en, ar] = [await guessed(file), await guessed(file, {}, 'ar')];
    expect(en.columns[1]?.why.message).toMatch(/^Taken for the time of the record/);
    expect(ar.columns[1]?.why.message).toMatch(/\p{Script=Arabic}/u);
    expect(ar.questions[0]?.message).toMatch(/؟$/);
    expect(ar.questions[0]?.options[0]?.message).toMatch(/\p{Script=Arabic}/u);
    const codes = ({ columns, questions }: GuessAnswer): string[] => [
      ...columns.map(({ why }) => why.code),
      ...questions.map(({ code }) => code),
    ];
    expect(codes(ar)).toEqual(codes(en));
    expect(ar.mapping).toEqual(en.mapping);
  });

  it('follows what it is told and leaves strange answers and targets alone', async () => {
    const file = await sent(Buffer.from('id,opened,team\n1,03/04/2026,a\n2,01/02/2026,b\n'));
    const plain = await guessed(file);
    const odd = await guessed(file, {
      answers: { 'date-order:opened': 'sideways', __proto__: 'x', other: 'y' },
      told: [
        { column: 'team', target: 'toString' },
        { column: 'nobody', target: 'at' },
      ],
    });
    expect(odd).toEqual(plain);
    const told = await guessed(file, {
      answers: { 'date-order:opened': 'monthFirst' },
      told: [{ column: 'team', target: 'dimensions.region' }],
    });
    expect(told.mapping.records[0]).toMatchObject({
      at: { column: 'opened', dates: ['M/D/YYYY'] },
      dimensions: { region: 'team' },
    });
  });

  it('takes a choice that one row does not fit, and says of one that none fits why not', async () => {
    const rows = Array.from(
      { length: 40 },
      (_, i) => `T${i},2026-10-11,t${i % 3},${i === 7 ? 77 : i % 11}`,
    );
    const file = await sent(Buffer.from(['ticket id,opened,team,recommend', ...rows].join('\n')));
    const told = { recommend: 'instruments.nps', team: 'fields.dueAt' };
    const { columns, mapping } = await guessed(file, { told: wordsOf(told) }, 'ar');
    const column = (name: string) => columns.find((one) => one.column === name);
    expect(column('recommend')).toMatchObject({
      target: 'instruments.recommend',
      why: { code: 'TOLD_PARTLY', params: { rows: 1, examples: ['77'] } },
    });
    expect(column('team')?.target).toBe('dimensions.department');
    expect(column('team')?.why.message).toMatch(/^اخترت: .*لا تُقرأ كذلك/);
    const { facts } = await lookThrough({ file, mapping });
    expect(facts).toMatchObject({ rowsRead: 40, rowsRejected: 1 });
  });

  it('lists the sheets of a workbook, guesses the fitting one and joins another by key', async () => {
    const teams = [['id', 'name'], ...Array.from({ length: 3 }, (_, i) => [`t${i}`, `Team ${i}`])];
    const cases = Array.from({ length: 30 }, (_, i) => [
      `C-${i}`,
      `2026-10-${10 + (i % 9)}`,
      // Team 3 is not in the list.
      `t${i % 4}`,
    ]);
    const book = workbookOf({
      sheets: [
        { name: 'Teams', rows: textRows(teams) },
        { name: 'Cases', rows: textRows([['Case', 'Opened', 'Team id'], ...cases]) },
      ],
    });
    const file = await sent(book);
    const sheets = await post('/imports/sheets', { file });
    expect(await sheets.json()).toMatchObject({
      sheets: [
        { name: 'Teams', rows: 3, more: false, hidden: false, cells: teams.slice(0, 3) },
        { name: 'Cases', rows: 30 },
      ],
      fitting: 'Cases',
    });
    const tables = [{ file, name: 'desk.xlsx', sheet: 'Teams' }];
    const { mapping, tables: joined } = await guessed(file, { tables });
    expect(mapping.format).toEqual({ sheet: 'Cases' });
    expect(joined).toMatchObject([
      { table: 'teams', keys: { own: 'Team id', theirs: 'id' }, looked: 4, found: 3 },
    ]);
    const order = { file, mapping, tables: { teams: file } };
    // Seven of the thirty cases name the team that is not there.
    const facts = { records: { case: 30 }, rowsRejected: 0, orphans: 7 };
    expect(await lookThrough(order)).toMatchObject({ state: 'done', facts });
    const begun = await post('/imports', order);
    expect(begun.status).toBe(202);
    const { id } = (await begun.json()) as { id: string };
    const done = async (): Promise<boolean> =>
      (await filled.json<{ state: string }>(`/api/imports/${id}`)).state === 'done';
    await expect.poll(done).toBe(true);
    const { values } = await filled.json<{ values: { key: string }[] }>(
      '/api/dimensions/department',
    );
    expect(values.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['Team 0', 'Team 1', 'Team 2']),
    );
  });

  it('tells which joined file cannot be read, and that one was not sent', async () => {
    const file = await sent(Buffer.from('id,opened\n1,2026-01-01'));
    const image = await sent(Buffer.from('%PDF-1.7 and so on'));
    const refused = await post('/imports/guess', {
      file,
      tables: [{ file: image, name: 'b.pdf' }],
    });
    expect(await refused.json()).toMatchObject({
      error: { code: 'FILE_FORMAT', details: { path: 'b.pdf' } },
    });
    const none = await post('/imports/guess', { file, tables: [{ file: '0123456789ab' }] });
    expect(none.status).toBe(404);
  });

  it('says what is wrong with a file, and that a file is not there', async () => {
    const image = await sent(Buffer.from('%PDF-1.7 and so on'));
    const refused = await post('/imports/guess', { file: image });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ error: { code: 'FILE_FORMAT' } });
    const none = await post('/imports/guess', { file: '0123456789ab' });
    expect(none.status).toBe(404);
    const wrong = await post('/imports/guess', { file: image, mapping: {} });
    expect(wrong.status).toBe(400);
  });
});
