import { asc, eq, sql } from 'drizzle-orm';
import type { RuleReader } from '#server/domain/assignments/match-rules.ts';
import { ruleReader } from '#server/domain/assignments/match-rules.ts';
import type { Rule } from '#server/domain/assignments/rule.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import { readMeta } from './calendar.ts';

/** A rule as it is stored; rules are tried in the order they are listed in. */
export type StoredRule = { id: number; isOn: boolean; change: number; rule: Rule };

/** Fact that counts how often anything about the rules changed. */
const VERSION = 'assignment_rules';

/** Every rule, in their order. */
export function* readRules(ctx: Context): Steps<StoredRule[]> {
  const { q, t } = ctx.dialect;
  const r = t.assignmentRule;
  const rows = yield* all(q.select().from(r).orderBy(asc(r.place), asc(r.id)));
  return rows.map(({ id, is_on, change_id, rule }) => ({
    id,
    isOn: is_on === 1,
    change: change_id,
    // Written by `writeRules` from this type.
    rule: JSON.parse(rule) as Rule,
  }));
}

/** Takes these rules in this order for all there were. */
export function* writeRules(ctx: Context, rules: readonly StoredRule[]): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.assignmentRule;
  yield* run(q.delete(r));
  for (const [place, { id, isOn, change, rule }] of rules.entries()) {
    const row = { id, place, is_on: isOn ? 1 : 0, change_id: change, rule: JSON.stringify(rule) };
    yield* run(q.insert(r).values(row));
  }
  yield* run(
    q
      .insert(t.meta)
      .values({ name: VERSION, value: 1 })
      .onConflictDoUpdate({ target: [t.meta.name], set: { value: sql`${t.meta.value} + 1` } }),
  );
}

/** Raised by every change of the rules; 0 = there never were any. */
export function* readRulesVersion(ctx: Context): Steps<number> {
  return (yield* readMeta(ctx, VERSION)) ?? 0;
}

/** The rules that were read last, by their texts: those of another store or version have others. */
let last: { texts: string; reader: RuleReader } = { texts: '', reader: null };

/** What the working rules set, as they are stored now; read inside each writing transaction. */
export function* readRuleReader(ctx: Context): Steps<RuleReader> {
  const { q, t } = ctx.dialect;
  const r = t.assignmentRule;
  const rows = yield* allOf(
    ctx,
    'working assignment rules',
    () =>
      q
        .select({ id: r.id, change_id: r.change_id, rule: r.rule })
        .from(r)
        .where(eq(r.is_on, 1))
        .orderBy(asc(r.place), asc(r.id)),
    [1],
  );
  if (rows.length === 0) return null;
  const texts = JSON.stringify(rows);
  if (last.texts !== texts) {
    const rules = rows.map(({ id, change_id, rule }) => ({
      id,
      change: change_id,
      // As in `readRules`.
      rule: JSON.parse(rule) as Rule,
    }));
    last = { texts, reader: ruleReader(rules) };
  }
  return last.reader;
}
