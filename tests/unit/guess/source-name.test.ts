import { expect, it } from 'vitest';
import { ownName, sourceName } from '#server/ingest/guess/source-name.ts';
import { tokenSchema } from '#server/contract/mapping.ts';

it('sources are called after their files, without dates and endings', () => {
  expect(sourceName('exports/Help_Desk-2026-11-03.csv.gz')).toBe('help-desk');
  expect(sourceName('شكاوى العملاء ٢٠٢٦.xlsx')).toBe('shkawa-alamla');
  expect(sourceName('2026-11.csv')).toBe('import');
});

it.each([
  ['survey 1.csv', 'survey'],
  ['survey_03.csv', 'survey'],
  ['survey-12.csv.gz', 'survey'],
  ['survey (2).csv', 'survey'],
  ['survey(10).csv', 'survey'],
  ['survey [7].xlsx', 'survey'],
  ['survey 1 (1).csv', 'survey'],
  ['survey 2026-11-03 (2).csv', 'survey'],
  ['survey 1 2026.csv', 'survey'],
  ['الشكاوى ٣.csv', sourceName('الشكاوى.csv')],
  ['投诉_03.csv', sourceName('投诉.csv')],
  ['投诉 (2).csv', sourceName('投诉.csv')],
  // The number is a part of the name, or all of it.
  ['survey v2.csv', 'survey-v2'],
  ['q3.csv', 'q3'],
  ['2nd survey.csv', '2nd-survey'],
  ['level-1-calls.csv', 'level-1-calls'],
  ['1.csv', 'import'],
  ['311.csv', 'import'],
  ['(1).csv', 'import'],
])('a number that counts files is no part of a name: %s', (fileName, source) => {
  expect(sourceName(fileName)).toBe(source);
});

it('a name of signs only is looked at in no time', () => {
  const began = performance.now();
  expect(sourceName(`a${'_'.repeat(2000)}b.csv`)).toBe('a-b');
  expect(sourceName(`a${'( '.repeat(1000)}b.csv`)).toBe('a-b');
  expect(performance.now() - began).toBeLessThan(1000);
});

it('a number stays where a known source is called by it', () => {
  const known = new Set(['survey-1', 'level-03', sourceName('投诉.csv')]);
  expect(sourceName('survey 1.csv', known)).toBe('survey-1');
  expect(sourceName('survey 2.csv', known)).toBe('survey');
  expect(sourceName('Level_03.csv', known)).toBe('level-03');
  expect(sourceName('投诉 2027.csv', known)).toBe(sourceName('投诉.csv'));
});

it('two files of other names make two sources, in whatever script they are named', () => {
  const names = ['شكاوى.csv', 'مكالمات.csv', '投诉.csv', '电话.csv', 'жалобы.csv', 'Über.csv'];
  const sources = names.map((name) => sourceName(name));
  expect(new Set(sources).size).toBe(names.length);
  for (const source of sources) expect(tokenSchema.safeParse(source).success, source).toBe(true);
  // The next file of the same name is the same source.
  expect(sourceName('投诉 2027.csv')).toBe(sourceName('投诉.csv'));
});

it('a source is first called in the letters of its file, where its id could not keep them', () => {
  const arabic = 'شكاوى_العملاء-٢٠٢٦.xlsx';
  expect(ownName(arabic, sourceName(arabic))).toEqual({ en: '', ar: 'شكاوى العملاء' });
  expect(ownName('投诉 2027.csv', sourceName('投诉.csv'))).toEqual({ en: '投诉', ar: '投诉' });
  expect(ownName('شكاوى 3.csv', sourceName('شكاوى.csv'))).toEqual({ en: '', ar: 'شكاوى' });
  expect(ownName('投诉 (12).csv', sourceName('投诉.csv'))).toEqual({ en: '投诉', ar: '投诉' });
  // A person told it another name, or its id says as much.
  expect(ownName(arabic, 'crm')).toEqual({ en: '', ar: '' });
  expect(ownName('Help_Desk.csv', 'help-desk')).toEqual({ en: '', ar: '' });
});
