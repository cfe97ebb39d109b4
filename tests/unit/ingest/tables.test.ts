import { addedJoined } from '#server/domain/joined-count.ts';
import type { JoinedCount } from '#server/domain/joined-count.ts';
import { describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { casesOf, problemOf, readText } from './reading.ts';

const TICKETS = 'id,opened,group\n1,2024-05-01,g1\n2,2024-05-01,g9\n3,2024-05-01,\n';
const GROUPS = 'group_id;name\ng1;Billing\ng2;Support\n';
/** In no order; ticket 7 is not among the tickets. */
const HISTORY = `ticket,at,field,value
1,2024-05-03 10:00,status,solved
1,2024-05-02 10:00,status,open
7,2024-05-02 10:00,status,open
1,2024-05-02 10:00,owner,x
7,2024-05-04 10:00,status,solved
1,2024-05-02 12:00,owner,y
`;

const isStatus = { equals: { value: 'field', to: 'status' } };
const solved = { all: [isStatus, { equals: { value: 'value', to: 'solved' } }] };

function mapping(more: object = {}, record: object = {}): object {
  return {
    version: 1,
    source: 's',
    tables: {
      groups: { kind: 'reference', key: 'group_id' },
      history: { kind: 'details', key: 'ticket' },
    },
    records: [
      {
        kind: 'case',
        id: { column: 'id' },
        at: 'opened',
        dimensions: { department: { lookup: { table: 'groups', key: 'group', value: 'name' } } },
        fields: {
          status: {
            lookup: { table: 'history', key: 'id', value: 'value', where: isStatus, by: 'at' },
          },
          resolvedAt: { lookup: { table: 'history', key: 'id', value: 'at', where: solved } },
          handovers: {
            lookup: {
              table: 'history',
              key: 'id',
              pick: 'count',
              where: { equals: { value: 'field', to: 'owner' } },
            },
          },
        },
        ...record,
      },
    ],
    ...more,
  };
}

function bytes(text: string, name: string) {
  return { bytes: Buffer.from(text), name };
}
const tables = { groups: bytes(GROUPS, 'groups.csv'), history: bytes(HISTORY, 'history.csv') };

describe('Files joined by a key', () => {
  it('give what their rows tell, in the order of a date or counted', async () => {
    const { records, rejects } = await readText(TICKETS, mapping(), { tables });
    expect(rejects).toEqual([]);
    expect(
      casesOf(records).map(({ externalId, dimensions, fields }) => [
        externalId,
        dimensions.department,
        fields.status,
        fields.resolvedAt,
        fields.handovers,
      ]),
    ).toEqual([
      ['1', 'Billing', 'solved', Date.UTC(2024, 4, 3, 10), 2],
      ['2', undefined, null, null, null],
      ['3', undefined, null, null, null],
    ]);
  });

  it('list nothing of a table that no value is taken from: its rows were not looked for', async () => {
    const plain = mapping({}, { fields: {} });
    const { orphans } = await readText(TICKETS, plain, { tables });
    expect(orphans.map(({ code }) => code)).toEqual(['ROW_PARTNER_MISSING']);
  });

  it('list what has no partner: a group that is not there, a history of no ticket', async () => {
    const { orphans } = await readText(TICKETS, mapping(), { tables });
    expect(orphans).toEqual([
      {
        line: 3,
        kind: null,
        code: 'ROW_PARTNER_MISSING',
        params: { column: 'group', value: 'g9', table: 'groups' },
      },
      {
        line: 4,
        kind: null,
        code: 'ROW_ORPHAN',
        params: { table: 'history', value: '7', rows: 2 },
      },
    ]);
  });

  it('say of each how many rows belong to no record, and how many rows of the file have none there', async () => {
    const { joined } = await readText(TICKETS, mapping(), { tables });
    expect(joined).toEqual([
      // Ticket 2 names a group that is not there; of three tickets only the first has a history, and two rows are of none.
      { table: 'groups', kind: 'reference', rowsAlone: 0, without: 1 },
      { table: 'history', kind: 'details', rowsAlone: 2, without: 2 },
    ]);
  });

  it('list and count the same after a stop, each once', async () => {
    const whole = await readText(TICKETS, mapping(), { tables, batchRows: 1 });
    for (const [i, { next }] of whole.batches.slice(0, -1).entries()) {
      const rest = await readText(TICKETS, mapping(), { tables, batchRows: 1, from: next });
      const before = whole.batches.slice(0, i + 1).flatMap(({ orphans }) => orphans);
      expect([...before, ...rest.orphans]).toEqual(whole.orphans);
      const counted = whole.batches.slice(0, i + 1).flatMap(({ joined }) => joined);
      const sums = addedJoined(
        counted.reduce<JoinedCount[]>((sum, one) => addedJoined(sum, [one]), []),
        rest.joined,
      );
      const byName = (a: JoinedCount, b: JoinedCount): number => a.table.localeCompare(b.table);
      expect(sums.toSorted(byName)).toEqual(whole.joined.toSorted(byName));
    }
  });

  it('list nothing again when the end of a file without a last line end is read again', async () => {
    const text = 'id,opened,group\n1,2024-05-01,g1\n7,2024-05-01,g2';
    const whole = await readText(text, mapping(), { tables });
    expect(whole.orphans).toEqual([]);
    const from = whole.batches.at(-1)?.next;
    expect((await readText(text, mapping(), { tables, from })).orphans).toEqual([]);
  });

  it('refuse the record instead when the mapping says so', async () => {
    const lookup = { table: 'groups', key: 'group', value: 'name', otherwise: 'reject' };
    const strict = mapping({}, { dimensions: { department: { lookup } } });
    const { records, rejects, orphans } = await readText(TICKETS, strict, { tables });
    expect(records.map(({ externalId }) => externalId)).toEqual(['1', '3']);
    expect(rejects).toMatchObject([{ line: 3, kind: 'case', code: 'ROW_PARTNER_MISSING' }]);
    expect(orphans.map(({ code }) => code)).toEqual(['ROW_ORPHAN']);
  });

  it('tell which of their rows cannot be read', async () => {
    const history = bytes(`${HISTORY}1,soon,status,solved\n,2024-05-02 10:00,status,open\n`, 'h');
    const { rejects } = await readText(TICKETS, mapping(), { tables: { ...tables, history } });
    expect(rejects).toMatchObject([
      {
        line: 8,
        kind: null,
        code: 'ROW_DATE_INVALID',
        params: { value: 'soon', inTable: 'history' },
      },
      { line: 9, kind: null, code: 'ROW_VALUE_MISSING', params: { inTable: 'history' } },
    ]);
  });

  it('tell it of each of 300,000 rows', async () => {
    const bad = '1,soon,status,solved\n'.repeat(300_000);
    const history = bytes(`ticket,at,field,value\n${bad}`, 'h');
    const { rejects } = await readText(TICKETS, mapping(), { tables: { ...tables, history } });
    expect([rejects.length, rejects.at(-1)?.line]).toEqual([300_000, 300_001]);
  });

  it('have at most 500,000 different keys', async () => {
    const keys = Array.from({ length: 500_001 }, (_, i) => `g${i};x\n`);
    const groups = bytes(`group_id;name\n${keys.join('')}`, 'groups.csv');
    expect(
      await problemOf(() => readText(TICKETS, mapping(), { tables: { ...tables, groups } })),
    ).toEqual({
      code: 'FILE_JOIN_TOO_LARGE',
      params: { table: 'groups', limit: 500_000 },
    });
  });

  it('must all be given, and have the columns that are asked for', async () => {
    const { groups } = tables;
    expect(await problemOf(() => readText(TICKETS, mapping(), { tables: { groups } }))).toEqual({
      code: 'FILE_JOIN_MISSING',
      params: { table: 'history', expected: 'groups, history' },
    });
    const other = { ...tables, history: bytes('ticket,at,field\n', 'h') };
    expect(await problemOf(() => readText(TICKETS, mapping(), { tables: other }))).toMatchObject({
      code: 'FILE_COLUMN_MISSING',
      params: { column: 'value', inTable: 'history' },
    });
  });
});

describe('A mapping that joins files is refused', () => {
  const invalid = async (given: unknown) => {
    const problem = await problemOf(() => readMapping(given));
    expect(problem.code).toBe('MAPPING_INVALID');
    return problem.params;
  };

  it('when a table is not declared, or is looked up in another', async () => {
    const lookup = { table: 'teams', key: 'group', value: 'name' };
    expect(await invalid(mapping({}, { dimensions: { department: { lookup } } }))).toEqual({
      path: 'records.0.dimensions.department.lookup.table',
      value: 'teams',
      expected: 'groups | history',
    });
    const nested = {
      table: 'history',
      key: 'id',
      value: { lookup: { ...lookup, table: 'groups' } },
    };
    expect(await invalid(mapping({}, { fields: { status: { lookup: nested } } }))).toMatchObject({
      path: 'records.0.fields.status.lookup.value.lookup.table',
    });
  });

  it('when it does not say how a table stands to the records', async () => {
    expect(await invalid(mapping({ tables: { groups: { key: 'group_id' } } }))).toMatchObject({
      path: 'tables.groups.kind',
      expected: 'reference | details',
    });
  });
});
