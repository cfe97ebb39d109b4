import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { casesOf, problemOf, readText } from './reading.ts';

/** A log of changes: `state` of the last row wins, the counters are gathered over all rows. */
function log(rows: string, record: object = {}): object {
  return {
    version: 1,
    source: 's',
    records: [
      {
        kind: 'case',
        rows,
        id: { column: 'id' },
        at: 'opened',
        fields: {
          status: 'state',
          handovers: { overRows: { pick: 'max', value: 'moves' } },
          firstResponseAt: {
            overRows: {
              pick: 'first',
              value: 'seen',
              where: { equals: { value: 'state', to: 'active' } },
            },
          },
        },
        attributes: { changes: { overRows: { pick: 'count' } } },
        ...record,
      },
    ],
  };
}

const HEADER = 'id,opened,seen,state,moves\n';
const TOGETHER = `${HEADER}a,2024-05-01,2024-05-01 08:00,new,0
a,2024-05-01,2024-05-01 09:00,active,2
a,2024-05-01,2024-05-01 10:00,active,1
b,2024-05-02,2024-05-02 08:00,new,0
a2,2024-05-03,2024-05-03 08:00,closed,5
`;
/** The same rows in another order of records; the order within a record is the same. */
const SCATTERED = `${HEADER}a,2024-05-01,2024-05-01 08:00,new,0
b,2024-05-02,2024-05-02 08:00,new,0
a,2024-05-01,2024-05-01 09:00,active,2
a2,2024-05-03,2024-05-03 08:00,closed,5
a,2024-05-01,2024-05-01 10:00,active,1
`;

function told(records: Parameters<typeof casesOf>[0]) {
  return casesOf(records).map(({ externalId, fields, attributes }) => [
    externalId,
    fields.status,
    fields.handovers,
    fields.firstResponseAt === null ? null : new Date(fields.firstResponseAt).getUTCHours(),
    attributes['changes'],
  ]);
}

const A = ['a', 'active', 2, 9, 3];
const B = ['b', 'new', 0, null, 1];
const A2 = ['a2', 'closed', 5, null, 1];

describe('A condition over all rows of a record', () => {
  const when = {
    present: { overRows: { value: 'seen', where: { equals: { value: 'state', to: 'active' } } } },
  };

  it.each([
    ['together', TOGETHER],
    ['anywhere', SCATTERED],
  ])('holds from the row on that meets it, for that record alone (%s)', async (rows, text) => {
    const { records, rejects, rowsUnused } = await readText(text, log(rows, { when }));
    expect(rejects).toEqual([]);
    // Rows before it count for the record all the same.
    expect(told(records)).toEqual([A]);
    expect(rowsUnused).toBe(3);
  });
});

describe('A log whose rows stand together', () => {
  it('gives one record each: the last row wins, maxima and counts are of all rows', async () => {
    const { records, rejects, rowsRead } = await readText(TOGETHER, log('together'));
    expect(rejects).toEqual([]);
    expect(rowsRead).toBe(5);
    expect(told(records)).toEqual([A, B, A2]);
  });

  it('gives a record again when its rows fall into two batches, the later one whole', async () => {
    const { batches } = await readText(TOGETHER, log('together'), { batchRows: 2 });
    expect(batches.map(({ records }) => told(records))).toEqual([
      [['a', 'active', 2, 9, 2]],
      [A, B],
      [A2],
    ]);
  });

  it('goes on after any batch as if it had never stopped', async () => {
    const { batches } = await readText(TOGETHER, log('together'), { batchRows: 1 });
    for (const [i, { next }] of batches.slice(0, -1).entries()) {
      const rest = await readText(TOGETHER, log('together'), { batchRows: 1, from: next });
      expect(told(rest.records)).toEqual(
        batches.slice(i + 1).flatMap(({ records }) => told(records)),
      );
    }
  });

  it('refuses a row that stands apart, with its line', async () => {
    const { records, rejects } = await readText(SCATTERED, log('together'));
    expect(told(records).map(([id]) => id)).toEqual(['a', 'b', 'a2']);
    expect(rejects).toEqual(
      [4, 6].map((line) => ({
        line,
        kind: 'case',
        code: 'ROW_NOT_TOGETHER',
        params: { value: 'a' },
      })),
    );
  });
});

describe('A log whose rows stand anywhere', () => {
  it('gives the same records', async () => {
    const { records } = await readText(SCATTERED, log('anywhere'));
    expect(told(records)).toEqual([A, B, A2]);
  });

  it('goes on after any batch as if it had never stopped', async () => {
    const { batches } = await readText(SCATTERED, log('anywhere'), { batchRows: 1 });
    for (const [i, { next }] of batches.slice(0, -1).entries()) {
      const rest = await readText(SCATTERED, log('anywhere'), { batchRows: 1, from: next });
      expect(told(rest.records)).toEqual(
        batches.slice(i + 1).flatMap(({ records }) => told(records)),
      );
    }
  });
});

describe('A row of a log', () => {
  it('that cannot be read is refused alone and counts for nothing', async () => {
    const text = `${HEADER}a,2024-05-01,,new,1\na,2024-05-01,,new,many\na,2024-05-01,,closed,0\n`;
    const { records, rejects } = await readText(text, log('together'));
    expect(rejects).toMatchObject([{ line: 3, code: 'ROW_NUMBER_INVALID' }]);
    expect(told(records)).toEqual([['a', 'closed', 1, null, 2]]);
  });

  it('that its record leaves out counts for nothing', async () => {
    const when = { equals: { value: 'state', to: 'active' } };
    const { records } = await readText(TOGETHER, log('together', { when }));
    expect(told(records)).toEqual([['a', 'active', 2, 9, 2]]);
  });

  it('of an older version does not win over a newer one in the same batch', async () => {
    const text = `${HEADER}a,2024-05-01,2024-05-01 10:00,closed,1\na,2024-05-01,2024-05-01 08:00,new,0\n`;
    const { records } = await readText(text, log('together', { updatedAt: 'seen' }));
    expect(casesOf(records).map(({ fields }) => fields.status)).toEqual(['closed']);
  });
});

describe('A file that tells the newest first', () => {
  it('is read by the order of a date', async () => {
    const lines = TOGETHER.split('\n').slice(1, 4).reverse();
    const newest = { pick: 'last', by: 'seen' };
    const { records } = await readText(
      HEADER + lines.join('\n'),
      log('together', {
        fields: {
          status: { overRows: { value: 'state', ...newest } },
          handovers: { overRows: { value: 'moves', ...newest } },
          reopens: { overRows: { value: 'moves', pick: 'first', by: 'seen' } },
          value: { overRows: { value: 'moves', pick: 'sum' } },
        },
        attributes: {},
      }),
    );
    expect(records).toHaveLength(1);
    expect(records[0]?.fields).toMatchObject({
      status: 'active',
      handovers: 1,
      reopens: 0,
      value: 3,
    });
  });
});

describe('A mapping of a log is refused', () => {
  const invalid = async (mapping: unknown) => {
    const problem = await problemOf(() => readMapping(mapping));
    expect(problem.code).toBe('MAPPING_INVALID');
    return problem.params;
  };

  it('when it gathers where a record has one row', async () => {
    const one = { ...log('together', { rows: undefined }) };
    expect(await invalid(one)).toMatchObject({
      path: 'records.0.attributes.changes.overRows',
      expected: 'rows: together | anywhere',
    });
  });

  it('when its id counts rows', async () => {
    expect(await invalid(log('together', { id: { hash: 'all' } }))).toMatchObject({
      path: 'records.0.id',
    });
  });

  it('when a date is added up, or nothing is said to be gathered', async () => {
    const sum = { overRows: { pick: 'sum', value: 'seen' } };
    expect(await invalid(log('together', { fields: { resolvedAt: sum } }))).toMatchObject({
      path: 'records.0.fields.resolvedAt.pick',
      value: 'sum',
      expected: 'first | last | max | min',
    });
    expect(
      await invalid(log('together', { fields: { reopens: { overRows: { pick: 'max' } } } })),
    ).toMatchObject({ path: 'records.0.fields.reopens.overRows.value' });
  });
});

describe('A log of more records than memory should hold', () => {
  const lines = (records: number): string => {
    const ids = Array.from({ length: records }, (_, i) => `${i},2024-05-01,,new,0\n`);
    return HEADER + ids.join('');
  };

  it('is refused with the limit where its rows may stand anywhere, and read where they stand together', async () => {
    const large = lines(250_001);
    expect(await problemOf(() => readText(large, log('anywhere')))).toEqual({
      code: 'FILE_ROWS_SCATTERED',
      params: { limit: 250_000 },
    });
    expect((await readText(large, log('together'))).records).toHaveLength(250_001);
  });
});
