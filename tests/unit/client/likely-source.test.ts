import { expect, it } from 'vitest';
import { likelySource } from '#client/features/data/import/likely-source.ts';
import type { Mapping } from '#server/contract/mapping.ts';

/** A source that reads the first of these columns as its id, and all of them. */
function source(id: string, read: readonly string[], columns: readonly string[] | null = null) {
  const attributes = Object.fromEntries(read.map((column, i) => [`a${i}`, column]));
  const mapping: Mapping = {
    version: 1,
    source: id,
    records: [{ kind: 'case', id: { hash: 'all' }, at: read[0] ?? '', attributes }],
  };
  return { id, mapping, columns };
}

const ALL = ['Response ID', 'Date', 'Phone', 'NPS', 'Comment'];
const READ = ['Response ID', 'Date', 'NPS', 'Comment'];
const dirty = source('dirty', READ, ALL);
const repeat = source('repeat', READ, READ);

it('the same columns as last time say more than the same columns that are read, whatever was imported last', () => {
  expect(likelySource([repeat, dirty], ALL, 'other')).toBe(dirty);
  expect(likelySource([dirty, repeat], READ, 'other')).toBe(repeat);
  expect(likelySource([repeat, dirty], ALL.toReversed(), 'repeat')).toBe(dirty);
});

it('among equals it is the source that the file is called like, then the newest', () => {
  const twin = source('twin', READ, ALL);
  expect(likelySource([twin, dirty], ALL, 'dirty')).toBe(dirty);
  expect(likelySource([twin, dirty], ALL, 'other')).toBe(twin);
  const more = [...ALL, 'City'];
  expect(likelySource([repeat, dirty], more, 'dirty')).toBe(dirty);
  expect(likelySource([repeat, dirty], more, 'other')).toBe(repeat);
});

it('a source is still told by most of the columns it reads, unless too few are left', () => {
  const survey = source('survey', ['Ticket', 'Answered', 'Score']);
  const desk = source('desk', ['Ticket', 'Opened', 'Team', 'Reason', 'Answered', 'Score']);
  const all = ['Ticket', 'Opened', 'Team', 'Reason', 'Answered', 'Score'];
  expect(likelySource([survey, desk], all, '')).toBe(desk);
  expect(likelySource([survey, desk], ['Ticket', 'Answered', 'Score'], '')).toBe(survey);
  expect(likelySource([desk], all.slice(1), '')).toBe(desk);
  expect(likelySource([survey, desk], ['Ticket', 'Name'], '')).toBeNull();
});

it('a file that mostly has other columns is looked at afresh, unless it is called like the source', () => {
  const small = source('small', ['id', 'date'], ['id', 'date', 'note']);
  const wide = ['id', 'date', 'agent', 'queue', 'wait'];
  expect(likelySource([small], wide, 'calls')).toBeNull();
  expect(likelySource([small], wide, 'small')).toBe(small);
});

it('a header in other letters is of its source, after one that is spelled as it was', () => {
  const capitals = ALL.map((column) => column.toUpperCase());
  expect(likelySource([dirty], capitals, '')).toBe(dirty);
  expect(likelySource([dirty], ['response\u00a0id', 'date', 'nps', 'comment', 'Café'], '')).toBe(
    dirty,
  );
  const loud = source(
    'loud',
    READ.map((column) => column.toUpperCase()),
    capitals,
  );
  for (const known of [
    [dirty, loud],
    [loud, dirty],
  ]) {
    expect(likelySource(known, ALL, 'loud')).toBe(dirty);
    expect(likelySource(known, capitals, 'dirty')).toBe(loud);
  }
  // Two columns that are told apart by their spelling are the same two again.
  const twins = source('twins', ['Ticket', 'Status'], ['Ticket', 'Status', 'STATUS']);
  const one = source('one', ['Ticket', 'Status'], ['Ticket', 'Status']);
  expect(likelySource([one, twins], ['Ticket', 'Status', 'STATUS'], '')).toBe(twins);
});

it('a file with all that a source reads is its next one, however much else it has', () => {
  const more = [...ALL, ...Array.from({ length: 40 }, (_, i) => `Extra ${i}`)];
  expect(likelySource([dirty], more, 'export')).toBe(dirty);
  expect(
    likelySource(
      [dirty],
      more.map((column) => column.toLowerCase()),
      'export',
    ),
  ).toBe(dirty);
  expect(
    likelySource(
      [dirty],
      more.filter((column) => column !== 'NPS'),
      'export',
    ),
  ).toBeNull();
  // Another source that has most of these columns is nearer.
  const wide = source('wide', [...more.filter((column) => column !== 'NPS'), 'Gone']);
  expect(likelySource([dirty, wide], more, 'export')).toBe(wide);
  expect(likelySource([dirty, wide], more, 'dirty')).toBe(dirty);
});

it('a file called like a source is its next one while half of what is read is there', () => {
  const columns = ['Response ID', 'Date', 'Score', 'Remark', 'City', 'Branch'];
  expect(likelySource([dirty], columns, 'dirty')).toBe(dirty);
  expect(likelySource([dirty], columns, 'other')).toBeNull();
  expect(likelySource([dirty], columns.slice(1), 'dirty')).toBeNull();
  // One whose columns are all there is nearer than its name.
  const scores = source('scores', columns.slice(0, 4));
  expect(likelySource([dirty, scores], columns, 'dirty')).toBe(scores);
});
