import { and, eq, inArray } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { CHUNK, filled } from './chunks.ts';
import type { RecordKey } from './links.ts';

/** What one change set on one dimension (its number) of a record; `rule` null = by hand, `told` = what its source told. */
export type Assignment = {
  dimension: number;
  change: number;
  rule: number | null;
  told: number;
  code: number;
};

/** A record's key as one text, for maps. */
export function assignmentKey({ kind, source, externalId }: RecordKey): string {
  return `${kind}\n${source}\n${externalId}`;
}

/** What is set on some records of one slot and kind, by `assignmentKey`; a record of which nothing is set is left out. */
export function* readAssignments(
  ctx: Context,
  slot: number,
  kind: RecordKind,
  keys: readonly { source: string; externalId: string }[],
): Steps<Map<string, Assignment[]>> {
  const bySource = new Map<string, string[]>();
  for (const { source, externalId } of keys) {
    const ids = bySource.get(source);
    if (ids) ids.push(externalId);
    else bySource.set(source, [externalId]);
  }
  const found = new Map<string, Assignment[]>();
  for (const [source, ids] of bySource) {
    const row = ([id, dimension, change, rule, told, code]: Bindable[]): void => {
      const key = assignmentKey({ kind, source, externalId: String(id) });
      const one = {
        dimension: Number(dimension),
        change: Number(change),
        rule: rule === null ? null : Number(rule),
        told: Number(told),
        code: Number(code),
      };
      const held = found.get(key);
      if (held) held.push(one);
      else found.set(key, [one]);
    };
    for (let from = 0; from < ids.length; from += CHUNK) {
      const params = [slot, kind, source, ...filled(ids.slice(from, from + CHUNK))];
      yield { kind: 'each', sql: someText(ctx), params, row };
    }
  }
  return found;
}

function someText(ctx: Context): string {
  return textOnce(ctx, 'assignments', () => {
    const { q, t } = ctx.dialect;
    const a = t.assignment;
    const of = and(eq(a.slot, 0), eq(a.kind, ''), eq(a.source, ''));
    return q
      .select({
        external_id: a.external_id,
        dimension: a.dimension,
        change_id: a.change_id,
        rule_id: a.rule_id,
        told: a.told,
        code: a.code,
      })
      .from(a)
      .where(and(of, inArray(a.external_id, filled(['']))))
      .toSQL();
  });
}

/** Assignments of one record. */
export type RecordAssignment = RecordKey & { assignment: Assignment };

/** Writes assignments of records of one slot; what the same change set on the same dimension is replaced. */
export function* putAssignments(
  ctx: Context,
  slot: number,
  all: readonly RecordAssignment[],
): Steps<void> {
  const rows = all.map((one) => {
    const { rule, told, code } = one.assignment;
    const values = [rule, told, code];
    return [...keyParams(slot, one), ...values, ...values];
  });
  yield* bulk(putText(ctx), rows);
}

function putText(ctx: Context): string {
  return textOnce(ctx, 'put assignment', () => {
    const { q, t } = ctx.dialect;
    const a = t.assignment;
    const set = { rule_id: 0, told: 0, code: 0 };
    const key = { slot: 0, kind: '', source: '', external_id: '', dimension: 0, change_id: 0 };
    return q
      .insert(a)
      .values({ ...key, ...set })
      .onConflictDoUpdate({
        target: [a.slot, a.kind, a.source, a.external_id, a.dimension, a.change_id],
        set,
      })
      .toSQL();
  });
}

/** Takes assignments of records of one slot out. */
export function* dropAssignments(
  ctx: Context,
  slot: number,
  all: readonly RecordAssignment[],
): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.assignment;
  const text = textOnce(ctx, 'drop assignment', () =>
    q
      .delete(a)
      .where(and(ofRecord(ctx), eq(a.dimension, 0), eq(a.change_id, 0)))
      .toSQL(),
  );
  yield* bulk(
    text,
    all.map((one) => keyParams(slot, one)),
  );
}

/** Goes on with what is set on some records of a slot and kind under their new ids. */
export function* renameAssignments(
  ctx: Context,
  slot: number,
  kind: RecordKind,
  keys: readonly { source: string; externalId: string; next: string }[],
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { sql } = q.update(t.assignment).set({ external_id: '' }).where(ofRecord(ctx)).toSQL();
  yield* bulk(
    sql,
    keys.map(({ source, externalId, next }) => [next, slot, kind, source, externalId]),
  );
}

function keyParams(slot: number, { kind, source, externalId, assignment }: RecordAssignment) {
  return [slot, kind, source, externalId, assignment.dimension, assignment.change];
}

/** Assignments of one record; its key is filled in when it is run. */
function ofRecord({ dialect: { t } }: Context) {
  const a = t.assignment;
  return and(eq(a.slot, 0), eq(a.kind, ''), eq(a.source, ''), eq(a.external_id, ''));
}

/** Takes everything out that was set on some records of one slot and kind; for records that are gone, or go. */
export function* eraseAssignments(
  ctx: Context,
  slot: number,
  kind: RecordKind,
  keys: readonly { source: string; externalId: string }[],
): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.assignment;
  const text = textOnce(ctx, 'erase assignments', () => q.delete(a).where(ofRecord(ctx)).toSQL());
  yield* bulk(
    text,
    keys.map(({ source, externalId }) => [slot, kind, source, externalId]),
  );
}

/** Takes out what one change set on some records of one slot, also where a record is gone or does not say so. */
export function* eraseChange(
  ctx: Context,
  slot: number,
  change: number,
  records: readonly { kind: string; source: string; external_id: string }[],
): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.assignment;
  const text = textOnce(ctx, 'erase change', () =>
    q
      .delete(a)
      .where(and(ofRecord(ctx), eq(a.change_id, 0)))
      .toSQL(),
  );
  yield* bulk(
    text,
    records.map(({ kind, source, external_id: id }) => [slot, kind, source, id, change]),
  );
}
