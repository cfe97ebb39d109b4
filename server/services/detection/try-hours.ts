import type { Repository } from '#db/store/store.ts';
import type { RuleTrial } from '../../contract/alert-rules.ts';
import { HOUR_MS } from '../../domain/alerts/hour-surprises.ts';
import { watchHours } from '../../domain/alerts/hour-watch.ts';
import type { AlertRule, RuleCondition } from '../../domain/alerts/rule.ts';
import { formatDay } from '../../domain/time/day.ts';
import { breathe } from '../breathe.ts';
import { instant } from '../instant.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Episode } from './trial.ts';
import { groupOfSeries, trialOf, WEEKS } from './trial.ts';
import type { WatchedHours } from './watched-hours.ts';
import { firstHour, readHours, seriesOfHours } from './watched-hours.ts';

type HourRule = AlertRule & { readonly condition: Extract<RuleCondition, { kind: 'burst' }> };

/** Series that are tried at most, the largest ones: each is 39 weeks of hours. */
const MOST_SERIES = 20;
/** Hours without firing after which firing again is another episode: those in which an alert of it stays open. */
const APART = 24;

/** What a rule about bursts by the hour would have said in the last 26 weeks, looking back on 13 more. */
export async function tryHours(
  repository: Repository,
  moment: Moment,
  rule: HourRule,
): Promise<RuleTrial> {
  const { today, now } = moment;
  const end = Math.floor(now / HOUR_MS);
  const table = await readHours(repository, moment, rule, {
    first: firstHour(moment, today - 7 * WEEKS),
    end,
  });
  const all = seriesOfHours(table, moment, rule).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  const tried = all.slice(0, MOST_SERIES);
  const episodes: Episode[] = [];
  let judged = 0;
  for (const series of tried) {
    const from = Math.max(0, series.counts.length - 7 * 24 * WEEKS);
    const standings = watchHours(rule, series, from);
    judged += standings.filter((standing) => standing !== null).length;
    const begins = standings.map((_, i) => series.first + (from + i) * HOUR_MS);
    let last = Number.NEGATIVE_INFINITY;
    standings.forEach((standing, i) => {
      if (standing?.at !== 'fires') return;
      if (i - last > APART) episodes.push(firedAt(rule, series, begins[i] ?? 0, standing, moment));
      last = i;
    });
    await breathe();
  }
  const series = { tried: tried.length, all: all.length };
  return trialOf(rule, { grain: 'hour', series, isCount: true, judged, episodes });
}

function sizeOf({ counts }: WatchedHours): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function firedAt(
  rule: HourRule,
  { each }: WatchedHours,
  at: number,
  standing: NonNullable<ReturnType<typeof watchHours>[number]>,
  moment: Moment,
): Episode {
  const day = moment.reference.zone.dayOf(at);
  const { value, n, expected, low, high, score } = standing.facts;
  return {
    group: groupOfSeries(rule, each, moment),
    source: null,
    hour: instant(at),
    from: formatDay(day),
    to: formatDay(day + 1),
    value,
    n,
    expected,
    low,
    high,
    score,
  };
}
