import { Random } from '#db/demo/random.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { WatchedPoint, WatchedSeries } from '#server/domain/alerts/watch.ts';
import { watchSeries } from '#server/domain/alerts/watch.ts';

/** Periods of a series as the detector reads them, and the newest of them, which it judges. */
const DAYS = { all: 97, judged: 4 };
const WEEKS = { all: 167, judged: 2 };

/** Series that are made, and then judged, together. */
const AT_ONCE = 200;

/** `seconds` of one core, without those of making the series. */
export type Evaluated = { series: number; seconds: number; fired: number };

/** Judges the newest days of so many series of daily counts by the rule about bursts of a first start. */
export function evaluateCounts(series: number): Evaluated {
  return evaluate('burst', series, (random) => {
    const usual = 1 + 30 * random.next();
    const points = Array.from({ length: DAYS.all }, (_, day) =>
      pointOf(day, 1, random.poisson(usual)),
    );
    return { points, grain: 'day', polarity: 'none', isCount: true };
  });
}

/** Judges the newest weeks of so many series of a weekly metric by the rule about ranges of a first start. */
export function evaluateMetrics(series: number): Evaluated {
  return evaluate('range', series, (random) => {
    const points = Array.from({ length: WEEKS.all }, (_, week) =>
      pointOf(7 * week, 7, 70 + 6 * (random.next() - 0.5)),
    );
    return { points, grain: 'week', polarity: 'higher', isCount: false };
  });
}

function evaluate(
  kind: 'burst' | 'range',
  series: number,
  make: (random: Random) => WatchedSeries,
): Evaluated {
  const rule = DEFAULT_RULES.find(({ condition }) => condition.kind === kind);
  if (!rule) throw new Error(`there is no rule of kind ${kind}`);
  const random = new Random(series);
  const judged = kind === 'burst' ? DAYS.judged : WEEKS.judged;
  let [seconds, fired] = [0, 0];
  for (let i = 0; i < series; i += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, series - i) }, () => make(random));
    const begun = process.cpuUsage();
    for (const one of some) {
      const standings = watchSeries(rule, one, one.points.length - judged);
      if (standings.some((standing) => standing?.at === 'fires')) fired += 1;
    }
    const { user, system } = process.cpuUsage(begun);
    seconds += (user + system) / 1e6;
  }
  return { series, seconds, fired };
}

function pointOf(from: number, days: number, value: number): WatchedPoint {
  const reach = 4;
  return {
    period: { from, to: from + days },
    value: { value, low: value - reach, high: value + reach, n: 200, states: [], exact: true },
    target: null,
  };
}
