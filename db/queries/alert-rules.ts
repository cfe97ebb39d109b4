import { asc, count, eq, isNull, max } from 'drizzle-orm';
import type { AlertRule, RuleCondition, RuleFacts, RuleGrain } from '#server/domain/alerts/rule.ts';
import type { Severity } from '#server/domain/alerts/signal.ts';
import { dimensionIndex, DIMENSIONS } from '#server/domain/dimensions.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import { readMeta } from './calendar.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import type { Done } from './targets.ts';
import { doneBy } from './targets.ts';

/** A rule with its history. */
export type StoredRule = AlertRule & {
  made: Done;
  /** Null = it is as it was made. */
  changed: Done | null;
  /** Null = it is there. */
  removed: Done | null;
};

/** Rules there may be, removed ones included. */
const MOST = 1000;
/** Says that the rules of a first start were made, so that removed ones do not come back. */
const BEGUN = 'alert_rules';

type RuleRow = Context['dialect']['t']['alertRule']['$inferSelect'];

/** Every rule that is not removed, in the order they were made. */
export function* readAlertRules(ctx: Context): Steps<StoredRule[]> {
  const { q, t } = ctx.dialect;
  const r = t.alertRule;
  const rows = yield* all(q.select().from(r).where(isNull(r.removed_at)).orderBy(asc(r.id)));
  return rows.map(ruleOf);
}

/** The rule of a number, also one that was removed; null = there never was one. */
export function* readAlertRule(ctx: Context, args: { id: number }): Steps<StoredRule | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.alertRule).where(eq(t.alertRule.id, args.id)));
  return row ? ruleOf(row) : null;
}

/** Makes the rules of a first start, once in a store's life; gives how many. */
export function* beginAlertRules(
  ctx: Context,
  args: { rules: readonly RuleFacts[]; by: string; now: number },
): Steps<number> {
  const { q, t } = ctx.dialect;
  if ((yield* readMeta(ctx, BEGUN)) !== null) return 0;
  yield* run(q.insert(t.meta).values({ name: BEGUN, value: 1 }));
  for (const rule of args.rules) yield* insertRule(ctx, { ...args, rule });
  return args.rules.length;
}

/**
 * Adds a rule; gives its number. `once` null = each time it is sent.
 * @throws AppError LIST_FULL { limit }
 */
export function* addAlertRule(
  ctx: Context,
  args: { rule: RuleFacts; by: string; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  return yield* madeOnce(ctx, args.once, args.now, function* () {
    const id = yield* insertRule(ctx, args);
    const target = `alert_rule:${id}`;
    yield* appendAuditOf(ctx, args.audited, { target, details: { rule: args.rule } });
    return id;
  });
}

function* insertRule(
  ctx: Context,
  { rule, by, now }: { rule: RuleFacts; by: string; now: number },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const table = t.alertRule;
  const counts = { rows: count().as('rows'), last: max(table.id).as('last') };
  const held = yield* first(q.select(counts).from(table));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const id = (held?.last ?? 0) + 1;
  yield* run(q.insert(table).values({ id, ...columnsOf(rule), made_at: now, made_by: by }));
  return id;
}

/**
 * Puts what a rule says in the place of what it said, or removes it. Alerts it has raised stay. Gives false when there is no
 * such rule.
 */
export function* changeAlertRule(
  ctx: Context,
  args: {
    id: number;
    rule?: RuleFacts;
    isRemoved?: true;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, rule, isRemoved, by, now } = args;
  const held = yield* readAlertRule(ctx, { id });
  if (!held || held.removed) return false;
  const set = {
    ...(rule ? { ...columnsOf(rule), changed_at: now, changed_by: by } : {}),
    ...(isRemoved ? { removed_at: now, removed_by: by } : {}),
  };
  if (Object.keys(set).length > 0) {
    yield* run(q.update(t.alertRule).set(set).where(eq(t.alertRule.id, id)));
  }
  const details = { ...(rule ? { rule } : {}), ...(isRemoved ? { isRemoved } : {}) };
  yield* appendAuditOf(ctx, args.audited, { target: `alert_rule:${id}`, details });
  return true;
}

function columnsOf(rule: RuleFacts) {
  const { name, scope, each, condition } = rule;
  return {
    name_en: name?.en ?? null,
    name_ar: name?.ar ?? null,
    kind: condition.kind,
    metric: rule.metric,
    dimension: scope ? dimensionIndex(scope.dimension) + 1 : null,
    code: scope?.code ?? null,
    each_of: each === null ? null : dimensionIndex(each) + 1,
    condition: JSON.stringify(condition),
    grain: rule.grain,
    minimum_n: rule.minimumN,
    duration: rule.duration,
    severity: rule.severity,
    ends_itself: rule.endsItself ? 1 : 0,
    is_on: rule.isOn ? 1 : 0,
  };
}

function ruleOf(row: RuleRow): StoredRule {
  const dimension = DIMENSIONS[(row.dimension ?? 0) - 1];
  return {
    id: row.id,
    name: row.name_en === null ? null : { en: row.name_en, ar: row.name_ar ?? '' },
    metric: row.metric,
    scope: dimension && row.code !== null ? { dimension, code: row.code } : null,
    each: DIMENSIONS[(row.each_of ?? 0) - 1] ?? null,
    // Only `columnsOf` writes these three, from these types.
    condition: JSON.parse(row.condition) as RuleCondition,
    // As above.
    grain: row.grain as RuleGrain,
    minimumN: row.minimum_n,
    duration: row.duration,
    // As above.
    severity: row.severity as Severity,
    endsItself: row.ends_itself === 1,
    isOn: row.is_on === 1,
    made: { by: row.made_by, at: row.made_at },
    changed: doneBy(row.changed_by, row.changed_at),
    removed: doneBy(row.removed_by, row.removed_at),
  };
}
