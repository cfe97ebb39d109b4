import type { MetricValue } from '#server/domain/metrics/value.ts';
import { DEPARTMENT } from '../cells/places.ts';
import type { Viewer } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import type { Filters } from './slice.ts';

/** Values from fewer answers than this could tell what one customer answered. */
const SMALL_GROUP = 5;

/** True when the viewer may read a row of a record: by the department it carries, or has taken over from its case. */
export function rowReader(viewer: Viewer): (row: Row) => boolean {
  if (viewer.kind === 'local_administrator' || viewer.departments === 'all') return () => true;
  const own = new Set(viewer.departments);
  return (row) => {
    const department = Number(row[COLUMN.department]) || Number(row[COLUMN.linked_department] ?? 0);
    return own.has(department);
  };
}

/** Which groups of a question lie wholly within the departments whose records the viewer may read. */
export function ownGroups(
  viewer: Viewer,
  { by, filters }: { by: number | null; filters: Filters },
): (group: number) => boolean {
  if (viewer.kind === 'local_administrator' || viewer.departments === 'all') return () => true;
  const own = new Set(viewer.departments);
  const asked = filters.dimensions.find(({ dimension }) => dimension === DEPARTMENT);
  if (asked?.codes.every((code) => own.has(code))) return () => true;
  return by === DEPARTMENT ? (group) => own.has(group) : () => false;
}

function isSmall(n: number): boolean {
  return n > 0 && n < SMALL_GROUP;
}

/** The value that stands where one is hidden: how many answers there were, and nothing of what they said. */
export function hidden({ n }: MetricValue): MetricValue {
  return { value: null, low: null, high: null, n, states: ['suppressed'], exact: true };
}

/**
 * Hides the values of one metric and period that rest on fewer than five answers the viewer may not read, and those
 * from which a hidden one could be worked out: a value whose rest of the whole is small, and the smallest other group
 * where the hidden ones together are still few. `whole` is the same metric without filters; null = nothing was filtered.
 */
export function hideSmallGroups(
  values: readonly MetricValue[],
  isOwn: readonly boolean[],
  whole: MetricValue | null,
): MetricValue[] {
  const shut = values.map(
    ({ n }, i) => !isOwn[i] && (isSmall(n) || (whole !== null && isSmall(whole.n - n))),
  );
  let hiddenAnswers = values.reduce((sum, { n }, i) => sum + (shut[i] ? n : 0), 0);
  while (values.length > 1 && hiddenAnswers > 0 && hiddenAnswers < SMALL_GROUP) {
    const next = values
      .map(({ n }, i) => ({ n, i }))
      .filter(({ n, i }) => n > 0 && !shut[i] && !isOwn[i])
      .sort((a, b) => a.n - b.n)[0];
    if (!next) break;
    shut[next.i] = true;
    hiddenAnswers += next.n;
  }
  return values.map((value, i) => (shut[i] ? hidden(value) : value));
}
