import type { FileFormat } from '../../contract/mapping.ts';
import { DELIMITERS } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { DelimitedReader } from './delimited.ts';
import type { Dialect } from './delimited.ts';

const LOOKED_AT = 25;

/** Whether a file is rows of JSON or of delimited cells, by its first character. */
export function guessKind(head: Buffer): 'delimited' | 'ndjson' {
  return head.toString('utf8', 0, 1024).trimStart().startsWith('{') ? 'ndjson' : 'delimited';
}

/**
 * The delimiter that cuts the file's first rows most evenly into most columns; a comma when none cuts anything. What
 * the mapping tells is taken as told.
 */
export function guessDialect(head: Buffer, format: FileFormat | undefined): Dialect {
  const quote = format?.quote === undefined ? '"' : format.quote;
  if (format?.delimiter !== undefined) return { delimiter: format.delimiter, quote };
  let best: Dialect = { delimiter: ',', quote };
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const score = evenness(head, { delimiter, quote });
    if (score > most) {
      most = score;
      best = { delimiter, quote };
    }
  }
  return best;
}

/** Columns of the first row, times the share of rows that have as many; 0 for one column. */
function evenness(head: Buffer, dialect: Dialect): number {
  const reader = new DelimitedReader(dialect);
  reader.push(head);
  let columns = 0;
  let rows = 0;
  let even = 0;
  try {
    while (rows < LOOKED_AT && reader.next()) {
      if (rows === 0) columns = reader.count;
      if (reader.count === columns) even++;
      rows++;
    }
    if (rows === 0) {
      reader.end();
      if (reader.next()) [columns, rows, even] = [reader.count, 1, 1];
    }
  } catch (error) {
    // A quote left open under this reading of the file only says that it is not the right one.
    if (!(error instanceof AppError)) throw error;
  }
  return rows === 0 || columns < 2 ? 0 : columns * (even / rows) ** 2;
}
