import { and, asc, eq, ne, sql } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { CellChange } from '../cells/change.ts';
import { writeCells } from '../store/write-cells.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { counter } from './counting.ts';
import { readInstruments } from './instruments.ts';
import { writeSettings } from './organisation.ts';
import { listOf, tableOf } from './record-row.ts';

const CHUNK = 20_000;

/**
 * Cuts days and weeks anew: counts every record into a new generation of cells under the given calendar, then makes it
 * the one in force and drops the old one, all in this transaction, so that no reader ever sees half of it.
 */
export function* recutCalendar(
  ctx: Context,
  args: { zone: string; weekStart: WeekStart },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const old = yield* readCalendar(ctx);
  const next = { ...args, generation: old.generation + 1 };
  const { count } = counter(next, yield* readInstruments(ctx));
  for (let slot = 0; slot < ctx.slots; slot++) {
    for (const kind of RECORD_KINDS) {
      const table = tableOf(ctx.dialect, kind);
      let after: { source: string; externalId: string } | null = { source: '', externalId: '' };
      while (after) {
        const found: Record<string, unknown>[] = yield* all(
          q
            .select()
            .from(table)
            .where(
              and(
                eq(table.slot, slot),
                sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`,
              ),
            )
            .orderBy(asc(table.source), asc(table.external_id))
            .limit(CHUNK),
        );
        const change = new CellChange();
        for (const object of found) count(change, kind, listOf(kind, object), 1);
        const place = { slot, seq: 0, generation: next.generation };
        yield* writeCells(ctx, change.packs(next.weekStart), place);
        const last = found[found.length - 1];
        after =
          last && found.length === CHUNK
            ? { source: String(last['source']), externalId: String(last['external_id']) }
            : null;
      }
    }
  }
  yield* run(
    q
      .insert(t.meta)
      .values({ name: 'generation', value: next.generation })
      .onConflictDoUpdate({ target: [t.meta.name], set: { value: next.generation } }),
  );
  yield* writeSettings(ctx, { settings: { calendar: args } });
  yield* run(q.delete(t.cell).where(ne(t.cell.generation, next.generation)));
}
