import { asc, count, eq, max } from 'drizzle-orm';
import type { EventKind } from '#server/domain/events/event.ts';
import { AppError } from '#server/domain/problem.ts';
import { formatDay } from '#server/domain/time/day.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import { raiseSettings } from './organisation.ts';
import type { Done } from './targets.ts';
import { doneBy } from './targets.ts';

/** What is told of an event. Days are numbers since 1970-01-01, `[from, to)`. */
export type EventFacts = {
  kind: EventKind;
  name: { en: string; ar: string };
  from: number;
  to: number;
  /** The one value it concerns: number of its dimension and its code; null = the whole organisation. */
  scope: { dimension: number; code: number } | null;
  note: string | null;
};

/** An event with its history; a removed one is kept. */
export type StoredEvent = EventFacts & {
  id: number;
  made: Done;
  /** Who changed it last; null = nobody did. */
  changed: Done | null;
  /** Null = it is not removed. */
  removed: Done | null;
};

/** Events there may be, removed ones included. */
const MOST = 5000;

type EventRow = Context['dialect']['t']['event']['$inferSelect'];

/** Every event, removed ones too, in the order they were told. */
export function* readEvents(ctx: Context): Steps<StoredEvent[]> {
  const { q, t } = ctx.dialect;
  return (yield* all(q.select().from(t.event).orderBy(asc(t.event.id)))).map(eventOf);
}

/** Adds an event; gives its number. `once` null = each time it is sent. @throws AppError LIST_FULL { limit } */
export function* addEvent(
  ctx: Context,
  args: { event: EventFacts; by: string; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  const { event, by, now, audited } = args;
  return yield* madeOnce(ctx, args.once, now, function* make() {
    const { q, t } = ctx.dialect;
    const counts = { rows: count().as('rows'), last: max(t.event.id).as('last') };
    const held = yield* first(q.select(counts).from(t.event));
    if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
    const id = (held?.last ?? 0) + 1;
    yield* run(q.insert(t.event).values({ id, ...rowOf(event), made_at: now, made_by: by }));
    yield* raiseSettings(ctx);
    yield* appendAuditOf(ctx, audited, { target: `event:${id}`, details: saidOf(event) });
    return id;
  });
}

/**
 * Puts other facts in the place of an event's, or removes it (`isRemoved`), or brings it back; what is left out stays. Gives
 * false when there is no such event.
 */
export function* changeEvent(
  ctx: Context,
  args: {
    id: number;
    event?: EventFacts;
    isRemoved?: boolean;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, event, isRemoved, by, now } = args;
  const row = yield* first(q.select().from(t.event).where(eq(t.event.id, id)));
  if (!row) return false;
  const isTurned = isRemoved !== undefined && isRemoved !== (row.removed_at !== null);
  const set = {
    ...(event ? { ...rowOf(event), changed_at: now, changed_by: by } : {}),
    ...(isTurned ? { removed_at: isRemoved ? now : null, removed_by: isRemoved ? by : null } : {}),
  };
  if (Object.keys(set).length > 0) {
    yield* run(q.update(t.event).set(set).where(eq(t.event.id, id)));
    yield* raiseSettings(ctx);
  }
  const details = {
    before: saidOf(eventOf(row)),
    ...(event ? { after: saidOf(event) } : {}),
    ...(isRemoved === undefined ? {} : { isRemoved }),
  };
  yield* appendAuditOf(ctx, args.audited, { target: `event:${id}`, details });
  return true;
}

function rowOf({ kind, name, from, to, scope, note }: EventFacts) {
  const { dimension, code } = scope ?? { dimension: null, code: null };
  const named = { name_en: name.en, name_ar: name.ar };
  return { kind, ...named, from_day: from, to_day: to, dimension, code, note };
}

/** An event as the audit log says it. */
function saidOf({ kind, name, from, to, scope, note }: EventFacts): Record<string, unknown> {
  return { kind, name, from: formatDay(from), to: formatDay(to), scope, note };
}

function eventOf(row: EventRow): StoredEvent {
  const { dimension, code } = row;
  return {
    id: row.id,
    // Only `rowOf` writes kinds.
    kind: row.kind as EventKind,
    name: { en: row.name_en, ar: row.name_ar },
    from: row.from_day,
    to: row.to_day,
    scope: dimension === null || code === null ? null : { dimension, code },
    note: row.note,
    made: { by: row.made_by, at: row.made_at },
    changed: doneBy(row.changed_by, row.changed_at),
    removed: doneBy(row.removed_by, row.removed_at),
  };
}
