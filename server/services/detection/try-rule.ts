import type { Repository } from '#db/store/store.ts';
import type { RuleTrial } from '../../contract/alert-rules.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import { hasSeries } from '../../domain/alerts/rule.ts';
import type { Standing } from '../../domain/alerts/watch.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import { formatDay } from '../../domain/time/day.ts';
import { breathe } from '../breathe.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Watched } from './watched.ts';
import { readWatched } from './watched.ts';
import type { Episode } from './trial.ts';
import { groupOfSeries, trialOf, WEEKS } from './trial.ts';
import { tryGrave } from './try-grave.ts';
import { tryHours } from './try-hours.ts';
import { trySilence } from './try-silence.ts';

/** Series that are tried at most, the largest ones. */
const MOST_SERIES = 60;
/** Periods judged before other work of this thread gets its turn. */
const AT_ONCE = 14;
/** Periods without firing after which firing again is another episode. */
const APART = { day: 3, week: 1 } as const;

/** What a rule would have said in the last 26 weeks, had it been there; nothing is stored and nobody is told. */
export async function tryRule(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
): Promise<RuleTrial> {
  const { condition } = rule;
  if (condition.kind === 'grave') return tryGrave(repository, moment, { ...rule, condition });
  if (condition.kind === 'silence') return trySilence(repository, condition);
  if (!hasSeries(condition.kind)) return { ...NOTHING, isTried: false };
  if (condition.kind === 'burst' && rule.grain === 'hour') {
    return tryHours(repository, moment, { ...rule, condition });
  }
  const grain = rule.grain === 'week' ? 'week' : 'day';
  const back = grain === 'week' ? WEEKS : 7 * WEEKS;
  const all = (await readWatched(repository, moment, rule, { back })).toSorted(
    (a, b) => sizeOf(b) - sizeOf(a),
  );
  const tried = all.slice(0, MOST_SERIES);
  const episodes: Episode[] = [];
  let judged = 0;
  for (const watched of tried) {
    const from = Math.max(0, watched.points.length - back);
    const standings: (Standing | null)[] = [];
    for (let at = from; at < watched.points.length; at += AT_ONCE) {
      const points = watched.points.slice(0, at + AT_ONCE);
      standings.push(...watchSeries(rule, { ...watched, points }, at));
      await breathe();
    }
    judged += standings.filter((standing) => standing !== null).length;
    episodes.push(...episodesOf(rule, watched, standings, moment));
  }
  const series = { tried: tried.length, all: all.length };
  const isCount = tried[0]?.isCount ?? false;
  return trialOf(rule, { grain, series, isCount, judged, episodes });
}

const NOTHING: RuleTrial = {
  isTried: true,
  weeks: WEEKS,
  series: { tried: 0, all: 0 },
  judged: 0,
  count: 0,
  aYear: null,
  episodes: [],
  falseAlarmsAYear: null,
};

function sizeOf({ points }: Watched): number {
  return points.reduce((sum, { value }) => sum + value.n, 0);
}

/** Stretches of firing periods of one series, told by the first that fired and the most surprising one. */
function episodesOf(
  rule: AlertRule,
  watched: Watched,
  standings: readonly (Standing | null)[],
  moment: Moment,
): Episode[] {
  const offset = watched.points.length - standings.length;
  const group = groupOfSeries(rule, watched.each, moment);
  const found: Episode[] = [];
  let last = Number.NEGATIVE_INFINITY;
  standings.forEach((standing, i) => {
    const point = watched.points[offset + i];
    if (standing?.at !== 'fires' || !point) return;
    const { value, n, expected, low, high, score } = standing.facts;
    const facts = { value, n, expected, low, high, score };
    const current = found.at(-1);
    if (current && i - last <= APART[watched.grain]) {
      current.to = formatDay(point.period.to);
      if ((score ?? 0) > (current.score ?? 0)) Object.assign(current, facts);
    } else {
      found.push({
        group,
        source: null,
        hour: null,
        from: formatDay(point.period.from),
        to: formatDay(point.period.to),
        ...facts,
      });
    }
    last = i;
  });
  return found;
}
