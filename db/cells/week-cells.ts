import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { Chains } from './chains.ts';
import type { Gathered, Group } from './fold.ts';
import { Ints } from './lists.ts';

/**
 * The cells of one week's departments and days, added up from what a fold gathered. A week at a time, so that the sums at
 * hand stay in the processor's cache; the lists are used again for the next week.
 */
export class WeekCells {
  private gathered: Gathered | null = null;
  private width = 0;
  private count = 0;
  /** Counters of cell c from `sums[c · width]`, by the places of the fold. */
  sums = new Float64Array();
  /** Value of a cell, and the next cell of its group and dimension; −1 = none. */
  readonly valueOf = new Ints();
  readonly nextCell = new Ints();
  /** First cell of a group's dimension: `firstCell[group · DIMENSIONS.length + d]`; d = 0 is all of the group. */
  readonly firstCell = new Ints();
  /** Durations of a cell, as places in the fold's lists. */
  readonly durations = new Chains();
  private cellOfValue = new Int32Array();

  /** Turns to what a fold has gathered; what was added up before is forgotten. */
  begin(gathered: Gathered): void {
    this.forget();
    this.gathered = gathered;
    this.width = gathered.numbers.length;
    this.cellOfValue = new Int32Array(gathered.highestValue + 1).fill(-1);
  }

  /** Lets go of what was gathered; the lists keep their room. */
  end(): void {
    this.gathered = null;
  }

  /** Forgets the week before and adds up some groups. */
  addUp(groups: readonly Group[]): void {
    this.forget();
    const { gathered } = this;
    if (!gathered) return;
    for (const { number } of groups) {
      for (let d = 0; d < DIMENSIONS.length; d++) this.addDimension(gathered, number, d);
    }
  }

  private forget(): void {
    this.sums.fill(0, 0, this.count * this.width);
    this.count = 0;
    this.durations.clear();
  }

  private addDimension(gathered: Gathered, group: number, d: number): void {
    const { width, cellOfValue } = this;
    const { lastEvent, earlierEvent, codes, onesFrom, ones, measuredFrom } = gathered;
    const { extraFrom, extraPlaces, extraAmounts } = gathered;
    const row = group * DIMENSIONS.length + d;
    this.firstCell.set(row, -1);
    for (let event = lastEvent[group] ?? -1; event >= 0; event = earlierEvent[event] ?? -1) {
      const value = d === 0 ? 0 : (codes[event * DIMENSIONS.length + d] ?? 0);
      let cell = cellOfValue[value] ?? -1;
      if (cell < 0) cellOfValue[value] = cell = this.newCell(row, value);
      const { sums } = this;
      const from = cell * width;
      const lastOne = onesFrom[event + 1] ?? 0;
      for (let i = onesFrom[event] ?? 0; i < lastOne; i++) {
        const at = from + (ones[i] ?? 0);
        sums[at] = (sums[at] ?? 0) + 1;
      }
      const lastExtra = extraFrom[event + 1] ?? 0;
      for (let i = extraFrom[event] ?? 0; i < lastExtra; i++) {
        const at = from + (extraPlaces[i] ?? 0);
        sums[at] = (sums[at] ?? 0) + (extraAmounts[i] ?? 0);
      }
      const lastMeasured = measuredFrom[event + 1] ?? 0;
      for (let i = measuredFrom[event] ?? 0; i < lastMeasured; i++) this.durations.add(cell, i);
    }
    for (let cell = this.firstCell.get(row); cell >= 0; cell = this.nextCell.get(cell)) {
      cellOfValue[this.valueOf.get(cell)] = -1;
    }
  }

  private newCell(row: number, value: number): number {
    const cell = this.count++;
    if (this.count * this.width > this.sums.length) {
      const wider = new Float64Array(this.count * this.width * 2);
      wider.set(this.sums);
      this.sums = wider;
    }
    this.valueOf.set(cell, value);
    this.nextCell.set(cell, this.firstCell.get(row));
    this.firstCell.set(row, cell);
    this.durations.begin(cell);
    return cell;
  }
}
