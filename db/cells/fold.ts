import type { Contribution } from '#server/domain/counters/contribute/emit.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { Doubles, Ints } from './lists.ts';

/** The cells of one department on one day. */
export type Group = { day: number; department: number; number: number };

/** What a fold has gathered, as plain data that crosses threads; the lists are those of `CellFold`. */
export type Gathered = {
  groups: readonly Group[];
  numbers: Int32Array;
  highestValue: number;
} & Record<
  | 'lastEvent'
  | 'earlierEvent'
  | 'codes'
  | 'onesFrom'
  | 'ones'
  | 'extraFrom'
  | 'extraPlaces'
  | 'measuredFrom'
  | 'measures',
  Int32Array
> &
  Record<'extraAmounts' | 'seconds', Float64Array>;

/**
 * Gathers what many records add to their cells. What a record adds on one day is an event; events are only noted here,
 * by department and day, and added up when the cells are packed (pack.ts). All lists are typed: a bulk load notes
 * hundreds of thousands of events.
 */
export class CellFold {
  readonly groups: Group[] = [];
  /** Places in `groups` by day and department. */
  private readonly groupNumbers = new Map<number, Map<number, number>>();
  /** Newest event of a group, and the event before an event in its group; −1 = none. */
  readonly lastEvent = new Ints();
  readonly earlierEvent = new Ints();

  /** Counters met so far; all else names them by their place in this list. */
  readonly numbers: number[] = [];
  private readonly placeOf: number[] = [];

  /** Code of an event's value in dimension d: `codes[event · DIMENSIONS.length + d]`. */
  readonly codes = new Ints();
  /** An event raises the counters at places `ones[i]` by 1, for i from `onesFrom[event]` to the next event's … */
  readonly onesFrom = new Ints();
  readonly ones = new Ints();
  /** … and those at `extraPlaces[i]` by `extraAmounts[i]`, likewise: nearly all amounts are 1. */
  readonly extraFrom = new Ints();
  readonly extraPlaces = new Ints();
  readonly extraAmounts = new Doubles();
  /** It has `seconds[i]` of measure `measures[i]`, for i from `measuredFrom[event]` to the next event's. */
  readonly measuredFrom = new Ints();
  readonly measures = new Ints();
  readonly seconds = new Doubles();
  private events = 0;

  /** Highest value code met. */
  highestValue = 0;
  private readonly days: number[] = [];

  get isEmpty(): boolean {
    return this.events === 0;
  }

  /** How many events were noted. */
  get size(): number {
    return this.events;
  }

  /** A copy of what was gathered. */
  gathered(): Gathered {
    return {
      groups: this.groups.slice(),
      numbers: Int32Array.from(this.numbers),
      highestValue: this.highestValue,
      lastEvent: this.lastEvent.copy(),
      earlierEvent: this.earlierEvent.copy(),
      codes: this.codes.copy(),
      onesFrom: this.onesFrom.copy(),
      ones: this.ones.copy(),
      extraFrom: this.extraFrom.copy(),
      extraPlaces: this.extraPlaces.copy(),
      measuredFrom: this.measuredFrom.copy(),
      measures: this.measures.copy(),
      extraAmounts: this.extraAmounts.copy(),
      seconds: this.seconds.copy(),
    };
  }

  /** Forgets all events; the lists keep their room. */
  clear(): void {
    this.groups.length = 0;
    this.groupNumbers.clear();
    this.events = 0;
    for (const list of [
      this.lastEvent,
      this.earlierEvent,
      this.codes,
      this.onesFrom,
      this.ones,
      this.extraFrom,
      this.extraPlaces,
      this.extraAmounts,
      this.measuredFrom,
      this.measures,
      this.seconds,
    ]) {
      list.length = 0;
    }
  }

  /** Adds a record's contribution to the cells of its dimension values. */
  add(codes: readonly number[], contribution: Contribution): void {
    const { days } = this;
    const count = contribution.daysInto(days);
    for (let i = 0; i < count; i++) this.addEvent(days[i] ?? 0, codes, contribution);
  }

  private addEvent(day: number, codes: readonly number[], contribution: Contribution): void {
    const { counters, measures } = contribution;
    const event = this.events++;
    const group = this.group(day, codes[0] ?? 0);
    this.earlierEvent.set(event, this.lastEvent.get(group));
    this.lastEvent.set(group, event);
    for (let d = 0; d < DIMENSIONS.length; d++) {
      const code = codes[d] ?? 0;
      this.codes.push(code);
      if (code > this.highestValue) this.highestValue = code;
    }
    this.onesFrom.set(event, this.ones.length);
    this.extraFrom.set(event, this.extraPlaces.length);
    for (let i = 0; i < counters.size; i++) {
      if (counters.day(i) !== day) continue;
      const place = this.place(counters.number(i));
      const amount = counters.amount(i);
      if (amount === 1) {
        this.ones.push(place);
      } else {
        this.extraPlaces.push(place);
        this.extraAmounts.push(amount);
      }
    }
    this.onesFrom.set(event + 1, this.ones.length);
    this.extraFrom.set(event + 1, this.extraPlaces.length);
    this.measuredFrom.set(event, this.measures.length);
    for (let i = 0; i < measures.size; i++) {
      if (measures.day(i) !== day) continue;
      this.measures.push(measures.number(i));
      this.seconds.push(measures.amount(i));
    }
    this.measuredFrom.set(event + 1, this.measures.length);
  }

  private group(day: number, department: number): number {
    let ofDay = this.groupNumbers.get(day);
    if (!ofDay) this.groupNumbers.set(day, (ofDay = new Map<number, number>()));
    let number = ofDay.get(department);
    if (number === undefined) {
      number = this.groups.push({ day, department, number: this.groups.length }) - 1;
      ofDay.set(department, number);
      this.lastEvent.set(number, -1);
    }
    return number;
  }

  private place(number: number): number {
    return (this.placeOf[number] ??= this.numbers.push(number) - 1);
  }
}
