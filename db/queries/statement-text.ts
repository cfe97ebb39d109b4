import type { Dialect } from '../dialect/dialect.ts';
import type { Bindable, Context, Statement, Steps } from '../store/request.ts';

const texts = new WeakMap<Dialect, Map<string, string>>();

/**
 * SQL of a statement that is asked again and again. Writing it out takes Drizzle longer than SQLite takes to answer, so
 * it is done once per dialect and `shape` (whatever the text depends on). Parameters are bound in the order of the text.
 */
export function textOf(
  dialect: Dialect,
  shape: string,
  build: () => { toSQL: () => { sql: string } },
): string {
  let held: Map<string, string> | undefined = texts.get(dialect);
  if (!held) texts.set(dialect, (held = new Map<string, string>()));
  let text = held.get(shape);
  if (text === undefined) held.set(shape, (text = build().toSQL().sql));
  return text;
}

/** All rows of such a statement, with `params` in place of those it was built with. */
export function* allOf<Row>(
  ctx: Context,
  shape: string,
  build: () => Statement<Row>,
  params: readonly Bindable[],
): Steps<Row[]> {
  // The driver gives objects keyed by column name, which is what the builder's row type says.
  return (yield { kind: 'all', sql: textOf(ctx.dialect, shape, build), params }) as Row[];
}
