import { and, eq } from 'drizzle-orm';
import type { Choice } from '#server/domain/assignments/rule.ts';
import { ASSIGNABLE } from '#server/domain/assignments/rule.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import { readRulesVersion } from './assignment-rules.ts';
import { assignmentKey, eraseChange } from './assignments.ts';
import type { RecordKey } from './links.ts';
import { keyOfRow } from './record-assignments.ts';
import type { RecordPlace } from './record-pages.ts';
import { selectPage } from './record-pages.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import { beginRelaying } from './relaying.ts';
import { readRows } from './rows-by-key.ts';

/** Which of some records of one slot are not stored. */
export function* missingRecords(
  ctx: Context,
  args: { slot: number; keys: readonly RecordKey[] },
): Steps<RecordKey[]> {
  const stored = new Set<string>();
  for (const kind of RECORD_KINDS) {
    for (const row of yield* readRows(ctx, kind, args.slot, ofKind(args.keys, kind))) {
      stored.add(assignmentKey(keyOfRow(kind, row)));
    }
  }
  return args.keys.filter((key) => !stored.has(assignmentKey(key)));
}

/** Sets codes by hand on records of one slot, as a part of a change. Gives how many of them are stored. */
export function* assignRecords(
  ctx: WriteContext,
  args: { slot: number; change: number; keys: readonly RecordKey[]; choice: Choice; now: number },
): Steps<number> {
  const { slot, change, keys, choice, now } = args;
  const relaying = yield* beginRelaying(ctx, slot, now);
  let set = 0;
  for (const kind of RECORD_KINDS) {
    const rows = yield* readRows(ctx, kind, slot, ofKind(keys, kind));
    yield* relaying.relay(ctx, kind, rows, (key) => {
      for (const dimension of ASSIGNABLE) {
        const code = choice[dimension];
        if (code !== undefined) relaying.assignments.set(key, dimension, change, code);
      }
    });
    set += rows.length;
  }
  return set;
}

/** Takes back what a change set on up to `limit` records of a slot. Gives how many it found; 0 = there are none left. */
export function* takeBackChange(
  ctx: WriteContext,
  args: { slot: number; change: number; limit: number; now: number },
): Steps<number> {
  const { slot, change, limit, now } = args;
  const { q, t } = ctx.dialect;
  const a = t.assignment;
  const found = yield* all(
    q
      .selectDistinct({ kind: a.kind, source: a.source, external_id: a.external_id })
      .from(a)
      .where(and(eq(a.slot, slot), eq(a.change_id, change)))
      .limit(limit),
  );
  const relaying = yield* beginRelaying(ctx, slot, now);
  for (const kind of RECORD_KINDS) {
    const keys = found
      .filter((one) => one.kind === kind)
      .map(({ source, external_id }) => ({ source, externalId: external_id }));
    const rows = yield* readRows(ctx, kind, slot, keys);
    yield* relaying.relay(ctx, kind, rows, (key) => relaying.assignments.takeBack(key, change));
  }
  yield* eraseChange(ctx, slot, change, found);
  return found.length;
}

/** How far the rules were brought to stored records: the last record of a page, and how many of them changed. */
export type SettledPage = { seen: number; changed: number; next: RecordPlace | null };

/**
 * Brings up to `limit` records of a kind, in the order of their keys from a place on, to what the rules say. Null = the
 * rules are not those of that version any more.
 */
export function* settleRules(
  ctx: WriteContext,
  args: {
    slot: number;
    kind: RecordKind;
    after: RecordPlace | null;
    limit: number;
    version: number;
    now: number;
  },
): Steps<SettledPage | null> {
  if ((yield* readRulesVersion(ctx)) !== args.version) return null;
  const rows: Row[] = [];
  yield* each(selectPage(ctx, args), (row) => rows.push(row));
  const relaying = yield* beginRelaying(ctx, args.slot, args.now);
  const changed = yield* relaying.relay(ctx, args.kind, rows);
  const last = rows.at(-1);
  const next =
    last && rows.length === args.limit
      ? { source: String(last[COLUMN.source]), externalId: String(last[COLUMN.external_id]) }
      : null;
  return { seen: rows.length, changed, next };
}

function ofKind(keys: readonly RecordKey[], kind: RecordKind): readonly RecordKey[] {
  return keys.filter((key) => key.kind === kind);
}
