import { ne } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { CellChange } from '../cells/change.ts';
import { packOfRows } from '../cells/pack-rows.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/places.ts';
import { weekOfDay } from '../cells/week-of-day.ts';
import type { CellPlace } from '../store/write-cells.ts';
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
import type { SealedPlace, StoredSeal } from './sealed-cells.ts';
import { readSealed } from './sealed-cells.ts';

/**
 * Records that are counted together. In order of time they touch the cells of few days, so that nearly every row of cells
 * is written once; a few hundred bytes each are held.
 */
const CHUNK = 50_000;

/**
 * Cuts days and weeks anew: counts every record, and what dropped ones had counted, into a new generation of cells under the
 * given calendar, then makes it the one in force and drops the old one, all in this transaction, so that no reader ever sees half of it.
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
  for (let slot = 0; slot < ctx.slots; slot++) {
    yield* recutSealed(ctx, { slot, seq: 0, generation: next.generation }, next.weekStart);
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

/** Rows of sealed cells that are counted together. */
const SEALED_ROWS = 5000;

/** Counts what dropped records had counted again: on the days it was counted on, whatever the zone, in the weeks of today. */
function* recutSealed(ctx: Context, place: CellPlace, weekStart: WeekStart): Steps<void> {
  let after: SealedPlace | null = null;
  do {
    const rows: StoredSeal[] = yield* readSealed(ctx, {
      slot: place.slot,
      after,
      limit: SEALED_ROWS,
    });
    const cells = rows.flatMap(({ isWhole, ...row }) => {
      if (!isWhole) throw new Error(`the sealed cells of day ${row.bucket} are damaged`);
      return [
        { ...row, grain: GRAIN_DAY },
        { ...row, ...weekOfDay(row), grain: GRAIN_WEEK, bucket: weekOf(row.bucket, weekStart) },
      ];
    });
    yield* writeCells(ctx, [{ pack: packOfRows(cells), sign: 1 }], place);
    after = rows.length < SEALED_ROWS ? null : (rows.at(-1) ?? null);
  } while (after);
}
