import { and, asc, desc, eq, isNull, lte, notInArray, sql } from 'drizzle-orm';
import type { Channel, DeliveryKind } from '#server/domain/delivery/delivery.ts';
import type { Outcome } from '#server/domain/delivery/outcome.ts';
import type { After } from '#server/domain/delivery/retry.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { DeliveryWish } from './deliveries.ts';
import { enqueueDeliveries } from './deliveries.ts';
import { leaveLiveEvent } from './live-events.ts';
import type { Held } from './leases.ts';
import { isHeld } from './leases.ts';
import { disableReceiver } from './receivers.ts';

/** A message that is to be sent. Instants in UTC ms. */
export type DueDelivery = {
  id: string;
  kind: DeliveryKind;
  lane: string;
  alert: number | null;
  person: string | null;
  receiver: number | null;
  channel: Channel;
  /** JSON, as the wish gave it. */
  content: string;
  madeAt: number;
  /** Tries that were begun. */
  tries: number;
};

/** A message that a digest lists. */
export type DigestedDelivery = Pick<DueDelivery, 'id' | 'kind' | 'alert' | 'content' | 'madeAt'>;

/** What is due, the grave first, then what waits longest; nothing of lanes that are busy. At most `limit`. */
export function* readDueDeliveries(
  ctx: Context,
  args: { now: number; busyLanes: readonly string[]; limit: number },
): Steps<DueDelivery[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const isDue = and(eq(d.state, 'waiting'), lte(d.due_at, args.now));
  const rows = yield* all(
    q
      .select()
      .from(d)
      .where(
        args.busyLanes.length === 0 ? isDue : and(isDue, notInArray(d.lane, [...args.busyLanes])),
      )
      .orderBy(desc(d.is_grave), asc(d.due_at), asc(d.made_at))
      .limit(args.limit),
  );
  return rows.map(dueOf);
}

/** One message, whatever its state; null = there is none of that id. */
export function* readDelivery(ctx: Context, args: { id: string }): Steps<DueDelivery | null> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.delivery).where(eq(t.delivery.id, args.id)));
  return row && dueOf(row);
}

/** What a digest lists, in the order it was made. */
export function* readDigested(ctx: Context, args: { digest: string }): Steps<DigestedDelivery[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const listed = q.select().from(d).where(eq(d.digest, args.digest));
  return (yield* all(listed.orderBy(asc(d.made_at), asc(d.id)))).map(dueOf);
}

/** A message in the hands of whoever sends; `held` = the lease they send under, null = a test, which who asked for it sends. */
export type InHand = { id: string; held: Held | null };

function* isInHand(ctx: Context, { held }: InHand): Steps<boolean> {
  return held === null || (yield* isHeld(ctx, held));
}

/**
 * Writes down that a try begins, before anything leaves; gives its number (from 1), null when the message waits no more or the
 * lease is somebody else's by now. From then on a digest takes nothing more in.
 */
export function* beginTry(ctx: Context, args: InHand & { now: number }): Steps<number | null> {
  if (!(yield* isInHand(ctx, args))) return null;
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const waiting = and(eq(d.id, args.id), eq(d.state, 'waiting'));
  const set = { tries: sql`${d.tries} + 1` };
  if ((yield* run(q.update(d).set(set).where(waiting))) === 0) return null;
  const row = yield* first(q.select({ tries: d.tries }).from(d).where(waiting));
  const number = row?.tries ?? 1;
  const began = { delivery: args.id, number, began_at: args.now };
  yield* run(q.insert(t.deliveryTry).values(began));
  return number;
}

/** What follows from a try for the receiver it went to: it is switched off (with the code of why), and who is told of it. */
export type TryAftermath = {
  readonly disable: { readonly receiver: number; readonly why: string } | null;
  readonly wishes: readonly DeliveryWish[];
};

/**
 * Writes down how a try ended and what comes of it, in one transaction; nothing when the lease is somebody else's by now, who sends
 * the message again. True when it was written. Instants in UTC ms.
 */
export function* endTry(
  ctx: Context,
  args: InHand & {
    number: number;
    now: number;
    outcome: Outcome;
    after: After;
    aftermath: TryAftermath;
  },
): Steps<boolean> {
  if (!(yield* isInHand(ctx, args))) return false;
  const { q, t } = ctx.dialect;
  const { id, number, now, outcome, after, aftermath } = args;
  const tries = t.deliveryTry;
  const ended = { ended_at: now, outcome: outcome.code, status: outcome.status };
  const own = and(eq(tries.delivery, id), eq(tries.number, number), isNull(tries.ended_at));
  yield* run(q.update(tries).set(ended).where(own));
  const d = t.delivery;
  const waiting = and(eq(d.id, id), eq(d.state, 'waiting'));
  const set = { last_outcome: outcome.code, ...columnsOf(after, outcome, now) };
  if ((yield* run(q.update(d).set(set).where(waiting))) === 0) return false;
  const row = yield* first(q.select({ channel: d.channel }).from(d).where(eq(d.id, id)));
  if (row?.channel === 'app') {
    yield* leaveLiveEvent(ctx, { at: now, key: 'alerts', department: null });
  }
  const { disable, wishes } = aftermath;
  if (disable) yield* disableReceiver(ctx, { id: disable.receiver, why: disable.why, now });
  yield* enqueueDeliveries(ctx, { wishes, now });
  return true;
}

function columnsOf(after: After, outcome: Outcome, now: number) {
  switch (after.kind) {
    case 'sent':
      return { state: 'sent', why: null, sent_at: now };
    case 'again':
      return { due_at: after.at };
    case 'given_up':
      return { state: 'given_up', why: outcome.code };
  }
}

type Row = Context['dialect']['t']['delivery']['$inferSelect'];

function dueOf(row: Row): DueDelivery {
  return {
    id: row.id,
    // Only `enqueueDeliveries` writes these columns, from these types.
    kind: row.kind as DeliveryKind,
    lane: row.lane,
    alert: row.alert,
    person: row.person,
    receiver: row.receiver,
    // As above.
    channel: row.channel as Channel,
    content: row.content,
    madeAt: row.made_at,
    tries: row.tries,
  };
}
