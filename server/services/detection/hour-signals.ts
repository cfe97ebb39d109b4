import type { Ended } from '#db/queries/alert-signals.ts';
import type { Repository } from '#db/store/store.ts';
import { watchHours } from '../../domain/alerts/hour-watch.ts';
import { HOUR_MS } from '../../domain/alerts/hour-surprises.ts';
import { causeOf } from '../../domain/alerts/cause.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Signal, SignalFacts } from '../../domain/alerts/signal.ts';
import type { Moment } from '../organisation/reference.ts';
import type { HourBook } from './hour-book.ts';
import type { Found } from './rule-signals.ts';
import { mostlyIn, openOf, plainScope } from './signal-scope.ts';

/** Hours in which a burst is still news: sources that deliver once a day are heard, too. */
const NEWEST = 24;
/** Hours without anything unusual after which it is over. */
const CALM = 3;

/** What one rule about bursts by the hour has to say at an instant (UTC ms); `open` = causes and scopes of alerts that are not resolved. */
export async function hourSignals(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { book, open, now }: { book: HourBook; open: readonly Ended[]; now: number },
): Promise<Found> {
  const found: Found = { signals: [], ended: [] };
  const { condition } = rule;
  if (condition.kind !== 'burst') return found;
  for (const series of await book.read(repository, moment, rule, now)) {
    const from = Math.max(0, series.counts.length - NEWEST);
    const standings = watchHours({ ...rule, condition }, series, from, series.surprises);
    const place = standings.findLastIndex((standing) => standing?.at === 'fires');
    const facts = standings[place]?.facts;
    if (facts) {
      const at = series.first + (from + place) * HOUR_MS;
      found.signals.push(
        await signalOf(repository, moment, rule, { each: series.each, at, facts, open }),
      );
    } else if (standings.slice(-CALM).every((one) => one === null || one.at === 'back')) {
      found.ended.push(...openOf(rule, series.each, open));
    }
  }
  return found;
}

type Fired = { each: number | null; at: number; facts: SignalFacts; open: readonly Ended[] };

async function signalOf(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { each, at, facts, open }: Fired,
): Promise<Signal> {
  const [known] = openOf(rule, each, open);
  const scope = plainScope(rule, each);
  const day = moment.reference.zone.dayOf(at);
  const department = known
    ? known.scope.department
    : rule.each === 'theme' && each !== null
      ? await mostlyIn(repository, moment, { theme: each, period: { from: day, to: day + 1 } })
      : null;
  return {
    rule: rule.id,
    cause: causeOf(rule, each),
    scope: { ...scope, department: scope.department ?? department },
    severity: rule.severity,
    // The begin of its hour: the same at every look, so that what somebody resolved does not begin anew.
    at,
    period: null,
    facts,
    records: [],
  };
}
