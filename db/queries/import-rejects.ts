import { and, asc, eq, gt } from 'drizzle-orm';
import type { Problem } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import type { Reject } from './imports.ts';

/** Rejects of an import in file order, after number `after` (−1 = from the first). */
export function* readRejects(
  ctx: Context,
  args: { id: string; after: number; limit: number },
): Steps<(Reject & { n: number })[]> {
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
  }));
}
