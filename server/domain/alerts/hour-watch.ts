import { LEAST_VISITS, slotOf, VISITS } from '../detection/stream-surprise.ts';
import type { HourSeries } from './hour-surprises.ts';
import { HOUR_MS, HourSurprises } from './hour-surprises.ts';
import type { RuleCondition, RuleFacts } from './rule.ts';
import type { SignalFacts } from './signal.ts';
import type { Standing } from './watch.ts';

/** What is usual at an hour of the day: the middle of its visits, and where nine in ten of them lie. */
export type UsualHour = { readonly middle: number; readonly low: number; readonly high: number };

type HourRule = Pick<RuleFacts, 'minimumN'> & {
  readonly condition: Extract<RuleCondition, { kind: 'burst' }>;
};

/** Share of visits outside the usual, on each side. */
const OUTSIDE = 0.05;

/**
 * How the hours of a series from the place `from` on stand with a rule, each by those up to it; null where the hour of the day
 * has been there fewer than 8 times. An hour fires where more came than is usual at it and `StreamSurprise`, by its defaults, is as
 * surprised as the rule asks; one with more than is usual that is no news (it goes on, or is not rare enough) lies between. Only
 * upwards: what is under way may be little so far.
 */
export function watchHours(
  rule: HourRule,
  series: HourSeries,
  from: number,
  stream = new HourSurprises(),
): (Standing | null)[] {
  const { score, atLeast } = rule.condition;
  const { counts } = series;
  const least = Math.max(1, atLeast, rule.minimumN);
  const usual = usualHours(series, from);
  const isHigh = usual.map((one, i) => {
    const count = counts[from + i] ?? 0;
    return one !== null && count >= least && count > one.high;
  });
  // Nearly always there is nothing to be surprised at.
  const last = isHigh.lastIndexOf(true);
  const surprises = last < 0 ? [] : stream.upTo(series, from + last);
  return usual.map((one, i) => {
    if (!one) return null;
    const at = from + i;
    const surprise = surprises[at] ?? null;
    const isNews = isHigh[i] === true && surprise !== null && surprise >= score;
    return {
      at: isNews ? 'fires' : isHigh[i] ? 'between' : 'back',
      facts: factsAt(series, at, one, isHigh[i] ? surprise : null),
    };
  });
}

/**
 * What was usual at each hour of a series from the place `from` on, by the newest 60 earlier visits to its hour of the day; null below 8
 * of them.
 */
export function usualHours(series: HourSeries, from: number): (UsualHour | null)[] {
  const visited = new Map<number, number[]>();
  const usual: (UsualHour | null)[] = [];
  series.counts.forEach((count, place) => {
    const slot = slotAt(series, place);
    let visits = visited.get(slot);
    if (!visits) visited.set(slot, (visits = []));
    if (place >= from) usual.push(usualOf(visits));
    visits.push(count);
    if (visits.length > VISITS) visits.shift();
  });
  return usual;
}

function usualOf(visits: readonly number[]): UsualHour | null {
  if (visits.length < LEAST_VISITS) return null;
  const sorted = visits.toSorted((a, b) => a - b);
  const ranked = (share: number): number => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
  return { middle: ranked(0.5), low: ranked(OUTSIDE), high: ranked(1 - OUTSIDE) };
}

function slotAt({ first, zone, weekend }: HourSeries, place: number): number {
  const at = first + place * HOUR_MS;
  return slotOf(at + zone.offsetAt(at), weekend);
}

function factsAt(
  { first, counts, zone }: HourSeries,
  at: number,
  { middle, low, high }: UsualHour,
  score: number | null,
): SignalFacts {
  const count = counts[at] ?? 0;
  const earlier = score === null ? -1 : counts.slice(0, at).findLastIndex((one) => one >= count);
  return {
    value: count,
    n: count,
    expected: middle,
    low,
    high,
    score,
    lastAsHigh: earlier < 0 ? null : zone.dayOf(first + earlier * HOUR_MS),
  };
}
