import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DELIMITERS } from '#server/contract/mapping.ts';
import { DelimitedReader } from '#server/ingest/rows/delimited.ts';
import type { Dialect } from '#server/ingest/rows/delimited.ts';

// Characters that make trouble come often; NUL is left out because it is replaced on purpose.
const character = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ',',
      ';',
      '\t',
      '|',
      '"',
      "'",
      '\n',
      '\r',
      ' ',
      'a',
      '1',
      'é',
      'ش',
      '👍',
      '\uFEFF',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 1 })
      .filter((text) => !text.includes('\0')),
  },
);
const cell = fc.oneof(
  { weight: 1, arbitrary: fc.constant('') },
  { weight: 6, arbitrary: fc.array(character, { maxLength: 12 }).map((parts) => parts.join('')) },
  {
    weight: 1,
    arbitrary: fc
      .array(character, { minLength: 100, maxLength: 300 })
      .map((parts) => parts.join('')),
  },
);
const table = fc.integer({ min: 1, max: 6 }).chain((columns) =>
  fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), {
    minLength: 1,
    maxLength: 12,
  }),
);
const dialect = fc.record({
  delimiter: fc.constantFrom(...DELIMITERS),
  quote: fc.constantFrom('"', "'"),
});
/** Endless stream of choices for the writer: quote or not, which line end. */
const choices = fc.infiniteStream(fc.nat(5));
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 20 });

function chooser(stream: fc.Stream<number>): () => number {
  return () => Number(stream.next().value);
}

/** Writes a table as RFC 4180 allows, with each free choice made at random. */
function write(
  rows: string[][],
  { delimiter, quote }: { delimiter: string; quote: string },
  choose: () => number,
): string {
  const ends = ['\n', '\r\n', '\r', '\n', '\r\n', '\n'];
  return rows
    .map((cells, i) => {
      const line = cells
        .map((text) => {
          const must =
            text.startsWith(quote) ||
            [delimiter, '\n', '\r'].some((special) => text.includes(special));
          const alone = cells.length === 1 && text === '';
          if (!must && !alone && choose() > 0) return text;
          return quote + text.replaceAll(quote, quote + quote) + quote;
        })
        .join(delimiter);
      // The last row may go without a line end.
      return line + (i === rows.length - 1 && choose() > 2 ? '' : (ends[choose()] ?? '\n'));
    })
    .join('');
}

function read(
  bytes: Buffer,
  how: Dialect,
  chunks: readonly number[],
): { rows: string[][]; ends: number[] } {
  const reader = new DelimitedReader(how);
  const rows: string[][] = [];
  const ends: number[] = [];
  const take = (): void => {
    while (reader.next()) {
      rows.push(reader.cells());
      expect(reader.cells()).toEqual(
        Array.from({ length: reader.count }, (_, i) => reader.cell(i)),
      );
      ends.push(reader.nextOffset);
    }
  };
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = chunks[i % chunks.length] ?? 1;
    reader.push(bytes.subarray(at, at + size));
    at += size;
    take();
  }
  reader.end();
  take();
  return { rows, ends };
}

describe('Any table of texts', () => {
  it('written as delimited text reads back the same, however it is cut into pieces', () => {
    fc.assert(
      fc.property(table, dialect, choices, sizes, (rows, how, stream, chunks) => {
        const text = write(rows, how, chooser(stream));
        const bytes = Buffer.from(text, 'utf8');
        expect(read(bytes, how, chunks).rows).toEqual(rows);
        expect(read(bytes, how, [bytes.length]).rows).toEqual(rows);
      }),
      { numRuns: 1500 },
    );
  });

  it('can be read on from the end of any of its rows', () => {
    fc.assert(
      fc.property(table, dialect, choices, fc.nat(11), (rows, how, stream, pick) => {
        const text = write(rows, how, chooser(stream));
        const bytes = Buffer.from(text, 'utf8');
        const whole = read(bytes, how, [bytes.length]);
        const at = pick % whole.ends.length;
        const rest = read(bytes.subarray(whole.ends[at]), how, [7]);
        expect(rest.rows).toEqual(whole.rows.slice(at + 1));
      }),
      { numRuns: 500 },
    );
  });

  it('of any bytes whatever never makes the reader fail but for an open quote, nor lose its place', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), sizes, (bytes, chunks) => {
        const how: Dialect = { delimiter: ',', quote: null };
        const one = read(Buffer.from(bytes), how, [200]);
        expect(read(Buffer.from(bytes), how, chunks)).toEqual(one);
        expect(one.ends.at(-1) ?? 0).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });
});
