import { and, count, desc, eq, sum } from 'drizzle-orm';
import type { Report } from '#server/domain/reports/report.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import { reportOf } from './report-rows.ts';
import { readableReports } from './reports.ts';

/** Reports of the front line that a loop follows. */
export type LoopReports = {
  /** All of them, also those the reader may not read; of how many the reporter was told something, and how many a program sent. */
  count: number;
  told: number;
  ofPrograms: number;
  /** The newest of those that the reader may read. */
  shown: Report[];
};

/** Reports a loop shows at most. */
const SHOWN = 50;

/** The reports that the loop of a number follows. */
export function* readLoopReports(ctx: Context, { id }: { id: number }): Steps<LoopReports> {
  const { q, t } = ctx.dialect;
  const r = t.report;
  const followed = eq(r.loop, id);
  const rows = yield* all(
    q
      .select()
      .from(r)
      .where(and(followed, readableReports(ctx)))
      .orderBy(desc(r.id))
      .limit(SHOWN),
  );
  const counted = yield* first(
    q
      .select({
        n: count().as('n'),
        told: count(r.told_at).as('told'),
        ofPrograms: sum(r.is_program).as('ofPrograms'),
      })
      .from(r)
      .where(followed),
  );
  return {
    count: counted?.n ?? 0,
    told: counted?.told ?? 0,
    ofPrograms: Number(counted?.ofPrograms ?? 0),
    shown: rows.map(reportOf),
  };
}
