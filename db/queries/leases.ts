import { and, eq } from 'drizzle-orm';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';

/** What somebody asks for: the lease of a name for themselves, for so long (ms). */
export type LeaseAsked = { name: string; holder: string; now: number; forMs: number };

/** A lease as it is named in a command that only its holder may give. */
export type Held = { name: string; fence: number };

/**
 * Takes a lease that is free or over, or holds one's own for longer. Gives its fence number; null while somebody else has it. The
 * fence stays the same as long as the holder does.
 */
export function* takeLease(ctx: Context, asked: LeaseAsked): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const { name, holder, now, forMs } = asked;
  const until = now + forMs;
  const held = yield* first(q.select().from(t.lease).where(eq(t.lease.name, name)));
  if (!held) {
    const free = q.insert(t.lease).values({ name, holder, fence: 1, until });
    return (yield* run(free.onConflictDoNothing())) === 1 ? 1 : null;
  }
  const isOwn = held.holder === holder;
  // A lease that lasts far longer than anybody is given one was taken by a clock that ran ahead.
  if (!isOwn && held.until > now && held.until - now <= 2 * forMs) return null;
  const fence = isOwn ? held.fence : held.fence + 1;
  // Still as it was read: two may have read it at once.
  const unchanged = and(eq(t.lease.name, name), eq(t.lease.fence, held.fence));
  const taken = yield* run(q.update(t.lease).set({ holder, fence, until }).where(unchanged));
  return taken === 1 ? fence : null;
}

/** Lets a lease go before it is over, if it is still the holder's. */
export function* endLease(ctx: Context, args: { name: string; holder: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  const held = yield* first(q.select().from(t.lease).where(eq(t.lease.name, args.name)));
  if (held?.holder !== args.holder) return;
  yield* run(q.update(t.lease).set({ until: 0 }).where(eq(t.lease.name, args.name)));
}

/**
 * Ends what holders of a place left: only for whoever knows that none of them lives, as a server does that has just been given its
 * folder's lock. `place` = what their names begin with.
 */
export function* endLeasesOf(ctx: Context, { place }: { place: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  for (const { name, holder } of yield* all(q.select().from(t.lease))) {
    if (holder.startsWith(place)) yield* endLease(ctx, { name, holder });
  }
}

/** True while nobody else took the lease: whoever finds out that they lost it must leave no effect. */
export function* isHeld(ctx: Context, { name, fence }: Held): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const held = yield* first(q.select().from(t.lease).where(eq(t.lease.name, name)));
  return held?.fence === fence;
}
