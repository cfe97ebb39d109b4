import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Steps, WriteContext } from '../store/request.ts';
import { readRuleReader } from './assignment-rules.ts';
import { readCounting } from './counting.ts';
import type { RecordKey } from './links.ts';
import { RecordAssignments, keyOfRow } from './record-assignments.ts';
import type { Row } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import type { Touch } from './touch.ts';
import { leaveTouches, subjectsOf, touchOf } from './touch.ts';

/** How stored records of one slot are stored again when what is set on them changes. */
export type Relaying = {
  assignments: RecordAssignments;
  /**
   * Stores rows with what is set on them after `change`, and what the rules set now. `retell` = what their source tells now,
   * given what it told before; it may change codes and no text. Counters, touches for the linker and assignments follow.
   * Gives how many rows became others.
   */
  relay: (
    ctx: WriteContext,
    kind: RecordKind,
    rows: readonly Row[],
    change?: (key: RecordKey) => void,
    retell?: (told: Row) => Row,
  ) => Steps<number>;
};

/** Begins to store records of one slot again, within one transaction. `now` in UTC ms. */
export function* beginRelaying(ctx: WriteContext, slot: number, now: number): Steps<Relaying> {
  const counting = yield* readCounting(ctx);
  const cells = ctx.cells(slot);
  const assignments = new RecordAssignments(slot, yield* readRuleReader(ctx));
  const relay: Relaying['relay'] = function* (within, kind, rows, change, retell) {
    yield* assignments.know(within, kind, rows);
    const changed: Row[] = [];
    const touches: Touch[] = [];
    for (const held of rows) {
      const before = assignments.told(kind, held);
      const told = retell ? retell(before) : before;
      change?.(keyOfRow(kind, held));
      const next = assignments.lay(kind, told);
      if (next.every((value, i) => value === (held[i] ?? null))) continue;
      counting.recount(cells, kind, held, next);
      const touch = touchOf(kind, next, subjectsOf(kind, held), now);
      if (touch) touches.push(touch);
      changed.push(next);
    }
    yield* overwriteRows(within, kind, changed);
    yield* assignments.write(within);
    yield* leaveTouches(within, touches);
    return changed.length;
  };
  return { assignments, relay };
}
