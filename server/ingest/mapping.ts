import type { z } from 'zod';
import { mappingSchema } from '../contract/mapping.ts';
import type { Mapping } from '../contract/mapping.ts';
import { refuseDeepMapping } from '../contract/mapping-depth.ts';
import { CONDITION_FORMS, VALUE_FORMS } from '../contract/mapping-value.ts';
import { closest } from './closest.ts';
import { PathColumns } from './rows/columns.ts';
import { mappingError } from './values/compilation.ts';
import { Interpreter } from './interpret.ts';

/**
 * A mapping from parsed JSON, checked as far as it can be without a file: its shape, fields of each kind, date formats,
 * zones, instruments, bins, ids.
 * @throws AppError MAPPING_INVALID { path, value, expected } or ZONE_UNKNOWN
 */
export function readMapping(json: unknown): Mapping {
  refuseDeepMapping(json);
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) throw explained(parsed.error.issues, json);
  const mapping = parsed.data;
  checkInstruments(mapping);
  checkIds(mapping);
  // Compiling checks every value; any column name will do.
  void new Interpreter(mapping, new PathColumns(), mapping.zone ?? 'UTC');
  return mapping;
}

function checkInstruments({ instruments }: Mapping): void {
  (instruments ?? []).forEach((instrument, i, all) => {
    const { id, scaleMin, scaleMax, topFrom, bottomTo } = instrument;
    const where = `instruments.${i}`;
    if (all.findIndex((other) => other.id === id) !== i) {
      throw mappingError(`${where}.id`, id, `${id}-2`);
    }
    if (scaleMin >= scaleMax) throw mappingError(`${where}.scaleMax`, scaleMax, `> ${scaleMin}`);
    if (topFrom <= scaleMin || topFrom > scaleMax) {
      throw mappingError(`${where}.topFrom`, topFrom, `${scaleMin + 1} … ${scaleMax}`);
    }
    if (bottomTo < scaleMin || bottomTo >= topFrom) {
      throw mappingError(`${where}.bottomTo`, bottomTo, `${scaleMin} … ${topFrom - 1}`);
    }
  });
}

/** Two records of one row must not have the same id; templates that exclude each other by `when` may. */
function checkIds({ records }: Mapping): void {
  records.forEach((template, i) => {
    const twin = records.find(
      (other, j) =>
        j < i &&
        other.kind === template.kind &&
        JSON.stringify(other.id) === JSON.stringify(template.id) &&
        !(other.when && template.when),
    );
    if (twin) throw mappingError(`records.${i}.id`, template.id, '{ part: … }');
  });
}

type Issue = z.core.$ZodIssue;

function explained(issues: readonly Issue[], json: unknown): Error {
  const issue = issues[0];
  if (!issue) return mappingError('', json, 'version: 1');
  const path = issue.path.map(String);
  return explainedIssue(issue, path, json);
}

function explainedIssue(issue: Issue, path: readonly string[], json: unknown): Error {
  const value = at(json, path);
  const where = path.join('.');
  switch (issue.code) {
    case 'invalid_union':
      return explainedUnion(issue.errors, path, json);
    case 'unrecognized_keys':
      return mappingError(
        [...path, issue.keys[0] ?? ''].join('.'),
        issue.keys.join(', '),
        nearKey(issue.keys[0] ?? '', json, path),
      );
    case 'invalid_value':
      return mappingError(where, value ?? '', issue.values.map(String).join(' | '));
    case 'invalid_type':
      return mappingError(where, value ?? '', issue.expected);
    case 'too_small':
      return mappingError(where, value ?? '', `≥ ${issue.minimum}`);
    case 'too_big':
      return mappingError(where, value ?? '', `≤ ${issue.maximum}`);
    case 'invalid_format':
      return mappingError(where, value ?? '', issue.pattern ?? issue.format);
    default:
      return mappingError(where, value ?? '', issue.message);
  }
}

/** Keys below which a condition stands. */
const CONDITION_PLACES: ReadonlySet<string> = new Set(['when', 'not', 'all', 'any']);

/** The form that was meant is the one whose own key is there; its first issue says what is wrong with it. */
function explainedUnion(
  forms: readonly (readonly Issue[])[],
  path: readonly string[],
  json: unknown,
): Error {
  const value = at(json, path);
  let best: Issue | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const issues of forms) {
    const [first] = issues;
    const isOther = issues.some(
      ({ path: [key, ...deeper], code }) =>
        (key === undefined && code === 'invalid_type') ||
        (key !== undefined && deeper.length === 0 && at(value, [String(key)]) === undefined),
    );
    if (!isOther && first && issues.length < fewest) {
      best = first;
      fewest = issues.length;
    }
  }
  if (best) return explainedIssue(best, [...path, ...best.path.map(String)], json);
  const place = path.findLast((key) => !/^\d+$/.test(key)) ?? '';
  const expected = CONDITION_PLACES.has(place)
    ? CONDITION_FORMS
    : path.at(-1) === 'id'
      ? ['column', 'columns', 'hash']
      : VALUE_FORMS;
  return mappingError(path.join('.'), value ?? '', expected.join(' | '));
}

/** What an unknown key was probably meant to be. */
function nearKey(key: string, json: unknown, path: readonly string[]): string {
  const shape: readonly string[] =
    path.length === 0
      ? Object.keys(mappingSchema.shape)
      : path[0] === 'records' && path.length === 2
        ? Object.keys(mappingSchema.shape.records.element.shape)
        : path[0] === 'format'
          ? Object.keys(mappingSchema.shape.format.unwrap().shape)
          : Object.keys(objectAt(json, path)).filter((other) => other !== key);
  return closest(key, shape) ?? shape.join(' | ');
}

function objectAt(json: unknown, path: readonly string[]): object {
  const value = at(json, path);
  return typeof value === 'object' && value !== null ? value : {};
}

function at(json: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined,
    json,
  );
}
