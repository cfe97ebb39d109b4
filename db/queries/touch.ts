import { sql } from 'drizzle-orm';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';

/** Stands between the subjects in a touch's `left`. */
export const SEPARATOR = '\n';

/** A record for the linker to look at; `left` = the subjects its earlier version belonged to. */
export type Touch = {
  slot: number;
  kind: RecordKind;
  source: string;
  externalId: string;
  left: readonly string[];
  now: number;
};

/** A touch for a record that is part of a story, or was of those in `left`; else null. */
export function touchOf(
  kind: RecordKind,
  row: Row,
  left: readonly string[],
  now: number,
): Touch | null {
  if (row[COLUMN.customer] === null && row[COLUMN.case_id] === null && left.length === 0)
    return null;
  return {
    slot: Number(row[COLUMN.slot]),
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
    left,
    now,
  };
}

/** Leaves touches; a second touch before the linker came raises the stamp and adds to `left`. */
export function* leaveTouches(ctx: Context, touches: readonly Touch[]): Steps<void> {
  if (touches.length === 0) return;
  // The statement has one parameter of its own (the separator) after the six of its row.
  const rows = touches.map((touch) => [
    touch.slot,
    touch.kind,
    touch.source,
    touch.externalId,
    touch.left.length === 0 ? null : touch.left.join(SEPARATOR),
    touch.now,
    SEPARATOR,
  ]);
  yield* bulk(touchText(ctx), rows);
}

function touchText(ctx: Context): string {
  const { q, t } = ctx.dialect;
  return textOnce(ctx, 'touch', () =>
    q
      .insert(t.touch)
      .values({ slot: 0, kind: '', source: '', external_id: '', left: '', stamp: 0 })
      .onConflictDoUpdate({
        target: [t.touch.slot, t.touch.kind, t.touch.source, t.touch.external_id],
        set: {
          stamp: sql`${t.touch.stamp} + 1`,
          left: sql`case when excluded."left" is null then ${t.touch.left} else coalesce(${t.touch.left} || ${SEPARATOR}, '') || excluded."left" end`,
        },
      })
      .toSQL(),
  );
}

/** The stories a record belongs to: its customer's (unless erased) and its case's. A case is part of its own story. */
export function subjectsOf(kind: RecordKind, row: Row): string[] {
  const subjects: string[] = [];
  const customer = row[COLUMN.customer];
  if (typeof customer === 'string' && !isErased(customer)) subjects.push(`customer:${customer}`);
  const source = row[COLUMN.source];
  const caseId = kind === 'case' ? row[COLUMN.external_id] : row[COLUMN.case_id];
  if (typeof caseId === 'string') subjects.push(`case:${String(source)}:${caseId}`);
  return subjects;
}

/** True when stories may tell of a record: of its customer, its case, or of the case that it is once somebody named it. */
export function isInStory(row: Row): boolean {
  const places = [COLUMN.customer, COLUMN.case_id, COLUMN.linked_at];
  return places.some((place) => (row[place] ?? null) !== null);
}
