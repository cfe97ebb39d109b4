import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from '#tests/unit/ingest/reading.ts';
import type { Whole } from '#tests/unit/ingest/reading.ts';

const word = fc.constantFrom('a', 'b', 'العربية', 'two\nlines', 'say "hi"', '', 'é;,');
const rows = fc.array(fc.record({ word, bad: fc.nat(6), day: fc.integer({ min: 1, max: 28 }) }), {
  minLength: 1,
  maxLength: 40,
});
const encodings = {
  'utf-8': (csv: string) => Buffer.from(csv, 'utf8'),
  'utf-8 with mark': (csv: string) => Buffer.from(`\uFEFF${csv}`, 'utf8'),
  'utf-16le': (csv: string) => Buffer.from(`\uFEFF${csv}`, 'utf16le'),
  gzip: (csv: string) => gzipSync(csv),
};
const encoding = fc.constantFrom(...Object.values(encodings));

const hashed = {
  version: 1,
  source: 's',
  records: [
    { kind: 'case', id: { hash: ['word', 'opened'] }, at: 'opened', fields: { text: 'word' } },
  ],
};

function text(of: { word: string; bad: number; day: number }[]): string {
  const lines = of.map(({ word: cell, bad, day }) => {
    const quoted = `"${cell.replaceAll('"', '""')}"`;
    return bad === 0
      ? `${quoted}\n`
      : `${quoted},2024-05-${bad === 1 ? '99' : String(day).padStart(2, '0')}\n`;
  });
  return `word,opened\n${lines.join('')}`;
}

const contents = ({ records, rejects, rowsRead }: Whole) => ({ records, rejects, rowsRead });

describe('A file read again from after any of its batches', () => {
  it('gives exactly the records and rejects that were left, also with ids that count rows', async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        encoding,
        fc.integer({ min: 1, max: 9 }),
        fc.nat(40),
        async (table, encode, batchRows, pick) => {
          const bytes = encode(text(table));
          const whole = await readText(bytes, hashed, { batchRows });
          expect(whole.rowsRead).toBe(table.length);
          const stored = whole.batches.slice(0, 1 + (pick % whole.batches.length));
          const last = stored.at(-1);
          const rest = await readText(bytes, hashed, {
            batchRows: 5,
            ...(last ? { from: last.next } : {}),
          });
          expect(contents(rest)).toEqual({
            records: whole.batches.slice(stored.length).flatMap((batch) => batch.records),
            rejects: whole.batches.slice(stored.length).flatMap((batch) => batch.rejects),
            rowsRead: table.length - stored.reduce((sum, batch) => sum + batch.rowsRead, 0),
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  it('makes batches of the asked size, whatever the size', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), async (table, batchRows) => {
        const { batches } = await readText(text(table), hashed, { batchRows });
        expect(
          batches.slice(0, -1).every((batch) => batch.rowsRead === batchRows && !batch.done),
        ).toBe(true);
        expect(batches.at(-1)?.done).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
