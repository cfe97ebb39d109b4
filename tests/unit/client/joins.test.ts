import { describe, expect, it } from 'vitest';
import {
  givenFiles,
  givenJoins,
  joinedFiles,
  neededFiles,
  withSheet,
} from '#client/features/data/import/joins.ts';
import { tablesBeside } from '#server/cli/tables-beside.ts';
import type { Mapping } from '#server/contract/mapping.ts';

const MAPPING: Mapping = {
  version: 1,
  source: 'desk',
  format: { headerRows: 2, sheet: 'October' },
  tables: {
    groups: { kind: 'reference', key: 'id', file: 'groups.csv' },
    teams: { kind: 'reference', key: 'id', format: { sheet: 'Teams' } },
  },
  records: [{ kind: 'case', id: { column: 'id' }, at: 'opened' }],
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
    // Looked at afresh, the same files are joined.
    expect(givenJoins(needed, givenFiles(needed, sent, OWN))).toEqual([
      { file: 'other', name: 'groups-2.csv' },
      { file: 'own', name: 'desk.xlsx', sheet: 'Teams' },
    ]);
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
    // The third is being read.
    expect(joinedFiles(joins, tables)).toEqual({ a: 'a' });
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
