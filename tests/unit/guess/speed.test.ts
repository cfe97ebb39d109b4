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

// The goal is 300 ms; processor time, and the best of five, keep what else the machine does out of it.
it('two thousand rows of forty columns are guessed in under 300 ms', () => {
  const columns = wide();
  expect([columns.length, columns[0]?.cells.length]).toEqual([COLUMNS, ROWS]);
  const times = Array.from({ length: 5 }, () => {
    const before = process.cpuUsage();
    guessMapping({ columns, rows: ROWS, fileName: 'wide.csv', today: TODAY });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  console.info(`guessed in ${Math.min(...times).toFixed(0)} ms (first ${times[0]?.toFixed(0)} ms)`);
  expect(Math.min(...times)).toBeLessThan(300);
});

const WIDE = 2000;

/** What stands in a column of a wide file, each kind one that was slow once: by the square or the cube of the columns. */
const CELLS: Readonly<Record<string, (row: number, i: number) => string>> = {
  'of all kinds': (row, i) => [String(row * i), `word ${row % 7}`, '2026-10-01'][i % 3] ?? '',
  'of whole numbers': (row, i) => String(1 + ((row * 7919 * (i + 3)) % 1009)),
  'of dates in either order': (row, i) => `${1 + ((row + i) % 12)}/${1 + (row % 12)}/2026`,
};

// Measured: 320 to 600 ms of processor time, 810 on a busy machine; 40 columns of whole numbers or dates are the common case, 2,000 must not
// hold up a server. What else the machine does is not in it.
it.each(Object.entries(CELLS))(
  'two thousand columns %s are guessed in under two seconds',
  async (kind, cell) => {
    // Headers as exports have them, numbered as the questions of a long survey are; names of nothing for the others.
    const headers = wide().map(({ header }) => header);
    const names = Array.from({ length: WIDE }, (_, i) =>
      kind === 'of all kinds' ? `${headers[i % COLUMNS]} ${i}` : `f${i}x`,
    );
    const line = (row: number): string => names.map((_, i) => cell(row, i)).join(',');
    const csv = [names.join(','), ...Array.from({ length: 60 }, (_, row) => line(row))].join('\n');
    const times: number[] = [];
    for (let i = 0; i < 3; i++) {
      const before = process.cpuUsage();
      const sample = await sampleFile({ bytes: Buffer.from(csv), name: 'wide.csv' });
      const guess = guessMapping({ ...sample, fileName: 'wide.csv', today: TODAY });
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
      expect(guess.columns).toHaveLength(WIDE);
    }
    console.info(`2,000 columns ${kind}: ${Math.min(...times).toFixed(0)} ms of processor time`);
    expect(Math.min(...times)).toBeLessThan(2000);
  },
);

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
