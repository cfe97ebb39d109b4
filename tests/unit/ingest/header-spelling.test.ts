import { describe, expect, it } from 'vitest';
import { foldedName } from '#server/domain/text/folded-name.ts';
import { caseMapping, problemOf, readAll, readText } from './reading.ts';

const HEADER = ['Ticket ID', 'Created', 'État', 'سبب الإغلاق'];
const mapping = caseMapping(
  {},
  {
    id: { column: 'Ticket ID' },
    at: 'Created',
    fields: { status: 'État' },
    attributes: { reason: 'سبب الإغلاق' },
  },
);
const ROW = 'HD-1,2024-05-01,open,late';

const fileOf = (header: readonly string[], row = ROW): string => `${header.join(',')}\n${row}\n`;
const withColumn = (place: number, name: string): string[] => HEADER.with(place, name);

describe('A column whose name is spelled otherwise than the mapping has it', () => {
  it.each([
    ['in capitals', HEADER.map((name) => name.toUpperCase())],
    ['in small letters', HEADER.map((name) => name.toLowerCase())],
    ['with a non-breaking space', withColumn(0, 'Ticket\u00a0ID')],
    ['with a narrow one', withColumn(0, 'Ticket\u202fID')],
    ['with several blanks', withColumn(0, 'Ticket  ID   ')],
    ['with a line break', withColumn(0, '"Ticket\nID"')],
    ['without its accent', withColumn(2, 'Etat')],
    ['with an accent of its own sign', withColumn(2, 'E\u0301tat')],
    ['with another alef', withColumn(3, 'سبب الاغلاق')],
    ['with vowels and a mark of direction', withColumn(3, '\u200fسَبَب الإغلاق')],
  ])('is read %s', async (_, header) => {
    const { records, rejects, facts } = await readText(fileOf(header), mapping);
    expect(rejects).toEqual([]);
    expect(records).toMatchObject([
      { externalId: 'HD-1', fields: { status: 'open' }, attributes: { reason: 'late' } },
    ]);
    // Told as the file has them.
    expect(facts.columns).toEqual(header.map((name) => name.replaceAll('"', '').trim()));
  });

  it('is found on whatever line the header stands', async () => {
    const titled = `A report\n\n${fileOf(HEADER.map((name) => name.toUpperCase()))}`;
    const { records, facts } = await readText(titled, mapping);
    expect([records.length, facts.header?.line]).toEqual([1, 3]);
  });

  it('is read in a joined file, and its rows that are refused keep their cells', async () => {
    const lookup = { table: 'teams', key: 'team', value: 'Head Of' };
    const joining = caseMapping(
      { tables: { teams: { kind: 'reference', key: 'Team' } } },
      { attributes: { head: { lookup } }, fields: { text: 'Notes' } },
    );
    const teams = { bytes: Buffer.from('TEAM,head  of\nt1,Amal\n'), name: 'teams.csv' };
    const text = 'ID,OPENED,TEAM,NOTES\n1,2024-05-01,t1,fine\n2,soon,t1,write to a.b@example.org\n';
    const { records, rejects } = await readAll({
      input: { bytes: Buffer.from(text), name: 'test.csv' },
      mapping: joining,
      zone: 'UTC',
      tables: { teams },
      keepRows: 5,
    });
    expect(records).toMatchObject([{ attributes: { head: 'Amal' } }]);
    // Free text is redacted, what else is read stands as it is.
    const [cells = []] = rejects.map((reject) => reject.cells);
    expect(cells?.slice(0, 3)).toEqual(['2', 'soon', 't1']);
    expect(cells?.[3]).not.toContain('example.org');
  });
});

describe('What a column stands for is not guessed', () => {
  const status = caseMapping({}, { fields: { status: 'Status' } });

  it('where one is called exactly as the mapping has it', async () => {
    const { records } = await readText(
      'id,opened,STATUS,Status,status\n1,2024-05-01,a,b,c\n',
      status,
    );
    expect(records).toMatchObject([{ fields: { status: 'b' } }]);
  });

  it('where two are spelled otherwise', async () => {
    expect(
      await problemOf(() => readText('id,opened,STATUS,status\n1,2024-05-01,a,b\n', status)),
    ).toEqual({
      code: 'FILE_HEADER_DUPLICATE',
      params: { column: 'Status', positions: ['3', '4'] },
    });
  });

  it('where the mapping tells two apart by their spelling and one is left', async () => {
    for (const fields of [
      { status: 'Status', priority: 'STATUS' },
      { status: 'STATUS', priority: 'Status' },
      { status: 'STATUS', priority: 'status' },
    ]) {
      const problem = await problemOf(() =>
        readText('id,opened,Status\n1,2024-05-01,a\n', caseMapping({}, { fields })),
      );
      expect(problem.code).toBe('FILE_COLUMN_MISSING');
    }
  });

  it('where it has signs of its own, or a place is meant', async () => {
    for (const name of ['Status?', 'Status (2)', 'Status_']) {
      const text = `id,opened,${name}\n1,2024-05-01,a\n`;
      expect((await problemOf(() => readText(text, status))).code).toBe('FILE_COLUMN_MISSING');
    }
    const placed = caseMapping({}, { fields: { status: '#3' } });
    const { records } = await readText('id,opened,x,＃3\n1,2024-05-01,a,b\n', placed);
    expect(records).toMatchObject([{ fields: { status: 'a' } }]);
  });

  it('in JSON, where a path is a path', async () => {
    const { records } = await readText(
      '[{"id":"1","opened":"2024-05-01","STATUS":"open"}]',
      status,
    );
    expect(records).toMatchObject([{ fields: { status: null } }]);
  });
});

it('a name is compared without case, accents, blanks and forms of letters, and with its signs', () => {
  expect(foldedName(' Ticket\u00a0 ID\u200e ')).toBe('ticket id');
  expect(foldedName('Straße')).toBe(foldedName('STRASSE'));
  expect(foldedName('رقم الشكوى')).toBe(foldedName('رقم الشكوي'));
  expect(foldedName('الحالة')).toBe(foldedName('الحاله'));
  expect(foldedName('Score ٣')).toBe('score 3');
  expect(foldedName('Score (1-5)')).not.toBe(foldedName('Score (15)'));
  expect(foldedName('\u00a0')).toBe('');
});
