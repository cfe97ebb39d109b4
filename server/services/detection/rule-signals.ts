import type { Repository } from '#db/store/store.ts';
import type { Ended } from '#db/queries/alert-signals.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { AlertScope, Severity, Signal } from '../../domain/alerts/signal.ts';
import { SEVERITIES } from '../../domain/alerts/signal.ts';
import type { Standing } from '../../domain/alerts/watch.ts';
import { watchSeries } from '../../domain/alerts/watch.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';
import type { Watched } from './watched.ts';
import { readWatched } from './watched.ts';

/** Newest periods of a series that may fire: older ones would be history. */
const NEWEST = { day: 3, week: 1 } as const;

/** Periods read beyond what rules look back on: until the slowest metric is known, and one. */
const MOST_BACK = 6;
const DAY = 86_400_000;

/** Share of a burst that must lie in one department for it to be that department's. */
const MOSTLY = 0.8;

const NOWHERE: AlertScope = { department: null, theme: null, source: null };

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

/** The alerts that are open about a series; a theme's may have been placed in a department. */
function openOf(rule: AlertRule, each: number | null, open: readonly Ended[]): Ended[] {
  const cause = causeOf(rule, each);
  const { department, theme } = plainScope(rule, each);
  return open.filter(
    ({ cause: other, scope }) =>
      other === cause &&
      scope.theme === theme &&
      (scope.department === department || (department === null && rule.each === 'theme')),
  );
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

/** The department where most of a theme's records of a period lie; null = no department has most of them. */
async function mostlyIn(
  repository: Repository,
  moment: Moment,
  { theme, period }: { theme: number; period: Period },
): Promise<number | null> {
  const { department, theme: themes } = moment.reference.books;
  const found = await repository.read('metricValues', {
    metrics: [
      { id: 'volume', instrument: 0 },
      { id: 'contacts', instrument: 0 },
    ],
    periods: [period],
    by: department.number,
    filters: {
      dimensions: [{ dimension: themes.number, codes: themes.merged(theme) }],
      attributes: [],
    },
    alias: department.aliases,
    now: moment.now,
  });
  const counts = found.groups.map((code, group) => ({
    code,
    count: (found.values[0]?.[group] ?? []).reduce((sum, { value }) => sum + (value ?? 0), 0),
  }));
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const most = counts.toSorted((a, b) => b.count - a.count)[0];
  return most && most.code !== 0 && most.count >= MOSTLY * all ? most.code : null;
}

/** What goes wrong, by kind of rule and what it looks at; dimensions that an alert has no place for are part of it. */
function causeOf(rule: AlertRule, each: number | null): string {
  const parts: string[] = [rule.condition.kind];
  if (rule.metric !== null) parts.push(rule.metric);
  if (rule.scope && !isPlaced(rule.scope.dimension))
    parts.push(`${rule.scope.dimension}=${rule.scope.code}`);
  if (rule.each && each !== null && !isPlaced(rule.each)) parts.push(`${rule.each}=${each}`);
  return parts.join(' ');
}

/** Department and theme of a rule's series, as far as the rule itself says. */
function plainScope(rule: AlertRule, each: number | null): AlertScope {
  const codeOf = (dimension: Dimension): number | null => {
    if (rule.each === dimension) return each;
    return rule.scope?.dimension === dimension ? rule.scope.code : null;
  };
  return { ...NOWHERE, department: codeOf('department'), theme: codeOf('theme') };
}

function isPlaced(dimension: Dimension): boolean {
  return dimension === 'department' || dimension === 'theme';
}

function oneHigher(severity: Severity): Severity {
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + 1, SEVERITIES.length - 1)] ?? severity;
}
