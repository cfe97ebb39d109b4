import { and, eq, exists } from 'drizzle-orm';
import type { Severity } from '#server/domain/alerts/signal.ts';
import type { Regressed } from '#server/domain/loops/late.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';

/** Loops that reopened themselves and have not been moved since. */
export function* listRegressed(ctx: Context): Steps<Regressed[]> {
  const { q, t } = ctx.dialect;
  const [l, s] = [t.loop, t.loopStep];
  // A move writes its line at the instant from which the loop stands where it then does.
  const reopened = q
    .select({ loop: s.loop })
    .from(s)
    .where(and(eq(s.loop, l.id), eq(s.kind, 'regressed'), eq(s.at, l.state_at)));
  const rows = yield* all(
    q
      .select()
      .from(l)
      .where(and(eq(l.state, 'understood'), exists(reopened))),
  );
  return rows.map((row) => ({
    loop: row.id,
    department: row.department,
    sponsor: row.sponsor,
    // Only `loopColumns` writes the column, from this type.
    severity: row.severity as Severity,
    at: row.state_at,
  }));
}
