import { desc, eq, isNotNull, max } from 'drizzle-orm';
import type { Turn } from '#server/domain/alerts/life.ts';
import { endAlert, openAlert, raiseAlert } from '#server/domain/alerts/life.ts';
import type { AlertScope, PinnedRecord, Signal } from '#server/domain/alerts/signal.ts';
import { groupOf, isHigher, isOld } from '#server/domain/alerts/signal.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { StoredAlert } from './alert-rows.ts';
import { alertOf, lifeColumns } from './alert-rows.ts';
import type { StoredRule } from './alert-rules.ts';
import { readAlertRule } from './alert-rules.ts';
import type { Around } from './alert-surroundings.ts';
import { readAround } from './alert-surroundings.ts';
import { freshColumns, writeNews, writeTurn } from './alert-writing.ts';

/**
 * What became of a signal: a new alert was `opened`, or opened as `history` that tells nobody; the alert of its cause and scope
 * `rose`, or goes on as it was (`still`); the fact was `known` before its alert was resolved; its rule is gone (`rule_gone`).
 */
export type Raised =
  | { outcome: 'opened' | 'history' | 'rose' | 'still' | 'known'; alert: number }
  | { outcome: 'rule_gone'; alert: null };

/** Facts that are history belong to the same alert when no more than this (ms) lies between them. */
const SAME_HISTORY_MS = 7 * 86_400_000;
/** Records one alert points to. */
const MOST_PINNED = 200;

/**
 * For each signal opens an alert or lets the one of its cause and scope go on, with its timeline and whom it is told, in one
 * transaction. The same signals again change nothing. Gives what became of each, in their order.
 */
export function* raiseSignals(
  ctx: Context,
  args: { signals: readonly Signal[]; now: number },
): Steps<Raised[]> {
  const around = yield* readAround(ctx, args.now);
  const raised: Raised[] = [];
  for (const signal of args.signals) {
    const rule = yield* readAlertRule(ctx, { id: signal.rule });
    if (!rule || rule.removed) raised.push({ outcome: 'rule_gone', alert: null });
    else raised.push(yield* raiseOne(ctx, signal, { rule, around, now: args.now }));
  }
  return raised;
}

type Raising = { rule: StoredRule; around: Around; now: number };

function* raiseOne(ctx: Context, signal: Signal, { rule, around, now }: Raising): Steps<Raised> {
  const last = yield* lastAlert(ctx, groupOf(signal));
  const found = around.of(signal);
  const { named = [] } = signal;
  const surroundings = { ...found, ladder: { ...found.ladder, named } };
  if (!last || !isOf(last, signal, now)) {
    if (last && isKnown(last, signal)) return { outcome: 'known', alert: last.id };
    const turn = openAlert(signal, surroundings);
    const { chain } = surroundings.ladder;
    const alert = yield* insertAlert(ctx, { signal, rule, turn, now, chain });
    return { outcome: isOld(signal.at, now) ? 'history' : 'opened', alert };
  }
  const isRisen = isHigher(signal.severity, last.life.severity);
  // What has no period says how it stands now; of days and weeks an earlier one may be looked at last.
  const isNewest = signal.period === null || signal.at >= last.life.lastAt;
  const turn = raiseAlert(last.life, signal, surroundings);
  const { chain } = surroundings.ladder;
  yield* writeTurn(ctx, { alert: last, turn, now, chain, ...(isNewest ? { fresh: signal } : {}) });
  yield* pinRecords(ctx, last.id, signal.records);
  return { outcome: isRisen ? 'rose' : 'still', alert: last.id };
}

/** True when a signal belongs to an alert that is there: it is not over, or both are the same stretch of history. */
function isOf({ life }: StoredAlert, { at }: Signal, now: number): boolean {
  if (life.state !== 'resolved') return true;
  const isNear = Math.abs(at - life.lastAt) <= SAME_HISTORY_MS;
  return life.resolved?.why === 'old' && isOld(at, now) && isNear;
}

/** What was over when somebody resolved it does not begin anew; nor does the same day or week, however often it is looked at. */
function isKnown({ life, period }: StoredAlert, signal: Signal): boolean {
  if (isHigher(signal.severity, life.severity)) return false;
  if (signal.at <= life.lastAt) return true;
  // History was told to nobody: it stands in nothing's way.
  if (life.resolved?.why === 'old') return false;
  return period !== null && signal.period !== null && signal.period.to <= period.to;
}

/** The newest alert of a cause and scope; null = there never was one. Of several that one is the newest that is not resolved. */
function* lastAlert(ctx: Context, group: string): Steps<StoredAlert | null> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const open = yield* first(q.select().from(a).where(eq(a.open_key, group)));
  if (open) return alertOf(open);
  const row = yield* first(
    q.select().from(a).where(eq(a.group_key, group)).orderBy(desc(a.id)).limit(1),
  );
  return row ? alertOf(row) : null;
}

type Opening = Omit<Raising, 'around'> & {
  signal: Signal;
  turn: Turn;
  chain: readonly number[];
};

function* insertAlert(ctx: Context, opening: Opening): Steps<number> {
  const { signal, rule, turn, now, chain } = opening;
  const { cause, scope, facts, period } = signal;
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const last = yield* first(q.select({ id: max(a.id).as('id') }).from(a));
  const id = (last?.id ?? 0) + 1;
  const { kind } = rule.condition;
  const group = groupOf(signal);
  yield* run(
    q.insert(a).values({
      id,
      rule: rule.id,
      kind,
      cause,
      ...scope,
      ...freshColumns(signal),
      group_key: group,
      opened_at: now,
      ...lifeColumns(turn.life, group),
      steps: turn.steps.length,
    }),
  );
  const told = { rule: rule.id, kind, cause, scope, facts, period, life: turn.life };
  const alert = { id, ...told, openedAt: now, steps: 0 };
  yield* writeNews(ctx, { alert, turn, now, chain });
  yield* pinRecords(ctx, id, signal.records);
  return id;
}

function* pinRecords(ctx: Context, alert: number, records: readonly PinnedRecord[]): Steps<void> {
  const { q, t } = ctx.dialect;
  for (const { kind, source, externalId } of records.slice(0, MOST_PINNED)) {
    const row = { alert, kind, source, external_id: externalId };
    yield* run(q.insert(t.alertRecord).values(row).onConflictDoNothing());
  }
}

/** A cause and scope that is back in range. */
export type Ended = { cause: string; scope: AlertScope };

/** A cause and scope of which an alert is open, and since when (UTC ms). */
export type OpenCause = Ended & { openedAt: number };

/** Cause and scope of every alert that is not resolved. */
export function* listOpenCauses(ctx: Context): Steps<OpenCause[]> {
  const { q, t } = ctx.dialect;
  const { cause, department, theme, source, opened_at } = t.alert;
  const rows = yield* all(
    q
      .select({ cause, department, theme, source, opened_at })
      .from(t.alert)
      .where(isNotNull(t.alert.open_key)),
  );
  return rows.map((row) => ({
    cause: row.cause,
    scope: { department: row.department, theme: row.theme, source: row.source },
    openedAt: row.opened_at,
  }));
}

/**
 * Says of causes that they have ended: nobody is asked any further, and what nobody has taken on is over where its rule says so.
 * Causes without an alert that is not resolved are passed over. Gives how many alerts ended.
 */
export function* endSignals(
  ctx: Context,
  args: { ended: readonly Ended[]; now: number },
): Steps<number> {
  let count = 0;
  for (const ended of args.ended) {
    const alert = yield* lastAlert(ctx, groupOf(ended));
    if (!alert || alert.life.state === 'resolved') continue;
    const rule = yield* readAlertRule(ctx, { id: alert.rule });
    const turn = endAlert(alert.life, { forGood: rule?.endsItself ?? false }, { now: args.now });
    if (turn.steps.length === 0) continue;
    yield* writeTurn(ctx, { alert, turn, now: args.now });
    count += 1;
  }
  return count;
}
