import { and, asc, desc, eq, gte, lte, sql } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { first } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import { readVersion } from './organisation.ts';
import { tableOf } from './record-row.ts';
import { readRetentions } from './retention.ts';

/** First and last instant (UTC ms) at which records of a kind happened, dropped ones too; null when there are none. */
export type KindSpan = { first: number; last: number } | null;

/** What decides whether an answer may have changed, and how far data reaches. */
export type Pulse = {
  settings: number;
  records: number;
  /** True while the linker has records to look at. */
  linking: boolean;
  /** First and last instant of responses whose department may still come from their case; null when there are none. */
  unlinked: KindSpan;
  spans: Record<RecordKind, KindSpan>;
};

/** Kinds that have a queue of new records for the linker; daily totals tell of no customer. */
const LINKED_KINDS = ['case', 'contact', 'response'] as const satisfies readonly RecordKind[];

/** Earlier than any customer record can be: dates before it are taken for slips of the source. */
export const EARLIEST = Date.UTC(1900, 0, 1);

/** The store's pulse as of an instant; records dated later do not count as data reached. */
export function* readPulse(ctx: Context, args: { now: number }): Steps<Pulse> {
  const { q, t } = ctx.dialect;
  const version = yield* readVersion(ctx);
  const touch = () => q.select({ slot: t.touch.slot }).from(t.touch).limit(1);
  let linking = (yield* allOf(ctx, 'any touch', touch, [1])).length > 0;
  for (const kind of LINKED_KINDS) linking ||= yield* awaitsLinker(ctx, kind);
  const unlinked = linking ? yield* unlinkedSpan(ctx) : null;
  const spans: Partial<Record<RecordKind, KindSpan>> = {};
  const dropped = (yield* readRetentions(ctx)).map((one) => one.spans);
  for (const kind of RECORD_KINDS) {
    const kept = yield* spanOf(ctx, kind, args.now);
    spans[kind] = dropped.reduce<KindSpan>((span, of) => together(span, of[kind] ?? null), kept);
  }
  // Every kind was just filled in.
  return { ...version, linking, unlinked, spans: spans as Record<RecordKind, KindSpan> };
}

/** What dropped records counted is counted still, so that data reaches as far back as it did. */
function together(a: KindSpan, b: KindSpan): KindSpan {
  if (!a || !b) return a ?? b;
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** True when new records of a kind are due for the linker by themselves. */
function* awaitsLinker(ctx: Context, kind: RecordKind): Steps<boolean> {
  const table = tableOf(ctx.dialect, kind);
  const due = () =>
    ctx.dialect.q
      .select({ slot: table.slot })
      .from(table)
      .where(sql`link_due = 1`)
      .limit(1);
  return (yield* allOf(ctx, `any due ${kind}`, due, [1])).length > 0;
}

/** Instants of the responses that are due for the linker: two steps into the index of each slot. */
function* unlinkedSpan(ctx: Context): Steps<KindSpan> {
  const { response } = ctx.dialect.t;
  let span: KindSpan = null;
  for (let slot = 0; slot < ctx.slots; slot++) {
    const due = ctx.dialect.q
      .select({ at: response.at })
      .from(response)
      .where(and(eq(response.slot, slot), sql`link_due = 1`))
      .limit(1);
    const oldest = yield* first(due.orderBy(asc(response.at)));
    const newest = yield* first(due.orderBy(desc(response.at)));
    if (oldest && newest) span = together(span, { first: oldest.at, last: newest.at });
  }
  return span;
}

function* spanOf(ctx: Context, kind: RecordKind, now: number): Steps<KindSpan> {
  const table = tableOf(ctx.dialect, kind);
  // Two statements, so that each is one step into the index.
  const outer = (end: 'min' | 'max') => () =>
    ctx.dialect.q
      .select({ at: sql<number | null>`${sql.raw(end)}(${table.at})`.as('at') })
      .from(table)
      .where(and(gte(table.at, EARLIEST), lte(table.at, now)));
  const within = [EARLIEST, now];
  const [oldest] = yield* allOf(ctx, `first ${kind}`, outer('min'), within);
  const [newest] = yield* allOf(ctx, `last ${kind}`, outer('max'), within);
  const from = oldest?.at ?? null;
  const to = newest?.at ?? null;
  return from === null || to === null ? null : { first: from, last: to };
}
