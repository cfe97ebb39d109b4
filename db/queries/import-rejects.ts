import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm';
import type { Problem } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, run } from '../store/request.ts';
import { readRetention } from './retention.ts';
import type { Reject } from './imports.ts';

/** Refused rows of an import in file order, after number `after` (−1 = from the first). */
export function* readRejects(
  ctx: Context,
  args: { id: string; after: number; limit: number },
): Steps<(Required<Reject> & { n: number })[]> {
  const { q, t } = ctx.dialect;
  const rows = yield* all(
    q
      .select()
      .from(t.importReject)
      .where(and(eq(t.importReject.import_id, args.id), gt(t.importReject.n, args.after)))
      .orderBy(asc(t.importReject.n))
      .limit(args.limit),
  );
  return rows.map((row) => ({
    n: row.n,
    line: row.line,
    code: row.code,
    // Written by `advanceImport` from a problem's parameters.
    params: JSON.parse(row.params) as Problem['params'],
    // As above.
    further: row.further === null ? [] : (JSON.parse(row.further) as Reject['further']),
    // As above.
    cells: row.cells === null ? undefined : (JSON.parse(row.cells) as Reject['cells']),
  }));
}

/**
 * Drops the refused rows of a source's imports that began before what is kept of it: they show cells of rows that are older.
 * How many there were stays with the imports.
 */
export function* dropOldRejects(ctx: Context, args: { source: string }): Steps<number> {
  const before = (yield* readRetention(ctx, args))?.droppedBefore ?? null;
  if (before === null) return 0;
  const { q, t } = ctx.dialect;
  const j = t.importJob;
  const old = q
    .select({ id: j.id })
    .from(j)
    .where(and(eq(j.source, args.source), lt(j.started_at, before)));
  return yield* run(q.delete(t.importReject).where(inArray(t.importReject.import_id, old)));
}
