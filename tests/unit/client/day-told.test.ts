import { expect, it } from 'vitest';
import { dayToldOf } from '#client/features/data/import/day-told.ts';
import type { Mapping } from '#server/contract/mapping.ts';

it('the day that somebody told for a file is known, one that a column tells is none', () => {
  const at = (value: Mapping['records'][number]['at']): Mapping => ({
    version: 1,
    source: 'survey',
    records: [{ kind: 'case', id: { column: 'id' }, at: value }],
  });
  expect(dayToldOf(at({ constant: '2026-05-31' }))).toBe('2026-05-31');
  expect(dayToldOf(at({ addDays: { date: { constant: '2026-05-01' }, days: 'n' } }))).toBe(
    '2026-05-01',
  );
  expect(dayToldOf(at('day'))).toBeNull();
});
