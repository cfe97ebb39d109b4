import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DelimitedReader } from '#server/ingest/rows/delimited.ts';
import { compileDateFormat } from '#server/ingest/values/date-format.ts';
import { newDateParts } from '#server/ingest/values/date-steps.ts';

const two = fc.oneof(
  fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0')),
  fc.constantFrom('٠٣', ' 3', '3', 'xx', '-1', '1.', '003'),
);
const year = fc.oneof(
  fc.integer({ min: 1890, max: 2210 }).map(String),
  fc.constantFrom('٢٠٢٤', '24', '+024', '20x4'),
);
const dateText = fc
  .tuple(
    year,
    fc.constantFrom('-', '/', ' '),
    two,
    two,
    fc.constantFrom(' ', 'T', '\u00a0', '  '),
    two,
    two,
    two,
  )
  .map(([y, dash, m, d, gap, h, min, s]) => `${y}${dash}${m}-${d}${gap}${h}:${min}:${s}`);

function partsOf(pattern: string, text: string): object | null {
  const parts = newDateParts();
  const format = compileDateFormat(pattern);
  if (!format) throw new Error(`${pattern} is no format`);
  return format(text, parts) ? { ...parts } : null;
}

describe('A date whose parts stand at fixed places', () => {
  it('is read as one whose parts are looked for, and refused where that is', () => {
    fc.assert(
      fc.property(dateText, (text) => {
        // An hour of one or two digits has no fixed place. Hours of one digit are only of the second format.
        fc.pre(!/[ T\u00a0][0-9٣]:/.test(text));
        expect(partsOf('YYYY-MM-DD HH:mm:ss', text)).toEqual(partsOf('YYYY-MM-DD H:mm:ss', text));
      }),
      { numRuns: 3000 },
    );
    expect(partsOf('YYYY-MM-DD HH:mm:ss', '2024-02-29 23:59:58')).toMatchObject({
      year: 2024,
      month: 2,
      day: 29,
      hour: 23,
      minute: 59,
      second: 58,
    });
    expect(partsOf('YYYY-MM-DD HH:mm:ss', '2023-02-29 23:59:58')).toBeNull();
  });
});

describe('A number that stands for the word in a cell', () => {
  const words = [
    'a',
    'b',
    'ab',
    'ba',
    '',
    'قسم ١',
    'قسم ٢',
    'Department 10',
    'Department 20',
    '"q""q"',
    'q""q',
    'x'.repeat(70),
  ];
  const cell = fc.oneof(
    { weight: 9, arbitrary: fc.constantFrom(...words) },
    { weight: 1, arbitrary: fc.nat(99_999).map(String) },
  );

  it('always stands for the same text in its column, and words that repeat have one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 300 }),
        fc.nat(200),
        (rows, size) => {
          const bytes = Buffer.from(rows.map((cells) => `${cells.join(',')}\n`).join(''));
          const reader = new DelimitedReader({ delimiter: ',', quote: '"' });
          const known = [new Map<number, string>(), new Map<number, string>()];
          const take = (): void => {
            while (reader.next()) {
              known.forEach((texts, column) => {
                const number = reader.word(column);
                expect(reader.word(column)).toBe(number);
                if (number < 0) return;
                const text = reader.cell(column);
                expect(texts.get(number) ?? text).toBe(text);
                texts.set(number, text);
              });
            }
          };
          for (let at = 0; at < bytes.length; at += size + 20) {
            reader.push(bytes.subarray(at, at + size + 20));
            take();
          }
          reader.end();
          take();
          for (const texts of known) expect(new Set(texts.values()).size).toBe(texts.size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is given up in a column of ever new words, and kept in one of few', () => {
    const lines = Array.from({ length: 20_000 }, (_, i) => `id-${i},team ${i % 40}\n`);
    const reader = new DelimitedReader({ delimiter: ',', quote: '"' });
    reader.push(Buffer.from(lines.join('')));
    const numbers: [number, number][] = [];
    while (reader.next()) numbers.push([reader.word(0), reader.word(1)]);
    expect(numbers.slice(-1000).every(([id]) => id === -1)).toBe(true);
    expect(new Set(numbers.slice(-1000).map(([, team]) => team)).size).toBe(40);
    expect(numbers.at(-1)?.[1]).toBeGreaterThanOrEqual(0);
  });
});
