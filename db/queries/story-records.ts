import { and, eq, inArray, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { CHUNK, filled } from './chunks.ts';
import type { RecordKey } from './links.ts';
import type { Row } from './record-row.ts';
import { COLUMN, tableOf } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import { recordSlot, slotOf } from './slot.ts';

/** The keys of a story's records, from what the linker gathered: in no order, at most `limit` of them. */
export function* storyKeys(ctx: Context, subject: string, limit: number): Steps<RecordKey[]> {
  const { q, t } = ctx.dialect;
  const { kind, source, external_id } = t.activity;
  const found = yield* all(
    q
      .select({ kind, source, external_id })
      .from(t.activity)
      .where(and(eq(t.activity.slot, slotOf(subject, ctx.slots)), eq(t.activity.subject, subject)))
      .limit(limit),
  );
  return found.flatMap((row) => {
    const known = RECORD_KINDS.find((one) => one === row.kind);
    return known ? [{ kind: known, source: row.source, externalId: row.external_id }] : [];
  });
}

/** Columns that are read of every record of a story; a case's own ones are null for other kinds. */
const COMMON = ['source', 'external_id', 'at', 'customer', 'case_id', 'department'] as const;
const MORE = ['linked_department', 'channel', 'theme'] as const;
const OF_CASE = ['first_response_at', 'resolved_at', 'end_told'] as const;

/** What one must know of a record to tell who may read it and what it is in a story; codes 0 = not given. */
export type BriefRecord = RecordKey & {
  at: number;
  customer: string | null;
  caseId: string | null;
  /** Its own department, or the one it has taken over from its case. */
  department: number;
  channel: number;
  theme: number;
  answeredAt: number | null;
  resolvedAt: number | null;
  endTold: boolean;
};

/** Records by their keys without their texts, in no order; those that are no longer stored are left out. */
export function* readBrief(ctx: Context, keys: readonly RecordKey[]): Steps<BriefRecord[]> {
  const found: BriefRecord[] = [];
  for (const { kind, slot, source, ids } of keyChunks(ctx, keys)) {
    yield {
      kind: 'each',
      sql: briefText(ctx, kind),
      params: [slot, source, ...filled(ids)],
      row: (row) => found.push(briefOf(kind, row)),
    };
  }
  return found;
}

function briefOf(kind: RecordKind, row: readonly Bindable[]): BriefRecord {
  const [source, id, at, customer, caseId, department, inherited, channel, theme] = row;
  const [answeredAt, resolvedAt, endTold] = row.slice(COMMON.length + MORE.length);
  return {
    kind,
    source: String(source),
    externalId: String(id),
    at: Number(at),
    customer: typeof customer === 'string' ? customer : null,
    caseId: typeof caseId === 'string' ? caseId : null,
    department: Number(department) || Number(inherited ?? 0),
    channel: Number(channel),
    theme: Number(theme),
    answeredAt: typeof answeredAt === 'number' ? answeredAt : null,
    resolvedAt: typeof resolvedAt === 'number' ? resolvedAt : null,
    endTold: endTold === 1,
  };
}

function briefText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `brief ${kind}`, () => {
    const table = tableOf(ctx.dialect, kind);
    const names = [...COMMON, ...MORE, ...(kind === 'case' ? OF_CASE : [])];
    const columns = Object.fromEntries(
      names.map((name) => [name, sql`${table}.${sql.identifier(name)}`.as(name)]),
    );
    return ctx.dialect.q
      .select(columns)
      .from(table)
      .where(and(eq(table.slot, 0), eq(table.source, ''), inArray(table.external_id, filled(['']))))
      .toSQL();
  });
}

type KeyChunk = { kind: RecordKind; slot: number; source: string; ids: string[] };

/** Keys gathered by what one statement asks for. */
function keyChunks(ctx: Context, keys: readonly RecordKey[]): KeyChunk[] {
  const groups = new Map<string, KeyChunk>();
  for (const { kind, source, externalId } of keys) {
    const slot = recordSlot(kind, source, externalId, ctx.slots);
    const name = `${kind}|${slot}|${source}`;
    const held = groups.get(name);
    if (held) held.ids.push(externalId);
    else groups.set(name, { kind, slot, source, ids: [externalId] });
  }
  return [...groups.values()].flatMap((group) =>
    Array.from({ length: Math.ceil(group.ids.length / CHUNK) }, (_, i) => ({
      ...group,
      ids: group.ids.slice(i * CHUNK, (i + 1) * CHUNK),
    })),
  );
}

/** Whole rows by their keys, as a function of the key; null = not stored. */
export function* readWhole(
  ctx: Context,
  keys: readonly RecordKey[],
): Steps<(key: RecordKey) => Row | null> {
  const rows = new Map<string, Row>();
  for (const { kind, slot, source, ids } of keyChunks(ctx, keys)) {
    const wanted = ids.map((externalId) => ({ source, externalId }));
    for (const row of yield* readRows(ctx, kind, slot, wanted)) {
      rows.set(nameOf({ kind, source, externalId: String(row[COLUMN.external_id]) }), row);
    }
  }
  return (key) => rows.get(nameOf(key)) ?? null;
}

function nameOf({ kind, source, externalId }: RecordKey): string {
  return JSON.stringify([kind, source, externalId]);
}
