import { sql } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import { readMeta } from './calendar.ts';

/** All settings by name, parsed. */
export function* readSettings(ctx: Context): Steps<Record<string, unknown>> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(q.select().from(t.setting));
  // Read as unknown: whoever uses a setting parses it.
  return Object.fromEntries(rows.map((row) => [row.name, JSON.parse(row.json) as unknown]));
}

/** Stores settings by name; the others stay. `audited` is the entry of who asked for it, where somebody did. */
export function* writeSettings(
  ctx: Context,
  args: { settings: Record<string, unknown>; audited?: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  for (const [name, value] of Object.entries(args.settings)) {
    const json = JSON.stringify(value);
    yield* run(
      q
        .insert(t.setting)
        .values({ name, json })
        .onConflictDoUpdate({ target: [t.setting.name], set: { json } }),
    );
  }
  yield* raiseSettings(ctx);
  if (args.audited) yield* appendAudit(ctx, args.audited);
}

/** Raises the generation of the settings, which is part of every answer's tag. */
export function* raiseSettings(ctx: Context): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .insert(t.meta)
      .values({ name: 'settings', value: 1 })
      .onConflictDoUpdate({ target: [t.meta.name], set: { value: sql`${t.meta.value} + 1` } }),
  );
}

/** What an answer's tag is made of: it changes whenever any record or setting did. */
export function* readVersion(ctx: Context): Steps<{ settings: number; records: number }> {
  const { q, t } = ctx.dialect;
  const settings = yield* readMeta(ctx, 'settings');
  const stored = () => q.select({ seq: ctx.dialect.sum(t.slot.seq).as('seq') }).from(t.slot);
  const [records] = yield* allOf(ctx, 'sequence', stored, []);
  return { settings: settings ?? 0, records: records?.seq ?? 0 };
}
