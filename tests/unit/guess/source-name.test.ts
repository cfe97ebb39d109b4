import { expect, it } from 'vitest';
import { ownName, sourceName } from '#server/ingest/guess/source-name.ts';
import { tokenSchema } from '#server/contract/mapping.ts';

it('sources are called after their files, without dates and endings', () => {
  expect(sourceName('exports/Help_Desk-2026-11-03.csv.gz')).toBe('help-desk');
  expect(sourceName('شكاوى العملاء ٢٠٢٦.xlsx')).toBe('shkawa-alamla');
  expect(sourceName('2026-11.csv')).toBe('import');
});

it('two files of other names make two sources, in whatever script they are named', () => {
  const names = ['شكاوى.csv', 'مكالمات.csv', '投诉.csv', '电话.csv', 'жалобы.csv', 'Über.csv'];
  const sources = names.map(sourceName);
  expect(new Set(sources).size).toBe(names.length);
  for (const source of sources) expect(tokenSchema.safeParse(source).success, source).toBe(true);
  // The next file of the same name is the same source.
  expect(sourceName('投诉 2027.csv')).toBe(sourceName('投诉.csv'));
});

it('a source is first called in the letters of its file, where its id could not keep them', () => {
  const arabic = 'شكاوى_العملاء-٢٠٢٦.xlsx';
  expect(ownName(arabic, sourceName(arabic))).toEqual({ en: '', ar: 'شكاوى العملاء' });
  expect(ownName('投诉 2027.csv', sourceName('投诉.csv'))).toEqual({ en: '投诉', ar: '投诉' });
  // A person told it another name, or its id says as much.
  expect(ownName(arabic, 'crm')).toEqual({ en: '', ar: '' });
  expect(ownName('Help_Desk.csv', 'help-desk')).toEqual({ en: '', ar: '' });
});
