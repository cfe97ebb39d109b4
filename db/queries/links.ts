import { and, desc, eq, sql } from 'drizzle-orm';
import type { Activity } from '#server/domain/links/link-facts.ts';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps, WriteContext } from '../store/request.ts';
import { all, bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { readCounting } from './counting.ts';
import type { Row } from './record-row.ts';
import { COLUMN, rowColumns, tableOf } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import { readUnclassified } from './theming.ts';
import { SEPARATOR, subjectsOf } from './touch.ts';

/** A record's key inside its slot. */
export type RecordKey = { kind: RecordKind; source: string; externalId: string };

/**
 * A record to look at as it is now (`activity` null = gone) with the stories it is in and those it left. `stamp` null =
 * a new record that is due by itself.
 */
export type Touched = RecordKey & {
  stamp: number | null;
  subjects: string[];
  left: string[];
  activity: Activity | null;
};

/** Kinds that other records tell something about. */
const LINKED_KINDS = ['case', 'contact', 'response'] as const;

/** The next records of a slot that the linker has to look at, at most `limit`: touched ones, then new ones. */
export function* readTouches(
  ctx: Context,
  args: { slot: number; limit: number },
): Steps<Touched[]> {
  const { q, t } = ctx.dialect;
  const unclassified = yield* readUnclassified(ctx);
  const touches = yield* all(
    q.select().from(t.touch).where(eq(t.touch.slot, args.slot)).limit(args.limit),
  );
  const rows = new Map<string, Row>();
  for (const kind of RECORD_KINDS) {
    const keys = touches.filter((touch) => touch.kind === kind);
    for (const row of yield* readRows(ctx, kind, args.slot, keys.map(keyOf))) {
      rows.set(`${kind}|${String(row[COLUMN.source])}|${String(row[COLUMN.external_id])}`, row);
    }
  }
  const touched = touches.map((touch): Touched => {
    // Touches are written with the kinds of `RECORD_KINDS` only.
    const kind = touch.kind as RecordKind;
    const row = rows.get(`${kind}|${touch.source}|${touch.external_id}`) ?? null;
    const left = touch.left === null ? [] : touch.left.split(SEPARATOR);
    return touchedRecord(keyOf(touch), kind, row, left, touch.stamp, unclassified);
  });
  // The newest of every kind together: the last weeks are what people look at, and their numbers need all kinds.
  const share = Math.ceil((args.limit - touched.length) / LINKED_KINDS.length);
  for (const kind of share > 0 ? LINKED_KINDS : []) {
    const due = yield* dueRecords(ctx, kind, { slot: args.slot, limit: share, unclassified });
    for (const record of due) touched.push(record);
  }
  return touched;
}

function touchedRecord(
  key: { source: string; externalId: string },
  kind: RecordKind,
  row: Row | null,
  earlier: readonly string[],
  stamp: number | null,
  unclassified: number,
): Touched {
  const subjects = row ? subjectsOf(kind, row) : [];
  return {
    kind,
    ...key,
    stamp,
    subjects,
    left: [...new Set(earlier)].filter((subject) => !subjects.includes(subject)),
    activity: row ? activityOf(kind, row, unclassified) : null,
  };
}

/** New records that are due, the newest first, each worked up as soon as its row is read: as rows they would fill memory. */
function* dueRecords(
  ctx: Context,
  kind: RecordKind,
  { slot, limit, unclassified }: { slot: number; limit: number; unclassified: number },
): Steps<Touched[]> {
  const due: Touched[] = [];
  yield {
    kind: 'each',
    sql: dueText(ctx, kind),
    params: [slot, limit],
    row: (row) => {
      const key = {
        source: String(row[COLUMN.source]),
        externalId: String(row[COLUMN.external_id]),
      };
      due.push(touchedRecord(key, kind, row, [], null, unclassified));
    },
  };
  return due;
}

/** Due records by slot and limit; of their columns those that all kinds have, up to their codes. */
function dueText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `due ${kind}`, () => {
    const table = tableOf(ctx.dialect, kind);
    const columns = Object.entries(rowColumns(ctx.dialect, kind)).slice(0, COLUMN.attributes);
    return ctx.dialect.q
      .select(Object.fromEntries(columns))
      .from(table)
      .where(and(eq(table.slot, 0), sql`link_due = 1`))
      .orderBy(desc(table.at))
      .limit(1)
      .toSQL();
  });
}

function keyOf(touch: { source: string; external_id: string }): {
  source: string;
  externalId: string;
} {
  return { source: touch.source, externalId: touch.external_id };
}

function activityOf(kind: RecordKind, row: Row, unclassified: number): Activity {
  const theme = Number(row[COLUMN.theme]);
  return {
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    at: Number(row[COLUMN.at]),
    // A text that says no theme says nothing about whether two meetings are about the same thing.
    theme: theme === unclassified ? NOT_GIVEN : theme,
    department: Number(row[COLUMN.department]),
    caseId: row[COLUMN.case_id] === null ? null : String(row[COLUMN.case_id]),
  };
}

/** What a story tells about one record; a field that is absent is left as it is. */
export type LinkChange = RecordKey & {
  recontactAt?: number | null;
  contacts?: number | null;
  department?: number | null;
};

/** Writes link facts to the records of one slot and moves their counters. Gives the number of records that changed. */
export function* writeLinks(
  ctx: WriteContext,
  args: { slot: number; changes: readonly LinkChange[]; now: number },
): Steps<number> {
  const counting = yield* readCounting(ctx);
  const cells = ctx.cells(args.slot);
  let changed = 0;
  for (const kind of RECORD_KINDS) {
    const wanted = new Map<string, LinkChange>();
    for (const change of args.changes) {
      if (change.kind !== kind) continue;
      const key = `${change.source}|${change.externalId}`;
      wanted.set(key, { ...wanted.get(key), ...change });
    }
    if (wanted.size === 0) continue;
    const updates: Bindable[][] = [];
    for (const held of yield* readRows(ctx, kind, args.slot, [...wanted.values()])) {
      const key = `${String(held[COLUMN.source])}|${String(held[COLUMN.external_id])}`;
      const change = wanted.get(key);
      if (!change) continue;
      const next = linked(held, change, args.now);
      if (!next) continue;
      updates.push([
        next[COLUMN.recontact_at] ?? null,
        next[COLUMN.contacts] ?? null,
        next[COLUMN.linked_department] ?? null,
        next[COLUMN.linked_at] ?? null,
        args.slot,
        held[COLUMN.source] ?? '',
        held[COLUMN.external_id] ?? '',
      ]);
      counting.recount(cells, kind, held, next);
    }
    yield* bulk(linkSql(ctx, kind), updates);
    changed += updates.length;
  }
  return changed;
}

/** The row with the change applied; null when nothing is different. */
function linked(held: Row, change: LinkChange, now: number): Row | null {
  const next = [...held];
  // What the records of an erased customer told about it is kept: it will not be told again.
  const isSealed = isErased(held[COLUMN.customer]);
  if (change.recontactAt !== undefined && !isSealed) next[COLUMN.recontact_at] = change.recontactAt;
  if (change.contacts !== undefined) next[COLUMN.contacts] = change.contacts;
  if (change.department !== undefined) next[COLUMN.linked_department] = change.department;
  next[COLUMN.linked_at] = held[COLUMN.linked_at] ?? now;
  return next.some((value, i) => value !== held[i]) ? next : null;
}

function linkSql(ctx: Context, kind: RecordKind): string {
  const table = tableOf(ctx.dialect, kind);
  return ctx.dialect.q
    .update(table)
    .set({ recontact_at: 0, contacts: 0, linked_department: 0, linked_at: 0 })
    .where(and(eq(table.slot, 0), eq(table.source, ''), eq(table.external_id, '')))
    .toSQL().sql;
}

/**
 * Notes that records have been looked at: their touches go (one touched again since, with a higher stamp, stays) and new
 * ones are no longer due.
 */
export function* dropTouches(
  ctx: Context,
  args: { slot: number; touches: readonly (RecordKey & { stamp: number | null })[] },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const drop = q
    .delete(t.touch)
    .where(
      and(
        eq(t.touch.slot, 0),
        eq(t.touch.kind, ''),
        eq(t.touch.source, ''),
        eq(t.touch.external_id, ''),
        eq(t.touch.stamp, 0),
      ),
    )
    .toSQL().sql;
  const seen = args.touches.flatMap(({ kind, source, externalId, stamp }) =>
    stamp === null ? [] : [[args.slot, kind, source, externalId, stamp]],
  );
  yield* bulk(drop, seen);
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const settle = q
      .update(table)
      .set({ link_due: null })
      .where(and(eq(table.slot, 0), eq(table.source, ''), eq(table.external_id, '')))
      .toSQL().sql;
    const due = args.touches.flatMap((touch) =>
      touch.kind === kind && touch.stamp === null
        ? [[null, args.slot, touch.source, touch.externalId]]
        : [],
    );
    yield* bulk(settle, due);
  }
}
