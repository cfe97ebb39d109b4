import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { CellIndex } from './cell-index.ts';
import { Chains } from './chains.ts';
import { Doubles, Ints } from './lists.ts';
import { NO_PATTERN, PATTERN_PLACES, Patterns } from './patterns.ts';

/** The cells of one department on one day. */
export type Group = { day: number; department: number; number: number };

/**
 * Gathers what many records add to their cells. Only the cells of each department and day are kept: those of the whole
 * organisation and of weeks follow by addition (pack.ts). What a record adds on one day is an event; a cell is a chain of
 * events. All lists are typed and shared by the cells, since a bulk load touches tens of thousands of them.
 */
export class CellFold {
  readonly groups: Group[] = [];
  private readonly groupNumbers = new Map<number, number>();
  private readonly index = new CellIndex();
  private cells = 0;

  /** Counters met so far; all else names them by their place in this list. */
  readonly numbers: number[] = [];
  private readonly placeOf: number[] = [];

  /** Event e raises each counter of `patterns.places(patternOf[e])` by 1 … */
  readonly patterns = new Patterns();
  readonly patternOf = new Ints();
  /** … and the counter at place `extraPlaces[i]` by `extraAmounts[i]`, for i from `extraFrom[e]` to `extraFrom[e + 1]`. */
  readonly extraFrom = new Ints();
  readonly extraPlaces = new Ints();
  readonly extraAmounts = new Doubles();
  private events = 0;
  /** Durations in seconds, and the measure of each. */
  readonly seconds = new Doubles();
  readonly measureOf = new Ints();
  private durations = 0;

  /** Value of a cell; the next cell of its group and dimension (−1 = none); its events and its durations. */
  readonly valueOf = new Ints();
  readonly nextCell = new Ints();
  readonly eventsOf = new Chains();
  readonly durationsOf = new Chains();

  /** First cell of a group's dimension: `firstCell[group · DIMENSIONS.length + d]`; d = 0 is all of the group. */
  readonly firstCell = new Ints();
  /** Highest value code met. */
  highestValue = 0;
  private readonly days: number[] = [];
  private readonly found: number[] = DIMENSIONS.map(() => 0);

  get isEmpty(): boolean {
    return this.cells === 0;
  }

  /** Adds a record's contribution to the cells of its dimension values. */
  add(codes: readonly number[], contribution: Contribution): void {
    const { days } = this;
    contribution.daysInto(days);
    for (const day of days) {
      this.findCells(day, codes);
      const event = this.addEvent(day, contribution);
      for (const cell of this.found) this.eventsOf.add(cell, event);
      this.addDurations(day, contribution);
    }
  }

  private addEvent(day: number, { counters }: Contribution): number {
    const event = this.events++;
    let pattern = NO_PATTERN;
    this.extraFrom.set(event, this.extraPlaces.length);
    for (let i = 0; i < counters.size; i++) {
      if (counters.day(i) !== day) continue;
      const place = this.place(counters.number(i));
      const amount = counters.amount(i);
      if (amount === 1 && place < PATTERN_PLACES) {
        pattern = this.patterns.extend(pattern, place);
      } else {
        this.extraPlaces.push(place);
        this.extraAmounts.push(amount);
      }
    }
    this.patternOf.set(event, pattern);
    this.extraFrom.set(event + 1, this.extraPlaces.length);
    return event;
  }

  private addDurations(day: number, { measures }: Contribution): void {
    for (let i = 0; i < measures.size; i++) {
      if (measures.day(i) !== day) continue;
      const duration = this.durations++;
      this.seconds.set(duration, measures.amount(i));
      this.measureOf.set(duration, measures.number(i));
      for (const cell of this.found) this.durationsOf.add(cell, duration);
    }
  }

  /** Puts the cells of a record's values on a day into `found`. */
  private findCells(day: number, codes: readonly number[]): void {
    const group = this.group(day, codes[0] ?? 0);
    this.found[0] = this.cell(group, 0, 0);
    for (let d = 1; d < DIMENSIONS.length; d++) this.found[d] = this.cell(group, d, codes[d] ?? 0);
  }

  private group(day: number, department: number): number {
    const key = day * 0x10_0000 + department;
    let number = this.groupNumbers.get(key);
    if (number === undefined) {
      number = this.groups.length;
      this.groupNumbers.set(key, number);
      this.groups.push({ day, department, number });
      for (let d = 0; d < DIMENSIONS.length; d++) this.firstCell.push(-1);
      if (department > this.highestValue) this.highestValue = department;
    }
    return number;
  }

  private cell(group: number, dimension: number, value: number): number {
    const row = group * DIMENSIONS.length + dimension;
    const known = this.index.find(row, value);
    if (known >= 0) return known;
    const cell = this.cells++;
    this.index.add(row, value, cell);
    this.valueOf.set(cell, value);
    this.nextCell.set(cell, this.firstCell.get(row));
    this.eventsOf.begin(cell);
    this.durationsOf.begin(cell);
    this.firstCell.set(row, cell);
    if (value > this.highestValue) this.highestValue = value;
    return cell;
  }

  private place(number: number): number {
    return (this.placeOf[number] ??= this.numbers.push(number) - 1);
  }
}
