import { WEEK_STARTS } from '#server/domain/time/period.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { eq } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';

/** How the store cuts days and weeks now. `generation` names the cells that were cut so. */
export type Calendar = { zone: string; weekStart: WeekStart; generation: number };

/** The calendar in force; read inside each writing transaction, since another process may change it. */
export function* readCalendar(ctx: Context): Steps<Calendar> {
  const { q, t } = ctx.dialect;
  const generation = yield* readMeta(ctx, 'generation');
  const settings = yield* allOf(
    ctx,
    'setting by name',
    () => q.select().from(t.setting).where(eq(t.setting.name, '')),
    ['calendar'],
  );
  // Written by `recutCalendar` and the first start only; both fields are checked below.
  const stored = settings[0] ? (JSON.parse(settings[0].json) as Partial<Calendar>) : {};
  const weekStart = WEEK_STARTS.find((start) => start === stored.weekStart) ?? 'sun';
  return { zone: stored.zone ?? 'UTC', weekStart, generation: generation ?? 1 };
}

/** Whole-number fact about the store; null when it was never set. */
export function* readMeta(ctx: Context, name: string): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const shape = () => q.select().from(t.meta).where(eq(t.meta.name, ''));
  const [row] = yield* allOf(ctx, 'meta', shape, [name]);
  return row?.value ?? null;
}
