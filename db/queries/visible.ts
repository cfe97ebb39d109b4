import type { SQL } from 'drizzle-orm';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { DEPARTMENT } from '../cells/places.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Viewer } from '../store/request.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import type { Filters } from './slice.ts';
import { filterCondition } from './slice.ts';

/** Values from fewer answers than this could tell what one customer answered. */
const SMALL_GROUP = 5;

/** Departments (codes) whose records the viewer may read; `all` includes records without one. */
export function departmentsOf(viewer: Viewer): readonly number[] | 'all' {
  return viewer.kind === 'local_administrator' ? 'all' : viewer.departments;
}

/** True when the viewer may read a row of a record: by the department it carries, or has taken over from its case. */
export function rowReader(viewer: Viewer): (row: Row) => boolean {
  const departments = departmentsOf(viewer);
  if (departments === 'all') return () => true;
  const own = new Set(departments);
  return (row) => {
    const department = Number(row[COLUMN.department]) || Number(row[COLUMN.linked_department] ?? 0);
    return own.has(department);
  };
}

/** Condition for the rows that `rowReader` lets through; undefined = the viewer may read all. */
export function readableOnly(dialect: Dialect, viewer: Viewer, kind: RecordKind): SQL | undefined {
  const codes = departmentsOf(viewer);
  if (codes === 'all') return undefined;
  const own = { dimension: DEPARTMENT, codes };
  return filterCondition(dialect, kind, { dimensions: [own], attributes: [] });
}

/** Which groups of a question lie wholly within the departments whose records the viewer may read. */
export function ownGroups(
  viewer: Viewer,
  { by, filters }: { by: number | null; filters: Filters },
): (group: number) => boolean {
  const departments = departmentsOf(viewer);
  if (departments === 'all') return () => true;
  const own = new Set(departments);
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
