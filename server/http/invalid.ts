import type { z } from 'zod';
import { FILE_ID } from '../contract/shapes.ts';
import { AppError } from '../domain/problem.ts';

type Issue = z.core.$ZodIssue;

/** Names of patterns that sentences put into words. */
const PATTERN_NAMES: ReadonlyMap<string, string> = new Map([[String(FILE_ID), 'fileId']]);

/**
 * The problem with a request that does not fit its schema: the first field at fault, the value seen there and what
 * would be right. `expected` is a technical token, the same in every language; sentences have words for some.
 */
export function invalidRequest(issues: readonly Issue[], target: string, sent: unknown): AppError {
  const issue = issues[0];
  if (!issue)
    return new AppError('REQUEST_INVALID', { field: target, fault: 'missing', expected: '' });
  if (issue.code === 'unrecognized_keys') {
    const field = [...issue.path, issue.keys[0] ?? ''].join('.');
    return new AppError('REQUEST_INVALID', { field, fault: 'unknown' });
  }
  const field = issue.path.join('.') || target;
  const seen = valueAt(sent, issue.path);
  const expected = expectedBy(issue);
  if (seen === undefined) {
    return new AppError('REQUEST_INVALID', { field, fault: 'missing', expected });
  }
  return new AppError('REQUEST_INVALID', { field, seen: shown(seen), expected });
}

function valueAt(sent: unknown, path: Issue['path']): unknown {
  let at = sent;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = Reflect.get(at, step);
  }
  return at;
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function expectedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected;
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `≥ ${issue.minimum}`;
    case 'too_big':
      return `≤ ${issue.maximum}`;
    case 'invalid_format':
      return issue.format === 'regex' ? patternName(issue.pattern) : issue.format;
    case 'invalid_union': {
      if ('options' in issue && Array.isArray(issue.options))
        return issue.options.map(String).join(', ');
      const branches = issue.errors.flatMap(([first]) => (first ? [expectedBy(first)] : []));
      return branches.length > 0 ? [...new Set(branches)].join(' | ') : issue.message;
    }
    default:
      return issue.message;
  }
}

function patternName(pattern = 'regex'): string {
  return PATTERN_NAMES.get(pattern) ?? pattern;
}
