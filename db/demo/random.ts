/**
 * Seeded randomness of the demonstration. The generator is sfc32 ("small fast counting", Chris Doty-Humphrey,
 * PractRand 0.9x, 32-bit variant: shifts 9, 3, rotation 21); its four words are filled by splitmix32-style mixing
 * with the finaliser constants of MurmurHash3 (Austin Appleby, public domain). Not for cryptography.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** The same key words give the same sequence, different ones unrelated sequences. Words are taken modulo 2^32. */
  constructor(...key: readonly number[]) {
    this.#a = mix(0x9e3779b9, ...key);
    this.#b = mix(this.#a, ...key);
    this.#c = mix(this.#b, ...key);
    for (let i = 0; i < 12; i += 1) this.next();
  }

  /** Uniform in [0, 1), 32 bits. */
  next(): number {
    const t = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + t) | 0;
    return (t >>> 0) / 4_294_967_296;
  }

  /** True with probability `p`. */
  chance(p: number): boolean {
    return this.next() < p;
  }

  /** Whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low);
  }

  /** Standard normal (Box & Muller 1958). */
  normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()));
    return radius * Math.cos(2 * Math.PI * this.next());
  }

  /** Log-normal with the given median; `sigma` is the standard deviation of the logarithm. */
  logNormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal());
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.next());
  }

  /** Poisson: by products of uniforms below 30 (Knuth), above by the rounded normal. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const limit = Math.exp(-mean);
    let product = this.next();
    let n = 0;
    while (product > limit) {
      n += 1;
      product *= this.next();
    }
    return n;
  }

  /** One element, all equally likely. `items` must not be empty. */
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.next() * items.length)];
    if (item === undefined) throw new RangeError('pick from an empty list');
    return item;
  }

  /** One element of a weighted list. */
  choose<T>(choices: Weighted<T>): T {
    const at = this.next() * choices.total;
    let i = 0;
    while (i < choices.upTo.length - 1 && at >= (choices.upTo[i] ?? 0)) i += 1;
    const item = choices.items[i];
    if (item === undefined) throw new RangeError('choose from an empty list');
    return item;
  }

  /** The items in a random order (Fisher & Yates); the list given stays as it is. */
  shuffled<T>(items: readonly T[]): T[] {
    const rest = [...items];
    const order: T[] = [];
    while (rest.length > 0) order.push(...rest.splice(Math.floor(this.next() * rest.length), 1));
    return order;
  }
}

/** Items with their running sums of weights, ready for `choose`. */
export type Weighted<T> = {
  readonly items: readonly T[];
  readonly upTo: readonly number[];
  readonly total: number;
};

/** Weights are ≥ 0 and not all 0. */
export function weighted<T>(pairs: readonly (readonly [T, number])[]): Weighted<T> {
  let total = 0;
  const upTo = pairs.map(([, weight]) => (total += weight));
  return { items: pairs.map(([item]) => item), upTo, total };
}

/** A 32-bit hash of whole numbers; each is folded in by MurmurHash3's finaliser. */
export function mix(...words: readonly number[]): number {
  let hash = 0x2545f491;
  for (const word of words) {
    hash = (hash ^ word) + 0x6d2b79f5;
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash | 0;
}
