import type { RecordTemplate } from '../../contract/mapping.ts';
import { DIMENSIONS } from '../../domain/dimensions.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { Compiler } from '../values/compilation.ts';
import type { Row } from '../rows/row.ts';

/** Most characters of an id, a customer or the word of a dimension. */
export const KEY_LIMIT = 200;

type Given = Partial<Record<Dimension, string>>;
type ReadGiven = (row: Row) => Readonly<Given>;

/**
 * Reads the dimensions of records. What templates of one mapping write word for word alike is read once a row, and is
 * the same object in each of the row's records: nobody may change it.
 */
export class RecordDimensions {
  private readonly shared = new Map<string, ReadGiven>();
  private rows = 0;

  /** Must be called before each row. */
  beginRow(): void {
    this.rows++;
  }

  /** Reads all dimensions of a template; those that a row does not give are left out. */
  compile(compiler: Compiler, template: RecordTemplate, where: string): ReadGiven {
    const read = dimensionsOf(compiler, template, where);
    // What is gathered over rows is each record's own.
    if (compiler.rows !== null) return read;
    const written = JSON.stringify(template.dimensions ?? {});
    const before = this.shared.get(written);
    if (before) return before;
    const once = this.oncePerRow(compiler, read);
    this.shared.set(written, once);
    return once;
  }

  private oncePerRow({ state }: Compiler, read: ReadGiven): ReadGiven {
    let readRow = -1;
    let given: Readonly<Given> = {};
    return (row) => {
      if (readRow === this.rows) return given;
      const found = read(row);
      // What is wrong with a dimension is a fault of each of the row's records.
      if (state.problem !== null) return found;
      readRow = this.rows;
      given = found;
      return found;
    };
  }
}

function dimensionsOf(compiler: Compiler, template: RecordTemplate, where: string): ReadGiven {
  const dimensions = DIMENSIONS.flatMap((name) => {
    const value = template.dimensions?.[name];
    if (value === undefined) return [];
    const kind = { limit: KEY_LIMIT, repeats: true };
    return [{ name, read: compiler.text(value, `${where}.dimensions.${name}`, kind) }];
  });
  // Copied and filled where a row gives all: an object that grows name by name costs a bulk load several times as much.
  const whole: Readonly<Given> = Object.fromEntries(dimensions.map(({ name }) => [name, '']));
  return (row) => {
    const given: Given = { ...whole };
    let missing: Dimension[] | null = null;
    for (const { name, read } of dimensions) {
      const value = read(row);
      if (value === null) (missing ??= []).push(name);
      else given[name] = value;
    }
    if (missing === null) return given;
    const some: Given = {};
    for (const { name } of dimensions) {
      const value = given[name];
      if (value !== undefined && !missing.includes(name)) some[name] = value;
    }
    return some;
  };
}
