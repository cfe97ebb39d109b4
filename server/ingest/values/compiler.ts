import { trimmed } from './cell-reading.ts';
import type { Compilation, Compiler } from './compilation.ts';
import { compileFlag } from './flag.ts';
import { compileInstant } from './instant.ts';
import { compileNumber } from './number.ts';
import { compileText } from './text.ts';

/** The compiler of values: each type's compiler reaches the others through it. */
export function compilerOf(compilation: Compilation): Compiler {
  const compiler: Compiler = {
    ...compilation,
    text: (value, where, kind) => compileText(compiler, value, where, kind),
    rawText: (value, where) => {
      const unbounded = { limit: Number.POSITIVE_INFINITY, repeats: false };
      const read = compileText(compiler, value, where, unbounded);
      return (row) => trimmed(read(row) ?? '');
    },
    number: (value, where) => compileNumber(compiler, value, where),
    instant: (value, where) => compileInstant(compiler, value, where),
    flag: (value, where) => compileFlag(compiler, value, where),
  };
  return compiler;
}
