import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { checkAll } from '#server/services/check.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { problemOf } from '../../unit/ingest/reading.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

function mappingOf(...dates: string[]) {
  return {
    version: 1,
    source: 'desk',
    dates,
    records: [{ kind: 'case', id: { column: 'id' }, at: 'opened' }],
  };
}

/** Sixty days from 20 August 2026 on, each `fill`ed in. */
function fileOf(fill: (day: number, month: number) => string): string {
  const lines = Array.from({ length: 60 }, (_, i) => {
    const date = new Date(Date.UTC(2026, 7, 20 + i));
    return `${i},${fill(date.getUTCDate(), date.getUTCMonth() + 1)}`;
  });
  return ['id,opened', ...lines].join('\n');
}

const dayFirst = (day: number, month: number): string => `${day}/${month}/2026 10:00`;
const monthFirst = (day: number, month: number): string => `${month}/${day}/2026 10:00`;

describe('a file whose dates have day and month in the other order than its source', () => {
  it.each([
    ['D/M/YYYY H:mm', monthFirst, 'month', '8/20/2026 10:00'],
    ['M/D/YYYY H:mm', dayFirst, 'day', '20/8/2026 10:00'],
  ] as const)('is refused as a whole: read as %s', async (format, write, first, value) => {
    const mapping = mappingOf(format);
    const problem = {
      code: 'FILE_DATE_ORDER',
      params: { column: 'opened', value, first, expected: format },
    };
    const path = await test.put(fileOf(write));
    expect(
      await problemOf(() => dryRun(test.repository, { path }, readMapping(mapping), NOW)),
    ).toEqual(problem);
    expect(await problemOf(() => test.importText(fileOf(write), {}, mapping))).toEqual(problem);
    expect((await checkAll(test.repository)).records).toBe(0);
  });

  it('is taken where it is read as it is written, where both orders are, and where a slip is one', async () => {
    const stored = async (text: string, mapping: object) => {
      const { recordsNew, recordsSame, recordsChanged, rowsRejected } = await test.importText(
        text,
        {},
        mapping,
      );
      return [recordsNew + recordsSame + recordsChanged, rowsRejected];
    };
    expect(await stored(fileOf(monthFirst), mappingOf('M/D/YYYY H:mm'))).toEqual([60, 0]);
    expect(await stored(fileOf(monthFirst), mappingOf('D/M/YYYY H:mm', 'M/D/YYYY H:mm'))).toEqual([
      60, 0,
    ]);
    const slip = fileOf(dayFirst).replace('20/8/', '8/20/').replace('21/8/', '8/21/');
    expect(await stored(slip, mappingOf('D/M/YYYY H:mm'))).toEqual([58, 2]);
  });
});
