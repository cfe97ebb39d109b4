import { and, asc, count, desc, eq, inArray, isNull, lt, notInArray, or } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import type { PinnedRecord, Severity } from '#server/domain/alerts/signal.ts';
import { SEVERITIES } from '#server/domain/alerts/signal.ts';
import { OF_CUSTOMERS } from '#server/domain/alerts/readers.ts';
import type { AlertState } from '#server/domain/alerts/state.ts';
import { ALERT_STATES } from '#server/domain/alerts/state.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import type { StoredAlert, StoredStep } from './alert-rows.ts';
import { alertOf, stepOf } from './alert-rows.ts';
import type { Pins } from './pinned-records.ts';
import { readPins } from './pinned-records.ts';
import { departmentsOf } from './visible.ts';

/** Which alerts; empty lists = any. Codes of departments and themes. */
export type AlertFilters = {
  states: readonly AlertState[];
  severities: readonly Severity[];
  departments: readonly number[];
  themes: readonly number[];
};

/** A page of alerts, the newest first, and how many there are of the filters, whatever their state. */
export type AlertPage = {
  alerts: StoredAlert[];
  counts: Record<AlertState, number>;
  /** Alerts the reader may read that nobody has taken on, whatever the filters; by severity. */
  open: Record<Severity, number>;
};

/** An alert with everything about it that the reader may read. */
export type AlertStory = {
  alert: StoredAlert;
  steps: StoredStep[];
  /** Those of the records it points to that the reader may read. */
  records: PinnedRecord[];
  /** How many it points to that the reader may not read, or that are gone. */
  hidden: number;
  votes: { useful: number; notUseful: number; own: boolean | null };
  deliveries: StoredDelivery[];
};

/** A message about the alert, as the outbox holds it: to whom, over what, how it stands and why. */
export type StoredDelivery = {
  kind: string;
  person: string | null;
  receiver: number | null;
  channel: string;
  state: string;
  why: string | null;
  madeAt: number;
  sentAt: number | null;
};

/** Alerts that the reader may read, `limit` of them from below `before` (a number; null = from the newest). */
export function* listAlerts(
  ctx: Context,
  args: { filters: AlertFilters; before: number | null; limit: number },
): Steps<AlertPage> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const { filters, before, limit } = args;
  const mine = readable(ctx);
  const wide = and(
    mine,
    filters.severities.length > 0 ? inArray(a.severity, [...filters.severities]) : undefined,
    filters.departments.length > 0 ? inArray(a.department, [...filters.departments]) : undefined,
    filters.themes.length > 0 ? inArray(a.theme, [...filters.themes]) : undefined,
  );
  const narrow = and(
    wide,
    filters.states.length > 0 ? inArray(a.state, [...filters.states]) : undefined,
    before === null ? undefined : lt(a.id, before),
  );
  const rows = yield* all(q.select().from(a).where(narrow).orderBy(desc(a.id)).limit(limit));
  const counted = yield* all(
    q
      .select({ state: a.state, n: count().as('n') })
      .from(a)
      .where(wide)
      .groupBy(a.state),
  );
  const waiting = yield* all(
    q
      .select({ severity: a.severity, n: count().as('n') })
      .from(a)
      .where(and(mine, eq(a.state, 'open')))
      .groupBy(a.severity),
  );
  const byState = new Map(counted.map(({ state, n }) => [state, n]));
  const bySeverity = new Map(waiting.map(({ severity, n }) => [severity, n]));
  return {
    alerts: rows.map(alertOf),
    counts: countsOf(ALERT_STATES, byState),
    open: countsOf(SEVERITIES, bySeverity),
  };
}

function countsOf<T extends string>(
  names: readonly T[],
  counted: ReadonlyMap<string, number>,
): Record<T, number> {
  // Every name gets its count.
  return Object.fromEntries(names.map((name) => [name, counted.get(name) ?? 0])) as Record<
    T,
    number
  >;
}

/** What the reader may read: everything (undefined), or what is about their departments and about the organisation as a whole. */
export function readable(ctx: Context): SQL | undefined {
  const a = ctx.dialect.t.alert;
  const departments = departmentsOf(ctx.viewer);
  if (departments === 'all') return undefined;
  // As `isOfEverybody` says.
  const ofEverybody = and(isNull(a.department), notInArray(a.kind, [...OF_CUSTOMERS]));
  if (departments.length === 0) return ofEverybody;
  return or(ofEverybody, inArray(a.department, [...departments]));
}

/** The alert of a number, if the reader may read it; null = it is not there for them. */
export function* findAlert(ctx: Context, args: { id: number }): Steps<StoredAlert | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(
    q
      .select()
      .from(t.alert)
      .where(and(eq(t.alert.id, args.id), readable(ctx))),
  );
  return row ? alertOf(row) : null;
}

/** An alert with its timeline, records, votes and messages; `person` = whose own vote is told. Null as in `findAlert`. */
export function* readAlert(
  ctx: Context,
  args: { id: number; person: string },
): Steps<AlertStory | null> {
  const alert = yield* findAlert(ctx, args);
  if (!alert) return null;
  const { q, t } = ctx.dialect;
  const s = t.alertStep;
  const steps = yield* all(q.select().from(s).where(eq(s.alert, alert.id)).orderBy(asc(s.seq)));
  const records = yield* readPinned(ctx, alert.id);
  return {
    alert,
    steps: steps.map(stepOf),
    ...records,
    votes: yield* readVotes(ctx, args),
    deliveries: yield* readDeliveries(ctx, alert.id),
  };
}

function* readPinned(ctx: Context, alert: number): Steps<Pins> {
  const { q, t } = ctx.dialect;
  const r = t.alertRecord;
  const rows = yield* all(
    q
      .select()
      .from(r)
      .where(eq(r.alert, alert))
      .orderBy(asc(r.kind), asc(r.source), asc(r.external_id)),
  );
  return yield* readPins(ctx, rows);
}

function* readVotes(
  ctx: Context,
  { id, person }: { id: number; person: string },
): Steps<AlertStory['votes']> {
  const { q, t } = ctx.dialect;
  const votes = yield* all(q.select().from(t.alertVote).where(eq(t.alertVote.alert, id)));
  const useful = votes.filter((vote) => vote.is_useful === 1).length;
  const own = votes.find((vote) => vote.person_id === person);
  return {
    useful,
    notUseful: votes.length - useful,
    own: own ? own.is_useful === 1 : null,
  };
}

function* readDeliveries(ctx: Context, alert: number): Steps<StoredDelivery[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const rows = yield* all(
    q.select().from(d).where(eq(d.alert, alert)).orderBy(asc(d.made_at), asc(d.lane), asc(d.id)),
  );
  return rows.map(({ kind, person, receiver, channel, state, why, made_at, sent_at }) => ({
    kind,
    person,
    receiver,
    channel,
    state,
    why,
    madeAt: made_at,
    sentAt: sent_at,
  }));
}
