import { describe, expect, it } from 'vitest';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { joinTables } from '#server/ingest/guess/joined/join.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { repeats } from '../../soak.ts';
import { readAll } from '../../unit/ingest/reading.ts';
import { generateFile } from './generated-files.ts';
import type { GeneratedFile } from './generated-files.ts';
import { HEADER_LANGUAGES } from './header-names.ts';

const TODAY = Date.UTC(2026, 10, 27);
const ROWS = 120;

/** A part of a file's columns as a file of its own. */
function part(file: GeneratedFile, places: readonly number[], rows: readonly string[][]): Buffer {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const lines = [
    places.map((i) => quoted(file.columns[i]?.header ?? '')),
    ...rows.map((row) => places.map((i) => quoted(row[i] ?? ''))),
  ];
  return Buffer.from(lines.map((line) => line.join(',')).join('\n'));
}

/** Cuts a file in two by its id; the later half stands in the opposite order. */
async function cutAndGuess(file: GeneratedFile) {
  const id = file.columns.findIndex(({ target }) => target === 'id');
  const at = file.columns.findIndex(({ target }) => target === 'at');
  const others = file.columns.map((_, i) => i).filter((i) => i !== id && i !== at);
  const own = { bytes: part(file, [id, at, ...others.slice(0, 4)], file.rows), name: 'own.csv' };
  const theirs = [...others.slice(4), id];
  const other = { bytes: part(file, theirs, file.rows.toReversed()), name: 'other.csv' };
  const wish = { input: other, fileName: other.name, sheet: null, isSameFile: false, keys: null };
  const { tables, ...sample } = await joinTables(await sampleFile(own), own.name, [wish]);
  const [table] = tables;
  const guess = guessMapping({
    ...sample,
    tables: table?.declaration ? { [table.name]: table.declaration } : {},
    fileName: own.name,
    today: TODAY,
  });
  const whole = await readAll({
    input: own,
    mapping: guess.mapping,
    zone: 'Asia/Riyadh',
    tables: { other },
  });
  return { table, guess, whole, key: file.columns[id]?.header };
}

describe.each(HEADER_LANGUAGES)('a file in %s that was cut in two by its id', (language) => {
  it('is joined again by it, loses no record, and its columns are placed as in the whole', async () => {
    let right = 0;
    let all = 0;
    for (const kind of ['cases', 'survey', 'contacts'] as const) {
      for (let seed = 1; seed <= repeats(3, 30); seed++) {
        const file = generateFile(language, kind, 'seen', seed, ROWS);
        const { table, guess, whole, key } = await cutAndGuess(file);
        expect(table?.keys, `${kind} ${seed}`).toEqual({ own: key, theirs: key });
        expect([table?.looked, table?.found]).toEqual([ROWS, ROWS]);
        expect([whole.rejects, whole.orphans]).toEqual([[], []]);
        expect(whole.rowsRead).toBe(ROWS);
        for (const { header, target } of file.columns) {
          const found = guess.columns.find((column) => column.header === header);
          if (!found || (found.table !== null && target === null)) continue;
          const place = found.target?.replace(/^instruments\..*/, 'instruments') ?? null;
          all++;
          if (place === (target?.replace(/^instruments\..*/, 'instruments') ?? null)) right++;
        }
      }
    }
    console.info(`${language}: ${right} of ${all} columns`);
    // As promised for headers of names that are known: `languages.test.ts`.
    expect(right / all).toBeGreaterThan(0.97);
  });
});
