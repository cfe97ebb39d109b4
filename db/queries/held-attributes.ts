import { and, inArray, like } from 'drizzle-orm';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { first } from '../store/request.ts';
import { tableOf } from './record-row.ts';

/** Which of some attributes any record has; one whose text only looks so is told as held. */
export function* heldAttributes(ctx: Context, args: { names: readonly string[] }): Steps<string[]> {
  const slots = Array.from({ length: ctx.slots }, (_, slot) => slot);
  const held: string[] = [];
  for (const name of args.names) {
    if (yield* isHeld(ctx, slots, name)) held.push(name);
  }
  return held;
}

function* isHeld(ctx: Context, slots: readonly number[], name: string): Steps<boolean> {
  // A name has no sign of its own for LIKE but `_`, which stands for any letter: that finds too much, never too little.
  const pattern = `%"${name}":%`;
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    const found = yield* first(
      ctx.dialect.q
        .select({ slot: table.slot })
        .from(table)
        .where(and(inArray(table.slot, [...slots]), like(table.attributes, pattern)))
        .limit(1),
    );
    if (found) return true;
  }
  return false;
}
