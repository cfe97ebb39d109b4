import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { caseMapping, casesOf, problemOf, readText } from './reading.ts';

const mapping = (format?: object, more: object = {}): object =>
  caseMapping(
    { ...(format ? { format } : {}), ...more },
    { id: { column: 'ticket.id' }, at: 'opened', fields: { text: 'notes[1].body' } },
  );
const ROWS = [
  { ticket: { id: 7 }, opened: '2024-05-01', notes: [{ body: 'a' }, { body: 'b, "c"' }] },
  { ticket: { id: 'x' }, opened: '2024-05-02', notes: [] },
];
const textsOf = async (text: string | Uint8Array, with_: unknown = mapping()) =>
  casesOf((await readText(text, with_)).records).map(({ externalId, fields }) => [
    externalId,
    fields.text,
  ]);
const EXPECTED = [
  ['7', 'b, "c"'],
  ['x', null],
];

describe('Records of JSON are found', () => {
  it('in one list, tight or written over many lines, also packed or in UTF-16', async () => {
    for (const text of [
      JSON.stringify(ROWS),
      JSON.stringify(ROWS, null, 2),
      `\uFEFF ${JSON.stringify(ROWS)}\r\n`,
    ]) {
      expect(await textsOf(text)).toEqual(EXPECTED);
      expect(await textsOf(gzipSync(text))).toEqual(EXPECTED);
      expect(await textsOf(Buffer.from(`\uFEFF${text.trimStart()}`, 'utf16le'))).toEqual(EXPECTED);
    }
    const { facts } = await readText(JSON.stringify(ROWS), mapping());
    expect(facts).toMatchObject({
      kind: 'json',
      columns: ['ticket.id', 'opened', 'notes[1].body'],
    });
  });

  it('in a list inside of objects, by its path, or by itself when it is the only one', async () => {
    const inside = {
      count: 2,
      note: '{"data": [',
      'data "x"': { tickets: ROWS, next: null },
      end: { a: [1, [2]] },
    };
    expect(await textsOf(JSON.stringify(inside), mapping({ path: 'data "x".tickets' }))).toEqual(
      EXPECTED,
    );
    const alone = JSON.stringify({ meta: { n: 2 }, tickets: ROWS }, null, 1);
    expect(await textsOf(alone)).toEqual(EXPECTED);
    const list = ROWS.map((row) => JSON.stringify(row));
    expect(await textsOf(`{"tickets":[\n${list.join(',\n')}\n]}`)).toEqual(EXPECTED);
    expect(await textsOf(`{"tickets":[\n${list[0] ?? ''}\n]}`)).toEqual(EXPECTED.slice(0, 1));
    expect(await textsOf(alone.replaceAll('\n', ''), mapping({ kind: 'json' }))).toEqual(EXPECTED);
  });

  it('in the only list of an object that is alone on its line, however long that is', async () => {
    const list = JSON.stringify(ROWS);
    for (const text of [
      `{"tickets":${list},"next":null}`,
      `{"tickets":${list}}\r\n`,
      `{"meta":{"n":2},"response":{"tickets":${list}}}`,
    ]) {
      expect(await textsOf(text)).toEqual(EXPECTED);
    }
    const many = ROWS.flatMap((row) => Array.from({ length: 3000 }, () => row));
    const { facts, records } = await readText(
      JSON.stringify({ count: 6000, tickets: many, next: null }),
      mapping(),
    );
    expect([facts.kind, records.length]).toEqual(['json', 6000]);
    // Two objects, and one without a list of objects, are records themselves.
    const own = `{"ticket":{"id":1},"opened":"2024-05-01","tags":["a"]}`;
    const listing = `{"ticket":{"id":2},"opened":"2024-05-01","notes":[{"body":"x"},{"body":"y"}]}`;
    expect(await textsOf(own)).toEqual([['1', null]]);
    expect(await textsOf(`${listing}\n${own}`)).toEqual([
      ['2', 'y'],
      ['1', null],
    ]);
  });

  it('one a line, with the same paths, and keys that hold dots are found whole first', async () => {
    const lines = ROWS.map((row) => JSON.stringify(row)).join('\n');
    expect(await textsOf(lines)).toEqual(EXPECTED);
    expect(await textsOf(`{"ticket":{"id":"cut"\n${lines}`)).toEqual(EXPECTED);
    const dotted =
      '{"ticket.id":1,"ticket":{"id":2},"opened":"2024-05-01","notes[1].body":"whole"}';
    expect(await textsOf(dotted)).toEqual([['1', 'whole']]);
    expect(await textsOf(`[${dotted}]`)).toEqual([['1', 'whole']]);
  });

  it('not where the mapping says, which is told with the lists there are', async () => {
    const two = JSON.stringify({ tickets: ROWS, more: { users: [1] } }, null, 1);
    expect(await problemOf(() => readText(two, mapping()))).toEqual({
      code: 'FILE_LIST_MISSING',
      params: { path: 'test.csv', value: '[ … ]', lists: ['tickets', 'more.users'] },
    });
    expect(await problemOf(() => readText(two, mapping({ path: 'ticket' })))).toMatchObject({
      code: 'FILE_LIST_MISSING',
      params: { value: 'ticket', lists: ['tickets', 'more.users'] },
    });
    expect(await problemOf(() => readText('{}', mapping({ path: 'ticket' })))).toMatchObject({
      params: { lists: [] },
    });
  });
});

describe('A value of JSON', () => {
  it('is text, number, flag or missing as it is written; lists and objects are given as JSON text', async () => {
    const { records } = await readText(
      '[{"id":12345678901234567890,"opened":"2024-05-01","amount":12.345,"flag":true,"tags":["a",{"b":1}],"gone":null,"note":"1234567890123456789012"}]',
      caseMapping(
        { numbers: { decimal: ',' }, booleans: { true: ['oui'], false: ['non'] } },
        {
          fields: { slaTold: 'flag', text: 'note', status: 'gone' },
          attributes: { amount: { number: 'amount' }, tags: 'tags', absent: 'a.b[3].c' },
        },
      ),
    );
    expect(records).toMatchObject([
      {
        // No digit of a long number is lost.
        externalId: '12345678901234567890',
        attributes: { amount: 12.345, tags: '["a",{"b":1}]' },
        fields: { slaTold: true, text: '1234567890123456789012', status: null },
      },
    ]);
    expect(records[0]?.attributes).not.toHaveProperty('absent');
  });

  it('that is a number is that number in bins and inside of expressions too, however texts write theirs', async () => {
    const bins = [{ below: 10, label: 'low' }, { below: 1000, label: 'mid' }, { label: 'high' }];
    const { records, rejects } = await readText(
      '[{"id":1,"opened":"2024-05-01","x":1.234},{"id":2,"opened":"2024-05-01","x":"1.234"},{"id":3,"opened":"2024-05-01","x":1.5}]',
      caseMapping(
        { numbers: { decimal: ',', thousands: '.' } },
        {
          dimensions: { theme: { column: 'x', bins }, product: { of: 'x', bins } },
          attributes: { n: { number: { of: { column: 'x', missing: ['-'] } } } },
        },
      ),
    );
    expect(rejects).toEqual([]);
    // 1.234 is a number of the file's own; "1.234" is text, whose point separates thousands.
    expect(records.map(({ dimensions, attributes }) => [dimensions, attributes])).toEqual([
      [{ theme: 'low', product: 'low' }, { n: 1.234 }],
      [{ theme: 'high', product: 'high' }, { n: 1234 }],
      [{ theme: 'low', product: 'low' }, { n: 1.5 }],
    ]);
  });

  it('keeps all digits beside a text of 8 MB, after escaped marks and a backslash, and beside fractions', async () => {
    const long = 'x'.repeat(8 * 2 ** 20);
    const text = `[{"a":"\\\\","b":"\\"1234567890123456789","c":"${long}","id":-1234567890123456789,"opened":"2024-05-01","amount":0.30000000000000004,"small":1.25e-3}]`;
    const { records, rejects } = await readText(
      text,
      caseMapping(
        {},
        {
          fields: { text: 'b' },
          attributes: { amount: { number: 'amount' }, small: { number: 'small' } },
        },
      ),
    );
    expect(rejects).toEqual([]);
    expect(records).toMatchObject([
      {
        externalId: '-1234567890123456789',
        attributes: { amount: 0.1 + 0.2, small: 0.00125 },
        fields: { text: '"1234567890123456789' },
      },
    ]);
  });

  it('makes an id by its hash that differs from row to row', async () => {
    const { records } = await readText(
      '[{"opened":"2024-05-01","a":1},{"opened":"2024-05-01","a":2}]',
      caseMapping({}, { id: { hash: 'all' } }),
    );
    expect(new Set(records.map(({ externalId }) => externalId.split('.')[0])).size).toBe(2);
  });
});

describe('What is wrong with JSON', () => {
  it('is told with the line on which the record begins, and the records around it are read', async () => {
    const deep = `${'['.repeat(600)}${']'.repeat(600)}`;
    const text = `[\n{"ticket":{"id":1},"opened":"2024-05-01"},\r\n5,\r"six",\n[7],{"a":tru},\n{"ticket":\n{"id":2},"opened":"never"},\n{"x":${deep}},\n{"ticket":{"id":3},"opened":"2024-05-01","x":"${'['.repeat(600)}"}]\n`;
    const { records, rejects } = await readText(text, mapping());
    expect(records.map(({ externalId }) => externalId)).toEqual(['1', '3']);
    expect(rejects.map(({ line, code, params }) => [line, code, params['value']])).toEqual([
      [3, 'ROW_NOT_OBJECT', '5'],
      [4, 'ROW_NOT_OBJECT', '"six"'],
      [5, 'ROW_NOT_OBJECT', '[7]'],
      [5, 'ROW_NOT_OBJECT', '{"a":tru}'],
      [6, 'ROW_DATE_INVALID', 'never'],
      [8, 'ROW_TOO_DEEP', undefined],
    ]);
  });

  it('ends the file when it is cut off, or goes on after its end, or has no comma', async () => {
    const whole = `{"a":{"list":${JSON.stringify(ROWS)}},"b":1}`;
    const listEnd = whole.lastIndexOf(']');
    for (const cut of [listEnd, listEnd + 1, listEnd + 3, whole.length - 1]) {
      expect(
        await problemOf(() => readText(whole.slice(0, cut), mapping({ path: 'a.list' }))),
      ).toMatchObject({ code: 'FILE_TRUNCATED' });
    }
    expect(await textsOf(whole, mapping({ path: 'a.list' }))).toEqual(EXPECTED);
    for (const text of [`${JSON.stringify(ROWS)}x`, '[{}\n{}]', '[{},,{}]']) {
      expect(await problemOf(() => readText(text, mapping()))).toMatchObject({
        code: 'FILE_NOT_JSON',
      });
    }
  });

  it('is refused without being held: a record of 50 MB, and one of a million levels', async () => {
    const good = '{"ticket":{"id":1},"opened":"2024-05-01"}';
    const deep = `{"x":${'['.repeat(1e6)}${']'.repeat(1e6)}}`;
    const large = Buffer.concat([
      Buffer.from('{"x":"'),
      Buffer.alloc(50 * 2 ** 20, 120),
      Buffer.from('"}'),
    ]);
    for (const [start, separator, end] of [
      ['[', ',\n', ']'],
      ['', '\n', '\n'],
    ] as const) {
      const bytes = Buffer.concat([
        Buffer.from(`${start}${good}${separator}${deep}${separator}`),
        large,
        Buffer.from(`${separator}${good}${end}`),
      ]);
      const { records, rejects } = await readText(bytes, mapping());
      expect(records).toHaveLength(2);
      expect(rejects.map(({ line, code }) => [line, code])).toEqual([
        [2, 'ROW_TOO_DEEP'],
        [3, 'ROW_TOO_LARGE'],
      ]);
    }
  });
});
