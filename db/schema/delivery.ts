import type { Columns } from '../dialect/columns.ts';

/**
 * The outbox: one row per message and recipient, made in the transaction that makes the news. `id` stays the same over all tries:
 * whoever gets a message twice can tell by it. Closed lists of `kind`, `channel`, `state` and `why`: server/domain/delivery/delivery.ts.
 */
export function deliveryTable(c: Columns) {
  return c.table(
    'delivery',
    {
      id: c.text().primaryKey(),
      /** Number of the alert it tells of; null = it tells of something else. */
      alert: c.int(),
      kind: c.text().notNull(),
      /** Who or what it goes to, over one channel: `mail:PERSON`, `webhook:4`. Bounds, order and lanes go by it. */
      lane: c.text().notNull(),
      /** Id of the person; null = it goes to a receiver. */
      person: c.text(),
      /** Number of the receiver; null = it goes to a person. */
      receiver: c.int(),
      channel: c.text().notNull(),
      /** 1 = grave: beyond the usual bounds. */
      is_grave: c.int().notNull(),
      /** What a flapping cause is known by; null = it cannot flap. */
      flaps_as: c.text(),
      /** Facts as JSON, never rendered words: they are written when sent, in the recipient's language. */
      content: c.text().notNull(),
      state: c.text().notNull(),
      /** Code of why it is in this state; null = there is nothing to say. */
      why: c.text(),
      /** The digest that lists it; null = none does. */
      digest: c.text(),
      made_at: c.int().notNull(),
      /** When it is to be sent next, by the bounds and after failures. */
      due_at: c.int().notNull(),
      /** Tries begun. */
      tries: c.int().notNull(),
      /** Code of how the last try ended; null = none has. */
      last_outcome: c.text(),
      sent_at: c.int(),
    },
    (t) => [
      c.index('delivery_state_due').on(t.state, t.due_at),
      c.index('delivery_lane_due').on(t.lane, t.due_at),
      c.index('delivery_alert').on(t.alert),
      c.index('delivery_digest').on(t.digest),
    ],
  );
}

/** One try of a delivery, from when it began. Nothing of what the other side answered is kept but a code. */
export function deliveryTryTable(c: Columns) {
  return c.table(
    'delivery_try',
    {
      delivery: c.text().notNull(),
      /** From 1. */
      number: c.int().notNull(),
      began_at: c.int().notNull(),
      /** Null = it was never heard of again: the process ended meanwhile. */
      ended_at: c.int(),
      /** Code; null while under way. */
      outcome: c.text(),
      /** Number the other side answered with (HTTP status, SMTP code); null = it gave none. */
      status: c.int(),
    },
    (t) => [c.primaryKey({ columns: [t.delivery, t.number] })],
  );
}
