import { AppError } from '../../domain/problem.ts';
import { closest } from '../closest.ts';
import { HeaderNames } from './header-names.ts';

/** Finds a column's number by the name a mapping uses. */
export interface Columns {
  index(name: string): number;
  /** Numbers of all columns, for an id made of the whole row. */
  all(): readonly number[];
  /** Numbers of columns beside the file's own that tell its rows apart, for every id that is made of a row. */
  beside(): readonly number[];
  /** To be called when all columns have been asked for, of a joined file with its table. @throws AppError FILE_COLUMN_MISSING */
  check(inTable?: string): void;
}

const NAMES_SHOWN = 60;

/**
 * The columns of a header. Names match exactly after trimming; `#3` is the third column when no column is called that.
 * Where none does, the one column is meant whose name differs in case, accents or blanks alone.
 * Missing columns are collected, so that one message names them all: call `check()` when all have been asked for.
 */
export class HeaderColumns implements Columns {
  readonly names: readonly string[];
  private readonly header: HeaderNames;
  private readonly missing: string[] = [];
  /** The names by which each column was asked for. */
  private readonly asked = new Map<number, Set<string>>();
  private readonly respelled = new Map<string, number>();
  private readonly shown: readonly string[];

  /** `isHeader` false = there are but values where the names should stand: no message shows them. */
  constructor(header: readonly string[], isHeader = true) {
    this.names = header.map((name) => name.trim());
    this.header = new HeaderNames(this.names);
    this.shown = isHeader ? this.names : [];
  }

  /** @throws AppError FILE_HEADER_DUPLICATE { column, positions } when a column that is used is there twice */
  index(name: string): number {
    const { places, isExact } = this.header.find(name);
    const numbered = isExact ? null : this.numbered(name);
    if (numbered !== null) return numbered;
    if (places.length > 1) {
      throw new AppError('FILE_HEADER_DUPLICATE', {
        column: name,
        positions: places.map((i) => String(i + 1)),
      });
    }
    const [place] = places;
    if (place === undefined) {
      if (!this.missing.includes(name)) this.missing.push(name);
      return 0;
    }
    this.asked.set(place, (this.asked.get(place) ?? new Set()).add(name.trim()));
    if (!isExact) this.respelled.set(name, place);
    return place;
  }

  private numbered(name: string): number | null {
    const position = Number(/^#(\d+)$/.exec(name)?.[1] ?? 0);
    return position >= 1 && position <= this.names.length ? position - 1 : null;
  }

  all(): readonly number[] {
    return this.names.map((_, i) => i);
  }

  beside(): readonly number[] {
    return [];
  }

  /** @throws AppError FILE_COLUMN_MISSING { column, missing, columns, closest, inTable }; without `columns` no header was found */
  check(inTable?: string): void {
    // A mapping that names two columns means two: one that is left of them is not read for both.
    const shared = [...this.respelled].filter(([, i]) => (this.asked.get(i)?.size ?? 0) > 1);
    const missing = [...this.missing, ...shared.map(([name]) => name)];
    const [column] = missing;
    if (column === undefined) return;
    throw new AppError('FILE_COLUMN_MISSING', {
      column,
      missing,
      columns: this.shown.slice(0, NAMES_SHOWN),
      closest: closest(column, this.shown) ?? '',
      ...(inTable === undefined ? {} : { inTable }),
    });
  }
}

/** Columns of JSON rows: every path that is asked for gets a number; the path `''` is the whole row. */
export class PathColumns implements Columns {
  readonly paths: string[] = [];

  index(name: string): number {
    const known = this.paths.indexOf(name);
    return known >= 0 ? known : this.paths.push(name) - 1;
  }

  all(): readonly number[] {
    return [this.index('')];
  }

  beside(): readonly number[] {
    return [];
  }

  /** A path that a row does not have is not given there. */
  check(): void {
    // Nothing can be missing from all rows.
  }
}
