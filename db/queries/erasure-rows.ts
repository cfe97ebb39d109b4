import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { eraseAssignments, renameAssignments } from './assignments.ts';
import { readCounting } from './counting.ts';
import { caseName } from './erasure-ids.ts';
import { anonymousRow } from './erasure-row.ts';
import { countErased, personOf } from './erasures.ts';
import type { RecordPlace } from './record-pages.ts';
import type { Row } from './record-row.ts';
import { COLUMN, ROW_COLUMNS, TEXT_PLACES } from './record-row.ts';
import { insertRows, removeRows } from './record-writes.ts';
import { readRows } from './rows-by-key.ts';
import { lastTextId, TextChanges } from './text-index.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf } from './touch.ts';

/**
 * Makes some records of one slot and kind anonymous, as `findErasable` found them for an open erasure: no counter moves. The
 * linker, left a touch, takes them out of the customer's story. Where a record came again without its customer meanwhile,
 * that one stays and counts.
 */
export function* eraseRecords(
  ctx: WriteContext,
  args: {
    erasure: string;
    slot: number;
    kind: RecordKind;
    keys: readonly RecordPlace[];
    now: number;
  },
): Steps<void> {
  const { slot, kind, now } = args;
  const person = yield* personOf(ctx, args.erasure);
  const counting = yield* readCounting(ctx);
  const cells = ctx.cells(slot);
  const texts = new TextChanges(slot, yield* lastTextId(ctx, slot));
  const held = yield* readRows(ctx, kind, slot, args.keys);
  const next = held.map((row) => anonymousRow(kind, row, person, ctx.slots));
  yield* removeRows(ctx, kind, held);
  const fresh = {
    columns: ROW_COLUMNS[kind].map((name, i) => ({
      name,
      isSame: false,
      at: (place: number) => next[place]?.[i] ?? null,
    })),
    count: next.length,
  };
  const taken = new Set(yield* insertRows(ctx, kind, fresh));
  const touches: Touch[] = [];
  held.forEach((row, i) => {
    const after = next[i] ?? row;
    texts.replace(kind, row, taken.has(i) ? null : after);
    if (taken.has(i)) counting.count(cells, kind, row, -1);
    else counting.recount(cells, kind, row, after);
    // The old key first: what stood under it is taken out of its stories.
    const left = subjectsOf(kind, row);
    touches.push(touchOf(kind, row, left, now));
    if (after[COLUMN.external_id] !== row[COLUMN.external_id]) {
      touches.push(touchOf(kind, after, [], now));
    }
  });
  yield* texts.write(ctx);
  yield* moveAssignments(ctx, { slot, kind, held, next, taken });
  yield* leaveTouches(ctx, touches);
  const places = held.map((_, i) => i);
  const theirs = places.filter((i) => isErased(next[i]?.[COLUMN.customer]));
  const own = theirs.filter((i) => held[i]?.[COLUMN.customer] === person.customer);
  const text = TEXT_PLACES[kind]?.text;
  yield* countErased(ctx, {
    id: args.erasure,
    records: theirs.length,
    texts: theirs.filter((i) => text !== undefined && (held[i]?.[text] ?? null) !== null).length,
    cases: own.flatMap((i) => {
      const row = next[i] ?? [];
      const caseId = row[kind === 'case' ? COLUMN.external_id : COLUMN.case_id] ?? null;
      return caseId === null ? [] : [caseName(String(row[COLUMN.source]), String(caseId))];
    }),
    sources: theirs.map((i) => String(held[i]?.[COLUMN.source])),
  });
}

/** What is set on a record goes with its customer; a record of somebody else keeps it under its new id. */
function* moveAssignments(
  ctx: Context,
  args: {
    slot: number;
    kind: RecordKind;
    held: readonly Row[];
    next: readonly Row[];
    taken: ReadonlySet<number>;
  },
): Steps<void> {
  const { slot, kind, held, next, taken } = args;
  const keys = held.map((row, i) => ({
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    next: String(next[i]?.[COLUMN.external_id]),
  }));
  const goes = (i: number): boolean => taken.has(i) || isErased(next[i]?.[COLUMN.customer]);
  const gone = keys.filter((_, i) => goes(i));
  const renamed = keys.filter((key, i) => !goes(i) && key.next !== key.externalId);
  yield* eraseAssignments(ctx, slot, kind, gone);
  yield* renameAssignments(ctx, slot, kind, renamed);
}

function touchOf(kind: RecordKind, row: Row, left: readonly string[], now: number): Touch {
  return {
    slot: Number(row[COLUMN.slot]),
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    left,
    now,
  };
}
