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

/**
 * The part of a question that lies within the departments whose records the viewer may read. `everything` = all of it
 * does; null = nothing does.
 */
export function ownPart(viewer: Viewer, filters: Filters): Filters | 'everything' | null {
  const departments = departmentsOf(viewer);
  if (departments === 'all') return 'everything';
  const asked = filters.dimensions.find(({ dimension }) => dimension === DEPARTMENT);
  const codes = asked ? departments.filter((code) => asked.codes.includes(code)) : departments;
  if (codes.length === 0) return null;
  if (asked && codes.length === new Set(asked.codes).size) return 'everything';
  const others = filters.dimensions.filter((one) => one !== asked);
  return { ...filters, dimensions: [...others, { dimension: DEPARTMENT, codes }] };
}

function isSmall(n: number): boolean {
  return n > 0 && n < SMALL_GROUP;
}

/** The value that stands where one is hidden: how many answers there were, and nothing of what they said. */
export function hidden({ n }: MetricValue): MetricValue {
  return { value: null, low: null, high: null, n, states: ['suppressed'], exact: true };
}

/** How many of a value's answers the viewer may not read: what a group's smallness is judged on. */
export type OthersIn = {
  /** One number for each group. */
  groups: readonly number[];
  /** The same of the metric without filters; null = nothing was filtered. */
  whole: number | null;
};

/**
 * Hides the values of one metric and period that rest on fewer than five answers the viewer may not read (one's own are no
 * cover: they can be taken off), and those from which a hidden one could be worked out: a value whose rest of the whole
 * is small, and the smallest other group where the hidden ones together are still few.
 */
export function hideSmallGroups(
  values: readonly MetricValue[],
  { groups, whole }: OthersIn,
): MetricValue[] {
  const shut = groups.map(
    (others) => isSmall(others) || (others > 0 && whole !== null && isSmall(whole - others)),
  );
  let hiddenAnswers = groups.reduce((sum, others, i) => sum + (shut[i] ? others : 0), 0);
  while (groups.length > 1 && hiddenAnswers > 0 && hiddenAnswers < SMALL_GROUP) {
    const next = groups
      .map((others, i) => ({ others, i }))
      .filter(({ others, i }) => others > 0 && !shut[i])
      .sort((a, b) => a.others - b.others)[0];
    if (!next) break;
    shut[next.i] = true;
    hiddenAnswers += next.others;
  }
  return values.map((value, i) => (shut[i] ? hidden(value) : value));
}
