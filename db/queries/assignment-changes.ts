import { and, asc, desc, eq, inArray, isNull, lt, max } from 'drizzle-orm';
import type { Choice, Rule } from '#server/domain/assignments/rule.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAudit } from './audit.ts';
import type { StoredRule } from './assignment-rules.ts';
import { readRules, readRulesVersion, writeRules } from './assignment-rules.ts';

/** A rule as it stood before or after a change. */
export type RuleVersion = { isOn: boolean; rule: Rule };

/** What a change did: codes set by hand on so many chosen records; a rule made, changed, deleted; the order of rules. */
export type ChangeFact =
  | { kind: 'hand'; choice: Choice; chosen: number }
  | { kind: 'rule'; rule: number; before: StoredRule | null; after: RuleVersion | null }
  | { kind: 'order'; before: readonly number[]; after: readonly number[] };

/** One change of what is set. Instants in UTC ms; `undone` null = it holds. */
export type AssignmentChange = {
  id: number;
  at: number;
  actor: string;
  fact: ChangeFact;
  /** True while records are still being gone through, to do it or to undo it. */
  isRunning: boolean;
  /** How far that is, as JSON of whoever goes through them; null = at the beginning. */
  position: string | null;
  /** Records it changed so far. */
  records: number;
  undone: { at: number; by: string } | null;
};

type ChangeRow = {
  id: number;
  at: number;
  actor: string;
  what: string;
  state: string;
  position: string | null;
  records: number;
  undone_at: number | null;
  undone_by: string | null;
};

function changeOf(row: ChangeRow): AssignmentChange {
  const { id, at, actor, position, records } = row;
  return {
    id,
    at,
    actor,
    position,
    records,
    // Written by `beginChange` from this type.
    fact: JSON.parse(row.what) as ChangeFact,
    isRunning: row.state === RUNNING,
    undone: row.undone_at === null ? null : { at: row.undone_at, by: row.undone_by ?? '' },
  };
}

const RUNNING = 'running';
const DONE = 'done';

/** Who changes something, when (UTC ms); `audited` null where the audit log is kept in another store. */
export type ChangeMaker = { actor: string; at: number; audited: Audited | null };

/** Notes a change that begins now; gives its number. */
function* beginChange(ctx: Context, maker: ChangeMaker, factOf: (id: number) => ChangeFact) {
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const [latest] = yield* all(q.select({ id: max(c.id).as('id') }).from(c));
  const id = (latest?.id ?? 0) + 1;
  const fact = factOf(id);
  yield* run(
    q.insert(c).values({
      id,
      at: maker.at,
      actor: maker.actor,
      way: fact.kind === 'hand' ? 'hand' : 'rule',
      what: JSON.stringify(fact),
      rule_id: fact.kind === 'rule' ? fact.rule : null,
      state: RUNNING,
      position: null,
      records: 0,
      undone_at: null,
      undone_by: null,
    }),
  );
  if (maker.audited) {
    const { fact: told, key } = maker.audited;
    yield* appendAudit(ctx, { fact: { ...told, target: `assignment:${id}` }, key });
  }
  return id;
}

/** Begins to set records by hand; gives the change's number. */
export function* beginAssigning(
  ctx: Context,
  args: { maker: ChangeMaker; choice: Choice; chosen: number },
): Steps<number> {
  const { choice, chosen } = args;
  return yield* beginChange(ctx, args.maker, () => ({ kind: 'hand', choice, chosen }));
}

/** Adds to the records a running change has gone through. */
export function* advanceChange(
  ctx: Context,
  args: { id: number; records: number; position: string | null },
): Steps<void> {
  const c = ctx.dialect.t.assignmentChange;
  const held = yield* readChange(ctx, { id: args.id });
  if (!held) return;
  const set = { records: held.records + args.records, position: args.position };
  yield* run(ctx.dialect.q.update(c).set(set).where(eq(c.id, args.id)));
}

/** Notes that all records of a change by hand were gone through. */
export function* finishChange(ctx: Context, args: { id: number }): Steps<void> {
  yield* finish(ctx, [args.id]);
}

/**
 * Notes that all records were brought to the rules of a version, which ends these changes of rules. False = the rules are
 * not those of that version any more (one of the changes may have been undone meanwhile), and nothing is noted.
 */
export function* finishRuleChanges(
  ctx: Context,
  args: { ids: number[]; version: number },
): Steps<boolean> {
  if ((yield* readRulesVersion(ctx)) !== args.version) return false;
  yield* finish(ctx, args.ids);
  return true;
}

function* finish(ctx: Context, ids: readonly number[]): Steps<void> {
  const c = ctx.dialect.t.assignmentChange;
  const set = { state: DONE, position: null };
  yield* run(ctx.dialect.q.update(c).set(set).where(inArray(c.id, ids)));
}

/** One change; null when there is none of that number. */
export function* readChange(ctx: Context, args: { id: number }): Steps<AssignmentChange | null> {
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const row = yield* first(q.select().from(c).where(eq(c.id, args.id)));
  return row ? changeOf(row) : null;
}

/** Changes, newest first: those before a number (null = from the newest), at most `limit`. */
export function* listChanges(
  ctx: Context,
  args: { before: number | null; limit: number },
): Steps<AssignmentChange[]> {
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const where = args.before === null ? undefined : lt(c.id, args.before);
  const rows = yield* all(q.select().from(c).where(where).orderBy(desc(c.id)).limit(args.limit));
  return rows.map(changeOf);
}

/** Changes whose records are still to be gone through, oldest first. */
export function* findRunningChanges(ctx: Context): Steps<AssignmentChange[]> {
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const rows = yield* all(q.select().from(c).where(eq(c.state, RUNNING)).orderBy(asc(c.id)));
  return rows.map(changeOf);
}

/**
 * Takes a change back: it counts no more from now on; what it set on records is still to be gone through, and for a rule
 * the rule stands as before at once. `isHalfDone` = a change by hand that its maker gives up.
 * @throws AppError NOT_FOUND { seen }, ASSIGNMENT_UNDONE { seen }, ASSIGNMENT_RUNNING { seen }, ASSIGNMENT_SUPERSEDED { seen, later }
 */
export function* undoChange(
  ctx: Context,
  args: { id: number; maker: ChangeMaker; isHalfDone?: boolean },
): Steps<AssignmentChange> {
  const { id, maker } = args;
  const held = yield* readChange(ctx, { id });
  if (!held) throw new AppError('NOT_FOUND', { seen: String(id) });
  if (held.undone) throw new AppError('ASSIGNMENT_UNDONE', { seen: id });
  if (held.fact.kind === 'hand' && held.isRunning && !args.isHalfDone) {
    throw new AppError('ASSIGNMENT_RUNNING', { seen: id });
  }
  if (held.fact.kind === 'rule') yield* restoreRule(ctx, id, held.fact);
  if (held.fact.kind === 'order') yield* orderRules(ctx, held.fact.before);
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const undone = { undone_at: maker.at, undone_by: maker.actor, state: RUNNING, position: null };
  yield* run(q.update(c).set(undone).where(eq(c.id, id)));
  if (maker.audited) yield* appendAudit(ctx, maker.audited);
  return {
    ...held,
    isRunning: true,
    position: null,
    undone: { at: maker.at, by: maker.actor },
  };
}

function* restoreRule(
  ctx: Context,
  id: number,
  { rule, before }: Extract<ChangeFact, { kind: 'rule' }>,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const c = t.assignmentChange;
  const [latest] = yield* all(
    q
      .select({ id: max(c.id).as('id') })
      .from(c)
      .where(and(eq(c.rule_id, rule), isNull(c.undone_at))),
  );
  if (latest?.id !== id) {
    throw new AppError('ASSIGNMENT_SUPERSEDED', { seen: id, later: latest?.id ?? 0 });
  }
  const rules = yield* readRules(ctx);
  const place = rules.findIndex((one) => one.id === rule);
  if (place === -1) yield* writeRules(ctx, before ? [...rules, before] : rules);
  else yield* writeRules(ctx, rules.toSpliced(place, 1, ...(before ? [before] : [])));
}

function* orderRules(ctx: Context, order: readonly number[]): Steps<void> {
  const rules = yield* readRules(ctx);
  const placeOf = ({ id }: StoredRule): number => {
    const place = order.indexOf(id);
    return place === -1 ? order.length : place;
  };
  yield* writeRules(
    ctx,
    rules.toSorted((a, b) => placeOf(a) - placeOf(b)),
  );
}

/**
 * Makes a rule (`rule` null: behind the others), changes one, or deletes it (`version` null). Gives the change's number,
 * and the rule's; what it does to stored records is still to be gone through.
 * @throws AppError NOT_FOUND { seen }
 */
export function* changeRule(
  ctx: Context,
  args: { maker: ChangeMaker; rule: number | null; version: RuleVersion | null },
): Steps<{ change: number; rule: number }> {
  const { maker, version } = args;
  const rules = yield* readRules(ctx);
  const held = rules.find(({ id }) => id === args.rule) ?? null;
  if (args.rule !== null && !held) throw new AppError('NOT_FOUND', { seen: String(args.rule) });
  let rule = args.rule ?? 0;
  const change = yield* beginChange(ctx, maker, (id) => {
    // The number of the change that made it: never given twice, also after a rule was deleted.
    rule = args.rule ?? id;
    return { kind: 'rule', rule, before: held, after: version };
  });
  const next = version ? [{ id: rule, change, ...version }] : [];
  yield* writeRules(
    ctx,
    held ? rules.flatMap((one) => (one === held ? next : [one])) : [...rules, ...next],
  );
  return { change, rule };
}

/** Puts the rules into another order; `order` = all their numbers. Gives the change's number. @throws AppError NOT_FOUND */
export function* changeRuleOrder(
  ctx: Context,
  args: { maker: ChangeMaker; order: readonly number[] },
): Steps<number> {
  const before = (yield* readRules(ctx)).map(({ id }) => id);
  const missing = args.order.find((id) => !before.includes(id));
  if (missing !== undefined) throw new AppError('NOT_FOUND', { seen: String(missing) });
  const after = [...new Set([...args.order, ...before])];
  const change = yield* beginChange(ctx, args.maker, () => ({ kind: 'order', before, after }));
  yield* orderRules(ctx, after);
  return change;
}
