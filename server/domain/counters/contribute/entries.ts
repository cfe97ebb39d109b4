/**
 * A list of (day, number, amount) that is used again and again: what lies behind `size` is left over from earlier use.
 * The amount is what a counter grows by, or the seconds of a duration.
 */
export class Entries {
  size = 0;
  private readonly days: number[] = [];
  private readonly numbers: number[] = [];
  private readonly amounts: number[] = [];

  clear(): void {
    this.size = 0;
  }

  add(day: number, number: number, amount: number): void {
    const i = this.size++;
    this.days[i] = day;
    this.numbers[i] = number;
    this.amounts[i] = amount;
  }

  each(entry: (day: number, number: number, amount: number) => void): void {
    for (let i = 0; i < this.size; i++) entry(this.day(i), this.number(i), this.amount(i));
  }

  day(i: number): number {
    return this.days[i] ?? 0;
  }

  number(i: number): number {
    return this.numbers[i] ?? 0;
  }

  amount(i: number): number {
    return this.amounts[i] ?? 0;
  }

  /** Adds the days of the entries to the first `known` of a list, each once; gives how many there are then. */
  daysInto(days: number[], known: number): number {
    let count = known;
    for (let i = 0; i < this.size; i++) {
      const day = this.day(i);
      let at = 0;
      while (at < count && days[at] !== day) at++;
      if (at === count) days[count++] = day;
    }
    return count;
  }

  /** Takes out of both lists what stands in both. Both are short: a record adds to some thirty counters. */
  cancel(other: Entries): void {
    const kept: number[] = [];
    const paired = new Set<number>();
    for (let i = 0; i < this.size; i++) {
      let twin = 0;
      while (twin < other.size && (paired.has(twin) || !this.equals(i, other, twin))) twin++;
      if (twin < other.size) paired.add(twin);
      else kept.push(i);
    }
    this.keep(kept);
    other.keep(Array.from({ length: other.size }, (_, i) => i).filter((i) => !paired.has(i)));
  }

  private equals(i: number, other: Entries, j: number): boolean {
    return (
      this.day(i) === other.day(j) &&
      this.number(i) === other.number(j) &&
      this.amount(i) === other.amount(j)
    );
  }

  private keep(places: readonly number[]): void {
    const entries = places.map((i) => [this.day(i), this.number(i), this.amount(i)] as const);
    this.clear();
    for (const [day, number, amount] of entries) this.add(day, number, amount);
  }
}
