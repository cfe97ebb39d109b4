import { and, desc, eq, sql } from 'drizzle-orm';
import { ruleReader } from '#server/domain/assignments/match-rules.ts';
import type { Assignable, AssignableKind, WorkingRule } from '#server/domain/assignments/rule.ts';
import { ASSIGNABLE, ASSIGNABLE_KINDS } from '#server/domain/assignments/rule.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import type { RecordKey } from './links.ts';
import { RecordAssignments, keyOfRow } from './record-assignments.ts';
import type { Row } from './record-row.ts';
import { COLUMN, rowColumns, TEXT_PLACES, tableOf } from './record-row.ts';

/** So many records would carry another code than now; codes of one dimension, 0 = not given. */
export type RuleMove = { dimension: Assignable; from: number; to: number; records: number };

/** A record that would become another, with its text (null = it has none). */
export type MovedSample = RecordKey & { at: number; text: string | null };

/** What rules would do to one page of records, newest first; `next` null = that was the last page of the kind. */
export type EffectPage = {
  seen: number;
  moved: number;
  moves: RuleMove[];
  samples: MovedSample[];
  next: { at: number; source: string; externalId: string } | null;
};

/** How many samples a page gives at most. */
const SAMPLES = 12;

/** Tells what other rules than those that work now would do to stored records; nothing is changed. */
export function* readRuleEffect(
  ctx: Context,
  args: {
    slot: number;
    kind: AssignableKind;
    rules: readonly WorkingRule[];
    after: EffectPage['next'];
    limit: number;
  },
): Steps<EffectPage> {
  const { slot, kind, rules, after, limit } = args;
  const table = tableOf(ctx.dialect, kind);
  const rows: Row[] = [];
  const page = ctx.dialect.q
    .select(rowColumns(ctx.dialect, kind))
    .from(table)
    .where(
      and(
        eq(table.slot, slot),
        after === null
          ? undefined
          : sql`(${table.at}, ${table.source}, ${table.external_id}) < (${after.at}, ${after.source}, ${after.externalId})`,
      ),
    )
    .orderBy(desc(table.at), desc(table.source), desc(table.external_id))
    .limit(limit);
  yield* each(page, (row: Bindable[]) => rows.push(row));
  const assignments = new RecordAssignments(slot, ruleReader(rules));
  yield* assignments.know(ctx, kind, rows);
  const moves = new Map<string, RuleMove>();
  const samples: MovedSample[] = [];
  let moved = 0;
  for (const row of rows) {
    const next = assignments.lay(kind, assignments.told(kind, row));
    const changed = ASSIGNABLE.filter((one) => row[COLUMN[one]] !== next[COLUMN[one]]);
    if (changed.length === 0) continue;
    moved++;
    for (const dimension of changed) {
      const from = Number(row[COLUMN[dimension]]);
      const to = Number(next[COLUMN[dimension]]);
      const name = `${dimension}|${from}|${to}`;
      const records = (moves.get(name)?.records ?? 0) + 1;
      moves.set(name, { dimension, from, to, records });
    }
    if (samples.length < SAMPLES) samples.push(sampleOf(kind, row));
  }
  const last = rows.at(-1);
  const next =
    last && rows.length === limit
      ? {
          at: Number(last[COLUMN.at]),
          source: String(last[COLUMN.source]),
          externalId: String(last[COLUMN.external_id]),
        }
      : null;
  return { seen: rows.length, moved, moves: [...moves.values()], samples, next };
}

function sampleOf(kind: RecordKind, row: Row): MovedSample {
  const text = row[TEXT_PLACES[kind]?.text ?? -1] ?? null;
  return {
    ...keyOfRow(kind, row),
    at: Number(row[COLUMN.at]),
    text: text === null ? null : String(text),
  };
}

/** How many stored records people and rules can set. */
export function* countAssignable(ctx: Context): Steps<number> {
  let total = 0;
  for (const kind of ASSIGNABLE_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const counted = ctx.dialect.q.select({ n: sql<number>`count(*)`.as('n') }).from(table);
    yield* each(counted, ([n]: Bindable[]) => {
      total += Number(n);
    });
  }
  return total;
}
