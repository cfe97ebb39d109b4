import { describe, expect, it } from 'vitest';
import { graveReader } from '#server/domain/alerts/grave.ts';
import type { RuleCondition } from '#server/domain/alerts/rule.ts';
import type { CodedRecord } from '#server/domain/records/record.ts';
import type { FieldsOf, RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_FIELDS } from '#server/domain/records/fields.ts';

type Condition = Extract<RuleCondition, { kind: 'grave' }>;
const NOTHING: Condition = {
  kind: 'grave',
  scoreAtMost: null,
  valueAtLeast: null,
  themes: [],
  words: [],
};

function coded<K extends RecordKind>(kind: K, fields: Partial<FieldsOf<K>>): CodedRecord {
  const absent = Object.fromEntries(Object.keys(RECORD_FIELDS[kind]).map((name) => [name, null]));
  // The fields are those of `kind`: all of them absent, then the given ones.
  return {
    kind,
    at: 0,
    customer: null,
    codes: [],
    instrument: 0,
    links: null,
    fields: { ...absent, ...fields },
  } as unknown as CodedRecord;
}

describe('a record is grave', () => {
  const isGrave = (asked: Partial<Condition>, record: CodedRecord, theme = 0): boolean =>
    graveReader({ ...NOTHING, ...asked }, new Set(asked.themes?.map(Number) ?? []))(record, theme);

  it('by its score, its value, its theme or its words', () => {
    expect(isGrave({ scoreAtMost: 1 }, coded('response', { score: 1 }))).toBe(true);
    expect(isGrave({ scoreAtMost: 1 }, coded('response', { score: 2 }))).toBe(false);
    expect(isGrave({ valueAtLeast: 500 }, coded('case', { value: 500 }))).toBe(true);
    expect(isGrave({ valueAtLeast: 500 }, coded('case', { value: 499 }))).toBe(false);
    expect(isGrave({ themes: ['7'] }, coded('case', {}), 7)).toBe(true);
    expect(isGrave({ themes: ['7'] }, coded('case', {}), 8)).toBe(false);
    expect(
      isGrave({ words: ['ambulance'] }, coded('contact', { text: 'Call an AMBULANCE!' })),
    ).toBe(true);
  });

  it('only where it meets all that is asked, and what is absent meets nothing', () => {
    const both = { scoreAtMost: 2, words: ['burnt'] };
    expect(isGrave(both, coded('response', { score: 1, text: 'it burnt my hand' }))).toBe(true);
    expect(isGrave(both, coded('response', { score: 9, text: 'it burnt my hand' }))).toBe(false);
    expect(isGrave(both, coded('response', { score: null, text: 'it burnt my hand' }))).toBe(false);
    expect(isGrave(both, coded('response', { score: 1 }))).toBe(false);
    expect(isGrave({ valueAtLeast: 0 }, coded('case', {}))).toBe(false);
    expect(isGrave({ words: ['x'] }, coded('daily_total', {}))).toBe(false);
  });

  it('by phrases whose words follow one another, in whatever spelling, never by parts of words', () => {
    const words = ['danger to life', 'خطر على الحياة'];
    const said = (text: string): boolean => isGrave({ words }, coded('case', { text }));
    expect(said('a Danger, to life and limb')).toBe(true);
    expect(said('life in danger to')).toBe(false);
    expect(said('هناك خَـطَرٌ علي الحياه')).toBe(true);
    expect(said('endanger to lifeguards')).toBe(false);
  });
});
