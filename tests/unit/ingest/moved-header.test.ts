import { describe, expect, it } from 'vitest';
import { sentence } from '#server/messages/sentence.ts';
import { textRows, workbookOf } from '../../builders/workbook.ts';
import { caseMapping, problemOf, readAll, readText } from './reading.ts';

/** As it was written for a file with three rows of titles. */
const mapping = caseMapping(
  { format: { headerLine: 4 } },
  { fields: { text: 'text', status: 'status' } },
);
const HEADER = ['id', 'opened', 'text', 'status'];
const ROWS = [
  ['1', '2024-05-01', 'late', 'open'],
  ['2', '2024-05-02', 'broken', 'closed'],
];

/** A file with so many rows of titles above its header. */
function withTitles(count: number): { text: string; titles: string[] } {
  const titles = Array.from({ length: count }, (_, i) => `Report of October ${i + 1}`);
  const rows = [...titles.map((title) => [title, '', '', '']), HEADER, ...ROWS];
  return { text: rows.map((cells) => cells.join(',')).join('\n'), titles };
}

describe('A header that no longer stands on the line of the mapping', () => {
  it('is found by its names, wherever in the first rows it stands, and told with what stands above', async () => {
    for (const count of [0, 1, 2, 3, 4, 7, 40]) {
      const { text, titles } = withTitles(count);
      const { records, rejects, rowsRead, facts } = await readText(text, mapping);
      expect(facts.header).toEqual({ line: count + 1, above: titles });
      expect([records.map(({ externalId }) => externalId), rejects, rowsRead]).toEqual([
        ['1', '2'],
        [],
        2,
      ]);
    }
  });

  it('is found also by a mapping that tells no line, and in a workbook', async () => {
    const plain = caseMapping({}, { fields: { text: 'text', status: 'status' } });
    const { text, titles } = withTitles(2);
    expect((await readText(text, plain)).facts.header).toEqual({ line: 3, above: titles });
    const rows = [['Complaints', 'of October'], [], HEADER, ...ROWS];
    const bytes = workbookOf({ sheets: [{ name: 'a', rows: textRows(rows) }] });
    const whole = await readAll({ input: { bytes, name: 'a.xlsx' }, mapping, zone: 'UTC' });
    expect(whole.facts.header).toEqual({ line: 3, above: ['Complaints of October'] });
    expect([whole.records.length, whole.rejects]).toEqual([2, []]);
  });

  it('has all its lines read again where it has several', async () => {
    const two = caseMapping({ format: { headerLine: 4, headerRows: 2 } });
    const { records, rejects } = await readText(
      'A title,\nid,opened\nnumber,day\n1,2024-05-01\n',
      two,
    );
    expect([records.length, rejects]).toEqual([1, []]);
  });

  it('goes on after any batch where it was cut off', async () => {
    const { text } = withTitles(6);
    const whole = await readText(text, mapping, { batchRows: 1 });
    const [first] = whole.batches;
    const rest = await readText(text, mapping, first && { from: first.next });
    expect(rest.records.map(({ externalId }) => externalId)).toEqual(['2']);
  });

  it('is named as it is when a column is gone, and not the titles above it', async () => {
    const text = withTitles(1).text.replace('opened', 'begun');
    expect(await problemOf(() => readText(text, mapping))).toMatchObject({
      code: 'FILE_COLUMN_MISSING',
      params: { missing: ['opened'], columns: ['id', 'begun', 'text', 'status'] },
    });
  });

  it('is found in a joined file too', async () => {
    const joining = {
      version: 1,
      source: 'test',
      tables: { teams: { kind: 'reference', key: 'team' } },
      records: [
        {
          kind: 'case',
          id: { column: 'id' },
          at: 'opened',
          attributes: { head: { lookup: { table: 'teams', key: 'text', value: 'head' } } },
        },
      ],
    };
    const teams = {
      bytes: Buffer.from('Teams of 2024,\n\nteam,head\nlate,Amal\n'),
      name: 'teams.csv',
    };
    const { records } = await readText(withTitles(0).text, joining, { tables: { teams } });
    expect(records.map(({ attributes }) => attributes)).toEqual([{ head: 'Amal' }, {}]);
  });
});

describe('A header that has few of the names', () => {
  const desk = (format: object = {}) =>
    caseMapping(
      { format },
      {
        id: { column: 'Ticket ID' },
        at: 'Created',
        fields: { status: 'Status', resolvedAt: 'Resolved', text: 'Notes' },
      },
    );
  const DATA = [
    ['HD-1424', '16/10/2026 09:00', 'Open', '', 'late'],
    ['HD-1425', '16/10/2026 10:00', 'Resolved', '17/10/2026', 'paid'],
    ['HD-1426', '17/10/2026 10:00', 'Resolved', '18/10/2026', 'sent'],
  ];
  const ARABIC = ['رقم التذكرة', 'تاريخ الإنشاء', 'الحالة', 'تاريخ الحل', 'ملاحظات'];
  const fileOf = (rows: readonly (readonly string[])[]): string =>
    rows.map((cells) => cells.join(',')).join('\n');

  it('is not looked for in a row of which a value is called like a column', async () => {
    const problem = await problemOf(() => readText(fileOf([ARABIC, ...DATA]), desk()));
    expect(problem).toMatchObject({
      code: 'FILE_COLUMN_MISSING',
      params: { columns: ARABIC },
    });
  });

  it('is named and not the row of values that stands where it stood', async () => {
    const text = fileOf([['Report', '', '', '', ''], ARABIC, ...DATA]);
    for (const headerLine of [1, 2, 3, 4, 5, 9]) {
      const problem = await problemOf(() => readText(text, desk({ headerLine })));
      expect(problem.params['columns'], `${headerLine}`).toEqual(ARABIC);
    }
  });

  it('that a file does not have is told as that, without a value of its rows', async () => {
    for (const rows of [DATA, DATA.slice(1), DATA.slice(0, 1)]) {
      const problem = await problemOf(() => readText(fileOf(rows), desk()));
      expect(problem).toMatchObject({
        code: 'FILE_COLUMN_MISSING',
        params: { columns: [], closest: '' },
      });
      expect(sentence(problem, 'en')).toContain(
        'No line with names of columns was found among its first rows.',
      );
    }
  });
});

describe('A file whose header stands where the mapping says', () => {
  it('is read from there, though a row above has all its names too', async () => {
    const { facts, rowsRead } = await readText(
      [HEADER, ['a title', '', '', ''], [], HEADER, ...ROWS].map((row) => row.join(',')).join('\n'),
      mapping,
    );
    expect([facts.header?.line, rowsRead]).toEqual([4, 2]);
  });

  it('that has nothing but a row that cannot be read says so', async () => {
    expect(await problemOf(() => readText('id,"opened\n', caseMapping()))).toMatchObject({
      code: 'FILE_QUOTE_OPEN',
      params: { line: 1 },
    });
  });
});
