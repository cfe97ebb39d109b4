import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rejectRows } from '#client/features/data/reject-rows.ts';
import { csvText } from '#client/format/csv.ts';
import { dataAr } from '#client/i18n/messages/data-ar.ts';
import { dataEn } from '#client/i18n/messages/data-en.ts';
import type { FileFormat } from '#server/contract/mapping.ts';
import { DELIMITERS } from '#server/contract/mapping.ts';
import { openRows } from '#server/ingest/open-rows.ts';
import { REFUSED_COLUMNS } from '#server/ingest/rows/refused-download.ts';
import { repeats } from '../../soak.ts';

const WORDS = [dataEn, dataAr].map(({ data }) => ({
  line: data.rejectLine,
  reasons: data.rejectReasons,
}));

it('calls what is added to refused rows as the catalogues do', () => {
  expect(WORDS.map(({ line, reasons }) => [line, reasons])).toEqual(REFUSED_COLUMNS);
});

/** A cell as a file can have it: one of many control characters is taken for no text at all. */
const cell = fc.oneof(
  fc.string({ unit: 'binary' }).map((text) => text.replaceAll(/(?![\t\n\r])\p{Cc}/gu, '')),
  fc.constantFrom('+966 50 123 4567', '=1+1', '-5', '@x', "'=1", "''+1", "'-5", "'", '\t=', '\r-'),
  fc.constantFrom(
    'a;b;c;d;e',
    'a|b|c',
    'a,b',
    'say "no"',
    '"',
    '\n',
    ' x ',
    '{"a":',
    '[[',
    'sep=;',
  ),
);

const tables = fc
  .record({
    names: fc.array(cell, { minLength: 1, maxLength: 4 }),
    rows: fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
    words: fc.constantFrom(...WORDS),
    reason: cell,
    format: fc.record(
      {
        delimiter: fc.constantFrom(...DELIMITERS),
        headerRows: fc.constantFrom(0, 1, 3),
        headerLine: fc.constantFrom(1, 4),
        quote: fc.constantFrom('"', "'", null),
      },
      { requiredKeys: [] },
    ),
  })
  .map(({ names, rows, ...more }) => ({
    ...more,
    names: names.map((name) => name.trim()),
    rows: rows.map((row) => row.slice(0, names.length)),
  }));

/** The rows of a text, and what its columns are called. */
async function readBack(text: string, format: FileFormat) {
  const input = { bytes: Buffer.from(text, 'utf8'), name: 'mended.csv' };
  const opened = await openRows(input, { format }, (all) => all.all());
  const { source, start, facts } = opened;
  const rows = opened.reader(start);
  const cells: string[][] = [];
  const take = (): void => {
    while (rows.next()) {
      expect(rows.problem).toBeNull();
      cells.push(rows.cells());
      expect(cells.at(-1)).toEqual(facts.columns.map((_, i) => rows.keep(i)));
      expect(cells.at(-1)).toEqual(facts.columns.map((_, i) => rows.cell(i)));
    }
  };
  for await (const chunk of source.read(start.offset, () => undefined)) {
    rows.push(chunk);
    take();
  }
  rows.end();
  take();
  return { facts, cells };
}

describe('a list of refused rows that is saved and imported again', () => {
  it('has each cell as it was in its file, and no column beside those', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ names, rows, words, reason, format }) => {
        const { delimiter = ',', headerRows = 1, headerLine = 1 } = format;
        const columns = headerRows === 0 ? names.map((_, i) => String(i + 1)) : names;
        const rejects = rows.map((cells, i) => ({
          cells,
          line: i + 2,
          code: 'ROW_DATE_INVALID',
          message: reason,
          details: {},
          further: [],
        }));
        const list = { columns, format: { delimiter, headerRows, headerLine }, rejects };
        const text = csvText(rejectRows(list, words), delimiter);
        const { facts, cells } = await readBack(text, format);
        expect(facts.leftOut).toEqual([words.line, words.reasons]);
        expect(facts.columns).toEqual(columns);
        expect(cells).toEqual(rows);
      }),
      { numRuns: repeats(300, 20_000) },
    );
  });

  it('is told from a file of other columns, whose cells stay as they are', async () => {
    const { facts, cells } = await readBack("id,Line\n1,'=1+1\n", {});
    expect([facts.leftOut, cells]).toEqual([[], [['1', "'=1+1"]]]);
  });
});
