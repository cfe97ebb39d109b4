import { expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import type { SampleColumn } from '#server/ingest/guess/profile.ts';
import { FILE_KINDS, generateFile } from '../../properties/guess/generated-files.ts';

const TODAY = Date.UTC(2026, 10, 27);
const COLUMNS = 40;
const ROWS = 2000;

/** Forty columns of two thousand rows, of every kind that generated files have. */
function wide(): SampleColumn[] {
  const columns = FILE_KINDS.flatMap((kind) => {
    const file = generateFile('en', kind, 'seen', 11, ROWS);
    return file.columns.map(({ header }, i) => ({
      name: `${kind} ${header}`,
      header,
      cells: file.rows.map((row) => row[i] ?? ''),
    }));
  });
  return columns.slice(0, COLUMNS);
}

// The goal is 300 ms; the best of five keeps what else the machine does out of it.
it('two thousand rows of forty columns are guessed in under 300 ms', () => {
  const columns = wide();
  expect([columns.length, columns[0]?.cells.length]).toEqual([COLUMNS, ROWS]);
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    guessMapping({ columns, rows: ROWS, fileName: 'wide.csv', today: TODAY });
    return performance.now() - start;
  });
  console.info(`guessed in ${Math.min(...times).toFixed(0)} ms (first ${times[0]?.toFixed(0)} ms)`);
  expect(Math.min(...times)).toBeLessThan(300);
});

it('of a wide file fewer rows are looked at, 100,000 cells in all, from its beginning to its end', async () => {
  const names = Array.from({ length: 2000 }, (_, i) => `column ${i}`);
  const line = (row: number): string => names.map((_, i) => `${row} words ${i}`).join(',');
  const csv = [names.join(','), ...Array.from({ length: 400 }, (_, row) => line(row))].join('\n');
  const { columns, rows } = await sampleFile({ bytes: Buffer.from(csv), name: 'wide.csv' });
  expect([columns.length, rows <= 50, rows >= 25]).toEqual([2000, true, true]);
  const seen = (columns[0]?.cells ?? []).map((cell) => Number.parseInt(cell, 10));
  expect([seen[0], seen.at(-1) ?? 0]).toEqual([0, expect.toSatisfy((row: number) => row > 350)]);
  const record = (row: number) =>
    Object.fromEntries(names.slice(0, 300).map((name, i) => [name, `${row} words ${i}`]));
  const json = JSON.stringify(Array.from({ length: 1000 }, (_, row) => record(row)));
  const listed = await sampleFile({ bytes: Buffer.from(json), name: 'wide.json' });
  expect([listed.columns.length, listed.rows]).toEqual([300, 333]);
});
