import { describe, expect, it } from 'vitest';
import { fittingSheet, lookAtSheets } from '#server/ingest/guess/sheets.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { textRows, workbookOf } from '../../builders/workbook.ts';
import type { SheetXml } from '../../builders/workbook.ts';
import { readAll } from '../ingest/reading.ts';
import { rows } from './sampled.ts';

const TODAY = Date.UTC(2026, 10, 27);

const NOTES: SheetXml = {
  name: 'Read me',
  rows: textRows([['Exported by the help desk'], ['Ask the team before use'], ['Version 3']]),
};
const TEAMS: SheetXml = {
  name: 'Teams',
  rows: textRows([
    ['id', 'name'],
    ...rows(3, (i) => `${i}|Team ${i}`).map((row) => row.split('|')),
  ]),
};
const CASES: SheetXml = {
  name: 'البلاغات',
  rows: textRows([
    ['رقم البلاغ', 'تاريخ الفتح', 'القسم', 'الحالة'],
    ...rows(40, (i) => `B-${i}|2026-10-${10 + (i % 15)}|${i % 3 ? 'التقنية' : 'المالية'}|مغلق`).map(
      (row) => row.split('|'),
    ),
  ]),
};

function book(sheets: readonly SheetXml[]): { bytes: Buffer; name: string } {
  return { bytes: workbookOf({ sheets }), name: 'book.xlsx' };
}

async function fitting(...sheets: SheetXml[]): Promise<string | undefined> {
  return fittingSheet(await lookAtSheets(book(sheets)), TODAY)?.name;
}

describe('of the sheets of a workbook', () => {
  it('the one that holds the records fits, wherever it stands', async () => {
    expect(await fitting(NOTES, TEAMS, CASES)).toBe('البلاغات');
    expect(await fitting(CASES, TEAMS, NOTES)).toBe('البلاغات');
  });

  it('a hidden one fits only when no other has rows', async () => {
    const hidden: SheetXml = { ...CASES, state: 'hidden' };
    expect(await fitting(TEAMS, hidden)).toBe('Teams');
    expect(await fitting({ ...NOTES, rows: '' }, hidden)).toBe('البلاغات');
  });

  it('each is told with its first cells, and how many rows have content', async () => {
    const looks = await lookAtSheets(book([TEAMS, { ...NOTES, rows: '', state: 'veryHidden' }]));
    expect(looks).toEqual([
      {
        name: 'Teams',
        hidden: false,
        more: false,
        cells: [
          ['id', 'name'],
          ['0', 'Team 0'],
          ['1', 'Team 1'],
          ['2', 'Team 2'],
        ],
      },
      { name: 'Read me', hidden: true, more: false, cells: [] },
    ]);
  });

  it('there is nothing to choose when there is one, or the file is a text', async () => {
    expect(await lookAtSheets(book([CASES]))).toEqual([]);
    expect(
      await lookAtSheets({ bytes: Buffer.from('id,opened\n1,2026-01-01'), name: 'a.csv' }),
    ).toEqual([]);
  });

  it('the chosen one is guessed, and the mapping reads it', async () => {
    const input = book([NOTES, TEAMS, CASES]);
    const sample = await sampleFile(input, 'البلاغات');
    const { mapping } = guessMapping({ ...sample, fileName: 'book.xlsx', today: TODAY });
    expect(mapping.format).toEqual({ sheet: 'البلاغات' });
    const { records, rejects } = await readAll({ input, mapping, zone: 'UTC' });
    expect([records.length, rejects.length]).toEqual([40, 0]);
    expect(records[0]).toMatchObject({ externalId: 'B-0', dimensions: { department: 'المالية' } });
  });
});
