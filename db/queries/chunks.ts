import type { Context } from '../store/request.ts';

/** Keys that one statement asks for. */
export const CHUNK = 256;

/** Repeats the last id up to the chunk size, so that one statement serves every chunk. */
export function filled(ids: string[]): string[] {
  const last = ids[ids.length - 1] ?? '';
  while (ids.length < CHUNK) ids.push(last);
  return ids;
}

const texts = new Map<string, string>();

/** A statement's text, built by Drizzle once for each dialect. */
export function textOnce(ctx: Context, name: string, build: () => { sql: string }): string {
  const key = `${ctx.dialect.name}|${name}`;
  let text = texts.get(key);
  if (text === undefined) texts.set(key, (text = build().sql));
  return text;
}
