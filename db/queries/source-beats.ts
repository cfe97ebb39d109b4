import { eq } from 'drizzle-orm';
import type { SourceGaps } from '#server/domain/alerts/silence.ts';
import {
  isSignOfLife,
  LAPSE_MS,
  NO_GAPS,
  ONE_BEAT_MS,
  withGap,
} from '#server/domain/alerts/silence.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import { readMeta } from './calendar.ts';
import type { Held } from './leases.ts';
import { isHeld } from './leases.ts';
import { COLUMN } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { rowIn } from './row-batch.ts';

/** A source that has given a sign of life, and for how long (ms of time in which somebody watched) it has given none since. */
export type SourceBeat = { source: string; silentFor: number; gaps: SourceGaps };

/** Name of the fact when somebody last looked who is silent (UTC ms). */
const WATCHED = 'sources_watched_at';

/**
 * Notes that a source is alive, in the transaction that stores its rows. `newest` = latest instant of them; null = there are none.
 * What one import brings, however long it takes, is one sign of life; so is what comes within a minute.
 */
export function* noteBeat(
  ctx: Context,
  args: { source: string; newest: number | null; batches: readonly RowBatch[]; now: number },
): Steps<void> {
  const { source, newest, batches, now } = args;
  if (newest === null || !isSignOfLife(newest, now)) return;
  const { q, t } = ctx.dialect;
  const b = t.sourceBeat;
  const [last] = yield* allOf(ctx, 'beat', () => q.select().from(b).where(eq(b.source, '')), [
    source,
  ]);
  const gap = last ? now - last.last_at - last.excused : null;
  if (gap !== null && gap >= 0 && gap < ONE_BEAT_MS) return;
  const import_id = importOf(batches);
  const gaps = last ? gapsOf(last) : NO_GAPS;
  const isSame = import_id !== null && import_id === last?.import_id;
  // Where nobody watched, or the clock was set, it is not known how long the gap was.
  const isGap =
    gap !== null && gap > 0 && !isSame && !isLapse((yield* readMeta(ctx, WATCHED)) ?? 0, now);
  const beat = {
    last_at: now,
    excused: 0,
    import_id,
    gaps: JSON.stringify(isGap ? withGap(gaps, gap, now) : gaps),
  };
  yield* run(
    q
      .insert(b)
      .values({ source, ...beat })
      .onConflictDoUpdate({ target: b.source, set: beat }),
  );
}

function importOf(batches: readonly RowBatch[]): string | null {
  const batch = batches.find(({ count }) => count > 0);
  const id = batch ? rowIn(batch, 0)[COLUMN.import_id] : null;
  return typeof id === 'string' ? id : null;
}

function gapsOf({ gaps }: { gaps: string }): SourceGaps {
  // Written by noteBeat alone.
  return JSON.parse(gaps) as SourceGaps;
}

/**
 * Looks at every source that was ever alive, by its id, for the holder of a lease; null when it is somebody else's by now. Time in
 * which nobody looked (the server was off, asleep, or its clock was set) excuses sources: they may have sent and not been heard.
 */
export function* watchSources(
  ctx: Context,
  { held, now }: { held: Held; now: number },
): Steps<SourceBeat[] | null> {
  if (!(yield* isHeld(ctx, held))) return null;
  const { q, t } = ctx.dialect;
  const b = t.sourceBeat;
  // 0: nobody ever looked.
  const before = (yield* readMeta(ctx, WATCHED)) ?? 0;
  const beats: SourceBeat[] = [];
  for (const row of yield* all(q.select().from(b).orderBy(b.source))) {
    const missed = isLapse(before, now) ? missedOf(row, before, now) : 0;
    const excused = row.excused + missed;
    if (missed !== 0) {
      yield* run(q.update(b).set({ excused }).where(eq(b.source, row.source)));
    }
    const silentFor = Math.max(0, now - row.last_at - excused);
    beats.push({ source: row.source, silentFor, gaps: gapsOf(row) });
  }
  const value = { value: now };
  yield* run(
    q
      .insert(t.meta)
      .values({ name: WATCHED, ...value })
      .onConflictDoUpdate({ target: t.meta.name, set: value }),
  );
  return beats;
}

/** What is known of the gaps of every source that was ever alive, by its id. */
export function* readBeats(ctx: Context): Steps<Pick<SourceBeat, 'source' | 'gaps'>[]> {
  const { q, t } = ctx.dialect;
  const b = t.sourceBeat;
  const rows = yield* all(q.select().from(b).orderBy(b.source));
  return rows.map((row) => ({ source: row.source, gaps: gapsOf(row) }));
}

function isLapse(before: number, now: number): boolean {
  return now < before || now - before > LAPSE_MS;
}

function missedOf(row: { last_at: number; excused: number }, before: number, now: number): number {
  const heardAt = row.last_at + row.excused;
  // The clock was set back, and it may have been heard before or after: the shorter silence is taken.
  if (now < before && heardAt <= now) return 0;
  return now - Math.max(before, heardAt);
}
