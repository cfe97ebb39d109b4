import {
  and,
  asc,
  count,
  eq,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  notInArray,
  or,
} from 'drizzle-orm';
import { OPEN_STATES } from '#server/domain/loops/state.ts';
import { keptFrom, longestKept } from '#server/domain/retention/kept-days.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { readRetentions } from './retention.ts';
import { GONE } from './report-rows.ts';

/**
 * Takes the words out of up to `limit` reports that are older than any source keeps its records, and the answers they were given; what
 * waits for somebody, or whose loop is not closed, stays, as cases do that are open. The reports stay in what is counted. Gives how many
 * lost their words now, and how many have none.
 */
export function* dropReportWords(
  ctx: Context,
  { now, limit }: { now: number; limit: number },
): Steps<{ dropped: number; gone: number }> {
  const { q, t } = ctx.dialect;
  const [r, l] = [t.report, t.loop];
  const before = yield* keptSince(ctx, now);
  const closed = q
    .select({ id: l.id })
    .from(l)
    .where(notInArray(l.state, [...OPEN_STATES, 'parked']));
  const aged =
    before === null
      ? []
      : yield* all(
          q
            .select({ id: r.id })
            .from(r)
            .where(
              and(
                lt(r.received_at, before),
                or(ne(r.text, GONE), isNotNull(r.answer)),
                or(and(isNull(r.loop), ne(r.state, 'received')), inArray(r.loop, closed)),
              ),
            )
            .orderBy(asc(r.id))
            .limit(limit),
        );
  const ids = aged.map(({ id }) => id);
  if (ids.length > 0) {
    yield* run(q.update(r).set({ text: GONE, answer: null }).where(inArray(r.id, ids)));
  }
  const counted = yield* first(
    q
      .select({ n: count().as('n') })
      .from(r)
      .where(eq(r.text, GONE)),
  );
  return { dropped: ids.length, gone: counted?.n ?? 0 };
}

/** Reports from before this instant (UTC ms) are older than any source keeps its records; null = some source keeps all. */
function* keptSince(ctx: Context, now: number): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const sources = yield* all(q.select({ id: t.source.id }).from(t.source));
  const kept = new Map((yield* readRetentions(ctx)).map(({ source, days }) => [source, days]));
  const days = longestKept(sources.map(({ id }) => kept.get(id) ?? null));
  return days === null ? null : keptFrom(zoneOf((yield* readCalendar(ctx)).zone), now, days);
}
