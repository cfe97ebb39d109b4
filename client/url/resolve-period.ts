import { addDays } from '../format/day.ts';
import type { Period, PeriodRule } from './view-state.ts';

type Days = { from: string; to: string };

/** Rules that end with the last complete week, by their weeks. */
const WEEKS = {
  'last-week': 1,
  'last-4-weeks': 4,
  'last-13-weeks': 13,
  'last-26-weeks': 26,
  'last-52-weeks': 52,
} as const satisfies Partial<Record<PeriodRule, number>>;

const QUARTER_MONTHS = 3;

/** The days a period means, given the last complete week and today. What goes on still ends with today. */
export function resolvePeriod(period: Period, lastWeek: Days, today: string): Days {
  if (!('rule' in period)) return period;
  switch (period.rule) {
    case 'this-month':
      return { from: `${today.slice(0, 7)}-01`, to: addDays(today, 1) };
    case 'this-quarter':
      return { from: quarterStart(today), to: addDays(today, 1) };
    case 'year-to-date':
      return { from: `${today.slice(0, 4)}-01-01`, to: addDays(today, 1) };
    case 'last-week':
    case 'last-4-weeks':
    case 'last-13-weeks':
    case 'last-26-weeks':
    case 'last-52-weeks':
      return { from: addDays(lastWeek.to, -7 * WEEKS[period.rule]), to: lastWeek.to };
  }
}

function quarterStart(day: string): string {
  const month = Number(day.slice(5, 7));
  const first = month - ((month - 1) % QUARTER_MONTHS);
  return `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
}
