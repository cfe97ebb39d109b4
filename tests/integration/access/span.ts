/** Arithmetic without rounding: whole numbers modulo this prime. Products stay exact in a double. */
const PRIME = 67_108_859;

function inverse(a: number): number {
  let [base, power, result] = [a, PRIME - 2, 1];
  while (power > 0) {
    if (power % 2 === 1) result = (result * base) % PRIME;
    base = (base * base) % PRIME;
    power = Math.floor(power / 2);
  }
  return result;
}

/** What can be worked out by adding and taking off from sums that are known; each sum says which parts are in it. */
export class Span {
  /** By the first part in it, rows that begin with 1. */
  private readonly rows = new Map<number, number[]>();

  /** Adds a known sum. */
  add(sum: readonly number[]): void {
    const rest = this.reduced(sum);
    const first = rest.findIndex((one) => one !== 0);
    if (first === -1) return;
    const scale = inverse(rest[first] ?? 1);
    this.rows.set(
      first,
      rest.map((one) => (one * scale) % PRIME),
    );
  }

  /** True when a sum follows from those that are known. */
  tells(sum: readonly number[]): boolean {
    return this.reduced(sum).every((one) => one === 0);
  }

  private reduced(sum: readonly number[]): number[] {
    const rest = [...sum];
    for (let at = 0; at < rest.length; at++) {
      const value = rest[at] ?? 0;
      const row = value === 0 ? undefined : this.rows.get(at);
      if (!row) continue;
      for (let i = at; i < rest.length; i++) {
        rest[i] = ((rest[i] ?? 0) + (PRIME - value) * (row[i] ?? 0)) % PRIME;
      }
    }
    return rest;
  }
}
