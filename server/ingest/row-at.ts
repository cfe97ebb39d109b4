import { AppError } from '../domain/problem.ts';
import { SheetReader } from './rows/sheet.ts';
import type { Source } from './source.ts';

/** The number that the row at an offset of a workbook's decoded stream has if its tag does not tell one. */
export async function rowAt(source: Source, offset: number): Promise<number> {
  const part = source.workbook?.sheet.part.name ?? '';
  const damaged = (): AppError => new AppError('FILE_DAMAGED', { path: source.name, part });
  const context = { strings: null, styles: [], is1904: false, damaged };
  const reader = new SheetReader(context, { offset: 0, line: 1 });
  for await (const chunk of source.read(0, () => undefined)) {
    reader.push(chunk);
    while (reader.nextOffset < offset && reader.next());
    if (reader.nextOffset >= offset) break;
  }
  return reader.nextLine;
}
