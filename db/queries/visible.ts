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

/**
 * The filters as they hold for the viewer: an attribute is a part of records that are not aggregated, so that whoever filters by
 * one gets the records they may read. Otherwise a count would tell whether another department's record has a value.
 */
export function readableWithin(viewer: Viewer, filters: Filters): Filters {
  if (filters.attributes.length === 0) return filters;
  const own = ownPart(viewer, filters);
  if (own === 'everything') return filters;
  return own ?? { ...filters, dimensions: [{ dimension: DEPARTMENT, codes: [] }] };
}

/** The value that stands where one is hidden: how many answers there were, and nothing of what they said. */
export function hidden({ n }: MetricValue): MetricValue {
  return { value: null, low: null, high: null, n, states: ['suppressed'], exact: true };
}
