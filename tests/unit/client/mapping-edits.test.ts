import { describe, expect, it } from 'vitest';
import { headerChanges } from '#client/features/data/import/header-changes.ts';
import { columnsOf } from '#client/features/data/import/mapping-columns.ts';
import { editedMapping, NO_EDITS } from '#client/features/data/import/mapping-edits.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { mappingSchema } from '#server/contract/mapping.ts';
import { VALUE_FORMS, CONDITION_FORMS } from '#server/contract/mapping-value.ts';
import type { Condition, Value } from '#server/contract/mapping-value.ts';

/** A mapping with a column in every kind of place. */
const MAPPING: Mapping = {
  version: 1,
  source: 'desk',
  instruments: [
    {
      id: 'csat',
      kind: 'csat',
      question: { en: 'Satisfied?', ar: 'راضٍ؟' },
      scaleMin: 1,
      scaleMax: 5,
      topFrom: 4,
      bottomTo: 2,
    },
  ],
  names: { department: { billing: { en: 'Billing', ar: '' } } },
  records: [
    {
      kind: 'case',
      id: { columns: ['Ticket', 'Site'] },
      at: { column: 'Opened', dates: ['YYYY-MM-DD'] },
      customer: { coalesce: ['Customer', { column: 'Phone', missing: ['-'] }] },
      dimensions: { department: 'Team', theme: { concat: ['Area', { constant: '/' }, 'Reason'] } },
      fields: {
        resolvedAt: { addDays: { date: 'Opened', days: { number: 'Days' } } },
        value: { multiply: ['Price', { constant: 100 }] },
      },
    },
    {
      kind: 'response',
      id: { column: 'Ticket', part: 'csat' },
      at: 'Answered',
      instrument: 'csat',
      fields: { score: 'Score' },
    },
  ],
};

describe('the columns a mapping reads', () => {
  it('are found in every place, each once', () => {
    expect(columnsOf(MAPPING)).toEqual([
      'Ticket',
      'Site',
      'Opened',
      'Customer',
      'Phone',
      'Team',
      'Area',
      'Reason',
      'Days',
      'Price',
      'Answered',
      'Score',
    ]);
  });
});

/** One value of every form, each reading a column named after the form. */
const VALUES: Readonly<Record<(typeof VALUE_FORMS)[number], Value>> = {
  column: { column: 'column', unit: 'hours' },
  of: { of: 'of', missing: ['-'] },
  constant: { constant: 'x' },
  concat: { concat: ['concat', { constant: '/' }] },
  coalesce: { coalesce: ['coalesce'] },
  lower: { lower: 'lower' },
  upper: { upper: 'upper' },
  multiply: { multiply: ['multiply', { constant: 2 }] },
  seconds: { seconds: { from: 'seconds', to: 'seconds' } },
  addDays: { addDays: { date: 'addDays', days: { constant: 1 } } },
  addSeconds: { addSeconds: { date: 'addSeconds', seconds: { constant: 1 } } },
  number: { number: 'number' },
  flag: { flag: 'flag' },
  item: { item: { of: 'item', by: ';', at: 1 } },
  overRows: { overRows: { value: 'overRows', where: { present: 'overRows' } } },
  lookup: { lookup: { table: 'people', key: 'lookup', value: 'name' } },
  when: { when: { present: 'when' }, take: 'when', otherwise: 'when' },
};

/** One condition of every form, each on a column named after the form. */
const CONDITIONS: Readonly<Record<(typeof CONDITION_FORMS)[number], Condition>> = {
  present: { present: 'present' },
  absent: { absent: 'absent' },
  equals: { equals: { value: 'equals', to: 1 } },
  in: { in: { value: 'in', of: ['x'] } },
  lists: { lists: { value: 'lists', by: ';', item: 'x' } },
  atLeast: { atLeast: { value: 'atLeast', number: 1 } },
  below: { below: { value: 'below', number: 1 } },
  from: { from: { value: 'from', date: '2026-01-01' } },
  before: { before: { value: 'before', date: '2026-01-01' } },
  all: { all: [{ present: 'all' }] },
  any: { any: [{ present: 'any' }] },
  not: { not: { present: 'not' } },
};

describe('a column', () => {
  it.each(VALUE_FORMS)('is found and renamed in a value of the form %s', (form) => {
    const mapping: Mapping = {
      version: 1,
      source: 'desk',
      records: [{ kind: 'case', id: { column: 'id' }, at: VALUES[form] }],
    };
    const expected = form === 'constant' ? ['id'] : ['id', form];
    expect(columnsOf(mapping)).toEqual(expected);
    const renamed = editedMapping(mapping, { ...NO_EDITS, renamed: { [form]: 'other' } });
    expect(columnsOf(renamed)).toEqual(form === 'constant' ? ['id'] : ['id', 'other']);
    expect(mappingSchema.parse(renamed)).toEqual(renamed);
    expect(editedMapping(mapping, NO_EDITS)).toEqual(mapping);
  });

  it.each(CONDITION_FORMS)('is found and renamed in a condition of the form %s', (form) => {
    const mapping: Mapping = {
      version: 1,
      source: 'desk',
      records: [{ kind: 'case', id: { hash: ['id'] }, at: 'id', when: CONDITIONS[form] }],
    };
    expect(columnsOf(mapping)).toEqual(['id', form]);
    const renamed = editedMapping(mapping, { ...NO_EDITS, renamed: { [form]: 'other' } });
    expect(columnsOf(renamed)).toEqual(['id', 'other']);
    expect(mappingSchema.parse(renamed)).toEqual(renamed);
  });
});

describe('an edited mapping', () => {
  it('is the mapping itself when nothing was edited', () => {
    expect(editedMapping(MAPPING, NO_EDITS)).toEqual(MAPPING);
  });

  it('is the mapping itself also when columns are called like what every object has', () => {
    const mapping: Mapping = {
      version: 1,
      source: 'desk',
      instruments: MAPPING.instruments?.map((one) => ({ ...one, id: 'constructor' })),
      records: [
        { kind: 'case', id: { column: 'valueOf' }, at: 'constructor', customer: 'toString' },
      ],
    };
    expect(editedMapping(mapping, NO_EDITS)).toEqual(mapping);
    expect(editedMapping(mapping, { ...NO_EDITS, renamed: { valueOf: 'id' } })).toEqual({
      ...mapping,
      records: [{ kind: 'case', id: { column: 'id' }, at: 'constructor', customer: 'toString' }],
    });
  });

  it('reads another column wherever the one that is gone was read', () => {
    const renamed: Readonly<Record<string, string>> = {
      Ticket: 'Case no',
      Opened: 'Created',
      Reason: 'Why',
    };
    const edited = editedMapping(MAPPING, { ...NO_EDITS, renamed });
    expect(columnsOf(edited)).toEqual(
      columnsOf(MAPPING).map((column) => renamed[column] ?? column),
    );
    expect(mappingSchema.parse(edited)).toEqual(edited);
    expect(edited.records[0]?.at).toEqual({ column: 'Created', dates: ['YYYY-MM-DD'] });
  });

  it('takes a date format, a scale, names and a source', () => {
    const edited = editedMapping(MAPPING, {
      ...NO_EDITS,
      source: 'desk-2',
      dates: { Answered: 'DD/MM/YYYY' },
      scales: { csat: { scaleMax: 10, topFrom: 9 } },
      names: {
        department: { billing: { en: 'Bills', ar: 'الفواتير' }, cards: { en: '', ar: '' } },
      },
    });
    expect(mappingSchema.parse(edited)).toEqual(edited);
    expect(edited.source).toBe('desk-2');
    expect(edited.records[1]?.at).toEqual({ column: 'Answered', dates: ['DD/MM/YYYY'] });
    expect(edited.instruments?.[0]).toMatchObject({ scaleMin: 1, scaleMax: 10, topFrom: 9 });
    expect(edited.names).toEqual({ department: { billing: { en: 'Bills', ar: 'الفواتير' } } });
  });
});

const NO_CHANGES = { missing: [], gone: [], fresh: [], isEarlierKnown: true };

describe('a header that changed', () => {
  const simple = { ...MAPPING, records: MAPPING.records.slice(1) };

  it('lacks columns that are read and, where the earlier one is not known, has columns that are not', () => {
    expect(headerChanges(simple, null, ['Ticket', 'Answered', 'Stars', 'Agent'])).toEqual({
      missing: ['Score'],
      gone: [],
      fresh: ['Stars', 'Agent'],
      isEarlierKnown: false,
    });
  });

  it('is compared with the earlier one: a column that was left out on purpose is not new', () => {
    const earlier = ['Ticket', 'Answered', 'Score', 'Agent', 'Note'];
    expect(headerChanges(simple, earlier, ['Agent', 'Ticket', 'Answered', 'Stars'])).toEqual({
      missing: ['Score'],
      gone: ['Note'],
      fresh: ['Stars'],
      isEarlierKnown: true,
    });
    expect(headerChanges(simple, earlier, earlier)).toEqual(NO_CHANGES);
  });

  it('names columns without a name of their own by their place, then and now', () => {
    const earlier = ['Ticket', '', 'Answered', 'Score', 'Note', 'Note'];
    const now = ['Ticket', '#2', 'Answered', 'Score', '#5', '#6'];
    expect(headerChanges(simple, earlier, now)).toEqual(NO_CHANGES);
    expect(headerChanges(simple, earlier, [...now, '#7']).fresh).toEqual(['#7']);
  });

  it('of a joined file is compared by what is read of that file, its key too, and read from another column', () => {
    const tables = { groups: { kind: 'reference' as const, key: 'id' } };
    const department = { lookup: { table: 'groups', key: 'group', value: 'name' } };
    const [template] = simple.records;
    if (!template) throw new Error('no template');
    const joined: Mapping = {
      ...simple,
      tables,
      records: [{ ...template, dimensions: { department } }],
    };
    expect(columnsOf(joined, 'groups')).toEqual(['id', 'name']);
    expect(columnsOf(joined)).toContain('group');
    const changes = headerChanges(joined, ['id', 'name', 'city'], ['no', 'name', 'lead'], 'groups');
    expect(changes).toEqual({
      missing: ['id'],
      gone: ['city'],
      fresh: ['no', 'lead'],
      isEarlierKnown: true,
    });
    // The file's own column of the same name is not touched.
    const edited = editedMapping(joined, { ...NO_EDITS, renamed: { 'groups/id': 'no' } });
    expect(edited.tables?.['groups']?.key).toBe('no');
    expect(columnsOf(edited, 'groups')).toEqual(['no', 'name']);
    expect(columnsOf(edited)).toEqual(columnsOf(joined));
    const ofFile = editedMapping(joined, { ...NO_EDITS, renamed: { name: 'title' } });
    expect(columnsOf(ofFile, 'groups')).toEqual(['id', 'name']);
  });
});
