import type { Part } from '../drivers/part.ts';
import { without } from '../drivers/part.ts';
import { benjaminiHochberg } from '../stats/false-discovery.ts';
import { normalTwoSided, Z95 } from '../stats/normal.ts';

/** How sure an impact is: `high` = its interval keeps at least half of it, `medium` = more than chance, `low` = may be chance. */
export const CONFIDENCES = ['high', 'medium', 'low'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** Records an issue must have, and the rest beside it, to be looked at. */
export const IMPACT_LEAST = 10;
/** Share of false ones among the issues that are called more than chance, at most. */
const FALSE_SHARE = 0.1;
/** Part of an impact that the near end of its interval must keep to be called highly sure. */
const KEPT = 0.5;

/**
 * What one part of the records does to the mean of all, in the metric's unit: `impact` = share × gap, which is the mean of
 * all less that of the rest; what the mean would gain (or lose, below 0) if the part were as the rest is, has the other sign.
 * `low`, `high` = its 95 % interval.
 */
export type Impact<Key> = {
  readonly key: Key;
  readonly n: number;
  /** Of all records, 0 to 1. */
  readonly share: number;
  readonly mean: number;
  /** Mean of all records that are not in the part. */
  readonly rest: number;
  readonly impact: number;
  readonly low: number;
  readonly high: number;
  readonly confidence: Confidence;
};

/**
 * Impact of each part on the whole it is a part of, without those that are too small or have no rest. Variance by the delta
 * method: share² · (variance of both means) + gap² · share · (1 − share) / n; the family of gaps is tested with the
 * spread of the whole at a false discovery rate of 10 %. The order is that of `parts`.
 */
export function impactsOf<Key>(
  whole: Part,
  parts: readonly { readonly key: Key; readonly part: Part }[],
): Impact<Key>[] {
  const measured = parts.flatMap(({ key, part }) => {
    const rest = without(whole, part);
    if (part.n < IMPACT_LEAST || rest.n < IMPACT_LEAST) return [];
    const share = part.n / whole.n;
    const gap = part.mean - rest.mean;
    const gapVariance = part.se ** 2 + rest.se ** 2;
    const variance = share ** 2 * gapVariance + (gap ** 2 * share * (1 - share)) / whole.n;
    const impact = share * gap;
    const half = Z95 * Math.sqrt(variance);
    return [
      {
        key,
        n: part.n,
        share,
        mean: part.mean,
        rest: rest.mean,
        impact,
        low: impact - half,
        high: impact + half,
        p: pooledP(gap, whole, part.n, rest.n),
      },
    ];
  });
  const real = benjaminiHochberg(
    measured.map(({ p }) => p),
    FALSE_SHARE,
  );
  return measured.map(({ key, n, share, mean, rest, impact, low, high }, i) => ({
    key,
    n,
    share,
    mean,
    rest,
    impact,
    low,
    high,
    confidence: confidenceOf({ impact, low, high }, real[i] ?? false),
  }));
}

/** Two-sided p of "the part is as the rest is": then both are drawn from the whole, whose spread is the surest. */
function pooledP(gap: number, { n, se }: Part, some: number, others: number): number {
  if (gap === 0) return 1;
  const error = se * Math.sqrt(n * (1 / some + 1 / others));
  return error === 0 ? 0 : normalTwoSided(gap / error);
}

function confidenceOf(
  { impact, low, high }: { impact: number; low: number; high: number },
  isReal: boolean,
): Confidence {
  const near = impact < 0 ? -high : low;
  if (!isReal || near <= 0) return 'low';
  return near >= KEPT * Math.abs(impact) ? 'high' : 'medium';
}
