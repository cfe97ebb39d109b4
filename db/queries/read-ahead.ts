import type { Period } from '#server/domain/time/period.ts';
import { secondsKey } from '../cells/codec.ts';
import type { Context, Steps } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import { readExactly, readWeeks } from './week-reading.ts';

/** Weeks read ahead on either side of those a question was about: a year. */
const WEEKS_AHEAD = 52;

/** The weeks before and after some ranges of whole weeks, the nearest last. */
export function weeksAround(ranges: readonly Period[]): Period[] {
  const first = Math.min(...ranges.map(({ from }) => from));
  const last = Math.max(...ranges.map(({ to }) => to));
  const weeks: Period[] = [];
  for (let i = WEEKS_AHEAD; i > 0; i--) {
    weeks.push({ from: last + 7 * (i - 1), to: last + 7 * i });
    weeks.push({ from: first - 7 * i, to: first - 7 * (i - 1) });
  }
  return weeks;
}

/**
 * Reads one more week of what earlier questions had to read from days, for a moment in which nobody asks anything.
 * False when nothing is left to read.
 */
export function* readAhead(ctx: Context): Steps<boolean> {
  const next = ctx.weeks?.nextAhead();
  if (!ctx.weeks || !next) return false;
  const { work, week } = next;
  const from = { ctx, calendar: yield* readCalendar(ctx), source: work, kept: ctx.weeks };
  const found = yield* readWeeks(from, [week]);
  const read = yield* readExactly(from, found, (_bucket, value, measure) =>
    work.lists.has(secondsKey(value, measure)),
  );
  // A batch makes the newest week lack its durations again: what was read ahead around it before is still there.
  work.inVain = read.size === 0 ? work.inVain + 1 : 0;
  if (work.inVain === 2) work.weeks.length = 0;
  return true;
}
