import type { Mapping } from '../contract/mapping.ts';
import { redact } from '../domain/text/redact.ts';
import { HeaderNames } from './rows/header-names.ts';
import type { RowReader } from './rows/row.ts';
import { wantedColumns } from './wanted-columns.ts';

/** Most characters of a row that is kept. */
const LONGEST = 10_000;

/**
 * The cells of refused rows, to be mended and brought again. What the mapping reads stands as in the file; free text and
 * columns that it does not read are redacted, as an import would store them at most.
 */
export class RefusedCells {
  private left: number;
  private readonly asTheyAre: readonly boolean[];

  /** `most`: rows whose cells are kept; of those that follow only the line and the reasons are. */
  constructor(mapping: Mapping, zone: string, columns: readonly string[], most: number) {
    this.left = most;
    const read = most === 0 ? [] : columnsApartFromText(mapping, zone);
    const header = new HeaderNames(columns);
    const places = new Set(read.flatMap((name) => header.find(name).places));
    this.asTheyAre = columns.map((_, i) => places.has(i) || read.includes(`#${i + 1}`));
  }

  /** The cells of the reader's row in their order; null when it is too long, or enough are kept. */
  of(row: RowReader): string[] | null {
    if (this.left === 0) return null;
    this.left--;
    const cells = row.cells();
    const length = cells.reduce((sum, cell) => sum + cell.length, 0);
    if (length === 0 || length > LONGEST) return null;
    // Cells of a row that has too many or too few may stand in each other's places.
    const isInPlace = row.problem === null && cells.length === this.asTheyAre.length;
    return cells.map((cell, i) => (isInPlace && this.asTheyAre[i] ? cell : redact(cell)));
  }
}

function columnsApartFromText(mapping: Mapping, zone: string): readonly string[] {
  const records = mapping.records.map((template) => {
    const { text: _, ...fields } = template.fields ?? {};
    return { ...template, fields };
  });
  const { file, places } = wantedColumns({ ...mapping, records }, zone);
  return [...file, ...places];
}
