import type { OpenRows } from '../open-rows.ts';
import type { Row } from '../rows/row.ts';

/**
 * Goes through the rows of an opened file that can be used, up to a number of rows and of bytes; `place` counts from 1.
 * Gives whether that was all of them.
 */
export async function visitRows(
  opened: OpenRows<unknown>,
  most: { rows: number; bytes: number },
  visit: (row: Row, place: number) => void,
): Promise<boolean> {
  const { source, start } = opened;
  const reader = opened.reader(start);
  let read = 0;
  const takeAll = (): void => {
    while (read < most.rows && reader.next()) {
      read++;
      if (!reader.problem) visit(reader, read);
    }
  };
  for await (const chunk of source.read(start.offset, () => undefined)) {
    reader.push(chunk);
    takeAll();
    if (read >= most.rows || reader.nextOffset - start.offset > most.bytes) return false;
  }
  reader.end();
  takeAll();
  return read < most.rows;
}
