import type { StoredAlert } from '#db/queries/alert-rows.ts';
import type { StoredRule } from '#db/queries/alert-rules.ts';
import type { Viewer } from '#db/store/request.ts';
import type { AlertInfo } from '../../contract/alerts.ts';
import { isByHour, narrowedInCause } from '../../domain/alerts/cause.ts';
import type { Rung } from '../../domain/alerts/ladder.ts';
import { RUNGS } from '../../domain/alerts/ladder.ts';
import { addsUp } from '../../domain/alerts/signal.ts';
import { loopInCause } from '../../domain/loops/late.ts';
import { formatDay } from '../../domain/time/day.ts';
import type { Telling } from './rule-info.ts';
import { metricNameOf } from './rule-info.ts';
import { instant, instantOrNull } from '../instant.ts';

/** What is needed to tell of alerts: the rules by number, names of sources, whose rights it is told within. */
export type AlertTelling = Telling & {
  rules: ReadonlyMap<number, StoredRule>;
  sourceName: (id: string) => { en: string; ar: string };
  /** How many stand on a rung for a department (its code; null = the whole organisation). */
  onRung: (department: number | null, rung: Rung) => number;
  viewer: Viewer;
};

/** What fewer answered than this is not told to those who may not read the answers. */
const FEW = 5;

/** An alert as it is told within the reader's rights. `hasRecords` = they may read a record it points to. */
export function alertInfo(
  alert: StoredAlert,
  telling: AlertTelling,
  hasRecords: boolean,
): AlertInfo {
  const { reference, rules, sourceName, onRung, viewer } = telling;
  const { life, scope, period } = alert;
  const { books } = reference;
  const rule = rules.get(alert.rule);
  const metric = rule?.metric ?? null;
  const readsAll = readsEverything(viewer);
  const rung = life.rung === null ? null : (RUNGS[life.rung] ?? null);
  return {
    id: alert.id,
    kind: alert.kind,
    rule: {
      id: alert.rule,
      name: rule?.name ? { ...rule.name } : null,
      metric,
      metricName: metricNameOf(metric, reference),
    },
    state: life.state,
    severity: life.severity,
    scope: {
      department: scope.department === null ? null : books.department.shown(scope.department),
      theme: scope.theme === null ? null : books.theme.shown(scope.theme),
      source: scope.source === null ? null : { id: scope.source, name: sourceName(scope.source) },
      others: narrowedInCause(alert.cause).map(({ dimension, code }) => ({
        dimension,
        ...books[dimension].shown(code),
      })),
    },
    loop: loopInCause(alert.cause)?.loop ?? null,
    openedAt: instant(alert.openedAt),
    lastAt: instant(life.lastAt),
    hour: isByHour(alert.cause) ? instant(life.lastAt) : null,
    period: period && { from: formatDay(period.from), to: formatDay(period.to) },
    facts: tellsFacts(alert, viewer, hasRecords) ? factsOf(alert) : null,
    rung,
    onRung: rung && onRung(scope.department, rung),
    nextAt: instantOrNull(life.nextAt),
    snoozedUntil: instantOrNull(life.snoozedUntil),
    endedAt: instantOrNull(life.endedAt),
    ...doneOf(alert, telling),
    reopened: life.reopened,
    mayAct: readsAll || scope.department !== null,
  };
}

/** True when an alert's figures may be told to somebody. `hasRecords` = they may read a record it points to. */
export function tellsFacts(alert: StoredAlert, viewer: Viewer, hasRecords: boolean): boolean {
  return readsEverything(viewer) || mayTellFacts(alert, hasRecords);
}

function readsEverything(viewer: Viewer): boolean {
  return viewer.kind === 'local_administrator' || viewer.departments === 'all';
}

/** Facts of one record are those of whoever may read it; of few answers, of whoever may read their department's. */
function mayTellFacts({ kind, scope, facts }: StoredAlert, hasRecords: boolean): boolean {
  if (kind === 'grave') return hasRecords;
  return scope.department !== null || facts.n === null || facts.n >= FEW;
}

function factsOf({ kind, facts }: StoredAlert): AlertInfo['facts'] {
  const { lastAsHigh } = facts;
  return {
    ...facts,
    lastAsHigh: lastAsHigh === null ? null : formatDay(lastAsHigh),
    addsUp: addsUp(kind, facts),
  };
}

function doneOf(
  { life: { promise, resolved } }: StoredAlert,
  { who }: AlertTelling,
): Pick<AlertInfo, 'promise' | 'resolved'> {
  return {
    promise: promise && {
      by: who(promise.by),
      at: instant(promise.at),
      until: instant(promise.until),
    },
    resolved: resolved && {
      by: resolved.by === null ? null : who(resolved.by),
      at: instant(resolved.at),
      why: resolved.why,
    },
  };
}
