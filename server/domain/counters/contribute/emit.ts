import type { InstrumentCounter } from '../registry.ts';
import { instrumentCounter } from '../registry.ts';

/** Cuts an instant (UTC ms) into a day: days since 1970-01-01 in the organisation's zone. */
export type DayOf = (instant: number) => number;

/**
 * What one record adds to its cells, as flat parallel lists: counter `counters[i]` of day `counterDays[i]` grows by
 * `amounts[i]`; measure `measures[i]` of day `measureDays[i]` gains the duration `seconds[i]`. Reused between
 * records: call `clear()` first.
 */
export class Contribution {
  readonly counterDays: number[] = [];
  readonly counters: number[] = [];
  readonly amounts: number[] = [];
  readonly measureDays: number[] = [];
  readonly measures: number[] = [];
  readonly seconds: number[] = [];

  clear(): void {
    this.counterDays.length = 0;
    this.counters.length = 0;
    this.amounts.length = 0;
    this.measureDays.length = 0;
    this.measures.length = 0;
    this.seconds.length = 0;
  }

  add(day: number, counter: number, amount = 1): void {
    if (amount === 0) return;
    this.counterDays.push(day);
    this.counters.push(counter);
    this.amounts.push(amount);
  }

  /** Adds 1 to `counter` when the fact is true. */
  when(fact: boolean, day: number, counter: number): void {
    if (fact) this.add(day, counter);
  }

  measure(day: number, measure: number, seconds: number): void {
    this.measureDays.push(day);
    this.measures.push(measure);
    this.seconds.push(seconds);
  }

  instrument(day: number, code: number, name: InstrumentCounter, amount = 1): void {
    this.add(day, instrumentCounter(code, name), amount);
  }
}

/** Whole seconds between two instants, rounded to the nearest; negative when `to` is earlier. */
export function secondsBetween(from: number, to: number): number {
  return Math.round((to - from) / 1000);
}
