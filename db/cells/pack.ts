import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { ByteWriter } from './bytes.ts';
import { Durations, rememberedBin } from './durations.ts';
import type { Gathered, Group } from './fold.ts';
import { Ints } from './lists.ts';
import { DEPARTMENT, departmentScope, GRAIN_DAY, GRAIN_WEEK, TOTAL, WHOLE } from './places.ts';
import { WeekCells } from './week-cells.ts';

/**
 * Rows of cells as they would be stored if nothing were there yet. Per row six numbers: scope, dimension, grain,
 * bucket, length of `counters`, length of `seconds` (0 = none); `bytes` holds those two of each row one after the other,
 * in the form of codec.ts. Plain data: it crosses threads.
 */
export type CellPack = { rows: Int32Array; bytes: Uint8Array };

/** Numbers per row of a pack. */
export const PACK_FIELDS = 6;

/** Groups whose cells make up rows together. */
type Set = { scope: number; grain: number; bucket: number; groups: Group[] };

/** The sets that the groups of a week are part of. */
function setsOf(week: number, groups: readonly Group[]): Iterable<Set> {
  const sets = new Map<string, Set>();
  for (const group of groups) {
    for (const scope of [departmentScope(group.department), WHOLE]) {
      for (const [grain, bucket] of [
        [GRAIN_DAY, group.day],
        [GRAIN_WEEK, week],
      ] as const) {
        const key = `${scope}|${grain}|${bucket}`;
        const set = sets.get(key);
        if (set) set.groups.push(group);
        else sets.set(key, { scope, grain, bucket, groups: [group] });
      }
    }
  }
  return sets.values();
}

/** Packs one after the other: the lists, which all rows share, keep their room. Fresh ones for each batch of a bulk load
 * would be tens of megabytes of garbage.
 */
class CellPacker {
  private measures: Int32Array = new Int32Array();
  private durationSeconds: Float64Array = new Float64Array();
  /** The bin of each of them. */
  private bins = new Int16Array();
  private readonly out = new ByteWriter();
  private readonly counters = new ByteWriter();
  private readonly seconds = new ByteWriter();
  private readonly body = new ByteWriter();
  private readonly durations: Durations[] = [];
  private readonly rows: number[] = [];
  /** Counters of a cell; their numbers, rising, and the places of those. */
  private width = 0;
  private numbers = new Int32Array();
  private order = new Int32Array();
  private readonly cells = new WeekCells();
  /** Counters of the value at hand. */
  private total = new Float64Array();
  /** Per value of the row at hand: its first cell; per cell: the next of the same value. */
  private first = new Int32Array();
  private readonly chain = new Ints();
  private readonly values: number[] = [];

  pack(gathered: Gathered, weekStart: WeekStart): CellPack {
    const weeks = new Map<number, Group[]>();
    for (const group of gathered.groups) {
      const week = weekOf(group.day, weekStart);
      const groups = weeks.get(week);
      if (groups) groups.push(group);
      else weeks.set(week, [group]);
    }
    this.begin(gathered);
    for (const [week, groups] of weeks) {
      this.cells.addUp(groups);
      for (const set of setsOf(week, groups)) {
        this.row(set, TOTAL, 0);
        if (set.scope === WHOLE) this.row(set, DEPARTMENT, 0);
        for (let d = 1; d < DIMENSIONS.length; d++) this.row(set, d + 1, d);
      }
    }
    this.end();
    return { rows: Int32Array.from(this.rows), bytes: this.out.finish() };
  }

  private begin(gathered: Gathered): void {
    const { numbers } = gathered;
    this.out.clear();
    this.rows.length = 0;
    this.width = numbers.length;
    this.order = Int32Array.from(numbers.keys());
    this.order.sort((a, b) => (numbers[a] ?? 0) - (numbers[b] ?? 0));
    this.numbers = this.order.map((place) => numbers[place] ?? 0);
    this.total = new Float64Array(this.width);
    this.first = new Int32Array(gathered.highestValue + 1).fill(-1);
    this.measures = gathered.measures;
    this.durationSeconds = gathered.seconds;
    this.bins = new Int16Array(gathered.seconds.length);
    for (let i = 0; i < this.bins.length; i++) {
      this.bins[i] = rememberedBin(gathered.seconds[i] ?? 0);
    }
    this.cells.begin(gathered);
  }

  /** Lets go of what was gathered. */
  private end(): void {
    this.measures = new Int32Array();
    this.durationSeconds = new Float64Array();
    this.bins = new Int16Array();
    this.cells.end();
  }

  /** Writes the row of a dimension: cells of place `d` of the groups (0 = their totals). */
  private row(set: Set, dimension: number, d: number): void {
    this.collect(set.groups, dimension, d);
    const { counters, seconds, values, first, body } = this;
    const isWeek = set.grain === GRAIN_WEEK;
    counters.clear();
    seconds.clear();
    for (const value of values) {
      const head = first[value] ?? -1;
      first[value] = -1;
      this.addDurations(head, isWeek);
      body.clear();
      this.writeCountersOf(head);
      this.writeDurations(value, isWeek);
      counters.varint(value);
      counters.varint(body.length);
      counters.append(body);
    }
    const { scope, grain, bucket } = set;
    this.rows.push(scope, dimension, grain, bucket, counters.length, seconds.length);
    this.out.append(counters);
    this.out.append(seconds);
  }

  /** Chains the row's cells by value; `values` rise. */
  private collect(groups: readonly Group[], dimension: number, d: number): void {
    const { values, first, chain } = this;
    const { firstCell, nextCell, valueOf } = this.cells;
    values.length = 0;
    for (const group of groups) {
      let cell = firstCell.get(group.number * DIMENSIONS.length + d);
      for (; cell >= 0; cell = nextCell.get(cell)) {
        const value = dimension === DEPARTMENT ? group.department : valueOf.get(cell);
        const earlier = first[value] ?? -1;
        if (earlier < 0) values.push(value);
        chain.set(cell, earlier);
        first[value] = cell;
      }
    }
    values.sort((a, b) => a - b);
  }

  /** Writes the counters of a chain of cells, added up. */
  private writeCountersOf(head: number): void {
    const { total, chain, width } = this;
    const { sums } = this.cells;
    let next = chain.get(head);
    if (next < 0) return this.writeCounters(sums, head * width);
    total.set(sums.subarray(head * width, (head + 1) * width));
    for (; next >= 0; next = chain.get(next)) {
      const from = next * width;
      for (let place = 0; place < width; place++) {
        total[place] = (total[place] ?? 0) + (sums[from + place] ?? 0);
      }
    }
    this.writeCounters(total, 0);
  }

  private addDurations(head: number, isWeek: boolean): void {
    const { measures, durationSeconds, bins } = this;
    const chain = this.chain.raw;
    const { durations } = this.cells;
    const [last, earlier, item] = [durations.last.raw, durations.earlier.raw, durations.item.raw];
    for (let cell = head; cell >= 0; cell = chain[cell] ?? -1) {
      for (let link = last[cell] ?? -1; link >= 0; link = earlier[link] ?? -1) {
        const at = item[link] ?? 0;
        const one = (this.durations[measures[at] ?? 0] ??= new Durations());
        if (isWeek) one.addBin(bins[at] ?? 0);
        else one.list.varint(durationSeconds[at] ?? 0);
      }
    }
  }

  /** Writes the counters from `from` on that are not 0. */
  private writeCounters(amounts: Float64Array, from: number): void {
    const { width, order, numbers, body } = this;
    let filled = 0;
    for (let at = from; at < from + width; at++) if (amounts[at] !== 0) filled++;
    body.varint(filled);
    let last = 0;
    for (let i = 0; i < width; i++) {
      const amount = amounts[from + (order[i] ?? 0)] ?? 0;
      if (amount === 0) continue;
      const number = numbers[i] ?? 0;
      body.varint(number - last);
      body.signed(amount);
      last = number;
    }
  }

  /** Measures rise, as their numbers are places in `durations`. */
  private writeDurations(value: number, isWeek: boolean): void {
    const { body, seconds } = this;
    this.durations.forEach((durations, measure) => {
      const { list } = durations;
      if (isWeek) durations.writeBins();
      if (list.length === 0) return;
      if (!isWeek) seconds.varint(value);
      const into = isWeek ? body : seconds;
      into.varint(measure);
      into.varint(list.length);
      into.append(list);
      list.clear();
    });
  }
}

const packer = new CellPacker();

/** What a fold gathered, as rows: each department and the whole organisation, by day and by week. */
export function packCells(gathered: Gathered, weekStart: WeekStart): CellPack {
  return packer.pack(gathered, weekStart);
}
