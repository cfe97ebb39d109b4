import { describe, expect, it } from 'vitest';
import {
  givenFiles,
  givenJoins,
  joinedFiles,
  neededFiles,
  withSheet,
} from '#client/features/data/import/joins.ts';
import { freshColumns, withFresh } from '#client/features/data/import/fresh-columns.ts';
import { withUsedTables } from '#client/features/data/import/mapping-joins.ts';
import { tablesBeside } from '#server/cli/tables-beside.ts';
import type { Mapping } from '#server/contract/mapping.ts';

const CASE: Mapping['records'][number] = { kind: 'case', id: { column: 'id' }, at: 'opened' };

const MAPPING: Mapping = {
  version: 1,
  source: 'desk',
  format: { headerRows: 2, sheet: 'October' },
  tables: {
    groups: { kind: 'reference', key: 'id', file: 'groups.csv' },
    teams: { kind: 'reference', key: 'id', format: { sheet: 'Teams' } },
  },
  records: [CASE],
};
const OWN = { file: 'own', name: 'desk.xlsx', sheets: ['October', 'Teams'] };

describe('the files an earlier mapping joins', () => {
  it('are asked for by the names they had, but a sheet of the file itself is there already', () => {
    const needed = neededFiles(MAPPING);
    expect(needed).toEqual([
      { table: 'groups', file: 'groups.csv', sheet: null },
      { table: 'teams', file: null, sheet: 'Teams' },
    ]);
    const sheet = { teams: { file: 'own', name: 'desk.xlsx' } };
    expect(givenFiles(needed, {}, OWN)).toEqual(sheet);
    expect(givenFiles(needed, {}, { ...OWN, sheets: [] })).toEqual({});
    const sent = { groups: { file: 'other', name: 'groups-2.csv' } };
    expect(givenFiles(needed, sent, OWN)).toEqual({ ...sent, ...sheet });
    // Looked at afresh, the same files are joined, by the same columns where they are a column each.
    const lookups = {
      department: { lookup: { table: 'groups', key: 'group_id', value: 'name' } },
      branch: { lookup: { table: 'teams', key: { lower: 'team' }, value: 'name' } },
    };
    const joined = { ...MAPPING, records: [{ ...CASE, dimensions: lookups }] };
    expect(givenJoins(joined, needed, givenFiles(needed, sent, OWN))).toEqual([
      { file: 'other', name: 'groups-2.csv', keys: { own: 'group_id', theirs: 'id' } },
      { file: 'own', name: 'desk.xlsx', sheet: 'Teams' },
    ]);
  });

  it('are not asked for where nothing is taken from them', () => {
    const count = { lookup: { table: 'groups', key: 'group_id', pick: 'count' as const } };
    const mapping = { ...MAPPING, records: [{ ...CASE, fields: { handovers: count } }] };
    expect(neededFiles(withUsedTables(mapping)).map(({ table }) => table)).toEqual(['groups']);
    expect('tables' in withUsedTables(MAPPING)).toBe(false);
  });

  it('lie beside the imported one for the command line, a sheet of it in the file itself', () => {
    expect(tablesBeside(MAPPING, '/exports/desk.xlsx')).toEqual({
      groups: { path: '/exports/groups.csv' },
      teams: { path: '/exports/desk.xlsx' },
    });
  });
});

describe('a guessed mapping’s files', () => {
  it('are given by the names of their tables, those without a key not at all', () => {
    const table = { title: '', columns: [], looked: 1, found: 1, complete: true };
    const joins = [
      { file: 'a', name: 'a.csv' },
      { file: 'b', name: 'b.csv' },
      { file: 'c', name: 'c.csv' },
    ];
    const tables = [
      { ...table, table: 'a', keys: { own: 'x', theirs: 'id' } },
      { ...table, table: 'b', keys: null },
    ];
    const declared = { ...MAPPING, tables: { a: { kind: 'reference' as const, key: 'id' } } };
    // The third is being read.
    expect(joinedFiles(joins, tables, declared)).toEqual({ a: 'a' });
    // Nothing is taken from any.
    expect(joinedFiles(joins, tables, withUsedTables(declared))).toEqual({});
  });
});

describe('a new column of a known source', () => {
  it('is read too where its place is free, by all records of its kind', () => {
    const known = { ...MAPPING, records: [{ ...CASE, dimensions: { theme: 'Topic' } }] };
    const records = [
      { ...CASE, dimensions: { theme: 'Other', branch: 'Branch' }, attributes: { zip: 'Zip' } },
    ];
    const guessed = { ...MAPPING, records };
    const column = (name: string, target: string | null) => ({
      column: name,
      table: null,
      laidOut: false,
      header: name,
      samples: [],
      question: null,
      filled: 1,
      distinct: 1,
      role: 'attribute' as const,
      target,
      certainty: 'sure' as const,
      why: { code: 'TOLD' as const, params: {}, message: '' },
    });
    const columns = [
      column('Topic', 'dimensions.theme'),
      column('Other', 'dimensions.theme'),
      column('Branch', 'dimensions.branch'),
      column('Zip', 'attributes.zip'),
      column('Note', null),
    ];
    const guess = {
      shape: 'cases' as const,
      rowsLookedAt: 1,
      mapping: guessed,
      columns,
      tables: [],
      questions: [],
      asked: [],
    };
    const found = freshColumns(known, guess, ['Other', 'Branch', 'Zip', 'Note']);
    expect(found).toEqual([
      { column: 'Branch', target: 'dimensions.branch' },
      { column: 'Zip', target: 'attributes.zip' },
    ]);
    expect(withFresh(known, guessed, ['attributes.zip']).records).toEqual([
      { ...CASE, dimensions: { theme: 'Topic' }, attributes: { zip: 'Zip' } },
    ]);
    expect(withFresh(known, guessed, [])).toBe(known);
  });
});

describe('the sheet of a mapping', () => {
  it('is the chosen one, and none where a workbook has only one', () => {
    expect(withSheet(MAPPING, 'November').format).toEqual({ headerRows: 2, sheet: 'November' });
    expect(withSheet(MAPPING, null).format).toEqual({ headerRows: 2 });
    const { format: _, ...plain } = MAPPING;
    expect(withSheet(plain, null)).toBe(plain);
    expect('format' in withSheet({ ...plain, format: { sheet: 'October' } }, null)).toBe(false);
  });
});
