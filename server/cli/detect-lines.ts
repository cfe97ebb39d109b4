import type { CountGrain } from '../domain/detection/count-surprise.ts';
import { countSurprises } from '../domain/detection/count-surprise.ts';
import type { MetricPoint } from '../domain/detection/metric-surprise.ts';
import { metricSurprises } from '../domain/detection/metric-surprise.ts';
import { StreamSurprise } from '../domain/detection/stream-surprise.ts';
import { AppError } from '../domain/problem.ts';

/** What `detect` reads; each kind has its own form of lines. */
export const FILTER_KINDS = ['stream', 'daily-count', 'weekly-count', 'weekly-metric'] as const;
export type FilterKind = (typeof FILTER_KINDS)[number];

/** Answers one line (`line` = its number in the input, for messages); null = nothing is answered to it. */
type Filter = (text: string, line: number) => string | null;

const HEADER = /^\uFEFF?\s*timestamp\s*,\s*value\s*$/i;
/** A point that was not measured surprises nobody. */
const MISSING = /^\s*(?:nan|null)?\s*$/i;
/** A wall clock without a zone, as loggers write it; with a zone the platform reads it. */
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)$/;

/** @throws AppError LINE_INVALID { line, seen, expected } from the filter it gives */
export function filterOf(kind: FilterKind): Filter {
  switch (kind) {
    case 'stream':
      return streamFilter();
    case 'daily-count':
      return countFilter('day');
    case 'weekly-count':
      return countFilter('week');
    case 'weekly-metric':
      return metricFilter;
  }
}

function invalid(line: number, seen: string, expected: string): AppError {
  return new AppError('LINE_INVALID', { line, seen: seen.slice(0, 80), expected });
}

function streamFilter(): Filter {
  const stream = new StreamSurprise();
  let isFirst = true;
  return (text, line) => {
    if (isFirst && HEADER.test(text)) {
      isFirst = false;
      return null;
    }
    isFirst = false;
    const [time = '', number = ''] = text.split(',');
    const at = instantOf(time.trim());
    if (at !== null && MISSING.test(number)) return '0';
    const value = Number(number);
    if (at === null || !Number.isFinite(value)) {
      throw invalid(line, text, '2014-07-01 00:30:00,10844');
    }
    // Never 1 itself, as no surprise is a certainty.
    return String(Math.min(1 - Number.EPSILON / 2, 1 - 10 ** -stream.next(at, value)));
  };
}

function instantOf(text: string): number | null {
  const [, day, clock] = WALL_CLOCK.exec(text) ?? [];
  const at = Date.parse(day === undefined ? text : `${day}T${clock}Z`);
  return Number.isFinite(at) && text !== '' ? at : null;
}

function countFilter(grain: CountGrain): Filter {
  return (text, line) => {
    const counts = jsonOf(text);
    if (!isList<number>(counts, (x) => Number.isSafeInteger(x) && Number(x) >= 0)) {
      throw invalid(line, text, '[12,15,9]');
    }
    return JSON.stringify(countSurprises(counts, grain));
  };
}

const isNumberOrNull = (x: unknown): boolean => x === null || Number.isFinite(x);

function metricFilter(text: string, line: number): string {
  const given = jsonOf(text);
  const { value, n, sd } =
    typeof given === 'object' && given !== null ? { ...emptyMetric, ...given } : emptyMetric;
  const isWhole =
    isList(value, isNumberOrNull) &&
    isList(n, (x) => x === null || (Number.isFinite(x) && Number(x) >= 0)) &&
    isList(sd, (x) => x === null || (Number.isFinite(x) && Number(x) >= 0)) &&
    value.length === n.length &&
    n.length === sd.length;
  if (!isWhole) throw invalid(line, text, '{"value":[41.5,40],"n":[200,180],"sd":[70,71.5]}');
  const points = value.map((_, i): MetricPoint | null => {
    const [x, answers, spread] = [value[i] ?? null, n[i] ?? null, sd[i] ?? null];
    return x === null || answers === null || spread === null
      ? null
      : { value: x, n: answers, sd: spread };
  });
  return JSON.stringify(metricSurprises(points).map((told) => told?.surprise ?? 0));
}

const emptyMetric: Record<'value' | 'n' | 'sd', unknown> = { value: null, n: null, sd: null };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isList<T extends number | null>(x: unknown, is: (item: unknown) => boolean): x is T[] {
  return Array.isArray(x) && x.every(is);
}
