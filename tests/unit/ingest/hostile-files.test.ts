import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examineFile } from '#server/ingest/source.ts';
import { sentence } from '#server/messages/sentence.ts';
import { caseMapping, casesOf, problemOf, readAll, readText } from './reading.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basira-hostile-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

const mapping = caseMapping({}, { fields: { text: 'text' } });
const HEADER = 'id,opened,text\n';
const rows = (n: number, from = 1): string =>
  Array.from({ length: n }, (_, i) => `${from + i},2024-05-01,word ${from + i}\n`).join('');
const fromPath = (path: string, with_: unknown = mapping) =>
  readAll({ input: { path }, mapping: with_, zone: 'UTC' });

describe('A file that cannot be read as a whole is refused with a reason', () => {
  it('when it is not there, a folder, or empty', async () => {
    const missing = join(folder, 'nowhere.csv');
    expect(await problemOf(() => fromPath(missing))).toEqual({
      code: 'FILE_MISSING',
      params: { path: missing, reason: 'ENOENT' },
    });
    expect(await problemOf(() => fromPath(folder))).toEqual({
      code: 'FILE_IS_DIRECTORY',
      params: { path: folder },
    });
    for (const [name, bytes] of [
      ['empty.csv', ''],
      ['mark-only.csv', '\uFEFF'],
      ['blank-lines.csv', '\n\r\n\n'],
      ['empty.csv.gz', gzipSync('')],
    ] as const) {
      const path = await file(name, bytes);
      expect(await problemOf(() => fromPath(path))).toEqual({
        code: 'FILE_EMPTY',
        params: { path },
      });
    }
  });

  it('when it is a database or another binary, whatever its name says', async () => {
    const path = await file('table.csv', 'SQLite format 3\0');
    expect(await problemOf(() => fromPath(path))).toEqual({
      code: 'FILE_FORMAT',
      params: { path, value: 'SQLite', expected: 'XLSX, CSV, TSV, JSON, NDJSON, gzip' },
    });
    const packed = await file(
      'packed.csv.gz',
      gzipSync(Buffer.from('504b0304140006000800', 'hex')),
    );
    expect(await problemOf(() => fromPath(packed))).toMatchObject({
      code: 'FILE_FORMAT',
      params: { value: 'ZIP' },
    });
  });

  it('when it is full of control characters, and not for a stray one', async () => {
    // A PNG file: eight bytes of signature, chunks and compressed bytes (W3C PNG, 5.2).
    const path = await file('picture.csv', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'));
    expect(await problemOf(() => fromPath(path))).toEqual({
      code: 'FILE_FORMAT',
      params: { path, value: 'binary', expected: 'XLSX, CSV, TSV, JSON, NDJSON, gzip' },
    });
    const stray = await file(
      'stray.csv',
      `id,opened,text\n1,2024-05-01,a\u001fb${' '.repeat(80)}\n`,
    );
    expect((await fromPath(stray)).records).toHaveLength(1);
  });

  it.each([
    ['a web page', '<!DOCTYPE html><html><body><table><tr><td>id</td></tr></table>', 'HTML'],
    ['a piece of one', '\uFEFF\n<!-- saved from a desk --><body><table>', 'HTML'],
    ['a web page in UTF-16', Buffer.from('\uFEFF<html><table>', 'utf16le'), 'HTML'],
    ['XML', '<?xml version="1.0"?><Workbook/>', 'XML'],
    ['a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'PDF'],
    ['a PDF in gzip', gzipSync('%PDF-1.7\n1 0 obj\n'), 'PDF'],
  ])('when it is %s, and says so in both languages', async (_, bytes, value) => {
    for (const name of ['report.csv', 'report.xlsx', 'report.json']) {
      const path = await file(name, bytes);
      const problem = await problemOf(() => fromPath(path));
      const expected = 'XLSX, CSV, TSV, JSON, NDJSON, gzip';
      expect(problem).toEqual({ code: 'FILE_FORMAT', params: { path, value, expected } });
      expect(sentence(problem, 'en')).toContain(`is ${value}, which cannot be imported.`);
      expect(sentence(problem, 'ar')).toMatch(new RegExp(`^صيغة الملف .*${value}.* استيرادها`));
    }
  });

  it('when columns that the mapping needs are missing, naming those there are and the closest', async () => {
    expect(await problemOf(() => readText('id,openned,txt\n1,2024-05-01,a\n', mapping))).toEqual({
      code: 'FILE_COLUMN_MISSING',
      params: {
        column: 'opened',
        missing: ['opened', 'text'],
        columns: ['id', 'openned', 'txt'],
        closest: 'openned',
      },
    });
  });

  it('when a column that the mapping uses is there twice', async () => {
    expect(await problemOf(() => readText('id,opened,text,opened\n', mapping))).toEqual({
      code: 'FILE_HEADER_DUPLICATE',
      params: { column: 'opened', positions: ['2', '4'] },
    });
    const unused = await readText('id,opened,text,note,note\n1,2024-05-01,a,b,c\n', mapping);
    expect(unused.records).toHaveLength(1);
  });

  it('when it has more than 2,000 columns, saying how many', async () => {
    const header = Array.from({ length: 10_000 }, (_, i) => `column ${i}`).join(',');
    expect(await problemOf(() => readText(`${header}\n`, mapping))).toMatchObject({
      code: 'FILE_COLUMNS_TOO_MANY',
      params: { count: 10_000, limit: 2000 },
    });
  });

  it('when a gzip file was cut off, wherever it was cut', async () => {
    const whole = gzipSync(HEADER + rows(5000));
    for (const share of [0.05, 0.5, 0.99]) {
      const path = await file('cut.csv.gz', whole.subarray(0, Math.floor(whole.length * share)));
      expect(await problemOf(() => fromPath(path))).toMatchObject({
        code: 'FILE_TRUNCATED',
        params: { path },
      });
      expect(await problemOf(() => examineFile({ path }))).toMatchObject({
        code: 'FILE_TRUNCATED',
      });
    }
  });

  it('when a gzip file holds damaged bytes', async () => {
    const whole = gzipSync(HEADER + rows(5000));
    whole.fill(0x55, whole.length >> 1, (whole.length >> 1) + 400);
    const path = await file('damaged.csv.gz', whole);
    expect(await problemOf(() => fromPath(path))).toMatchObject({
      code: 'FILE_TRUNCATED',
      params: { path },
    });
  });

  it('when a gzip file unpacks to a thousand times its size', async () => {
    const path = await file(
      'bomb.csv.gz',
      gzipSync(Buffer.concat([Buffer.from(HEADER), Buffer.alloc(64 * 2 ** 20, 97)])),
    );
    expect(await problemOf(() => fromPath(path))).toMatchObject({
      code: 'FILE_TOO_LARGE',
      params: { path },
    });
  });

  it('when a quotation mark is never closed, naming its line', async () => {
    const text = `${HEADER}${rows(3)}4,2024-05-01,"cut off here\n${rows(100, 5)}`;
    expect(await problemOf(() => readText(text, mapping))).toEqual({
      code: 'FILE_QUOTE_OPEN',
      params: { line: 5, value: '"' },
    });
    const long = `${HEADER}1,2024-05-01,"${'x'.repeat(3 * 2 ** 20)}`;
    expect(await problemOf(() => readText(long, mapping))).toMatchObject({
      code: 'FILE_QUOTE_OPEN',
      params: { line: 2 },
    });
  });

  it('when bytes are not of its encoding, naming the position', async () => {
    const good = Buffer.from(`${HEADER}1,2024-05-01,شكراً على الخدمة\n2,2024-05-01,`, 'utf8');
    const bytes = Buffer.concat([good, Buffer.from([0xff, 0x0a])]);
    expect(await problemOf(() => readText(bytes, mapping))).toEqual({
      code: 'FILE_ENCODING',
      params: { path: 'test.csv', encoding: 'utf-8', position: good.length, value: 'FF' },
    });
  });
});

describe('A row that cannot be read is refused with its line, and the rest is read', () => {
  it('when it has fewer or more cells than the header', async () => {
    const { records, rejects } = await readText(
      `${HEADER}1,2024-05-01\n2,2024-05-01,b,c,d\n3,2024-05-01,c\n`,
      mapping,
    );
    expect(records.map((record) => record.externalId)).toEqual(['3']);
    expect(rejects).toEqual([
      { line: 2, kind: null, code: 'ROW_COLUMNS', params: { count: 2, expected: 3 } },
      { line: 3, kind: null, code: 'ROW_COLUMNS', params: { count: 5, expected: 3 } },
    ]);
  });

  it('when it has 10,000 cells, before rows that are read', async () => {
    const wide = Array.from({ length: 10_000 }, (_, i) => `"cell ${i}"`).join(',');
    const { records, rejects } = await readText(`${HEADER}${wide}\n${rows(2)}`, mapping);
    expect(records.map((record) => record.externalId)).toEqual(['1', '2']);
    expect(rejects).toEqual([
      { line: 2, kind: null, code: 'ROW_COLUMNS', params: { count: 10_000, expected: 3 } },
    ]);
  });

  it('when its date does not exist, showing the formats that are understood', async () => {
    const dates = [
      '2023-02-30',
      '2023-13-01',
      '2023-00-10',
      '2023-01-32',
      '10/21/18',
      '2023-01-01 25:00',
      '9999-12-31',
      'soon',
    ];
    const text = HEADER + dates.map((date, i) => `${i},${date},x\n`).join('');
    const { records, rejects } = await readText(text, mapping);
    expect(records).toEqual([]);
    expect(rejects).toEqual(
      dates.map((value, i) => ({
        line: i + 2,
        kind: 'case',
        code: 'ROW_DATE_INVALID',
        params: {
          column: 'opened',
          value,
          expected: 'ISO',
          // Written as a date of a year that can be: what is wrong is the day or the time.
          ...(value.startsWith('2023-') ? { reason: 'unreal' } : {}),
        },
      })),
    );
  });

  it('when its id or its date is not given', async () => {
    const { records, rejects } = await readText(`${HEADER},2024-05-01,a\n7, ,b\n`, mapping);
    expect(records).toEqual([]);
    expect(rejects).toEqual([
      { line: 2, kind: 'case', code: 'ROW_VALUE_MISSING', params: { column: 'id', field: 'id' } },
      {
        line: 3,
        kind: 'case',
        code: 'ROW_VALUE_MISSING',
        params: { column: 'opened', field: 'at' },
      },
    ]);
  });

  it('when a cell has 50 MB, without holding it', async () => {
    const size = 50 * 2 ** 20;
    const giant = Buffer.concat([
      Buffer.from(`${HEADER}1,2024-05-01,a\n2,2024-05-01,"`),
      Buffer.alloc(size, 120),
      Buffer.from(`"\n3,2024-05-01,"two\nlines"\n4,bad,c\n`),
    ]);
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    const { records, rejects } = await readAll({
      input: { bytes: giant },
      mapping,
      zone: 'UTC',
      onProgress: () => {
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
      },
    });
    expect(records.map((record) => record.externalId)).toEqual(['1', '3']);
    expect(rejects).toMatchObject([
      {
        line: 3,
        code: 'ROW_CELL_TOO_LARGE',
        params: { column: 'text', bytes: size, limit: 2 ** 20 },
      },
      { line: 6, code: 'ROW_DATE_INVALID' },
    ]);
    expect(most).toBeLessThan(40 * 2 ** 20);
  });

  it('when a cell is just over 1 MB, quoted or not, with escaped quotes and line breaks inside', async () => {
    const cells = ['y'.repeat(2 ** 20 + 1), `"${'a""b\n'.repeat(300_000)}"`];
    const text = `${HEADER}${cells.map((cell, i) => `${i},2024-05-01,${cell}\r\n`).join('')}9,2024-05-01,"${'z'.repeat(2 ** 20)}"\n`;
    const { records, rejects } = await readText(text, caseMapping());
    expect(records.map((record) => record.externalId)).toEqual(['9']);
    expect(rejects.map(({ line, code }) => [line, code])).toEqual([
      [2, 'ROW_CELL_TOO_LARGE'],
      [3, 'ROW_CELL_TOO_LARGE'],
    ]);
  });

  it('when its text is longer than a record may hold', async () => {
    const { rejects } = await readText(`${HEADER}1,2024-05-01,${'x'.repeat(100_001)}\n`, mapping);
    expect(rejects).toEqual([
      {
        line: 2,
        kind: 'case',
        code: 'ROW_TEXT_TOO_LONG',
        params: { column: 'text', length: 100_001, limit: 100_000 },
      },
    ]);
  });

  it('and a value shown in a reason has at most 80 characters', async () => {
    const { rejects } = await readText(`${HEADER}1,${'9'.repeat(500)},x\n`, mapping);
    expect(String(rejects[0]?.params['value'])).toHaveLength(80);
  });
});

describe('A file is read also when', () => {
  it('its line ends are mixed, and lines are counted as an editor counts them', async () => {
    const text =
      'id,opened,text\r\n1,2024-05-01,a\n2,2024-05-01,"b\r\nb\rb\nb"\r3,2024-05-01,c\r\n\r\n\n4,bad,d';
    const { records, rejects } = await readText(text, mapping);
    expect(casesOf(records).map((record) => record.fields.text)).toEqual([
      'a',
      'b\r\nb\rb\nb',
      'c',
    ]);
    // Rows begin on lines 2, 3, 7 and (after two empty lines) 10.
    expect(rejects.map(({ line }) => line)).toEqual([10]);
  });

  it('NUL bytes are in it, which are shown as unreadable characters', async () => {
    const { records, rejects } = await readText(
      `${HEADER}1\0,2024-05-01,a\0b\n2,2024\0-05-01,c\n`,
      mapping,
    );
    expect(casesOf(records).map((record) => [record.externalId, record.fields.text])).toEqual([
      ['1\uFFFD', 'a\uFFFDb'],
    ]);
    expect(rejects).toMatchObject([{ line: 3, code: 'ROW_DATE_INVALID' }]);
  });

  it.each([
    ['utf-8', '\uFEFF', 'utf8'],
    ['utf-16le', '\uFEFF', 'utf16le'],
    ['utf-16le', '', 'utf16le'],
    ['utf-8', '', 'utf8'],
  ] as const)('its encoding is %s with mark "%s"', async (encoding, mark, node) => {
    const bytes = Buffer.from(`${mark}id;opened;text\n1;2024-05-01;شكراً 👍 é\n`, node);
    const { records, facts } = await readText(bytes, mapping);
    expect(facts).toMatchObject({ encoding, delimiter: ';' });
    expect(casesOf(records)[0]?.fields.text).toBe('شكراً 👍 é');
  });

  it('its bytes are UTF-16 in the other order, also when pieces cut characters', async () => {
    for (const mark of ['\uFEFF', '']) {
      const text = `${mark}id,opened,text\n${rows(30_000).replaceAll('word', 'كلمة 👍')}`;
      const bytes = Buffer.from(text, 'utf16le').swap16();
      const { records, facts } = await readText(bytes, mapping);
      expect(facts.encoding).toBe('utf-16be');
      expect(records).toHaveLength(30_000);
      expect(casesOf(records).at(-1)?.fields.text).toBe('كلمة 👍 30000');
    }
  });

  it('half a surrogate in UTF-16 is refused, and half a pair of bytes is a cut file', async () => {
    const lone = Buffer.concat([
      Buffer.from('\uFEFFid,opened\n', 'utf16le'),
      Buffer.from([0x3d, 0xd8, 0x41, 0x00]),
    ]);
    expect(await problemOf(() => readText(lone, caseMapping()))).toMatchObject({
      code: 'FILE_ENCODING',
      params: { encoding: 'utf-16le', position: 22 },
    });
    const odd = Buffer.concat([
      Buffer.from('\uFEFFid,opened\n1,2024-05-01\n', 'utf16le'),
      Buffer.from([0x3d]),
    ]);
    expect(await problemOf(() => readText(odd, caseMapping()))).toMatchObject({
      code: 'FILE_TRUNCATED',
    });
  });

  it('its text is Arabic in Windows-1256, told or not', async () => {
    // "شكرا لكم" and "الخدمة سيئة جدا" in Windows-1256, from the code page's table.
    const thanks = Buffer.from('d4dfd1c720e1dfe3', 'hex');
    const bad = Buffer.from('c7e1cecfe3c920d3edc6c920cccfc7', 'hex');
    const bytes = Buffer.concat([
      Buffer.from('id,opened,text\n1,2024-05-01,'),
      thanks,
      Buffer.from('\n2,2024-05-01,'),
      bad,
      Buffer.from('\n'),
    ]);
    const told = { ...(mapping as { format?: object }), format: { encoding: 'windows-1256' } };
    for (const with_ of [mapping, told]) {
      const { records, facts } = await readText(bytes, with_);
      expect(facts.encoding).toBe('windows-1256');
      expect(casesOf(records).map((record) => record.fields.text)).toEqual([
        'شكرا لكم',
        'الخدمة سيئة جدا',
      ]);
    }
  });

  it('its text is French in Windows-1252', async () => {
    const { records, facts } = await readText(
      Buffer.from('id,opened,text\n1,2024-05-01,déçu du café\n', 'latin1'),
      mapping,
    );
    expect(facts.encoding).toBe('windows-1252');
    expect(casesOf(records)[0]?.fields.text).toBe('déçu du café');
  });

  const GOOD = HEADER + rows(2);
  const OBJECTS = rows(2)
    .trim()
    .split('\n')
    .map((row) => row.split(','))
    .map(([id, opened, text]) => ({ id, opened, text }));
  const LINES = OBJECTS.map((one) => JSON.stringify(one)).join('\n');
  it.each([
    ['CSV named .xlsx', 'cases.xlsx', GOOD, 'delimited'],
    ['CSV named .json', 'cases.json', GOOD, 'delimited'],
    ['CSV without a name of its own', 'cases', GOOD, 'delimited'],
    ['gzip named .xlsx', 'packed.xlsx', gzipSync(GOOD), 'delimited'],
    ['gzip named .csv', 'packed.csv', gzipSync(GOOD), 'delimited'],
    ['JSON named .csv', 'list.csv', JSON.stringify(OBJECTS), 'json'],
    ['NDJSON named .xlsx', 'lines.xlsx', LINES, 'ndjson'],
    ['UTF-16 without a mark named .json', 'wide.json', Buffer.from(GOOD, 'utf16le'), 'delimited'],
  ])('its name says something else, or nothing: %s', async (_, name, bytes, kind) => {
    const { records, rejects, facts } = await fromPath(await file(name, bytes));
    expect([facts.kind, rejects]).toEqual([kind, []]);
    expect(casesOf(records).map((record) => [record.externalId, record.fields.text])).toEqual([
      ['1', 'word 1'],
      ['2', 'word 2'],
    ]);
  });

  it('a wrong quotation mark stands inside or after a cell', async () => {
    const { records } = await readText(
      `${HEADER}1,2024-05-01,5" pipe\n2,2024-05-01,"a"b"c\n3,2024-05-01,"a ""b"" c"\n`,
      mapping,
    );
    expect(casesOf(records).map((record) => record.fields.text)).toEqual([
      '5" pipe',
      'ab"c',
      'a "b" c',
    ]);
  });

  it('nothing follows its header', async () => {
    const { records, rowsRead, batches } = await readText('id,opened,text', mapping);
    expect([records.length, rowsRead, batches.length, batches[0]?.done]).toEqual([0, 0, 1, true]);
  });
});
