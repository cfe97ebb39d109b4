import { expect, it } from 'vitest';
import { columnsOf } from '#client/features/data/import/mapping-columns.ts';
import { editedMapping, NO_EDITS } from '#client/features/data/import/mapping-edits.ts';
import { withoutColumns } from '#client/features/data/import/without-columns.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { mappingSchema } from '#server/contract/mapping.ts';

const SCALE = { question: { en: '', ar: '' }, scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };

/** A case and two answers, with a name that is looked up in another file. */
const DESK: Mapping = {
  version: 1,
  source: 'desk',
  instruments: ['q1', 'q2'].map((id) => ({ id, kind: 'csat' as const, ...SCALE })),
  tables: { teams: { kind: 'reference', key: 'no' } },
  records: [
    {
      kind: 'case',
      id: { column: 'Ticket' },
      at: 'Opened',
      customer: 'Customer',
      dimensions: { department: { lookup: { table: 'teams', key: 'Team', value: 'name' } } },
      attributes: { site: { concat: ['Site', { constant: '/' }, 'Floor'] } },
      fields: { resolvedAt: 'Solved', priority: 'Priority' },
    },
    {
      kind: 'response',
      when: { present: 'Q1' },
      id: { column: 'Ticket', part: 'q1' },
      at: 'Opened',
      instrument: 'q1',
      fields: { score: 'Q1', text: 'Comment' },
    },
    {
      kind: 'response',
      when: { present: 'Q2' },
      id: { column: 'Ticket', part: 'q2' },
      at: 'Opened',
      instrument: 'q2',
      fields: { score: 'Q2' },
    },
  ],
};

const without = (...left: string[]): Mapping | null =>
  withoutColumns(DESK, (column, table) => table === null && left.includes(column));

it.each([
  ['Customer', 'Customer'],
  ['Team', 'Team'],
  ['Floor', 'Site', 'Floor'],
  ['Priority', 'Priority'],
  ['Comment', 'Comment'],
  ['Q2', 'Q2'],
])('done without %s, nothing else is lost than what it made', (left, ...lost) => {
  const mapping = without(left);
  expect(mappingSchema.parse(mapping)).toEqual(mapping);
  const all = columnsOf(DESK);
  expect(mapping && columnsOf(mapping).toSorted()).toEqual(
    all.filter((column) => !lost.includes(column)).toSorted(),
  );
});

it.each(['Ticket', 'Opened', 'Solved', 'Q1'])('records need %s', (column) => {
  expect(without(column)).toBeNull();
});

it('the last score is needed, and the key of a joined file, which else is done without', () => {
  const survey = { ...DESK, records: DESK.records.slice(2) };
  expect(withoutColumns(survey, (column) => column === 'Q2')).toBeNull();
  expect(withoutColumns(DESK, (column, table) => table === 'teams' && column === 'no')).toBeNull();
  const unnamed = withoutColumns(DESK, (column, table) => table === 'teams' && column === 'name');
  expect(unnamed && columnsOf(unnamed)).not.toContain('Team');
});

it('an edited mapping does without what somebody left, and is whole where nothing was', () => {
  expect(withoutColumns(DESK, () => false)).toEqual(DESK);
  const edited = editedMapping(DESK, { ...NO_EDITS, renamed: { Comment: null, Site: 'Place' } });
  expect(columnsOf(edited)).not.toContain('Comment');
  expect(columnsOf(edited)).toContain('Place');
});
