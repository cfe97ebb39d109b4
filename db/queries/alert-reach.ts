import { and, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or } from 'drizzle-orm';
import type { Reached } from '#server/domain/alerts/reach.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { PRECISIONS } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import { readable } from './alerts.ts';
import { COLUMN } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import { recordSlot } from './slot.ts';

/** Alerts looked at, the newest. */
const MOST = 1000;

/**
 * Grave contacts whose alerts were opened in `[from, to)` (UTC ms) and may be read, the newest 1,000: when they were, and when the
 * first executive, or whoever stood in for one, was sent word. Without what was history when it came, and without contacts of which
 * only the day is known.
 */
export function* listReached(ctx: Context, period: { from: number; to: number }): Steps<Reached[]> {
  const { q, t } = ctx.dialect;
  const a = t.alert;
  const alerts = yield* all(
    q
      .select({ id: a.id, last_at: a.last_at })
      .from(a)
      .where(
        and(
          eq(a.kind, 'grave'),
          gte(a.opened_at, period.from),
          lt(a.opened_at, period.to),
          or(isNull(a.resolved_why), ne(a.resolved_why, 'old')),
          readable(ctx),
        ),
      )
      .orderBy(desc(a.id))
      .limit(MOST),
  );
  if (alerts.length === 0) return [];
  const ids = alerts.map(({ id }) => id);
  const byDay = yield* knownByDay(ctx, ids);
  const told = yield* firstTold(ctx, ids);
  return alerts
    .filter(({ id }) => !byDay.has(id))
    .map(({ id, last_at }) => ({ contactAt: last_at, toldAt: told.get(id) ?? null }));
}

/** Records of alerts that lie together. */
type Place = {
  kind: RecordKind;
  slot: number;
  records: { alert: number; source: string; externalId: string }[];
};

/** Alerts of a record of which only the day is known. */
function* knownByDay(ctx: Context, ids: readonly number[]): Steps<Set<number>> {
  const { q, t } = ctx.dialect;
  const r = t.alertRecord;
  const pinned = yield* all(
    q
      .select()
      .from(r)
      .where(inArray(r.alert, [...ids])),
  );
  const places = new Map<string, Place>();
  for (const { alert, kind: stored, source, external_id: externalId } of pinned) {
    // Only `pinRecords` writes the column, from this type.
    const kind = stored as RecordKind;
    const slot = recordSlot(kind, source, externalId, ctx.slots);
    const place = places.get(`${slot} ${kind}`) ?? { kind, slot, records: [] };
    place.records.push({ alert, source, externalId });
    places.set(`${slot} ${kind}`, place);
  }
  const found = new Set<number>();
  for (const { kind, slot, records } of places.values()) {
    const byDay = new Set<string>();
    for (const row of yield* readRows(ctx, kind, slot, records)) {
      if (PRECISIONS[Number(row[COLUMN.precision])] !== 'day') continue;
      byDay.add(JSON.stringify([row[COLUMN.source], row[COLUMN.external_id]]));
    }
    for (const { alert, source, externalId } of records) {
      if (byDay.has(JSON.stringify([source, externalId]))) found.add(alert);
    }
  }
  return found;
}

/** When the first word of an alert was sent to somebody who was told as an executive, or in the place of one. */
function* firstTold(ctx: Context, ids: readonly number[]): Steps<Map<number, number>> {
  const { q, t } = ctx.dialect;
  const [s, d] = [t.alertStep, t.delivery];
  const executives = new Set<string>();
  const steps = yield* all(
    q
      .select({ alert: s.alert, details: s.details })
      .from(s)
      .where(and(eq(s.kind, 'told'), inArray(s.alert, [...ids]))),
  );
  for (const { alert, details } of steps) {
    // Written from `Told`, or with nothing of it.
    const { person, rung, why } = JSON.parse(details) as Partial<Record<string, unknown>>;
    // Where there is no executive those who administer are told: they are none.
    if (rung === 'executive' && why !== 'nobody_else') {
      executives.add(JSON.stringify([alert, person]));
    }
  }
  const sent = yield* all(
    q
      .select({ alert: d.alert, person: d.person, sent_at: d.sent_at, digest: d.digest })
      .from(d)
      .where(and(inArray(d.alert, [...ids]), isNotNull(d.person))),
  );
  const digests = yield* digestsSent(ctx, [...new Set(sent.flatMap(({ digest }) => digest ?? []))]);
  const first = new Map<number, number>();
  for (const { alert, person, sent_at, digest } of sent) {
    if (alert === null || !executives.has(JSON.stringify([alert, person]))) continue;
    const toldAt = sent_at ?? (digest === null ? null : (digests.get(digest) ?? null));
    if (toldAt !== null) first.set(alert, Math.min(toldAt, first.get(alert) ?? toldAt));
  }
  return first;
}

/** When digests were sent, by their id; those that wait are left out. */
function* digestsSent(ctx: Context, ids: readonly string[]): Steps<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const d = ctx.dialect.t.delivery;
  const rows = yield* all(
    ctx.dialect.q
      .select({ id: d.id, sent_at: d.sent_at })
      .from(d)
      .where(inArray(d.id, [...ids])),
  );
  return new Map(
    rows.flatMap(({ id, sent_at }) => (sent_at === null ? [] : [[id, sent_at] as const])),
  );
}
