import type { RecordKind } from '#server/domain/records/fields.ts';
import { isOpenCase } from '#server/domain/retention/open-case.ts';
import type { Context, Steps } from '../store/request.ts';
import type { RecordKey } from './links.ts';
import type { RecordPlace } from './record-pages.ts';
import type { Row } from './record-row.ts';
import { COLUMN, FIELDS, FIRST_FIELD, ROW_COLUMNS } from './record-row.ts';
import type { LinkQueue } from './retention-queue.ts';
import { nameOfKey } from './retention-queue.ts';
import { recordSlot, slotOf } from './slot.ts';
import { readStories } from './stories.ts';
import { readWhole } from './story-records.ts';

/** A stored record that is to be dropped. */
export type AgedRecord = { key: RecordKey; row: Row };

/**
 * Of some records of one slot and kind those that are older than `before`, each case with everything that names it: all of it
 * must be that old, the case closed, and nothing of it wait for the linker. What names a stored case goes only with it.
 */
export function* agedUnits(
  ctx: Context,
  args: {
    source: string;
    kind: RecordKind;
    keys: readonly RecordPlace[];
    before: number;
    queue: LinkQueue;
  },
): Steps<AgedRecord[]> {
  const { kind, before, queue } = args;
  const found = yield* readRecords(
    ctx,
    args.keys.map((key) => ({ kind, ...key })),
  );
  const aged = found.filter(({ key, row }) => {
    return latestOf(kind, row) < before && !queue.records.has(nameOfKey(key));
  });
  return kind === 'case'
    ? yield* withWhatNamesThem(ctx, aged, before, queue)
    : yield* ofNoStoredCase(ctx, aged);
}

function* readRecords(ctx: Context, keys: readonly RecordKey[]): Steps<AgedRecord[]> {
  const rowOf = yield* readWhole(ctx, keys);
  return keys.flatMap((key) => {
    const row = rowOf(key);
    return row ? [{ key, row }] : [];
  });
}

/** The latest instant (UTC ms) that a record tells of. */
function latestOf(kind: RecordKind, row: Row): number {
  let latest = Number(row[COLUMN.at]);
  FIELDS[kind].forEach(({ type }, i) => {
    const value = row[FIRST_FIELD + i] ?? null;
    if (type === 'instant' && value !== null) latest = Math.max(latest, Number(value));
  });
  return latest;
}

function isOpen(row: Row): boolean {
  const endTold = row[END_TOLD] === 1;
  const [resolvedAt = null, reopenedAt = null, closedAt = null] = CASE_INSTANTS.map((place) => {
    const value = row[place] ?? null;
    return value === null ? null : Number(value);
  });
  return isOpenCase({ resolvedAt, reopenedAt, closedAt, endTold });
}

const END_TOLD = ROW_COLUMNS.case.indexOf('end_told');
const CASE_INSTANTS = ['resolved_at', 'reopened_at', 'closed_at'].map((name) =>
  ROW_COLUMNS.case.indexOf(name),
);

/** Cases with all that name them, where all of it may go. */
function* withWhatNamesThem(
  ctx: Context,
  cases: readonly AgedRecord[],
  before: number,
  queue: LinkQueue,
): Steps<AgedRecord[]> {
  const closed = cases.filter(({ row }) => !isOpen(row));
  const subjects = closed.map(({ key }) => `case:${key.source}:${key.externalId}`);
  const members = yield* membersOf(ctx, subjects);
  const rowOf = yield* readWhole(ctx, [...members.values()].flat());
  return closed.flatMap((own, i) => {
    const subject = subjects[i] ?? '';
    if (queue.subjects.has(subject)) return [];
    const others = (members.get(subject) ?? []).flatMap((key) => {
      const row = rowOf(key);
      return row && key.kind !== 'case' ? [{ key, row }] : [];
    });
    const isAged = others.every(
      ({ key, row }) => latestOf(key.kind, row) < before && !queue.records.has(nameOfKey(key)),
    );
    return isAged ? [own, ...others] : [];
  });
}

/** The records of stories, by subject. */
function* membersOf(ctx: Context, subjects: readonly string[]): Steps<Map<string, RecordKey[]>> {
  const members = new Map<string, RecordKey[]>();
  const bySlot = new Map<number, string[]>();
  for (const subject of subjects) {
    const slot = slotOf(subject, ctx.slots);
    const held = bySlot.get(slot);
    if (held) held.push(subject);
    else bySlot.set(slot, [subject]);
  }
  for (const [slot, some] of bySlot) {
    for (const { subject, story } of yield* readStories(ctx, slot, some)) {
      members.set(subject, story);
    }
  }
  return members;
}

/** Records that name no case, or one that is not stored. */
function* ofNoStoredCase(ctx: Context, records: readonly AgedRecord[]): Steps<AgedRecord[]> {
  const caseOf = ({ key, row }: AgedRecord): RecordKey | null => {
    const id = row[COLUMN.case_id] ?? null;
    return id === null ? null : { kind: 'case', source: key.source, externalId: String(id) };
  };
  const named = records.flatMap((one) => caseOf(one) ?? []);
  const rowOf = yield* readWhole(ctx, named);
  return records.filter((one) => {
    const itsCase = caseOf(one);
    return itsCase === null || rowOf(itsCase) === null;
  });
}

/** Slot that a record is stored in. */
export function slotOfKey(ctx: Context, { kind, source, externalId }: RecordKey): number {
  return recordSlot(kind, source, externalId, ctx.slots);
}
