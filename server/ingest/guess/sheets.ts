import { AppError } from '../../domain/problem.ts';
import { inputName } from '../raw-bytes.ts';
import type { Input } from '../raw-bytes.ts';
import { SheetReader } from '../rows/sheet.ts';
import { openSource } from '../source.ts';
import type { Sheet, Workbook } from '../workbook/workbook.ts';
import { guessMapping } from './guess.ts';
import type { Guess } from './guessed.ts';
import { headerPlaceOf } from './header-rows.ts';
import { sampleOf } from './sample.ts';

/** A sheet by its first rows; `more` = it has others. */
export type SheetLook = { name: string; hidden: boolean; cells: string[][]; more: boolean };

const MOST_SHEETS = 60;
const MOST_ROWS = 300;
const MOST_COLUMNS = 100;
const CELL_LENGTH = 200;

/**
 * The first rows of each sheet of a workbook that has several, in its order; none for any other file.
 * @throws AppError what is wrong with the file as a whole (FILE_*)
 */
export async function lookAtSheets(input: Input): Promise<SheetLook[]> {
  const { workbook } = await openSource(input, undefined);
  if (!workbook || workbook.book.sheets.length < 2) return [];
  const { book } = workbook;
  const looks: SheetLook[] = [];
  for (const sheet of book.sheets.slice(0, MOST_SHEETS)) {
    looks.push(await lookAt(book, sheet, inputName(input)));
  }
  return looks;
}

async function lookAt(book: Workbook, sheet: Sheet, path: string): Promise<SheetLook> {
  const { name, hidden, part } = sheet;
  const { styles, is1904 } = book;
  const damaged = (): AppError => new AppError('FILE_DAMAGED', { path, part: part.name });
  const context = { strings: await book.strings(), styles, is1904, damaged };
  const reader = new SheetReader(context, { offset: 0, line: 1 });
  const cells: string[][] = [];
  const takeRows = (): void => {
    while (cells.length <= MOST_ROWS && reader.next()) {
      if (reader.problem) continue;
      const row = reader.cells().slice(0, MOST_COLUMNS);
      cells.push(row.map((text) => text.slice(0, CELL_LENGTH)));
    }
  };
  for await (const chunk of book.read(sheet, () => undefined)) {
    reader.push(chunk);
    takeRows();
    if (cells.length > MOST_ROWS) break;
  }
  reader.end();
  takeRows();
  return { name, hidden, cells: cells.slice(0, MOST_ROWS), more: cells.length > MOST_ROWS };
}

/**
 * The sheet whose columns say most about customers' matters: the one with the most columns that are understood, where
 * more rows count for more. Sheets that are shown come before hidden ones, earlier before later ones. Null when none
 * has rows.
 */
export function fittingSheet(looks: readonly SheetLook[], today: number): SheetLook | null {
  const filled = looks.filter(({ cells }) => cells.length > 1);
  const shown = filled.filter(({ hidden }) => !hidden);
  let best: SheetLook | null = null;
  let most = -1;
  for (const look of shown.length > 0 ? shown : filled) {
    const worth = worthOf(look, today);
    if (worth <= most) continue;
    best = look;
    most = worth;
  }
  return best ?? looks.find(({ cells }) => cells.length > 0) ?? null;
}

function worthOf({ cells }: SheetLook, today: number): number {
  const [header = [], ...rows] = cells.slice(headerPlaceOf(cells));
  const sample = sampleOf(header, rows);
  if (sample.columns.length === 0) return 0;
  return understood(guessMapping({ ...sample, fileName: '', today })) * Math.log2(1 + sample.rows);
}

/** What is kept for any file (attributes) says nothing; that records have a time and an id says most. */
function understood({ columns }: Guess): number {
  return columns.reduce((sum, { role, certainty }) => {
    if (role === 'unused' || role === 'attribute') return sum;
    const weight = role === 'at' ? 3 : role === 'id' || role === 'score' ? 2 : 1;
    return sum + weight * (certainty === 'sure' ? 1 : certainty === 'likely' ? 0.7 : 0.3);
  }, 0);
}
