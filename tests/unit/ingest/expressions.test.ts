import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { caseMapping, problemOf, readText } from './reading.ts';

/** The records of a file of one line after `id` and `opened`. */
async function read(header: string, line: string, record: object) {
  const text = `id|opened|${header}\n1|2024-05-01|${line}\n`;
  return readText(text, caseMapping({ format: { delimiter: '|' } }, record));
}

async function attributes(header: string, line: string, values: object) {
  const { records, rejects } = await read(header, line, { attributes: values });
  expect(rejects).toEqual([]);
  return records[0]?.attributes;
}

async function refusal(header: string, line: string, record: object) {
  const { rejects } = await read(header, line, record);
  return rejects[0];
}

async function invalid(record: object) {
  const problem = await problemOf(() => readMapping(caseMapping({}, record)));
  expect(problem.code).toBe('MAPPING_INVALID');
  return problem.params;
}

describe('Bounds of a number', () => {
  const score = (otherwise?: string) => ({
    attributes: {
      n: { number: { column: 'n', within: { from: 1, to: 5, ...(otherwise && { otherwise }) } } },
    },
  });

  it('let through what lies between them, ends included', async () => {
    for (const n of [1, 3.5, 5]) {
      expect((await read('n', String(n), score())).records[0]?.attributes).toEqual({ n });
    }
  });

  it('refuse what lies outside, with the value and the bounds', async () => {
    expect(await refusal('n', '0', score())).toMatchObject({
      line: 2,
      code: 'ROW_VALUE_OUTSIDE',
      params: { column: 'n', value: '0', expected: '1 … 5' },
    });
  });

  it('take it as not given when the mapping says so, also in a condition', async () => {
    expect((await read('n', '0', score('missing'))).records[0]?.attributes).toEqual({});
    const within = { from: 1, otherwise: 'missing' };
    const when = { present: { number: { column: 'n', within } } };
    expect((await read('n', '0', { when })).records).toEqual([]);
    expect((await read('n', '1', { when })).records).toHaveLength(1);
  });

  it('must be numbers, in order, and stand where a number is read', async () => {
    const at = 'records.0.fields.reopens.within';
    const reopens = (within: object) => ({ fields: { reopens: { column: 'n', within } } });
    expect(await invalid(reopens({ from: '2024-01-01' }))).toEqual({
      path: `${at}.from`,
      value: '2024-01-01',
      expected: '1',
    });
    expect(await invalid(reopens({ from: 5, to: 1 }))).toMatchObject({ path: `${at}.to` });
    expect(await invalid(reopens({ otherwise: 'missing' }))).toMatchObject({
      path: at,
      expected: 'from | to',
    });
    expect(await invalid({ fields: { text: { column: 'n', within: { from: 1 } } } })).toMatchObject(
      { path: 'records.0.fields.text.within' },
    );
  });
});

describe('Bounds of a date', () => {
  const closed = (within: object) => ({ fields: { resolvedAt: { column: 'd', within } } });

  it('are days of the organisation, the last one whole', async () => {
    const within = { from: '2000-01-01', to: '2024-05-02' };
    for (const d of ['2000-01-01 00:00', '2024-05-02 23:59']) {
      expect((await read('d', d, closed(within))).rejects).toEqual([]);
    }
    for (const d of ['1970-01-01', '2024-05-03 00:00']) {
      expect(await refusal('d', d, closed(within))).toMatchObject({
        code: 'ROW_VALUE_OUTSIDE',
        params: { column: 'd', value: d, expected: '2000-01-01 … 2024-05-02' },
      });
    }
  });

  it('can give way to another date', async () => {
    const at = {
      coalesce: [
        { column: 'd', within: { from: '2000-01-01', otherwise: 'missing' } },
        { constant: '2015-08-02' },
      ],
    };
    const days = ['1970-01-01', '2014-03-09'].map(async (d) => {
      const { records } = await read('d', d, { at });
      return new Date(records[0]?.at ?? 0).toISOString().slice(0, 10);
    });
    expect(await Promise.all(days)).toEqual(['2015-08-02', '2014-03-09']);
  });

  it('must be days', async () => {
    expect(await invalid(closed({ from: 1970 }))).toMatchObject({
      path: 'records.0.fields.resolvedAt.within.from',
      value: '1970',
      expected: 'YYYY-MM-DD',
    });
    expect(await invalid(closed({ from: '2024-02-30' }))).toMatchObject({ value: '2024-02-30' });
  });
});

describe('A column that lists several things', () => {
  const by = ',';

  it('gives each by its place, trimmed, and tells whether one is among them', async () => {
    const tags = (item: string) => ({
      flag: {
        when: { lists: { value: 'tags', by, item } },
        take: { constant: true },
        otherwise: { constant: false },
      },
    });
    const values = {
      first: { item: { of: 'tags', by, at: 1 } },
      second: { item: { of: 'tags', by, at: 2 } },
      third: { item: { of: 'tags', by, at: 3 } },
      older: tags('Older American'),
      young: tags('Older'),
    };
    expect(await attributes('tags', 'Older American, Servicemember', values)).toEqual({
      first: 'Older American',
      second: 'Servicemember',
      older: true,
      young: false,
    });
    expect(await attributes('tags', ' , ', values)).toEqual({ older: false, young: false });
  });

  it('has places from 1', async () => {
    expect(await invalid({ attributes: { a: { item: { of: 'tags', by, at: 0 } } } })).toEqual({
      path: 'records.0.attributes.a.item.at',
      value: '0',
      expected: '≥ 1',
    });
  });
});

describe('A value that depends on a condition', () => {
  const large = { atLeast: { value: 'n', number: 10 } };

  it('is a text, a number, a yes or no, or a date', async () => {
    const record = {
      attributes: {
        size: { when: large, take: { constant: 'large' }, otherwise: 'n' },
        twice: { number: { when: large, take: { multiply: ['n', { constant: 2 }] } } },
      },
      fields: {
        slaTold: { when: large, take: { constant: true }, otherwise: { constant: false } },
        resolvedAt: { when: large, take: 'd' },
      },
    };
    const first = (await read('n|d', '10|2024-05-02', record)).records[0];
    expect(first).toMatchObject({
      attributes: { size: 'large', twice: 20 },
      fields: { slaTold: true, resolvedAt: Date.UTC(2024, 4, 2) },
    });
    const second = (await read('n|d', '9|2024-05-02', record)).records[0];
    expect(second?.attributes).toEqual({ size: '9' });
    expect(second?.fields).toMatchObject({ slaTold: false, resolvedAt: null });
  });

  it('is explained by its forms when one of its parts has none', async () => {
    const part = (size: object) => invalid({ attributes: { size } });
    expect(await part({ when: { is: 1 }, take: 'n' })).toMatchObject({
      path: 'records.0.attributes.size.when',
      expected: expect.stringContaining('present | absent') as string,
    });
    expect(await part({ when: large, take: { is: 1 } })).toMatchObject({
      path: 'records.0.attributes.size.take',
      expected: expect.stringContaining('column | of') as string,
    });
    expect(await part({ when: { present: { is: 1 } }, take: 'n' })).toMatchObject({
      path: 'records.0.attributes.size.when.present',
      expected: expect.stringContaining('column | of') as string,
    });
  });
});
