import { ne } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { CellChange } from '../cells/change.ts';
import { writeCells } from '../store/write-cells.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { readCalendar } from './calendar.ts';
import { counter } from './counting.ts';
import { readInstruments } from './instruments.ts';
import { writeSettings } from './organisation.ts';
import { COLUMN } from './record-row.ts';
import type { RowPlace } from './rows-in-time.ts';
import { rowsInTime } from './rows-in-time.ts';

/**
 * Records that are counted together. In order of time they touch the cells of few days, so that nearly every row of cells
 * is written once; a few hundred bytes each are held.
 */
const CHUNK = 50_000;

/**
 * Cuts days and weeks anew: counts every record into a new generation of cells under the given calendar, then makes it
 * the one in force and drops the old one, all in this transaction, so that no reader ever sees half of it.
 */
export function* recutCalendar(
  ctx: Context,
  { audited, ...calendar }: { zone: string; weekStart: WeekStart; audited?: Audited },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const old = yield* readCalendar(ctx);
  const next = { ...calendar, generation: old.generation + 1 };
  const { count } = counter(next, yield* readInstruments(ctx));
  for (const kind of RECORD_KINDS) {
    let after: RowPlace | null = null;
    do {
      const changes = Array.from({ length: ctx.slots }, () => new CellChange());
      after = yield* rowsInTime(ctx, { kind, after, limit: CHUNK }, (row) => {
        const change = changes[Number(row[COLUMN.slot])];
        if (change) count(change, kind, row, 1);
      });
      for (const [slot, change] of changes.entries()) {
        const place = { slot, seq: 0, generation: next.generation };
        yield* writeCells(ctx, change.packs(next.weekStart), place);
      }
    } while (after);
  }
  yield* run(
    q
      .insert(t.meta)
      .values({ name: 'generation', value: next.generation })
      .onConflictDoUpdate({ target: [t.meta.name], set: { value: next.generation } }),
  );
  yield* writeSettings(ctx, { settings: { calendar }, ...(audited && { audited }) });
  yield* run(q.delete(t.cell).where(ne(t.cell.generation, next.generation)));
}
