import { and, eq, sql } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { slotOf } from './slot.ts';

/** What is known of a customer before erasing: records by source, as far as they are linked. */
export type ErasurePreview = {
  sources: { source: string; records: number }[];
  /** True when the ledger lists the customer: nothing of theirs has come in since. */
  isErased: boolean;
};

/** Records of a customer by source, from the customer's story: those that wait for the linker are not in it yet. */
export function* previewErasure(ctx: Context, args: { customer: string }): Steps<ErasurePreview> {
  const { q, t } = ctx.dialect;
  const a = t.activity;
  const subject = `customer:${args.customer}`;
  const rows = yield* all(
    q
      .select({ source: a.source, n: sql<number>`count(*)`.as('n') })
      .from(a)
      .where(and(eq(a.slot, slotOf(subject, ctx.slots)), eq(a.subject, subject)))
      .groupBy(a.source)
      .orderBy(a.source),
  );
  const sources = rows.map(({ source, n }) => ({ source, records: n }));
  return { sources, isErased: ctx.ledger.find(args.customer) !== null };
}
