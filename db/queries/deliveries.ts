import { randomUUID } from 'node:crypto';
import { and, eq, gt, inArray, isNull, ne } from 'drizzle-orm';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { Planned } from '#server/domain/delivery/bounds.ts';
import { LOOK_BACK_MS, digestDue, placeOf } from '#server/domain/delivery/bounds.ts';
import type { Channel, DeliveryKind, DeliveryState } from '#server/domain/delivery/delivery.ts';
import { isAtLeast, laneOf } from '#server/domain/delivery/delivery.ts';
import { USUAL_NOTICE } from '#server/domain/delivery/notice-setting.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import { readNoticeSetting } from './notice-settings.ts';

/** To whom: a person over every way they want or by mail alone whatever they want, one receiver, or every receiver that wants to hear of such an alert. */
export type DeliveryTarget =
  | { readonly person: string }
  | { readonly mailTo: string }
  | { readonly receiver: number }
  | 'receivers';

/** A message that is to reach somebody. */
export type DeliveryWish = {
  readonly to: DeliveryTarget;
  readonly kind: DeliveryKind;
  /** Number of the alert; null = it is about none. */
  readonly alert: number | null;
  readonly severity: Severity;
  /** Codes of the alert's department and those above it; empty = the whole organisation. */
  readonly departments: readonly number[];
  /**
   * Cause, scope and turn (`begins`, `ends`) of what may come and go, such as `7:billing:begins`: told at most once an hour to each
   * recipient, the rest in the digest. Null = it cannot.
   */
  readonly flapsAs: string | null;
  /** Facts it is written from when it is sent, as JSON; never rendered words. */
  readonly content: string;
  /** Why it is not to be sent at all, with a code; null = it is. */
  readonly held: { readonly state: 'silenced' | 'inhibited'; readonly why: string } | null;
};

/** What became of a wish over one channel. `why` = code of why it is in this state; null = there is nothing to say. */
export type Enqueued = {
  /** Place of the wish in the list. */
  wish: number;
  id: string;
  person: string | null;
  receiver: number | null;
  channel: Channel;
  state: DeliveryState;
  why: string | null;
};

/** For so long (ms) a test belongs to whoever asked for it. */
const TEST_LEFT_MS = 60_000;

type Recipient = Pick<Enqueued, 'person' | 'receiver' | 'channel'>;

/**
 * Puts messages into the outbox, in the transaction that made the news: each as one row per recipient and channel, sent (in the
 * application), waiting (everything else), in the lane's digest where there would be too many, or held as the wish says. Gives
 * every row; a wish nobody wants to hear of gives none. `now` in UTC ms.
 */
export function* enqueueDeliveries(
  ctx: Context,
  args: { wishes: readonly DeliveryWish[]; now: number },
): Steps<Enqueued[]> {
  const made: Enqueued[] = [];
  for (const [place, wish] of args.wishes.entries()) {
    for (const recipient of yield* recipientsOf(ctx, wish)) {
      made.push({ wish: place, ...(yield* enqueue(ctx, wish, recipient, args.now)) });
    }
  }
  return made;
}

function* recipientsOf(ctx: Context, { to, severity, departments }: DeliveryWish) {
  const { q, t } = ctx.dialect;
  const r = t.receiver;
  if (typeof to === 'object' && 'person' in to) {
    const { hasMail } = (yield* readNoticeSetting(ctx, to)) ?? USUAL_NOTICE;
    const channels: Channel[] = hasMail ? ['app', 'mail'] : ['app'];
    return channels.map((channel): Recipient => ({ person: to.person, receiver: null, channel }));
  }
  if (typeof to === 'object' && 'mailTo' in to) {
    const only: Recipient = { person: to.mailTo, receiver: null, channel: 'mail' };
    return [only];
  }
  const wanted = typeof to === 'object' ? eq(r.id, to.receiver) : eq(r.is_on, 1);
  const rows = yield* all(
    q
      .select()
      .from(r)
      .where(and(wanted, isNull(r.removed_at))),
  );
  return rows
    .filter((row) => to !== 'receivers' || wants(row, severity, departments))
    .map(({ id, kind }): Recipient => ({
      person: null,
      receiver: id,
      channel: kind === 'slack' ? 'slack' : 'webhook',
    }));
}

function wants(
  row: { least_severity: string; departments: string | null },
  severity: Severity,
  departments: readonly number[],
): boolean {
  // Only `receivers.ts` writes the columns, from these types.
  if (!isAtLeast(severity, row.least_severity as Severity)) return false;
  if (row.departments === null) return true;
  // As above.
  const own = JSON.parse(row.departments) as number[];
  return departments.some((one) => own.includes(one));
}

function* enqueue(
  ctx: Context,
  wish: DeliveryWish,
  recipient: Recipient,
  now: number,
): Steps<Omit<Enqueued, 'wish'>> {
  const { person, receiver, channel } = recipient;
  const lane = laneOf(channel, person ?? receiver ?? '');
  const isGrave = wish.severity === 'grave';
  const { flapsAs } = wish;
  const base = {
    id: randomUUID(),
    ...recipient,
    alert: wish.alert,
    kind: wish.kind,
    lane,
    is_grave: isGrave ? 1 : 0,
    flaps_as: flapsAs,
    content: wish.content,
    made_at: now,
  };
  if (wish.held) {
    const { state, why } = wish.held;
    yield* insert(ctx, { ...base, state, why, due_at: now });
    return { id: base.id, ...recipient, state, why };
  }
  const planned = yield* plannedIn(ctx, lane, now);
  const place = placeOf({ isGrave, flapsAs }, planned, now);
  // A try that somebody asks for is answered, whatever else was sent.
  if (place.kind === 'now' || wish.kind === 'test') {
    const isThere = channel === 'app';
    const state = isThere ? 'sent' : 'waiting';
    // Whoever asked for a test sends it; only if they end amid it, it is left to the queue.
    const due = wish.kind === 'test' ? now + TEST_LEFT_MS : now;
    yield* insert(ctx, { ...base, state, due_at: due, sent_at: isThere ? now : null });
    return { id: base.id, ...recipient, state, why: null };
  }
  const digest = yield* digestOf(ctx, recipient, lane, planned, now);
  const { why } = place;
  yield* insert(ctx, { ...base, state: 'digested', why, digest, due_at: now });
  return { id: base.id, ...recipient, state: 'digested', why };
}

/** What a lane got in the last day and is to get; what is digested or held back takes no place. */
function* plannedIn(ctx: Context, lane: string, now: number): Steps<Planned[]> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const rows = yield* all(
    q
      .select({
        kind: d.kind,
        made_at: d.made_at,
        due_at: d.due_at,
        is_grave: d.is_grave,
        flaps_as: d.flaps_as,
      })
      .from(d)
      .where(
        and(
          eq(d.lane, lane),
          gt(d.due_at, now - LOOK_BACK_MS),
          inArray(d.state, ['waiting', 'sent', 'given_up']),
          ne(d.kind, 'test'),
        ),
      ),
  );
  return rows.map((row) => ({
    // Failures move when it is due; what counts is when it was to be sent first.
    at: row.kind === 'digest' ? row.due_at : row.made_at,
    isGrave: row.is_grave === 1,
    flapsAs: row.flaps_as,
  }));
}

/** The lane's digest that nobody has begun to send, made when there is none; gives its id. */
function* digestOf(
  ctx: Context,
  recipient: Recipient,
  lane: string,
  planned: readonly Planned[],
  now: number,
): Steps<string> {
  const { q, t } = ctx.dialect;
  const d = t.delivery;
  const open = and(eq(d.lane, lane), eq(d.kind, 'digest'), eq(d.state, 'waiting'), eq(d.tries, 0));
  const held = yield* first(q.select({ id: d.id }).from(d).where(open));
  if (held) return held.id;
  const id = randomUUID();
  const due = digestDue(planned, now);
  yield* insert(ctx, {
    id,
    ...recipient,
    alert: null,
    kind: 'digest',
    lane,
    is_grave: 0,
    flaps_as: null,
    content: '{}',
    made_at: now,
    state: 'waiting',
    due_at: due,
  });
  return id;
}

type NewRow = Context['dialect']['t']['delivery']['$inferInsert'];

function* insert(ctx: Context, row: Omit<NewRow, 'tries'>): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(q.insert(t.delivery).values({ ...row, tries: 0 }));
}
