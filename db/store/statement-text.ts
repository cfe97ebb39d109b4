import type { Bindable, Context, Statement, Steps } from './request.ts';

const texts = new Map<string, string>();

/**
 * SQL of a statement that is asked again and again. Writing it out takes Drizzle longer than SQLite takes to answer, so
 * it is done once per dialect and `shape` (whatever the text depends on). Parameters are bound in the order of the text.
 */
export function textOnce(ctx: Context, shape: string, build: () => { sql: string }): string {
  const key = `${ctx.dialect.name}|${shape}`;
  let text = texts.get(key);
  if (text === undefined) texts.set(key, (text = build().sql));
  return text;
}

/** All rows of such a statement, with `params` in place of those it was built with. */
export function* allOf<Row>(
  ctx: Context,
  shape: string,
  build: () => Statement<Row>,
  params: readonly Bindable[],
): Steps<Row[]> {
  const sql = textOnce(ctx, shape, () => build().toSQL());
  // The driver gives objects keyed by column name, which is what the builder's row type says.
  return (yield { kind: 'all', sql, params }) as Row[];
}
