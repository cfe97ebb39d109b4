import type { Context, Steps } from '../store/request.ts';
import { COLUMN, ROW_COLUMNS } from './record-row.ts';
import { readWhole } from './story-records.ts';

const RESOLVED_AT = ROW_COLUMNS.case.indexOf('resolved_at');
const END_TOLD = ROW_COLUMNS.case.indexOf('end_told');

/** A case as its source names it, and its version there (UTC ms); null = the source tells none. */
export type VersionOfCase = { externalId: string; updatedAt: number | null };

/** Which of some cases of a source are stored as over, in a version that these would take the place of; in their order. */
export function* overInStore(
  ctx: Context,
  { source, cases }: { source: string; cases: readonly VersionOfCase[] },
): Steps<boolean[]> {
  const keys = cases.map(({ externalId }) => ({ kind: 'case' as const, source, externalId }));
  const rowOf = yield* readWhole(ctx, keys);
  return keys.map((key, i) => {
    const row = rowOf(key);
    if (!row) return false;
    const held = row[COLUMN.updated_at] ?? null;
    const version = cases[i]?.updatedAt ?? null;
    const isKept = held !== null && (version === null || version < Number(held));
    return !isKept && ((row[RESOLVED_AT] ?? null) !== null || row[END_TOLD] === 1);
  });
}
