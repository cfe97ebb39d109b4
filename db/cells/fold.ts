import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { DENSE_START, placeOf } from './dense.ts';

/** Number of a dimension in the cell table: 0 is the total, 1 the department, 2… the others. */
export const TOTAL = 0;
export const DEPARTMENT = 1;

/** Scope of the whole organisation; a department's scope is its code + 1. */
export const WHOLE = 0;
export function departmentScope(code: number): number {
  return code + 1;
}

export const GRAIN_DAY = 0;
export const GRAIN_WEEK = 1;

/** Durations a cell gains and loses. */
export type MeasureDelta = { measure: number; added: number[]; removed: number[] };

/** Stands for "takes nothing away", as nearly every cell of a bulk load does; never written to. */
const NONE: number[] = [];

/** Change to one stored row of cells: each value's change is the sum of the deltas of these cells of the fold. */
export type RowDelta = {
  scope: number;
  dimension: number;
  grain: number;
  bucket: number;
  values: Map<number, number[]>;
};

/** Cells (by number) of one department on one day; `dimensions[i]` are those of `DIMENSIONS[i]` by value. */
type Group = {
  day: number;
  department: number;
  total: number;
  dimensions: Map<number, number>[];
};

/** Width of the last fold, which the next one most likely needs too. */
let lastWidth = DENSE_START;

/**
 * Gathers what many records add to (or take from) their cells. Only the cells of each department and day are kept while
 * gathering; the whole organisation's and the weeks' follow by addition. Counters of all cells share one list, since a
 * bulk load touches tens of thousands of cells.
 */
export class CellFold {
  private readonly groups = new Map<number, Group>();
  private cells = 0;
  /** Places per cell; grows when an instrument with a higher number appears. */
  width = lastWidth;
  /** Counters of cell c at `c · width + place`. */
  counters = new Float64Array(lastWidth * 64);
  private readonly measures: MeasureDelta[][] = [];
  private readonly current: number[] = [];

  get isEmpty(): boolean {
    return this.cells === 0;
  }

  /** `sign` 1 adds the record's contribution, −1 takes an earlier one away. */
  add(codes: readonly number[], contribution: Contribution, sign: 1 | -1): void {
    const { counterDays, counters, measureDays, measures, seconds } = contribution;
    let day = Number.NaN;
    for (let from = 0; from < counters.length;) {
      day = counterDays[from] ?? 0;
      let to = from + 1;
      while (to < counters.length && counterDays[to] === day) to++;
      this.find(day, codes);
      this.count(contribution, from, to, sign);
      from = to;
    }
    for (let i = 0; i < measures.length; i++) {
      const at = measureDays[i] ?? 0;
      if (at !== day) this.find((day = at), codes);
      const value = seconds[i] ?? 0;
      for (const cell of this.current) {
        const change = this.measureOf(cell, measures[i] ?? 0);
        if (sign === 1) change.added.push(value);
        else if (change.removed === NONE) change.removed = [value];
        else change.removed.push(value);
      }
    }
  }

  private count(contribution: Contribution, from: number, to: number, sign: 1 | -1): void {
    const { counters: numbers, amounts } = contribution;
    for (let i = from; i < to; i++) {
      const place = placeOf(numbers[i] ?? 0);
      if (place >= this.width) this.widen(place + 1);
      const amount = sign * (amounts[i] ?? 0);
      const { counters, width, current } = this;
      for (let k = 0; k < current.length; k++) {
        const at = (current[k] ?? 0) * width + place;
        counters[at] = (counters[at] ?? 0) + amount;
      }
    }
  }

  private measureOf(cell: number, measure: number): MeasureDelta {
    let changes = this.measures[cell];
    if (!changes) this.measures[cell] = changes = [];
    for (const held of changes) if (held.measure === measure) return held;
    const fresh: MeasureDelta = { measure, added: [], removed: NONE };
    changes.push(fresh);
    return fresh;
  }

  /** Puts the cells of a record's department on a day into `current`. */
  private find(day: number, codes: readonly number[]): void {
    const group = this.group(day, codes[0] ?? 0);
    const { current } = this;
    current[0] = group.total;
    for (let i = 1; i < group.dimensions.length; i++) {
      current[i] = this.cellOf(group, i, codes[i] ?? 0);
    }
  }

  private group(day: number, department: number): Group {
    const key = day * 0x10_0000 + department;
    let group = this.groups.get(key);
    if (!group) {
      const dimensions = DIMENSIONS.map(() => new Map<number, number>());
      group = { day, department, total: this.newCell(), dimensions };
      this.groups.set(key, group);
    }
    return group;
  }

  private cellOf(group: Group, dimension: number, value: number): number {
    const byValue = group.dimensions[dimension];
    let cell = byValue?.get(value);
    if (cell === undefined) {
      cell = this.newCell();
      byValue?.set(value, cell);
    }
    return cell;
  }

  private newCell(): number {
    const cell = this.cells++;
    if (this.cells * this.width > this.counters.length) {
      const larger = new Float64Array(this.counters.length * 2);
      larger.set(this.counters);
      this.counters = larger;
    }
    return cell;
  }

  private widen(places: number): void {
    const width = places + 16;
    const wider = new Float64Array(Math.max(64, this.cells * 2) * width);
    for (let cell = 0; cell < this.cells; cell++) {
      const from = cell * this.width;
      wider.set(this.counters.subarray(from, from + this.width), cell * width);
    }
    this.width = width;
    lastWidth = width;
    this.counters = wider;
  }

  /** What a cell's durations gain and lose. */
  measuresOf(cell: number): readonly MeasureDelta[] {
    return this.measures[cell] ?? [];
  }

  /** Adds what another fold gathered. */
  absorb(other: CellFold): void {
    for (const group of other.groups.values()) {
      const codes = DIMENSIONS.map(() => 0);
      codes[0] = group.department;
      this.absorbCell(group.day, codes, 0, other, group.total);
      group.dimensions.forEach((byValue, i) => {
        for (const [value, cell] of byValue) {
          codes[i] = value;
          this.absorbCell(group.day, codes, i, other, cell);
          codes[i] = 0;
        }
      });
    }
  }

  private absorbCell(
    day: number,
    codes: readonly number[],
    dimension: number,
    other: CellFold,
    cell: number,
  ): void {
    const into = this.cellFor(day, codes, dimension);
    if (other.width > this.width) this.widen(other.width);
    const from = cell * other.width;
    const base = into * this.width;
    for (let place = 0; place < other.width; place++) {
      const amount = other.counters[from + place] ?? 0;
      this.counters[base + place] = (this.counters[base + place] ?? 0) + amount;
    }
    for (const change of other.measuresOf(cell)) {
      const held = this.measureOf(into, change.measure);
      for (const seconds of change.added) held.added.push(seconds);
      held.removed = held.removed.concat(change.removed);
    }
  }

  private cellFor(day: number, codes: readonly number[], dimension: number): number {
    const group = this.group(day, codes[0] ?? 0);
    if (dimension === 0) return group.total;
    return this.cellOf(group, dimension, codes[dimension] ?? 0);
  }

  /** The change to every stored row: each department and the whole organisation, by day and by week. */
  rows(weekStart: WeekStart): RowDelta[] {
    const rows = new Map<string, RowDelta>();
    const into = (scope: number, dimension: number, grain: number, bucket: number): RowDelta => {
      const key = `${scope}|${dimension}|${grain}|${bucket}`;
      let row = rows.get(key);
      if (!row) rows.set(key, (row = { scope, dimension, grain, bucket, values: new Map() }));
      return row;
    };
    const put = (row: RowDelta, value: number, cell: number): void => {
      const cells = row.values.get(value);
      if (cells) cells.push(cell);
      else row.values.set(value, [cell]);
    };
    for (const group of this.groups.values()) {
      const week = weekOf(group.day, weekStart);
      for (const [grain, bucket] of [
        [GRAIN_DAY, group.day],
        [GRAIN_WEEK, week],
      ] as const) {
        const scope = departmentScope(group.department);
        put(into(scope, TOTAL, grain, bucket), 0, group.total);
        put(into(WHOLE, TOTAL, grain, bucket), 0, group.total);
        put(into(WHOLE, DEPARTMENT, grain, bucket), group.department, group.total);
        group.dimensions.forEach((byValue, i) => {
          if (i === 0) return;
          const own = into(scope, i + 1, grain, bucket);
          const whole = into(WHOLE, i + 1, grain, bucket);
          for (const [value, cell] of byValue) {
            put(own, value, cell);
            put(whole, value, cell);
          }
        });
      }
    }
    return [...rows.values()];
  }
}
