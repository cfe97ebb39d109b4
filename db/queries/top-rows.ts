/** Keeps the first `limit` of the offered things that come after a place, in an order; holds few more than those. */
export class TopRows<T> {
  private kept: T[] = [];
  private readonly order: (a: T, b: T) => number;
  private readonly isAfter: (one: T) => boolean;
  private readonly limit: number;

  constructor(order: (a: T, b: T) => number, isAfter: (one: T) => boolean, limit: number) {
    this.order = order;
    this.isAfter = isAfter;
    this.limit = limit;
  }

  offer(one: T): void {
    if (this.limit <= 0 || !this.isAfter(one)) return;
    this.kept.push(one);
    if (this.kept.length >= this.limit * 4 + 1000) this.kept = this.rows();
  }

  rows(): T[] {
    return this.kept.sort(this.order).slice(0, this.limit);
  }
}
