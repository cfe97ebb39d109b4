import { Entries } from './entries.ts';
import type { InstrumentCounter } from '../registry.ts';
import { instrumentCounter } from '../registry.ts';

/** Cuts an instant (UTC ms) into a day: days since 1970-01-01 in the organisation's zone. */
export type DayOf = (instant: number) => number;

/**
 * What one record adds to its cells: counters grow on days by amounts, measures gain durations in seconds on days. Reused
 * between records: call `clear()` first.
 */
export class Contribution {
  readonly counters = new Entries();
  readonly measures = new Entries();

  clear(): void {
    this.counters.clear();
    this.measures.clear();
  }

  add(day: number, counter: number, amount = 1): void {
    if (amount !== 0) this.counters.add(day, counter, amount);
  }

  /** Writes the days that something is added on into `days`, each once, and gives how many they are. */
  daysInto(days: number[]): number {
    return this.measures.daysInto(days, this.counters.daysInto(days, 0));
  }

  /** Adds 1 to `counter` when the fact is true. */
  when(fact: boolean, day: number, counter: number): void {
    if (fact) this.add(day, counter);
  }

  measure(day: number, measure: number, seconds: number): void {
    this.measures.add(day, measure, seconds);
  }

  instrument(day: number, code: number, name: InstrumentCounter, amount = 1): void {
    this.add(day, instrumentCounter(code, name), amount);
  }
}

/** Whole seconds between two instants, rounded to the nearest; negative when `to` is earlier. */
export function secondsBetween(from: number, to: number): number {
  return Math.round((to - from) / 1000);
}
