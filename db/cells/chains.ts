import { Ints } from './lists.ts';

/** One list of whole numbers for each of many owners, newest first, in few typed lists. */
export class Chains {
  /** Newest link of an owner, and the link before a link; −1 = none. */
  readonly last = new Ints();
  readonly earlier = new Ints();
  /** What a link stands for. */
  readonly item = new Ints();

  /** Forgets all; each owner must be begun again. */
  clear(): void {
    this.item.length = 0;
    this.earlier.length = 0;
  }

  /** Makes an owner known, with nothing in its list. */
  begin(owner: number): void {
    this.last.set(owner, -1);
  }

  add(owner: number, item: number): void {
    const link = this.item.length;
    this.item.push(item);
    this.earlier.push(this.last.get(owner));
    this.last.set(owner, link);
  }
}
