import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COLUMN } from '#db/queries/record-row.ts';
import type { RowBatch } from '#db/queries/row-batch.ts';
import { keyOrder } from '#db/queries/row-batch.ts';
import { textColumn } from '#db/queries/text-column.ts';

function batchOf(ids: string[]): RowBatch {
  const values = { kind: 'texts', values: textColumn(ids) } as const;
  return { kind: 'case', count: ids.length, columns: [{ place: COLUMN.external_id, values }] };
}

const ids = fc.array(fc.oneof(fc.constantFrom('a', 'b', 'ب'), fc.string({ maxLength: 3 })));

test('an order names every place once, ids rise in it, and equal ones stay as they came', () => {
  fc.assert(
    fc.property(ids, (list) => {
      const order = keyOrder(batchOf(list)) ?? [...list.keys()];
      expect(order.toSorted((a, b) => a - b)).toEqual([...list.keys()]);
      order.slice(1).forEach((place, i) => {
        const [before = '', after = ''] = [list[order[i] ?? 0], list[place]];
        expect(before <= after).toBe(true);
        if (before === after) expect(order[i]).toBeLessThan(place);
      });
    }),
  );
});

test('ids that rise anyway need no order', () => {
  fc.assert(
    fc.property(ids, (list) => {
      expect(keyOrder(batchOf([...list].sort()))).toBeNull();
    }),
  );
});
