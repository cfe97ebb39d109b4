import type { FileFormat, FileKind } from '../../contract/mapping.ts';
import { DELIMITERS } from '../../contract/mapping.ts';
import { AppError } from '../../domain/problem.ts';
import { DelimitedReader } from './delimited.ts';
import type { Dialect } from './delimited.ts';
import { isRefusedHeader, REFUSED_COLUMNS } from './refused-download.ts';
import { parseRecord } from './json-row.ts';
import { JsonScanner } from './json-scanner.ts';

/** How a text is written. */
export type TextKind = Exclude<FileKind, 'xlsx'>;

const LOOKED_AT = 25;

/**
 * Whether a text is a list of JSON records, a JSON record a line, or delimited cells. An object that goes on over its
 * first line holds the list somewhere inside, and so does one that is alone on its line and holds one list of objects.
 */
export function guessKind(head: Buffer, format: FileFormat | undefined): TextKind {
  if (format?.path !== undefined) return 'json';
  const text = head.toString('utf8').trimStart();
  // A header of SQL names begins with a bracket too: [id],[name].
  if (/^\[\s*[[{\]]/.test(text)) return 'json';
  if (!text.startsWith('{')) return 'delimited';
  const [first = '', second = ''] = text.split(/[\r\n]+/, 2);
  if (second.trim() === '' && isOneList(first)) return 'json';
  const isOne = text.length > first.length && parseRecord(first) === undefined;
  // A damaged first line is followed by a whole record; a list that begins is followed by one with a comma.
  return isOne && (/[[{,:]\s*$/.test(first) || parseRecord(second) === undefined)
    ? 'json'
    : 'ndjson';
}

/** Levels of objects in which a list of records is looked for. */
const LIST_LEVELS = 3;

/** Whether one line holds one list of objects, also when the looked-at part of the file ends inside of it. */
function isOneList(line: string): boolean {
  const whole = parseRecord(line);
  if (whole !== undefined) return listsOfObjects(whole, LIST_LEVELS) === 1;
  const list = /\[\s*\{/.exec(line);
  if (!list) return false;
  const scanner = new JsonScanner();
  scanner.begin();
  scanner.scan(Buffer.from(line.slice(list.index)), 0);
  return !scanner.done;
}

function listsOfObjects(value: unknown, levels: number): number {
  if (Array.isArray(value)) return Number(value.length > 0 && value.every(isObject));
  if (!isObject(value) || levels === 0) return 0;
  const found = Object.values(value).map((inner) => listsOfObjects(inner, levels - 1));
  return found.reduce((sum, count) => sum + count, 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The delimiter that cuts the file's first rows most evenly into most columns; a comma when none cuts anything. What
 * the mapping tells is taken as told.
 */
export function guessDialect(head: Buffer, format: FileFormat | undefined): Dialect {
  const download = downloadDialect(head);
  if (download) return download;
  const quote = format?.quote === undefined ? '"' : format.quote;
  const told = format?.delimiter ?? toldDelimiter(head);
  if (told !== null) return { delimiter: told, quote };
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

/** How a saved list of refused rows is written, which its header shows; null = it is another file. */
export function downloadDialect(head: Buffer): Dialect | null {
  // Most files can do without a look at their rows.
  const text = head.toString('utf8');
  if (!REFUSED_COLUMNS.some(([, reasons]) => text.includes(reasons))) return null;
  const dialects = DELIMITERS.map((delimiter): Dialect => ({ delimiter, quote: '"' }));
  return dialects.find((dialect) => isRefusedHeader(firstCells(head, dialect))) ?? null;
}

function firstCells(head: Buffer, dialect: Dialect): string[] {
  const reader = new DelimitedReader(dialect);
  reader.push(head);
  try {
    if (reader.next()) return reader.cells();
    reader.end();
    return reader.next() ? reader.cells() : [];
  } catch (error) {
    // As below.
    if (error instanceof AppError) return [];
    throw error;
  }
}

/** The delimiter that the first line tells Excel, as in `sep=;`; null when the file has no such line. */
export function toldDelimiter(head: Buffer): Dialect['delimiter'] | null {
  const told = /^\uFEFF?"?sep=(.)"?\1*[\r\n]/i.exec(head.toString('utf8', 0, 100))?.[1];
  return DELIMITERS.find((delimiter) => delimiter === told) ?? null;
}

/** Columns of the first row, times the share of rows that have as many; 0 for one column. */
function evenness(head: Buffer, dialect: Dialect): number {
  const reader = new DelimitedReader(dialect);
  reader.push(head);
  const widths: number[] = [];
  try {
    while (widths.length < LOOKED_AT && reader.next()) widths.push(reader.count);
    if (widths.length === 0) {
      reader.end();
      if (reader.next()) widths.push(reader.count);
    }
  } catch (error) {
    // A quote left open under this reading of the file only says that it is not the right one.
    if (!(error instanceof AppError)) throw error;
  }
  const [first = 0] = widths;
  // A title above the table is one cell: the rows below tell.
  const columns = first === 1 ? (commonest(widths) ?? 1) : first;
  const even = widths.filter((width) => width === columns).length;
  return columns < 2 ? 0 : columns * (even / widths.length) ** 2;
}

const MOST = 0.7;

/** The number of columns that most rows have; null when too few agree. */
function commonest(widths: readonly number[]): number | null {
  const found = widths.toSorted((a, b) => a - b)[widths.length >> 1];
  const even = widths.filter((width) => width === found).length;
  return found !== undefined && even >= widths.length * MOST ? found : null;
}
