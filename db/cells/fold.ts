import { binOf } from '#server/domain/counters/bins.ts';
import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { WeekStart } from '#server/domain/time/period.ts';
import { weekOf } from '#server/domain/time/period.ts';

/** Number of a dimension in the cell table: 0 is the total, 1 the department, 2… the others. */
export const TOTAL = 0;
export const DEPARTMENT = 1;
export const DIMENSION_NUMBERS: readonly number[] = DIMENSIONS.map((_, index) => index + 1);

/** Scope of the whole organisation; a department's scope is its code + 1. */
export const WHOLE = 0;
export function departmentScope(code: number): number {
  return code + 1;
}

export const GRAIN_DAY = 0;
export const GRAIN_WEEK = 1;

export type MeasureDelta = { added: number[]; removed: number[] };
export type Delta = { counters: Map<number, number>; measures: Map<number, MeasureDelta> };

/** Change to one stored row of cells. */
export type RowDelta = {
  scope: number;
  dimension: number;
  grain: number;
  bucket: number;
  values: Map<number, Delta>;
};

type Group = { day: number; department: number; total: Delta; dimensions: Map<number, Delta>[] };

function emptyDelta(): Delta {
  return { counters: new Map(), measures: new Map() };
}

function addInto(into: Delta, from: Delta): void {
  for (const [counter, n] of from.counters) {
    into.counters.set(counter, (into.counters.get(counter) ?? 0) + n);
  }
  for (const [measure, change] of from.measures) {
    const held = into.measures.get(measure);
    if (held) {
      for (const s of change.added) held.added.push(s);
      for (const s of change.removed) held.removed.push(s);
    } else {
      into.measures.set(measure, { added: [...change.added], removed: [...change.removed] });
    }
  }
}

/**
 * Gathers what many records add to (or take from) their cells. Only the cells of each department are kept while
 * gathering; the whole organisation's and the weeks' follow by addition in `rows()`.
 */
export class CellFold {
  private groups = new Map<number, Group>();

  get isEmpty(): boolean {
    return this.groups.size === 0;
  }

  /** `sign` 1 adds the record's contribution, −1 takes an earlier one away. */
  add(codes: readonly number[], contribution: Contribution, sign: 1 | -1): void {
    const { counterDays, counters, amounts, measureDays, measures, seconds } = contribution;
    let day = Number.NaN;
    let cells: Delta[] = [];
    for (let i = 0; i < counters.length; i++) {
      const at = counterDays[i] ?? 0;
      if (at !== day) {
        day = at;
        cells = this.cellsOf(day, codes);
      }
      const counter = counters[i] ?? 0;
      const amount = (amounts[i] ?? 0) * sign;
      for (const cell of cells) {
        cell.counters.set(counter, (cell.counters.get(counter) ?? 0) + amount);
      }
    }
    for (let i = 0; i < measures.length; i++) {
      const at = measureDays[i] ?? 0;
      if (at !== day) {
        day = at;
        cells = this.cellsOf(day, codes);
      }
      const measure = measures[i] ?? 0;
      for (const cell of cells) {
        let change = cell.measures.get(measure);
        if (!change) cell.measures.set(measure, (change = { added: [], removed: [] }));
        (sign === 1 ? change.added : change.removed).push(seconds[i] ?? 0);
      }
    }
  }

  private cellsOf(day: number, codes: readonly number[]): Delta[] {
    const department = codes[0] ?? 0;
    const key = day * 0x10_0000 + department;
    let group = this.groups.get(key);
    if (!group) {
      const dimensions = DIMENSION_NUMBERS.map(() => new Map<number, Delta>());
      this.groups.set(key, (group = { day, department, total: emptyDelta(), dimensions }));
    }
    const cells = [group.total];
    for (let i = 1; i < group.dimensions.length; i++) {
      const byValue = group.dimensions[i];
      if (!byValue) continue;
      const value = codes[i] ?? 0;
      let cell = byValue.get(value);
      if (!cell) byValue.set(value, (cell = emptyDelta()));
      cells.push(cell);
    }
    return cells;
  }

  /** Takes over what another fold gathered. */
  absorb(other: CellFold): void {
    for (const [key, group] of other.groups) {
      const held = this.groups.get(key);
      if (!held) {
        this.groups.set(key, group);
        continue;
      }
      addInto(held.total, group.total);
      group.dimensions.forEach((byValue, i) => {
        const into = held.dimensions[i];
        for (const [value, delta] of byValue) {
          const cell = into?.get(value);
          if (cell) addInto(cell, delta);
          else into?.set(value, delta);
        }
      });
    }
  }

  /** The change to every stored row: each department and the whole organisation, by day and by week. */
  rows(weekStart: WeekStart): RowDelta[] {
    const rows = new Map<string, RowDelta>();
    const into = (scope: number, dimension: number, grain: number, bucket: number): RowDelta => {
      const key = `${scope}|${dimension}|${grain}|${bucket}`;
      let row = rows.get(key);
      if (!row) {
        rows.set(key, (row = { scope, dimension, grain, bucket, values: new Map() }));
      }
      return row;
    };
    const put = (row: RowDelta, value: number, delta: Delta): void => {
      let cell = row.values.get(value);
      if (!cell) row.values.set(value, (cell = emptyDelta()));
      addInto(cell, delta);
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
          for (const [value, delta] of byValue) {
            put(own, value, delta);
            put(whole, value, delta);
          }
        });
      }
    }
    return [...rows.values()];
  }
}

/** Bins of a measure change: the count each bin gains (or loses, negative). */
export function binChanges(change: MeasureDelta): Map<number, number> {
  const bins = new Map<number, number>();
  for (const s of change.added) {
    const bin = binOf(s);
    bins.set(bin, (bins.get(bin) ?? 0) + 1);
  }
  for (const s of change.removed) {
    const bin = binOf(s);
    bins.set(bin, (bins.get(bin) ?? 0) - 1);
  }
  return bins;
}
