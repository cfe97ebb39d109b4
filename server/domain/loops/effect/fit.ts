import type { Sums } from './alike.ts';
import { sumsOf } from './alike.ts';
import type { Noise } from './noise.ts';
import { likenessOf } from './noise.ts';
import type { Step } from './solve.ts';
import { solve } from './solve.ts';
import type { Laid } from './working.ts';
import { pullIn, workInto } from './working.ts';

/** What is fitted: weeks, the rows that make their levels, and inverse prior variances of the coefficients around 0 (0 = nothing is known). */
export type Design = Laid & { readonly penalties: Float64Array };

/** Fitted levels: coefficients, their covariance (row by row), and the noise around them. */
export type Fit = {
  readonly coefficients: Float64Array;
  readonly covariance: Float64Array;
  readonly noise: Noise;
};

/** Steps of the coefficients before the noise is looked at, in the first round and in the others. */
const STEPS = [3, 2, 2] as const;
/** Longest step of a coefficient. */
const STRIDE = 2;
/** A move is none where its square is this much of the variance of the coefficient. */
const CLOSE = 1e-4;
const LEAST_DF = 3;

/**
 * Fits levels to weeks (rising, gaps allowed) by penalised least squares on working values: each week weighs by chance and restlessness,
 * neighbours are alike, and none is followed far (generalised estimating equations: Liang & Zeger 1986, Biometrika 73:13). Null where a
 * coefficient rests on nothing.
 */
export function fitLevels(design: Design): Fit | null {
  const { weeks, columns, penalties } = design;
  const numbers = numbersOf(weeks);
  const width = columns + 1;
  const table = new Float64Array(weeks.length * width);
  const held = new Float64Array(columns);
  held[0] = startOf(design);
  let noise: Noise = { between: 0, likeness: 0.25, scale: 1, df: 1 };
  let reach = Infinity;
  let covariance = new Float64Array(0);
  // A coefficient of which something is known takes less than a whole week.
  const taken = penalties.reduce((all, penalty) => all + (penalty === 0 ? 1 : 0.5), 0);
  const spare = Math.max(1, weeks.length - taken);
  for (const [round, steps] of STEPS.entries()) {
    for (let step = 0; step < steps; step += 1) {
      workInto(table, design, { held, noise, reach });
      const { products } = sumsOf(numbers, table, width, noise.likeness);
      const found = solve(products, { penalties, held, scale: noise.scale });
      if (!found) return null;
      covariance = Float64Array.from(found.covariance);
      if (!hasMoved(held, found)) break;
    }
    if (round === STEPS.length - 1) break;
    const chance = workInto(table, design, { held, noise, reach: Infinity });
    reach = pullIn(table, columns);
    const sumsAt = (likeness: number): Sums => sumsOf(numbers, table, width, likeness);
    const alike = likenessOf(sumsAt, spare, { penalties, held });
    if (!alike) return null;
    noise = noiseFrom(alike, { chance, between: noise.between, spare });
  }
  return { coefficients: held, covariance, noise };
}

/** Moves the coefficients; false where none moved by as much as matters, so that another step is not needed. */
function hasMoved(held: Float64Array, { move, covariance }: Step): boolean {
  let isMoved = false;
  for (let k = 0; k < held.length; k += 1) {
    const by = Math.max(-STRIDE, Math.min(STRIDE, move[k] ?? 0));
    held[k] = (held[k] ?? 0) + by;
    if (by * by > CLOSE * (covariance[k * held.length + k] ?? 0)) isMoved = true;
  }
  return isMoved;
}

/** The covariance that coefficients would have in weeks laid out like this, where the noise is known; null as in `fitLevels`. */
export function covarianceOf(
  design: Design,
  { held, noise }: { held: Float64Array; noise: Noise },
): Float64Array | null {
  const width = design.columns + 1;
  const table = new Float64Array(design.weeks.length * width);
  workInto(table, design, { held, noise, reach: Infinity });
  const { products } = sumsOf(numbersOf(design.weeks), table, width, noise.likeness);
  return solve(products, { ...design, held, scale: noise.scale })?.covariance ?? null;
}

/** Splits the variance of a week into chance, which is known, and what is between weeks; `scale` keeps what could not be split. */
function noiseFrom(
  { likeness, scale }: { likeness: number; scale: number },
  { chance, between, spare }: { chance: number; between: number; spare: number },
): Noise {
  const seen = scale * (chance + between);
  const next = Math.max(0, seen - chance);
  return {
    between: next,
    likeness,
    // Never less than chance alone.
    scale: Math.max(chance, seen) / (chance + next),
    df: Math.max(LEAST_DF, (spare * (1 - likeness)) / (1 + likeness)),
  };
}

function numbersOf(weeks: Design['weeks']): Float64Array {
  const numbers = new Float64Array(weeks.length);
  weeks.forEach(({ week }, i) => {
    numbers[i] = week;
  });
  return numbers;
}

function startOf({ weeks, scale }: Design): number {
  let [sum, units] = [0, 0];
  for (const week of weeks) {
    sum += week.value * week.units;
    units += week.units;
  }
  return scale.level(sum / units);
}
