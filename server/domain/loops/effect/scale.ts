/** One week as the regression sees it: its number (neighbours differ by 1), its value, and what it rests on (more = surer, above 0). */
export type Week = { readonly week: number; readonly value: number; readonly units: number };

/** The scale on which levels add up. */
export type Scale = {
  /** The value of a level, and the level of a value. */
  readonly value: (level: number) => number;
  readonly level: (value: number) => number;
  /** How fast the value grows with the level, where it has this value. */
  readonly slope: (value: number) => number;
  /** Variance that a value has by chance alone where it rests on one unit. */
  readonly unitVariance: (value: number) => number;
};

const HIGHEST_LOG = 20;
const exp = (level: number): number =>
  Math.exp(Math.max(-HIGHEST_LOG, Math.min(HIGHEST_LOG, level)));
const itself = (value: number): number => value;

/** Records for each unit of exposure: what changes them changes them by a share. Chance is Poisson's. */
export const RATES: Scale = { value: exp, level: Math.log, slope: itself, unitVariance: itself };

/** The share that one scope has of the records of two: the logarithm of its odds is that of the ratio of both. */
export const ODDS: Scale = {
  value: (level) => 1 / (1 + exp(-level)),
  level: (share) => Math.log(share / (1 - share)),
  slope: (share) => share * (1 - share),
  unitVariance: (share) => share * (1 - share),
};

/** Shares as they are; none and all are not taken for certain, but for this share and its rest (above 0). */
export function sharesFrom(least: number): Scale {
  return {
    ...means(1),
    unitVariance: (value) => {
      const share = Math.max(least, Math.min(1 - least, value));
      return share * (1 - share);
    },
  };
}

/** Means as they are; `unit` = variance of one answer. */
export function means(unit: number): Scale {
  return { value: itself, level: itself, slope: () => 1, unitVariance: () => unit };
}
