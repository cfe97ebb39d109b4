/**
 * Logarithmic duration bins. Bin 0 holds zero seconds; bin k ≥ 1 holds whole seconds in (γ^(k−2), γ^(k−1)],
 * with γ = (1 + α) / (1 − α) and α = 0.01, so that a bin's centre is within 1 % of everything in it
 * (Masson, Rim & Lee 2019, DDSketch, section 2.1).
 */
const ALPHA = 0.01;
const GAMMA = (1 + ALPHA) / (1 - ALPHA);
const LOG_GAMMA = Math.log(GAMMA);

/** Counts of durations by bin: `bins[k]` = how many lie in bin k. Has `BIN_PLACES` places. */
export type Bins = Int32Array;

/** One more than any bin in use: the longest duration two dates Basira accepts can span, 300 years, lies in bin 1,149. */
export const BIN_PLACES = 1200;

/** Bins of durations below three days, each filled in when first asked for (0 = not yet): a logarithm costs ten lookups. */
const remembered = new Int16Array(1 << 18);

/** Bin of a duration. `seconds` is a whole number ≥ 0. */
export function binOf(seconds: number): number {
  if (seconds === 0) return 0;
  if (seconds >= remembered.length) return Math.ceil(Math.log(seconds) / LOG_GAMMA) + 1;
  const known = remembered[seconds] ?? 0;
  return known || (remembered[seconds] = Math.ceil(Math.log(seconds) / LOG_GAMMA) + 1);
}

/** Seconds that stand for a bin: its centre, within 1 % of every duration in the bin; 0 for bin 0. */
export function binCentre(bin: number): number {
  return bin === 0 ? 0 : (2 * GAMMA ** (bin - 1)) / (GAMMA + 1);
}

/** Seconds between which everything in a bin lies, lower edge excluded; [0, 0] for bin 0. */
export function binEdges(bin: number): [number, number] {
  return bin === 0 ? [0, 0] : [GAMMA ** (bin - 2), GAMMA ** (bin - 1)];
}

/** The shortest duration of each bin, worked out when first asked for. */
let firstSeconds: Float64Array | null = null;

/** Shortest whole number of seconds in a bin or above it: what is shorter lies in a lower bin, by `binOf` itself. */
export function firstSecondOf(bin: number): number {
  firstSeconds ??= Float64Array.from({ length: BIN_PLACES + 1 }, (_, place) => {
    // The edge as a power and the bin as a logarithm are rounded differently.
    let second = Math.max(0, Math.floor(binEdges(place)[0]));
    while (second > 0 && binOf(second - 1) >= place) second--;
    while (binOf(second) < place) second++;
    return second;
  });
  return firstSeconds[bin] ?? Number.POSITIVE_INFINITY;
}
