import type { SheetsAnswer } from '../../contract/sheets.ts';
import { headerPlaceOf, headerRowsOf } from '../../ingest/guess/header-rows.ts';
import { fittingSheet, lookAtSheets } from '../../ingest/guess/sheets.ts';
import type { Input } from '../../ingest/raw-bytes.ts';

const SHOWN_ROWS = 3;
const SHOWN_CELLS = 6;
const SHOWN_LENGTH = 60;

/**
 * The sheets of a workbook that has several and the one that seems to hold the records; nothing to choose for any other
 * file.
 * @throws AppError what is wrong with the file as a whole (FILE_*)
 */
export async function sheetsOf(input: Input, now: number): Promise<Omit<SheetsAnswer, 'import'>> {
  const looks = await lookAtSheets(input);
  return {
    sheets: looks.map(({ name, hidden, cells, more }) => ({
      name,
      hidden,
      rows: rowsBelowHeader(cells),
      more,
      cells: cells
        .slice(0, SHOWN_ROWS)
        .map((row) => row.slice(0, SHOWN_CELLS).map((text) => text.slice(0, SHOWN_LENGTH))),
    })),
    fitting: fittingSheet(looks, now)?.name ?? null,
  };
}

/** Rows that can be records: without the header, and what stands above it. */
function rowsBelowHeader(cells: readonly (readonly string[])[]): number {
  const [header = [], ...rows] = cells.slice(headerPlaceOf(cells));
  return header.length === 0 ? 0 : 1 + rows.length - headerRowsOf(header, rows);
}
