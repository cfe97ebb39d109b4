import type { Bilingual } from '../metrics/definition.ts';
import { shareValue } from '../metrics/measured.ts';
import type { MetricValue } from '../metrics/value.ts';
import type { Share } from '../stats/proportion.ts';
import { newcombe } from '../stats/proportion.ts';
import { FEWEST_LEADERS } from './round.ts';

/** Fewer customers than this are not compared with anybody (METRICS.md, perception gap). */
const FEWEST_CUSTOMERS = 30;

/** Who thinks better of the service, beyond chance; `no_gap` = the interval of the difference holds 0. */
export const GAP_VERDICTS = ['leaders_higher', 'no_gap', 'customers_higher'] as const;
export type GapVerdict = (typeof GAP_VERDICTS)[number];

/** The one definition of the perception gap. */
export const PERCEPTION_GAP: {
  readonly name: Bilingual;
  readonly formula: Bilingual;
  readonly interval: Bilingual;
  readonly source: string;
} = {
  name: { en: 'Perception gap', ar: 'فجوة التصوّر' },
  formula: {
    en: 'Share of leaders who agree (4–5 of 5) minus share of customers who agree or are satisfied (top box of their question), in points. Told from 5 leaders and 30 customers on.',
    ar: 'نسبة القادة الموافقين (4–5 من 5) ناقص نسبة العملاء الموافقين أو الراضين (الفئة العليا من سؤالهم)، بالنقاط. تُعرض ابتداءً من 5 قادة و30 عميلًا.',
  },
  interval: {
    en: '95% interval of a difference by Newcombe’s method from two Wilson intervals',
    ar: 'فترة ثقة 95٪ للفرق بطريقة نيوكومب من فترتي ويلسون',
  },
  source: 'Bain & Company 2005, “Closing the delivery gap”; interval: Newcombe 1998, method 10',
};

/** Share of leaders who agree, in percent with its Wilson interval; `too_few` and no value below five of them. */
export function beliefValue({ hits, n }: Share): MetricValue {
  return shareValue(hits, n, FEWEST_LEADERS);
}

/** A difference in points, −100 to 100, with its 95% interval. */
export type Gap = { value: number; low: number; high: number; verdict: GapVerdict };

/**
 * Leaders' share minus customers' share, both in percent of their n. Interval: Newcombe 1998, Stat. Med. 17:873, method 10.
 * Null = fewer than 5 leaders or 30 customers, or one of the two has no value that may be told.
 */
export function perceptionGap(leaders: MetricValue, customers: MetricValue): Gap | null {
  if (leaders.value === null || customers.value === null) return null;
  if (leaders.n < FEWEST_LEADERS || customers.n < FEWEST_CUSTOMERS) return null;
  const { low, high } = newcombe(
    shareOf(leaders.value, leaders.n),
    shareOf(customers.value, customers.n),
  );
  return {
    value: leaders.value - customers.value,
    low: 100 * low,
    high: 100 * high,
    verdict: low > 0 ? 'leaders_higher' : high < 0 ? 'customers_higher' : 'no_gap',
  };
}

/** The whole number of answers behind a share in percent. */
function shareOf(value: number, n: number): Share {
  return { hits: Math.round((value * n) / 100), n };
}
