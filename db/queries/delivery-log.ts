import { and, count, desc, eq, isNotNull, max, min } from 'drizzle-orm';
import type { Channel, DeliveryKind, DeliveryState } from '#server/domain/delivery/delivery.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';

/** One line of the log of what was sent; nothing of what it said. Instants in UTC ms. */
export type LoggedDelivery = {
  id: string;
  kind: DeliveryKind;
  alert: number | null;
  person: string | null;
  receiver: number | null;
  channel: Channel;
  state: DeliveryState;
  /** Code of why it is in this state; null = there is nothing to say. */
  why: string | null;
  /** Id of the digest that lists it; null = none does. */
  digest: string | null;
  madeAt: number;
  /** When it is tried next, while it waits. */
  dueAt: number;
  tries: number;
  /** Code of how the last try ended; null = none has. */
  lastOutcome: string | null;
  sentAt: number | null;
};

/** The newest messages, at most `limit`: of one receiver, of one alert, in one state, or all. */
export function* listDeliveries(
  ctx: Context,
  args: { receiver?: number; alert?: number; state?: DeliveryState; limit: number },
): Steps<LoggedDelivery[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const rows = yield* all(
    q
      .select()
      .from(d)
      .where(
        and(
          args.receiver === undefined ? undefined : eq(d.receiver, args.receiver),
          args.alert === undefined ? undefined : eq(d.alert, args.alert),
          args.state === undefined ? undefined : eq(d.state, args.state),
        ),
      )
      .orderBy(desc(d.made_at), desc(d.id))
      .limit(args.limit),
  );
  return rows.map(loggedOf);
}

/** How one way of delivery stands: what waits and since when, and when it last worked; null = never, or nothing does. */
export type ChannelHealth = {
  channel: Channel;
  waiting: number;
  /** When the oldest that waits was to be sent first, UTC ms. */
  oldestWaitingAt: number | null;
  lastSentAt: number | null;
  givenUp: number;
};

/** How every way of delivery stands that was ever used. */
export function* readDeliveryHealth(ctx: Context): Steps<ChannelHealth[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const rows = yield* all(
    q
      .select({
        channel: d.channel,
        state: d.state,
        n: count().as('n'),
        oldest: min(d.made_at).as('oldest'),
        sent: max(d.sent_at).as('sent'),
      })
      .from(d)
      .groupBy(d.channel, d.state),
  );
  const channels = [...new Set(rows.map(({ channel }) => channel))].sort();
  return channels.map((channel) => {
    const of = (state: DeliveryState) =>
      rows.find((row) => row.channel === channel && row.state === state);
    return {
      // Only `enqueueDeliveries` writes the column, from this type.
      channel: channel as Channel,
      waiting: of('waiting')?.n ?? 0,
      oldestWaitingAt: of('waiting')?.oldest ?? null,
      lastSentAt: of('sent')?.sent ?? null,
      givenUp: of('given_up')?.n ?? 0,
    };
  });
}

/** The last try of every receiver: when it ended (UTC ms), with which code. */
export function* readLastTries(
  ctx: Context,
): Steps<{ receiver: number; endedAt: number; outcome: string }[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const tries = t.deliveryTry;
  const newest = q
    .select({ receiver: d.receiver, at: max(tries.ended_at).as('at') })
    .from(tries)
    .innerJoin(d, eq(d.id, tries.delivery))
    .where(isNotNull(d.receiver))
    .groupBy(d.receiver);
  const found: { receiver: number; endedAt: number; outcome: string }[] = [];
  for (const { receiver, at } of yield* all(newest)) {
    if (receiver === null || at === null) continue;
    const of = and(eq(d.receiver, receiver), eq(tries.ended_at, at));
    const rows = yield* all(
      q
        .select({ outcome: tries.outcome })
        .from(tries)
        .innerJoin(d, eq(d.id, tries.delivery))
        .where(of)
        .limit(1),
    );
    const outcome = rows[0]?.outcome ?? null;
    if (outcome !== null) found.push({ receiver, endedAt: at, outcome });
  }
  return found;
}

type Row = Context['dialect']['t']['delivery']['$inferSelect'];

function loggedOf(row: Row): LoggedDelivery {
  return {
    id: row.id,
    // Only `enqueueDeliveries` writes these columns, from these types.
    kind: row.kind as DeliveryKind,
    alert: row.alert,
    person: row.person,
    receiver: row.receiver,
    // As above.
    channel: row.channel as Channel,
    // As above.
    state: row.state as DeliveryState,
    why: row.why,
    digest: row.digest,
    madeAt: row.made_at,
    dueAt: row.due_at,
    tries: row.tries,
    lastOutcome: row.last_outcome,
    sentAt: row.sent_at,
  };
}
