import type { Filters } from '#db/queries/slice.ts';
import type { MetricsQuery } from '../../contract/metrics.ts';
import type { Dimension } from '../../domain/dimensions.ts';
import type { Comparison, Grain } from '../../domain/metrics/verdict-kinds.ts';
import { COMPARISONS, GRAINS } from '../../domain/metrics/verdict-kinds.ts';
import { AppError } from '../../domain/problem.ts';
import { formatDay, parseDay } from '../../domain/time/day.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Reference } from '../organisation/reference.ts';
import { knownDimension, readFilters } from './filters.ts';
import type { AskedMetric } from './metric-refs.ts';
import { metricRef } from './metric-refs.ts';
import { nearest } from './nearest.ts';

/** Longest range a question may ask about, in days: twenty years. */
const LONGEST = 7320;
/** Metrics in one question. */
const MOST_METRICS = 64;

/** A question whose every word is known. */
export type Question = {
  readonly metrics: readonly AskedMetric[];
  readonly period: Period;
  readonly grain: Grain;
  readonly by: Dimension | null;
  readonly filters: Filters;
  readonly compare: readonly Comparison[];
};

export function readQuestion(query: MetricsQuery, reference: Reference): Question {
  const names = [...new Set(commaList(query.metrics))];
  if (names.length === 0 || names.length > MOST_METRICS) {
    throw new AppError('REQUEST_INVALID', {
      field: 'metrics',
      seen: names.length,
      expected: `1–${MOST_METRICS}`,
    });
  }
  return {
    metrics: names.map((name) => metricRef(name, reference.instruments)),
    period: readPeriod(query.from, query.to),
    grain: readGrain(query.grain),
    by: query.by === undefined || query.by === '' ? null : knownDimension(query.by),
    filters: readFilters(filterList(query.filter), reference),
    compare: readComparisons(query.compare),
  };
}

/** @throws AppError DATE_INVALID, PERIOD_REVERSED { from, to }, PERIOD_TOO_LONG { from, to, days, limit } */
export function readPeriod(fromText: string, toText: string): Period {
  const from = parseDay(fromText);
  const to = parseDay(toText);
  if (from >= to)
    throw new AppError('PERIOD_REVERSED', {
      from: fromText,
      to: toText,
      example: formatDay(from + 7),
    });
  const days = to - from;
  if (days > LONGEST) {
    throw new AppError('PERIOD_TOO_LONG', { from: fromText, to: toText, days, limit: LONGEST });
  }
  return { from, to };
}

export function filterList(filter: string | string[] | undefined): string[] {
  if (filter === undefined) return [];
  return Array.isArray(filter) ? filter : [filter];
}

function commaList(text: string): string[] {
  return text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function readGrain(text: string | undefined): Grain {
  if (text === undefined || text === '') return 'none';
  const found = GRAINS.find((grain) => grain === text);
  if (!found) throw new AppError('GRAIN_UNKNOWN', { seen: text, allowed: nearest(text, GRAINS) });
  return found;
}

function readComparisons(text: string | undefined): Comparison[] {
  const wanted = commaList(text ?? '');
  for (const one of wanted) {
    if (!COMPARISONS.some((known) => known === one)) {
      throw new AppError('COMPARE_UNKNOWN', { seen: one, allowed: nearest(one, COMPARISONS) });
    }
  }
  return COMPARISONS.filter((comparison) => wanted.includes(comparison));
}
