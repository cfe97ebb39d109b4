import type { DateParts } from './date-steps.ts';

/** Day and month in digits before the year, in either order. */
const BEFORE_YEAR = /^(?:ddd[^DM]*)?(?:DD?([-/. ])MM?\1|MM?([-/. ])DD?\2)YY/;
/** Fewer may be slips of the pen. */
const LEAST = 2;
const LEAST_SHARE = 0.01;

/** Whether a column's dates are written with day and month in the other order than they are read in. */
export class DateSides {
  readonly column: string;
  /** The formats that they are read in. */
  readonly expected: string;
  /** What comes first in the other order. */
  readonly otherFirst: 'day' | 'month';
  /** A date that only the other order has. */
  example = '';
  private others = 0;
  private isOwn = false;

  private constructor(column: string, patterns: readonly string[], isDayFirst: boolean) {
    this.column = column;
    this.expected = patterns.join(' | ');
    this.otherFirst = isDayFirst ? 'month' : 'day';
  }

  /** Null where the formats have no order, or both. */
  static of(column: string, patterns: readonly string[]): DateSides | null {
    if (!patterns.every((pattern) => BEFORE_YEAR.test(pattern))) return null;
    const sides = new Set(patterns.map((pattern) => /^(?:ddd[^DM]*)?D/.test(pattern)));
    const [isDayFirst] = sides;
    if (isDayFirst === undefined || sides.size > 1) return null;
    return new DateSides(column, patterns, isDayFirst);
  }

  /** Hears what was read of a text: a day beyond twelve is no month, and the other way round. */
  hear(text: string, { day, month }: DateParts): void {
    if (day > 12 && month <= 12) this.isOwn = true;
    if (month <= 12 || month > 31 || day > 12) return;
    this.others++;
    this.example ||= text;
  }

  /** True when of `rows` rows so many can only be in the other order, and none only in this one. */
  areOther(rows: number): boolean {
    return !this.isOwn && this.others >= Math.max(LEAST, rows * LEAST_SHARE);
  }
}
