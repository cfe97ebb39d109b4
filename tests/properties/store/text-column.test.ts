import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { textAt, textColumn, TextColumnBuilder } from '#db/queries/text-column.ts';

/** Texts of any script, halves of characters and the empty text among them, and rows without one. */
const texts = fc.array(fc.option(fc.string({ unit: 'binary', maxLength: 20 })), {
  maxLength: 1500,
});

test('a column gives each row the text that it was given, also after it has crossed threads', () => {
  fc.assert(
    fc.property(texts, (list) => {
      const column = structuredClone(textColumn(list));
      expect(list.map((_, row) => textAt(column, row))).toEqual(list);
      expect(textAt(column, list.length)).toBeNull();
    }),
    { numRuns: 50 },
  );
});

test('rows that were passed over are null, and a builder begins anew when its column was taken', () => {
  fc.assert(
    fc.property(fc.array(texts, { maxLength: 3 }), (columns) => {
      const builder = new TextColumnBuilder();
      for (const list of columns) {
        list.forEach((text, row) => {
          if (text !== null) builder.set(row, text);
        });
        const column = builder.take(list.length);
        expect(column === null).toBe(list.every((text) => text === null));
        expect(list.map((_, row) => column && textAt(column, row))).toEqual(list);
      }
    }),
    { numRuns: 50 },
  );
});
