import { describe, expect, it } from 'vitest';
import { textRows, workbookOf, workbookParts, zipOf } from '#tests/builders/workbook.ts';
import type { WorkbookXml } from '#tests/builders/workbook.ts';
import { caseMapping, casesOf, problemOf, readText } from './reading.ts';

const mapping = (format: object = {}, record: object = {}): object =>
  caseMapping({ format }, { fields: { text: 'text' }, ...record });
const HEADER = ['id', 'opened', 'text'];
const book = (rows: string, more: Partial<WorkbookXml> = {}): Buffer =>
  workbookOf({ sheets: [{ name: 'Tickets', rows: textRows([HEADER]) + rows }], ...more });
const read = (bytes: Buffer, with_: unknown = mapping(), zone = 'UTC') =>
  readText(bytes, with_, { zone });
const day = (date: string): number => Date.parse(`${date}T00:00:00Z`);

describe('A cell of a workbook', () => {
  it('is text whether its own, shared, in pieces, or the result of a formula', async () => {
    const { records, facts } = await read(
      book(
        `<row><c t="s"><v>0</v></c><c t="str"><f>TODAY()</f><v>2024-05-01</v></c><c t="s"><v>1</v></c></row>
         <row><c t="s"><v>2</v></c><c t="s"><v>3</v></c><c t="inlineStr"><is><r><t>bold </t></r><r><t>&amp; <![CDATA[<plain>]]></t></r></is></c></row>`,
        {
          strings:
            '<si><t>a-1</t></si><si><r><t xml:space="preserve">شكرا </t></r><r><t>لكم</t></r><rPh sb="0" eb="1"><t>ignored</t></rPh></si><si><t>&#97;&#x2D;2</t></si><si><t>2024-05-02</t></si>',
        },
      ),
    );
    expect(facts).toMatchObject({ kind: 'xlsx', delimiter: null, columns: HEADER });
    expect(
      casesOf(records).map(({ externalId, at, fields }) => [externalId, at, fields.text]),
    ).toEqual([
      ['a-1', day('2024-05-01'), 'شكرا لكم'],
      ['a-2', day('2024-05-02'), 'bold & <plain>'],
    ]);
  });

  it('keeps a line break that is written as an escape, and a NUL shows as unreadable', async () => {
    const { records } = await read(book(textRows([['1', '2024-05-01', 'a_x000D_\nb_x0000_c']])));
    expect(casesOf(records)[0]?.fields.text).toBe('a\r\nb\uFFFDc');
  });

  // ECMA-376 part 1, 18.17.4.1: 1 is 1 January 1900, 60 the day that never was, 2,958,465 is 31 December 9999;
  // in the 1904 system 0 is 1 January 1904. 45,413 = 1 May 2024 and 43,951 = the same day, 1,462 days less.
  it.each([
    [false, '1', '1900-01-01'],
    [false, '59', '1900-02-28'],
    [false, '61', '1900-03-01'],
    [false, '45413', '2024-05-01'],
    [true, '0', '1904-01-01'],
    [true, '43951', '2024-05-01'],
  ])(
    'is a day when its format is one: in the 1904 system (%s) %s is %s',
    async (is1904, serial, date) => {
      const formats = ['yyyy\\-mm\\-dd'];
      const bytes = book(
        `<row><c t="str"><v>x</v></c><c s="1"><v>${serial}</v></c><c s="1"><v>${serial}</v></c></row>`,
        { formats, is1904 },
      );
      // No date format of the mapping is asked, not even one that would read the day as the month.
      const { records } = await read(
        bytes,
        caseMapping({ dates: ['YYYY-DD-MM'] }, { fields: { text: 'text' } }),
      );
      expect(casesOf(records)[0]).toMatchObject({
        at: day(date),
        precision: 'day',
        fields: { text: date },
      });
    },
  );

  it('is a moment by the wall clock of the mapping’s zone, to the second', async () => {
    // 0.4375 of a day is 10:30; three hours behind in Riyadh. The second cell is off by less than a second.
    const rows = ['45413.4375', '45413.43749999'].map(
      (serial, i) =>
        `<row><c><v>${i}</v></c><c s="1"><v>${serial}</v></c><c s="1"><v>${serial}</v></c></row>`,
    );
    const bytes = book(rows.join(''), { formats: ['[$-409]d/m/yyyy h:mm AM/PM'] });
    const { records } = await read(bytes, { ...mapping(), zone: 'Asia/Riyadh' });
    const at = Date.parse('2024-05-01T07:30:00Z');
    expect(casesOf(records).map((one) => [one.at, one.precision, one.fields.text])).toEqual([
      [at, 'second', '2024-05-01 10:30:00'],
      [at, 'second', '2024-05-01 10:30:00'],
    ]);
  });

  it('is refused as a date when it is the 29 February 1900, a plain number, an error or a time without a day', async () => {
    const cells = [
      '<c s="1"><v>60</v></c>',
      '<c><v>45413</v></c>',
      '<c t="e"><v>#N/A</v></c>',
      '<c s="2"><v>0.5</v></c>',
    ];
    const rows = cells.map((cell, i) => `<row r="${10 + i}"><c><v>${i}</v></c>${cell}</row>`);
    const bytes = book(rows.join(''), { formats: ['dd.mm.yy', 'hh:mm'] });
    const { records, rejects } = await read(bytes);
    expect(records).toEqual([]);
    expect(rejects.map(({ line, code, params }) => [line, code, params['value']])).toEqual([
      [10, 'ROW_DATE_INVALID', '1900-02-29'],
      [11, 'ROW_DATE_INVALID', '45413'],
      [12, 'ROW_DATE_INVALID', '#N/A'],
      [13, 'ROW_DATE_INVALID', '12:00:00'],
    ]);
  });

  it('is a number or a flag as the file types it, whatever the mapping says of texts', async () => {
    const header = textRows([['id', 'opened', 'amount', 'flag', 'took']]);
    const row = `<row><c><v>1.2345678901234E+13</v></c><c s="1"><v>45413</v></c><c><v>12.345</v></c><c t="b"><v>1</v></c><c s="2"><v>1.0625</v></c></row>`;
    const bytes = workbookOf({
      sheets: [{ name: 'S', rows: header + row }],
      formats: ['d mmm', '[h]:mm:ss'],
    });
    const { records } = await read(
      bytes,
      caseMapping(
        { numbers: { decimal: ',' }, booleans: { true: ['oui'], false: ['non'] } },
        {
          fields: { slaTold: 'flag', text: 'took' },
          attributes: {
            amount: { number: 'amount' },
            took: { number: { column: 'took', unit: 'clock' } },
          },
        },
      ),
    );
    // 1.0625 days are 25.5 hours.
    expect(casesOf(records)[0]).toMatchObject({
      externalId: '12345678901234',
      attributes: { amount: 12.345, took: 91_800 },
      fields: { slaTold: true, text: '25:30:00' },
    });
  });
});

describe('A sheet', () => {
  const two = workbookOf({
    sheets: [
      { name: 'Notes', rows: '<row r="1"/><row r="2"><c r="A2" s="1"/></row>' },
      { name: 'Hidden', rows: textRows([HEADER, ['h', '2024-05-01', 'h']]), state: 'hidden' },
      { name: 'تذاكر', rows: textRows([HEADER, ['t', '2024-05-01', 'x']]) },
      { name: 'Old', rows: textRows([HEADER, ['o', '2023-05-01', 'y']]) },
    ],
  });
  const idsOf = async (format: object): Promise<string[]> =>
    (await read(two, mapping(format))).records.map(({ externalId }) => externalId);

  it('is the first with content that is shown, or the one the mapping names or counts', async () => {
    expect(await idsOf({})).toEqual(['t']);
    expect(await idsOf({ kind: 'xlsx', sheet: 'تذاكر' })).toEqual(['t']);
    expect(await idsOf({ sheet: ' old' })).toEqual(['o']);
    expect(await idsOf({ sheet: 2 })).toEqual(['h']);
  });

  it('that is not there is told with all that are', async () => {
    expect(await problemOf(() => idsOf({ sheet: 'Olds' }))).toEqual({
      code: 'FILE_SHEET_UNKNOWN',
      params: { sheet: 'Olds', sheets: ['Notes', 'Hidden', 'تذاكر', 'Old'], closest: 'Old' },
    });
    expect(await problemOf(() => idsOf({ sheet: 9 }))).toMatchObject({
      code: 'FILE_SHEET_UNKNOWN',
      params: { sheet: '9', closest: '' },
    });
    expect(await problemOf(() => idsOf({ sheet: 'Notes' }))).toMatchObject({ code: 'FILE_EMPTY' });
  });

  it('has its header where the mapping says, and empty rows and columns around are nothing', async () => {
    const rows = `${textRows([['Export of May', '', ''], []])}<row r="5"><c r="B5" t="str"><v>id</v></c><c r="C5" t="str"><v>opened</v></c><c r="E5" t="str"><v>text</v></c><c r="F5" s="1"/></row>
      <row r="6"/><row r="9"><c r="C9" t="str"><v>2024-05-01</v></c><c r="B9" t="str"><v>1</v></c><c r="XFD9" t="str"><v>far away</v></c></row>
      <row r="10"><c r="B10" t="inlineStr"><is><t></t></is></c></row><row r="11"><c r="C11" t="str"><v>never</v></c><c r="B11" t="str"><v>2</v></c></row>`;
    const bytes = workbookOf({ sheets: [{ name: 'S', rows }] });
    const { records, rejects, rowsRead, facts } = await read(bytes, mapping({ headerLine: 4 }));
    expect(facts.columns).toEqual(['', 'id', 'opened', '', 'text']);
    expect(records.map(({ externalId }) => externalId)).toEqual(['1']);
    expect([rowsRead, rejects.map(({ line }) => line)]).toEqual([2, [11]]);
  });

  it('with merged header cells is read by the name in the first of them', async () => {
    const header = `<row><c r="A1" t="str"><v>id</v></c><c r="B1" t="str"><v>opened</v></c><c r="C1" s="0"/><c r="D1" t="str"><v>text</v></c></row>`;
    const row = `<row><c r="A2"><v>1</v></c><c r="B2" t="str"><v>2024-05-01</v></c><c r="C2"><v>5</v></c><c r="D2" t="str"><v>x</v></c></row>`;
    const parts = workbookParts({ sheets: [{ name: 'S', rows: header + row }] });
    const sheet = parts['xl/worksheets/s0.xml'] ?? '';
    parts['xl/worksheets/s0.xml'] = sheet.replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="B1:C1"/></mergeCells></worksheet>',
    );
    const { records } = await read(zipOf(parts));
    expect(casesOf(records).map(({ at, fields }) => [at, fields.text])).toEqual([
      [day('2024-05-01'), 'x'],
    ]);
  });

  it('is read the same when its XML has prefixes, other quotes and comments', async () => {
    const parts = workbookParts({
      sheets: [{ name: 'S', rows: textRows([HEADER, ['1', '2024-05-01', 'x>y']]) }],
    });
    const sheet = parts['xl/worksheets/s0.xml'] ?? '';
    parts['xl/worksheets/s0.xml'] = sheet
      .replaceAll(/<(\/?)(\w)/g, '<$1x:$2')
      .replaceAll('"', "'")
      .replace('<x:sheetData>', '<!-- <x:row> --><x:sheetData>');
    expect(casesOf((await read(zipOf(parts))).records)[0]?.fields.text).toBe('x>y');
  });
});

describe('A workbook that cannot be read is refused with one sentence', () => {
  const good = book(textRows([['1', '2024-05-01', 'x']]));
  const codeOf = async (bytes: Buffer, with_: unknown = mapping()) =>
    (await problemOf(() => read(bytes, with_))).code;

  it('when it is another archive, and says which', async () => {
    for (const [part, value] of [
      ['word/document.xml', 'DOCX'],
      ['content.xml', 'ODS / ODT'],
      ['xl/workbook.bin', 'XLSB'],
      ['tickets.csv', 'ZIP'],
    ] as const) {
      expect(await problemOf(() => read(zipOf({ [part]: 'x' })))).toMatchObject({
        code: 'FILE_FORMAT',
        params: { value, expected: 'XLSX, CSV, TSV, JSON, NDJSON, gzip' },
      });
    }
  });

  it('when it is of the time before XLSX, behind a password, or a web page that calls itself one', async () => {
    const ole = (stream: string): Buffer => {
      const bytes = Buffer.alloc(2048);
      Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
      bytes.writeUInt16LE(9, 30);
      bytes.writeUInt32LE(1, 48);
      bytes.write(stream, 1024, 'utf16le');
      return bytes;
    };
    expect(await problemOf(() => read(ole('Workbook')))).toMatchObject({
      code: 'FILE_FORMAT',
      params: { value: 'XLS (Excel 97–2003)' },
    });
    expect(await codeOf(ole('EncryptedPackage'))).toBe('FILE_LOCKED');
    expect(
      await problemOf(() => read(Buffer.from('<html><table><tr><td>id</td></tr></table></html>'))),
    ).toMatchObject({
      code: 'FILE_FORMAT',
      params: { value: 'HTML' },
    });
    const locked = Buffer.from(good);
    // The flags of the directory's entries (APPNOTE 4.3.12), at 8 bytes after their mark.
    for (let at = locked.indexOf('PK\x01\x02'); at >= 0; at = locked.indexOf('PK\x01\x02', at + 1))
      locked[at + 8] = 1;
    expect(await codeOf(locked)).toBe('FILE_LOCKED');
  });

  it('when its name or mapping says that it is something else', async () => {
    expect(await codeOf(good, mapping({ kind: 'delimited' }))).toBe('FILE_FORMAT');
    expect(await codeOf(Buffer.from('id,opened,text\n'), mapping({ kind: 'xlsx' }))).toBe(
      'FILE_FORMAT',
    );
  });

  it('when a column that is used is there twice, or its header goes on for more than 2,000 columns', async () => {
    const twice = workbookOf({ sheets: [{ name: 'S', rows: textRows([[...HEADER, 'text']]) }] });
    expect(await problemOf(() => read(twice))).toEqual({
      code: 'FILE_HEADER_DUPLICATE',
      params: { column: 'text', positions: ['3', '4'] },
    });
    const wide = workbookOf({
      sheets: [{ name: 'S', rows: '<row><c r="NTP1" t="str"><v>x</v></c></row>' }],
    });
    // NTP is column 10,000: 14 × 26² + 20 × 26 + 16.
    expect(await problemOf(() => read(wide))).toMatchObject({
      code: 'FILE_COLUMNS_TOO_MANY',
      params: { count: 10_000, limit: 2000 },
    });
  });

  it('when it was cut off anywhere, or a byte of it is wrong', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.999]) {
      expect(await codeOf(good.subarray(0, Math.floor(good.length * share)))).toBe(
        'FILE_TRUNCATED',
      );
    }
    const damaged = Buffer.from(good);
    const at = damaged.indexOf('xl/worksheets/s0.xml') + 40;
    damaged[at] = (damaged[at] ?? 0) ^ 0xff;
    expect(await problemOf(() => read(damaged))).toMatchObject({
      code: 'FILE_DAMAGED',
      params: { part: 'xl/worksheets/s0.xml' },
    });
  });

  it('when it unpacks to a thousand times its size, in a sheet or in its texts', async () => {
    const filling = `<row>${'<c/>'.repeat(12_000_000)}</row>`;
    expect(await codeOf(book(filling))).toBe('FILE_TOO_LARGE');
    const strings = `<si><t>${' '.repeat(40 * 2 ** 20)}</t></si>`;
    expect(['FILE_TOO_LARGE', 'FILE_DAMAGED']).toContain(await codeOf(book('', { strings })));
  });

  it('when its XML is broken, has a document type, or refers to a text that is not there', async () => {
    for (const rows of [
      '<row><c',
      '<row><c t="s"><v>7</v></c></row>',
      '<row><c><v>1</v></c>',
      '<row <',
    ]) {
      expect(await codeOf(book(rows, { strings: '' }))).toBe('FILE_DAMAGED');
    }
    const parts = workbookParts({ sheets: [{ name: 'S', rows: '' }] });
    parts['xl/worksheets/s0.xml'] =
      `<!DOCTYPE x [<!ENTITY a "aaaa">]>${parts['xl/worksheets/s0.xml'] ?? ''}`;
    expect(await codeOf(zipOf(parts))).toBe('FILE_DAMAGED');
  });

  it('but a row of more than 16 MB is a reject, and the rows around it are read', async () => {
    const noise = Array.from({ length: 3_000_000 }, (_, i) => (i * 7919).toString(36)).join('');
    const rows = textRows([
      ['1', '2024-05-01', 'a'],
      ['2', '2024-05-01', noise],
      ['3', '2024-05-01', 'c'],
    ]);
    const { records, rejects } = await read(book(rows));
    expect(records.map(({ externalId }) => externalId)).toEqual(['1', '3']);
    expect(rejects).toEqual([
      { line: 3, kind: null, code: 'ROW_TOO_LARGE', params: { limit: 16 * 2 ** 20 } },
    ]);
  });
});
