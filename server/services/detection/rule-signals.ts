import type { Repository } from '#db/store/store.ts';
import type { Ended } from '#db/queries/alert-signals.ts';
import { causeOf } from '../../domain/alerts/cause.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Signal } from '../../domain/alerts/signal.ts';
import type { Standing } from '../../domain/alerts/watch.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import type { Moment } from '../organisation/reference.ts';
import { mostlyIn, oneHigher, openOf, plainScope } from './signal-scope.ts';
import type { Watched } from './watched.ts';
import { readWatched } from './watched.ts';

/** Newest periods of a series that may fire: older ones would be history. */
const NEWEST = { day: 3, week: 1 } as const;

/** Periods read beyond what rules look back on: until the slowest metric is known, and one. */
const MOST_BACK = 6;
const DAY = 86_400_000;

/** What a rule found: causes that are there, and causes that are not, or not any more. */
export type Found = { signals: Signal[]; ended: Ended[] };

/** A series that fires, before it is known whose it is. */
type Firing = { watched: Watched; standings: readonly (Standing | null)[]; place: number };

/** What one rule about series has to say now; `open` = causes and scopes of the alerts that are not resolved. */
export async function ruleSignals(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  open: readonly Ended[],
): Promise<Found> {
  const grain = rule.grain === 'week' ? 'week' : 'day';
  const found: Found = { signals: [], ended: [] };
  const firing: Firing[] = [];
  for (const watched of await readWatched(repository, moment, rule, { back: MOST_BACK })) {
    const back = NEWEST[grain] + Math.ceil(watched.knownAfter / (grain === 'week' ? 7 : 1));
    const from = Math.max(0, watched.points.length - back - 1);
    const standings = watchSeries(rule, watched, from);
    const newest = standings.slice(-back);
    // Of weeks the newest one that is known says how things are; of days any of the last three may still be news.
    const known = newest.findLastIndex((standing) => standing !== null);
    const place =
      grain === 'week' && newest[known]?.at !== 'fires'
        ? -1
        : newest.findLastIndex((standing) => standing?.at === 'fires');
    if (place >= 0)
      firing.push({ watched, standings, place: place + standings.length - newest.length });
    else if (newest.every((standing) => standing === null || standing.at === 'back')) {
      found.ended.push(...openOf(rule, watched.each, open));
    }
  }
  for (const one of firing) {
    found.signals.push(await signalOf(repository, moment, rule, { ...one, open }));
  }
  return found;
}

async function signalOf(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { watched, standings, place, open }: Firing & { open: readonly Ended[] },
): Promise<Signal> {
  const standing = standings[place];
  const point = watched.points.at(place - standings.length);
  if (!standing || !point) throw new Error('what fires has a place');
  const { period } = point;
  const isSecond = standings[place - 1]?.at === 'fires';
  const [known] = openOf(rule, watched.each, open);
  const department = known
    ? known.scope.department
    : rule.each === 'theme' && watched.each !== null
      ? await mostlyIn(repository, moment, { theme: watched.each, period })
      : null;
  const scope = plainScope(rule, watched.each);
  return {
    rule: rule.id,
    cause: causeOf(rule, watched.each),
    scope: { ...scope, department: scope.department ?? department },
    // An episode that goes on is graver than its first period.
    severity: isSecond ? oneHigher(rule.severity) : rule.severity,
    at: Math.min(
      moment.now,
      moment.reference.zone.startOfDay(period.to) - 1 + watched.knownAfter * DAY,
    ),
    period,
    facts: standing.facts,
    records: [],
  };
}
