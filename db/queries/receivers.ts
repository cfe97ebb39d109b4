import { and, asc, count, eq, isNull, max } from 'drizzle-orm';
import type { Receiver, ReceiverKind, ReceiverWishes } from '#server/domain/delivery/receiver.ts';
import { MOST_RECEIVERS } from '#server/domain/delivery/receiver.ts';
import type { Severity } from '#server/domain/alerts/signal.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';

type Row = Context['dialect']['t']['receiver']['$inferSelect'];

/** Every receiver that was not removed, in the order they were made. With their secrets: not for answers. */
export function* readReceivers(ctx: Context): Steps<Receiver[]> {
  const { q, t } = ctx.dialect;
  const r = t.receiver;
  const there = q.select().from(r).where(isNull(r.removed_at));
  return (yield* all(there.orderBy(asc(r.id)))).map(receiverOf);
}

/** One receiver; null = there is none of that number, or it was removed. */
export function* readReceiver(ctx: Context, args: { id: number }): Steps<Receiver | null> {
  const { q, t } = ctx.dialect;
  const r = t.receiver;
  const there = and(eq(r.id, args.id), isNull(r.removed_at));
  const row = yield* first(q.select().from(r).where(there));
  return row && receiverOf(row);
}

/** Keeps a new receiver; gives its number. `secret` null = its address is the secret. @throws AppError LIST_FULL { limit } */
export function* addReceiver(
  ctx: Context,
  args: {
    wishes: ReceiverWishes;
    secret: string | null;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const r = t.receiver;
  const { wishes, secret, by, now } = args;
  const there = yield* first(
    q
      .select({ n: count().as('n') })
      .from(r)
      .where(isNull(r.removed_at)),
  );
  if ((there?.n ?? 0) >= MOST_RECEIVERS) throw new AppError('LIST_FULL', { limit: MOST_RECEIVERS });
  const last = yield* first(q.select({ id: max(r.id).as('id') }).from(r));
  const id = (last?.id ?? 0) + 1;
  yield* run(
    q.insert(r).values({
      id,
      ...columnsOf(wishes),
      secrets: JSON.stringify(secret === null ? [] : [secret]),
      made_at: now,
      made_by: by,
      changed_at: now,
      changed_by: by,
    }),
  );
  yield* note(ctx, args.audited, id, wishes);
  return id;
}

/**
 * Changes a receiver, gives it a new secret beside the old ones until `rotatedUntil`, or removes it; what is left out stays. Switched on
 * again, it is forgotten that it was switched off by itself. Gives false when there is no such receiver.
 */
export function* changeReceiver(
  ctx: Context,
  args: {
    id: number;
    wishes?: ReceiverWishes;
    rotation?: { secret: string; rotatedUntil: number };
    isRemoved?: true;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, wishes, rotation, isRemoved, by, now } = args;
  const held = yield* readReceiver(ctx, { id });
  if (!held) return false;
  const set = {
    ...(wishes && columnsOf(wishes)),
    ...(wishes?.isOn && { disabled_at: null, disabled_why: null }),
    ...(rotation && {
      // The one before goes on for a while; those before it are over.
      secrets: JSON.stringify([rotation.secret, ...held.secrets.slice(0, 1)]),
      rotated_until: rotation.rotatedUntil,
    }),
    ...(isRemoved && { removed_at: now, is_on: 0, secrets: '[]' }),
    changed_at: now,
    changed_by: by,
  };
  yield* run(q.update(t.receiver).set(set).where(eq(t.receiver.id, id)));
  yield* note(ctx, args.audited, id, wishes ?? held, { isRotated: rotation !== undefined });
  return true;
}

/** Switches a receiver off that wants nothing more, or fails for good. `why` = code. */
export function* disableReceiver(
  ctx: Context,
  args: { id: number; why: string; now: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.receiver;
  const set = { is_on: 0, disabled_at: args.now, disabled_why: args.why };
  yield* run(
    q
      .update(r)
      .set(set)
      .where(and(eq(r.id, args.id), eq(r.is_on, 1))),
  );
}

function columnsOf(wishes: ReceiverWishes) {
  const { name, kind, address, language, leastSeverity, departments, isOn } = wishes;
  return {
    name,
    kind,
    address,
    language,
    least_severity: leastSeverity,
    departments: departments && JSON.stringify(departments),
    is_on: isOn ? 1 : 0,
  };
}

/** The log never holds an address: of Slack's it is the secret. */
function* note(
  ctx: Context,
  audited: Audited | undefined,
  id: number,
  { kind, leastSeverity, departments, isOn }: ReceiverWishes,
  more: Readonly<Record<string, unknown>> = {},
): Steps<void> {
  const details = { kind, leastSeverity, departments, isOn, ...more };
  yield* appendAuditOf(ctx, audited, { target: `receiver:${id}`, details });
}

function receiverOf(row: Row): Receiver {
  const { disabled_at: at, disabled_why: why } = row;
  return {
    id: row.id,
    name: row.name,
    // Only this module writes these columns, from these types.
    kind: row.kind as ReceiverKind,
    address: row.address,
    language: row.language === 'ar' ? 'ar' : 'en',
    // As above.
    leastSeverity: row.least_severity as Severity,
    // As above.
    departments: row.departments === null ? null : (JSON.parse(row.departments) as number[]),
    isOn: row.is_on === 1,
    // As above.
    secrets: JSON.parse(row.secrets) as string[],
    rotatedUntil: row.rotated_until,
    disabled: at === null || why === null ? null : { at, why },
    made: { by: row.made_by, at: row.made_at },
    changed: { by: row.changed_by, at: row.changed_at },
  };
}
