import type { Condition, Value } from '../../contract/mapping-value.ts';
import type { Compiler, Read } from './compilation.ts';
import { compileCondition } from './conditions.ts';

/** One value or another, whatever type `compile` reads them as; null where neither is said. */
export function compileChoice<T>(
  compiler: Compiler,
  { when, take, otherwise }: { when: Condition; take: Value; otherwise?: Value | undefined },
  where: string,
  compile: (value: Value, where: string) => Read<T>,
): Read<T> {
  const holds = compileCondition(compiler, when, `${where}.when`);
  const one = compile(take, `${where}.take`);
  const other = otherwise === undefined ? null : compile(otherwise, `${where}.otherwise`);
  return (row) => (holds(row) ? one(row) : (other?.(row) ?? null));
}
