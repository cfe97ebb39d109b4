import { AppError } from '../../domain/problem.ts';
import { closest } from '../closest.ts';
import { SheetReader } from '../rows/sheet.ts';
import type { Sheet, Workbook } from './workbook.ts';

/**
 * The sheet that a mapping names by name (without case) or place from 1; without it, the first one with content, those
 * that are shown before those that are hidden.
 * @throws AppError FILE_SHEET_UNKNOWN { sheet, sheets, closest }, FILE_EMPTY { path }
 */
export async function chooseSheet(
  book: Workbook,
  wanted: string | number | undefined,
  path: string,
): Promise<Sheet> {
  const { sheets } = book;
  if (wanted !== undefined) {
    const found =
      typeof wanted === 'number'
        ? sheets[wanted - 1]
        : (sheets.find(({ name }) => name === wanted) ??
          sheets.find(({ name }) => sameName(name, wanted)));
    if (found) return found;
    const names = sheets.map(({ name }) => name);
    throw new AppError('FILE_SHEET_UNKNOWN', {
      sheet: String(wanted),
      sheets: names,
      closest: typeof wanted === 'string' ? (closest(wanted, names) ?? '') : '',
    });
  }
  for (const sheet of sheets.toSorted((a, b) => Number(a.hidden) - Number(b.hidden))) {
    if (await hasRows(book, sheet, path)) return sheet;
  }
  throw new AppError('FILE_EMPTY', { path });
}

function sameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

async function hasRows(book: Workbook, sheet: Sheet, path: string): Promise<boolean> {
  const damaged = (): AppError => new AppError('FILE_DAMAGED', { path, part: sheet.part.name });
  const context = { strings: null, styles: [], is1904: false, damaged };
  const reader = new SheetReader(context, { offset: 0, line: 1 });
  for await (const chunk of book.read(sheet, () => undefined)) {
    reader.push(chunk);
    if (reader.next()) return true;
  }
  return false;
}
