import { and, eq } from 'drizzle-orm';
import { binOf } from '#server/domain/counters/bins.ts';
import { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { contribute } from '#server/domain/counters/contribute/record.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import { decodeBody, decodeSeconds, splitBodies, splitSeconds } from '../cells/codec.ts';
import { GRAIN_DAY, GRAIN_WEEK } from '../cells/places.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { readInstruments } from './instruments.ts';
import { recordOf, rowColumns, tableOf } from './record-row.ts';
import type { SealedPlace, StoredSeal } from './sealed-cells.ts';
import { readSealed } from './sealed-cells.ts';

/** One stored row of cells that is not what its records add up to. */
export type CellDifference = {
  slot: number;
  scope: number;
  dimension: number;
  grain: number;
  bucket: number;
  /**
   * `missing` = records count there but nothing is stored; `extra` = stored but no record counts there; `seal` = what
   * dropped records counted there is not what it was sealed as.
   */
  kind: 'different' | 'missing' | 'extra' | 'seal';
};

/** What a recount found: records read, rows of cells compared, and every row that differs. */
export type CheckResult = { records: number; cells: number; differences: CellDifference[] };

/**
 * Recounts one slot from its records and from what records counted that were dropped by age, and compares with the stored
 * cells, in one snapshot; what is sealed is verified by its checksum. Independent of the way cells are written: each row of cells is summed up as one number, Σ amount · h(value) · h(counter) modulo 2³², which is
 * additive like the counters themselves. All h are odd, so a single wrong count is always found; any other damage goes
 * unnoticed with probability 2⁻³².
 */
export function* checkStore(ctx: Context, args: { slot: number }): Steps<CheckResult> {
  const calendar = yield* readCalendar(ctx);
  const instruments = new Map((yield* readInstruments(ctx)).map((i) => [i.code, i]));
  const zone = zoneOf(calendar.zone);
  const dayOf = (at: number): number => zone.dayOf(at);
  const expected = new Map<string, number>();
  const out = new Contribution();
  let records = 0;
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    yield* each(
      ctx.dialect.q
        .select(rowColumns(ctx.dialect, kind))
        .from(table)
        .where(eq(table.slot, args.slot)),
      (row: Bindable[]) => {
        records++;
        const record = recordOf(kind, row);
        out.clear();
        contribute(
          record,
          dayOf,
          (code) => {
            const instrument = instruments.get(code);
            if (!instrument) throw new Error(`instrument ${code} is not stored`);
            return instrument;
          },
          out,
        );
        for (const [day, sums] of sumsByDay(out)) {
          const week = weekOf(day, calendar.weekStart);
          addRecord(expected, record.codes, `0|${day}`, sums.day);
          addRecord(expected, record.codes, `1|${week}`, sums.week);
        }
      },
    );
  }
  const broken = yield* addSealedDays(ctx, args.slot, calendar.weekStart, expected);
  const { cells, differences } = yield* compare(ctx, args.slot, calendar.generation, expected);
  return { records, cells, differences: [...broken, ...differences] };
}

/** Rows of sealed cells that are read together. */
const SEALED_ROWS = 2000;

/** Adds what dropped records counted, under the weeks of today; gives the rows that are not what was sealed. */
function* addSealedDays(
  ctx: Context,
  slot: number,
  weekStart: WeekStart,
  expected: Map<string, number>,
): Steps<CellDifference[]> {
  const broken: CellDifference[] = [];
  let after: SealedPlace | null = null;
  do {
    const rows: StoredSeal[] = yield* readSealed(ctx, { slot, after, limit: SEALED_ROWS });
    for (const { scope, dimension, bucket, counters, seconds, isWhole } of rows) {
      if (!isWhole) {
        broken.push({ slot, scope, dimension, grain: GRAIN_DAY, bucket, kind: 'seal' });
        continue;
      }
      const sums = { day: storedSum(counters, seconds), week: weekSum(counters, seconds) };
      for (const [grain, at, sum] of [
        [GRAIN_DAY, bucket, sums.day],
        [GRAIN_WEEK, weekOf(bucket, weekStart), sums.week],
      ] as const) {
        const key = `${scope}|${dimension}|${grain}|${at}`;
        expected.set(key, ((expected.get(key) ?? 0) + sum) | 0);
      }
    }
    after = rows.length < SEALED_ROWS ? null : (rows.at(-1) ?? null);
  } while (after);
  return broken;
}

/** What a day's row adds to the sum of its week: durations count by their bins there. */
function weekSum(counters: Uint8Array, seconds: Uint8Array | null): number {
  let total = storedSum(counters, null);
  for (const [key, bytes] of splitSeconds(seconds)) {
    const value = Math.floor(key / 256);
    for (const s of decodeSeconds(bytes)) {
      total = (total + Math.imul(binSum(key % 256, binOf(s), 1), spread(value, 5))) | 0;
    }
  }
  return total;
}

/** A well-spread odd number for a whole number (finaliser of MurmurHash3, public domain). */
function spread(n: number, salt: number): number {
  let h = (n ^ Math.imul(salt, 0x9e37_79b1)) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) | 1;
}

/** amount · h modulo 2³²; `amount` may exceed 32 bits. */
const times = (amount: number, h: number): number => Math.imul(amount % 0x1_0000_0000, h);

const counterSum = (counter: number, amount: number): number => times(amount, spread(counter, 1));
const secondsSum = (measure: number, seconds: number): number =>
  Math.imul(spread(measure, 2), spread(seconds, 3));
const binSum = (measure: number, bin: number, n: number): number =>
  times(n, Math.imul(spread(measure, 2), spread(bin, 4)));

function sumsByDay(out: Contribution): Map<number, { day: number; week: number }> {
  const days = new Map<number, { day: number; week: number }>();
  const of = (day: number): { day: number; week: number } => {
    let sums = days.get(day);
    if (!sums) days.set(day, (sums = { day: 0, week: 0 }));
    return sums;
  };
  out.counters.each((day, counter, amount) => {
    const sums = of(day);
    const part = counterSum(counter, amount);
    sums.day = (sums.day + part) | 0;
    sums.week = (sums.week + part) | 0;
  });
  out.measures.each((day, measure, seconds) => {
    const sums = of(day);
    sums.day = (sums.day + secondsSum(measure, seconds)) | 0;
    sums.week = (sums.week + binSum(measure, binOf(seconds), 1)) | 0;
  });
  return days;
}

/** Adds a record to every row of cells it counts in: by scope (whole, department) and dimension. */
function addRecord(
  expected: Map<string, number>,
  codes: readonly number[],
  place: string,
  sum: number,
): void {
  const department = codes[0] ?? 0;
  const put = (scope: number, dimension: number, value: number): void => {
    const key = `${scope}|${dimension}|${place}`;
    expected.set(key, ((expected.get(key) ?? 0) + Math.imul(sum, spread(value, 5))) | 0);
  };
  put(0, 0, 0);
  put(department + 1, 0, 0);
  put(0, 1, department);
  for (let i = 1; i < DIMENSIONS.length; i++) {
    put(0, i + 1, codes[i] ?? 0);
    put(department + 1, i + 1, codes[i] ?? 0);
  }
}

function* compare(
  ctx: Context,
  slot: number,
  generation: number,
  expected: Map<string, number>,
): Steps<{ cells: number; differences: CellDifference[] }> {
  const { q, t } = ctx.dialect;
  const differences: CellDifference[] = [];
  const differ = (key: string, kind: CellDifference['kind']): void => {
    const [scope = 0, dimension = 0, grain = 0, bucket = 0] = key.split('|').map(Number);
    differences.push({ slot, scope, dimension, grain, bucket, kind });
  };
  let cells = 0;
  const statement = q
    .select({
      scope: t.cell.scope,
      dimension: t.cell.dimension,
      grain: t.cell.grain,
      bucket: t.cell.bucket,
      counters: t.cell.counters,
      seconds: t.cell.seconds,
    })
    .from(t.cell)
    .where(and(eq(t.cell.slot, slot), eq(t.cell.generation, generation)));
  const seen = new Set<string>();
  yield* each(statement, (row: Bindable[]) => {
    cells++;
    const key = row.slice(0, 4).map(Number).join('|');
    seen.add(key);
    // Columns five and six are the blobs.
    const found = storedSum(row[4] as Uint8Array, row[5] as Uint8Array | null);
    const wanted = expected.get(key);
    if (wanted === undefined) differ(key, 'extra');
    else if (wanted !== found) differ(key, 'different');
  });
  for (const key of expected.keys()) if (!seen.has(key)) differ(key, 'missing');
  return { cells, differences };
}

function storedSum(counters: Uint8Array, seconds: Uint8Array | null): number {
  let total = 0;
  for (const [value, bytes] of splitBodies(counters)) {
    const body = decodeBody(bytes);
    let sum = 0;
    for (const [counter, n] of body.counters) sum = (sum + counterSum(counter, n)) | 0;
    for (const [measure, bins] of body.measures) {
      for (const [bin, n] of bins) sum = (sum + binSum(measure, bin, n)) | 0;
    }
    total = (total + Math.imul(sum, spread(value, 5))) | 0;
  }
  for (const [key, bytes] of splitSeconds(seconds)) {
    const value = Math.floor(key / 256);
    const measure = key % 256;
    for (const s of decodeSeconds(bytes)) {
      total = (total + Math.imul(secondsSum(measure, s), spread(value, 5))) | 0;
    }
  }
  return total;
}
