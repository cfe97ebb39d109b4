import { describe, expect, it } from 'vitest';
import { headerChanges, likelySource } from '#client/features/data/import/header-changes.ts';
import { columnsOf, editedMapping, NO_EDITS } from '#client/features/data/import/mapping-edits.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import { mappingSchema } from '#server/contract/mapping.ts';

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

describe('an edited mapping', () => {
  it('is the mapping itself when nothing was edited', () => {
    expect(editedMapping(MAPPING, NO_EDITS)).toEqual(MAPPING);
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

describe('a header that changed', () => {
  it('lacks columns that are read and has columns that are not', () => {
    const simple = { ...MAPPING, records: MAPPING.records.slice(1) };
    expect(headerChanges(simple, ['Ticket', 'Answered', 'Stars', 'Agent'])).toEqual({
      missing: ['Score'],
      unread: ['Stars', 'Agent'],
    });
  });

  it('still tells the source, unless too little of it is left', () => {
    const survey = { mapping: { ...MAPPING, records: MAPPING.records.slice(1) } };
    const desk = { mapping: MAPPING };
    const all = columnsOf(MAPPING);
    expect(likelySource([survey, desk], all)).toBe(desk);
    expect(likelySource([survey, desk], ['Ticket', 'Answered', 'Score'])).toBe(survey);
    expect(likelySource([survey, desk], all.slice(1))).toBe(desk);
    expect(likelySource([survey, desk], ['Ticket', 'Name'])).toBeNull();
  });
});
