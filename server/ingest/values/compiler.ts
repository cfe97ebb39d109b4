import { trimmed } from './cell-reading.ts';
import type { Compilation, Compiler, Read } from './compilation.ts';
import { compileFlag } from './flag.ts';
import { compileInstant } from './instant.ts';
import { compileNumber } from './number.ts';
import { compileText } from './text.ts';

/** The compiler of values: each type's compiler reaches the others through it. */
export function compilerOf(compilation: Compilation): Compiler {
  const instants = new Map<string, Read<number>>();
  const compiler: Compiler = {
    ...compilation,
    text: (value, where, kind) => compileText(compiler, value, where, kind),
    rawText: (value, where) => {
      const unbounded = { limit: Number.POSITIVE_INFINITY, repeats: false };
      const read = compileText(compiler, value, where, unbounded);
      return (row) => trimmed(read(row) ?? '');
    },
    number: (value, where, scale) => compileNumber(compiler, value, where, scale),
    instant: (value, where) => {
      // Records of one row mostly happen at the same date: one reader, which remembers it, reads it for all of them.
      const isColumn = typeof value === 'string' || 'column' in value;
      const key = isColumn ? JSON.stringify(value) : null;
      const known = key === null ? undefined : instants.get(key);
      if (known) return known;
      const read = compileInstant(compiler, value, where);
      if (key !== null) instants.set(key, read);
      return read;
    },
    flag: (value, where) => compileFlag(compiler, value, where),
  };
  return compiler;
}
