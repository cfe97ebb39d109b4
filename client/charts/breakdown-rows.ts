import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Polarity } from '#server/domain/metrics/verdict-kinds.ts';
import type { Side } from '#server/domain/stats/funnel.ts';
import type { Tone } from '../format/judgement.ts';

export type BreakdownGroup = {
  readonly key: string;
  readonly name: string;
  readonly value: MetricValue;
  readonly tone: Tone;
  /** What chance gives a group of its size around the mean of all; null where that cannot be said. */
  readonly chance: {
    readonly mean: number;
    readonly low: number;
    readonly high: number;
    readonly side: Side;
  } | null;
  /** What stands beside the bar: value and n, or the word for why there is none; `short` where there is little room. */
  readonly label: { readonly full: string; readonly short: string };
};

export type BreakdownRow = {
  readonly key: string;
  readonly value: number | null;
  /** Distances from the value to its bounds, as error bars want them. */
  readonly doubt: readonly [number, number] | null;
  readonly chance: readonly [number, number] | null;
  readonly fill: string;
};

const FILLS: Readonly<Record<Tone, string>> = {
  better: 'var(--better)',
  worse: 'var(--worse)',
  wait: 'var(--wait)',
  quiet: 'var(--series)',
};

/**
 * Best first; where neither end is good, largest first. Between those that stand out at either end come the groups that chance
 * could have placed anywhere, by their n and not by their value. Groups without a value stand last, in the order of their n.
 */
export function sortGroups(
  groups: readonly BreakdownGroup[],
  polarity: Polarity,
): readonly BreakdownGroup[] {
  const ends = { low: -1, within: 0, high: 1 };
  // Counts and medians have no limits: they are ranked by their value.
  const isRanked = groups.some(({ chance }) => chance !== null);
  const sign = polarity === 'lower' ? 1 : -1;
  return groups.toSorted((a, b) => {
    if (a.value.value === null || b.value.value === null) {
      if (a.value.value === b.value.value) return b.value.n - a.value.n;
      return a.value.value === null ? 1 : -1;
    }
    const [first, second] = [ends[a.chance?.side ?? 'within'], ends[b.chance?.side ?? 'within']];
    if (first !== second) return sign * (first - second);
    if (isRanked && first === 0) return b.value.n - a.value.n;
    return sign * (a.value.value - b.value.value);
  });
}

/** The groups with the most behind them, when there are more than can be drawn. */
export function largestGroups(
  groups: readonly BreakdownGroup[],
  limit: number,
): readonly BreakdownGroup[] {
  if (groups.length <= limit) return groups;
  const kept = new Set(groups.toSorted((a, b) => b.value.n - a.value.n).slice(0, limit));
  return groups.filter((group) => kept.has(group));
}

export function breakdownRows(groups: readonly BreakdownGroup[]): readonly BreakdownRow[] {
  return groups.map(({ key, tone, chance, value: { value, low, high } }) => ({
    key,
    value,
    chance: chance && [chance.low, chance.high],
    doubt:
      value === null || low === null || high === null
        ? null
        : [Math.max(0, value - low), Math.max(0, high - value)],
    fill: FILLS[tone],
  }));
}
