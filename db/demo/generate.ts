import type { RecordInput } from '#server/domain/records/record.ts';
import type { Arrival } from './arrival.ts';
import { dayStamp, instantOfDay, isRamadan, localDay, season } from './calendar.ts';
import { arrivalsOf } from './arrivals.ts';
import { liveCase } from './case-life.ts';
import { Horizon } from './horizon.ts';
import { Random } from './random.ts';
import { relationshipDay } from './relationship.ts';
import { liveSession } from './session.ts';
import type { DemoOptions, World } from './world.ts';
import { LIFE_DAYS, worldOf } from './world.ts';

const BATCH = 3000;
const CASE_STREAM = 0x6361;
const SESSION_STREAM = 0x7365;
const MENDED_STREAM = 0x6d65;
/** Automation sessions for each expected case. */
const SESSIONS_PER_CASE = 0.52;

/**
 * The demonstration as it stands at `nowMs`, in batches of about 3,000 records, ordered by the instant each happened
 * (`at`). Nothing is later than `nowMs`: a case whose resolution would be is still open, an invitation whose answer
 * would be is unanswered, a call that still goes on is not there yet.
 *
 * How the demonstration extends itself: every customer, case, contact, session and invitation is a pure function of
 * (seed, local day, sequence number in that day); volume, survey programme and stories are anchored to `createdMs`, the
 * instant the demonstration was created, which is kept with it and never moves. So the same lives come out whatever
 * `nowMs` is, with the same external ids; `nowMs` only decides how much of each life is visible. `createdMs` left out
 * means: created now.
 */
export function generateDemo(
  options: Omit<DemoOptions, 'createdMs'> & { readonly createdMs?: number; readonly nowMs: number },
): Generator<RecordInput[]> {
  const { nowMs, createdMs = nowMs } = options;
  const world = worldOf({ ...options, createdMs }, nowMs);
  return recordsBetween(world, world.firstDay, Number.NEGATIVE_INFINITY, nowMs);
}

/**
 * What happened to the demonstration in (fromMs, nowMs]: new records, and records that changed since `fromMs` in their
 * present state under their old external id with a later `updatedAt`. Written over the demonstration as it stood at
 * `fromMs` it gives, record for record, the demonstration as it stands at `nowMs`. Options must be those of the
 * creation. Records sent twice do no harm. Ordered like `generateDemo`.
 */
export function extendDemo(
  options: DemoOptions & { readonly fromMs: number; readonly nowMs: number },
): Generator<RecordInput[]> {
  const { fromMs, nowMs } = options;
  const world = worldOf(options, nowMs);
  const firstDay = Math.max(world.firstDay, localDay(fromMs) - LIFE_DAYS);
  return recordsBetween(world, firstDay, fromMs, nowMs);
}

function* recordsBetween(
  world: World,
  firstDay: number,
  afterMs: number,
  nowMs: number,
): Generator<RecordInput[]> {
  // A life leaves records on later days; each waits here for its day's turn.
  const byDay = new Map<number, RecordInput[]>();
  const horizon = new Horizon(afterMs, nowMs, (record) => {
    const day = localDay(record.at);
    const held = byDay.get(day);
    if (held === undefined) byDay.set(day, [record]);
    else held.push(record);
  });
  let batch: RecordInput[] = [];
  const lastDay = localDay(nowMs);
  for (let day = firstDay; day <= lastDay; day += 1) {
    liveDay(world, day, horizon);
    const records = byDay.get(day) ?? [];
    byDay.delete(day);
    records.sort((a, b) => a.at - b.at);
    batch = batch.concat(records);
    if (batch.length >= BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}

/** True for the `n`th arrival of its day if it no longer happens, since its cause was mended. Others keep their number. */
function isSpared(world: World, { at, theme }: Omit<Arrival, 'id'>, n: number): boolean {
  const mended = world.mended.find((one) => one.theme === theme.key && at >= one.from);
  if (!mended) return false;
  const random = new Random(world.seed, MENDED_STREAM, localDay(at), n);
  return !random.chance(mended.keeps);
}

function liveDay(world: World, day: number, horizon: Horizon): void {
  const stamp = dayStamp(day);
  const expected = world.casesPerDay * season(day, world.createdDay);
  const arrivals = arrivalsOf(world, day, expected);
  for (const [index, arrival] of arrivals.entries()) {
    const n = index + 1;
    if (isSpared(world, arrival, n)) continue;
    const random = new Random(world.seed, CASE_STREAM, day, n);
    const id = `case-${stamp}-${String(n).padStart(4, '0')}`;
    liveCase(world, { ...arrival, id }, random, horizon);
  }
  const random = new Random(world.seed, SESSION_STREAM, day);
  const ramadan = isRamadan(day);
  const sessions = random.poisson(expected * SESSIONS_PER_CASE);
  for (let n = 1; n <= sessions; n += 1) {
    const at = instantOfDay(day, ramadan, random);
    liveSession(world, `session-${stamp}-${String(n).padStart(4, '0')}`, at, random, horizon);
  }
  relationshipDay(world, day, stamp, expected, horizon);
}
