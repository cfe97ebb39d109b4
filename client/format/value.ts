import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { Unit } from '#server/domain/metrics/verdict-kinds.ts';
import { formatDuration } from './duration.ts';
import type { Language, LocaleTag } from './locale.ts';
import { formatNumber, formatPercent, numberFormat } from './number.ts';
import { FORMAT_WORDS } from './words.ts';
import { written, writtenNumber } from './written.ts';
import type { Written } from './written.ts';

/** A share earns its decimal when it rests on this many and is known this closely (percent points). */
const DECIMAL_FROM_N = 1000;
const DECIMAL_WITHIN_POINTS = 2;

/** Decimals of a value on its own. Durations and days choose their own units; each more makes theirs one step finer. */
export const DECIMALS: Readonly<Record<Unit, number>> = {
  points: 0,
  percent: 0,
  seconds: 0,
  count: 0,
  per_case: 2,
  score: 1,
  days: 0,
};
/** Decimals that even a written whole number of the unit has. */
const LEAST: Readonly<Partial<Record<Unit, number>>> = { score: 1 };
const MOST_WRITTEN = 3;
/** Below this many days a tenth of a day still means something. */
const DAYS_WITH_TENTHS = 10;

export type ValueFormats = {
  value: (unit: Unit, value: number | null, decimals?: number) => Written;
  /** Without plus sign and without the word "points": for a target, a bound, an axis, a value in a table. */
  plain: (unit: Unit, value: number | null, decimals?: number) => string;
  /** As `plain`, with as many decimals as the value has: for what somebody has written, such as a target. */
  exact: (unit: Unit, value: number) => string;
  /** A difference in the metric's own unit, always with its sign. */
  change: (unit: Unit, change: number, decimals?: number) => string;
  /** The size of a gap, without sign. */
  gap: (unit: Unit, gap: number, decimals?: number) => string;
  /** Null where the value has no interval (a full count). */
  interval: (
    unit: Unit,
    low: number | null,
    high: number | null,
    decimals?: number,
  ) => string | null;
  count: (n: number) => string;
};

/** Decimals follow the doubt: a digit that the interval cannot carry is not printed. */
export function decimalsOf(unit: Unit, value: MetricValue): number {
  if (unit !== 'percent' || value.low === null || value.high === null) return DECIMALS[unit];
  const isSharp = value.n >= DECIMAL_FROM_N && value.high - value.low < DECIMAL_WITHIN_POINTS;
  return isSharp ? 1 : DECIMALS.percent;
}

/** One more decimal when a real change would otherwise be written as 0. */
function changeDecimals(change: number, decimals: number): number {
  return change !== 0 && Math.abs(change) < 0.5 * 10 ** -decimals ? decimals + 1 : decimals;
}

export function createValueFormats(language: Language, locale: LocaleTag): ValueFormats {
  const words = FORMAT_WORDS[language];
  const bare = (unit: Unit, value: number, decimals: number): Written => {
    switch (unit) {
      case 'seconds':
        return formatDuration(language, locale, value, 'plain', decimals);
      case 'percent':
        return writtenNumber(formatPercent(locale, value, decimals));
      case 'days':
        return writtenNumber(formatDays(locale, value, decimals));
      case 'points':
      case 'count':
      case 'per_case':
      case 'score':
        return writtenNumber(formatNumber(locale, value, decimals, 'plain'));
    }
  };

  return {
    value: (unit, value, decimals = DECIMALS[unit]) => {
      if (value === null) return writtenNumber(words.absent, words.absentSpoken);
      if (unit !== 'points') return bare(unit, value, decimals);
      return written([
        { kind: 'number', text: formatNumber(locale, value, decimals, 'change') },
        { kind: 'unit', text: `\u00a0${words.points}` },
      ]);
    },
    plain: (unit, value, decimals = DECIMALS[unit]) =>
      value === null ? words.absent : bare(unit, value, decimals).text,
    exact: (unit, value) => {
      const decimals = unit === 'seconds' ? 0 : Math.max(decimalsIn(value), LEAST[unit] ?? 0);
      return bare(unit, value, decimals).text;
    },
    change: (unit, change, decimals = DECIMALS[unit]) =>
      unit === 'seconds'
        ? formatDuration(language, locale, change, 'change').text
        : formatNumber(locale, change, changeDecimals(change, decimals), 'change'),
    gap: (unit, gap, decimals = DECIMALS[unit]) => {
      const size = Math.abs(gap);
      if (unit === 'seconds' || unit === 'days') {
        return words.governed(bare(unit, size, decimals).text);
      }
      return formatNumber(locale, size, changeDecimals(size, decimals), 'plain');
    },
    interval: (unit, low, high, decimals = DECIMALS[unit]) => {
      if (low === null || high === null) return null;
      return words.interval(bare(unit, low, decimals).text, bare(unit, high, decimals).text);
    },
    count: (n) => formatNumber(locale, n, 0, 'plain'),
  };
}

/** Decimals a written value has, at most three. */
function decimalsIn(value: number): number {
  const fraction = String(Math.abs(value)).split('.')[1] ?? '';
  return Math.min(MOST_WRITTEN, fraction.length);
}

function formatDays(locale: LocaleTag, days: number, decimals: number): string {
  return numberFormat(locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: Math.max(decimals, Math.abs(days) < DAYS_WITH_TENTHS ? 1 : 0),
  }).format(days);
}
