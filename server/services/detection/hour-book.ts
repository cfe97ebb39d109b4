import type { Repository } from '#db/store/store.ts';
import { HOUR_MS, HourSurprises } from '../../domain/alerts/hour-surprises.ts';
import type { AlertRule } from '../../domain/alerts/rule.ts';
import type { Moment } from '../organisation/reference.ts';
import type { HourTable, WatchedHours } from './watched-hours.ts';
import { firstHour, readHours, seriesOfHours } from './watched-hours.ts';

/** Hours that are read again at each look: what is older is history and notifies nobody. */
const FRESH_HOURS = 48;

type Held = { key: string; table: HourTable; surprises: Map<number, HourSurprises> };

/** A series by the hour, and what was worked out of it before. */
export type HeldHours = WatchedHours & { readonly surprises: HourSurprises };

/**
 * The hours that rules look at, as the detector holds them: 13 weeks are read once a day and when settings change, after that the last
 * 48 hours at each look. What changes in older hours is seen on the next day. Nothing of it has to survive a restart.
 */
export class HourBook {
  private readonly held = new Map<number, Held>();

  /** The series of a rule up to the hour that holds `now` (UTC ms). */
  async read(
    repository: Repository,
    moment: Moment,
    rule: AlertRule,
    now: number,
  ): Promise<HeldHours[]> {
    const { pulse, today } = moment;
    const key = JSON.stringify([rule.scope, rule.each, pulse.settings, today]);
    const end = Math.floor(now / HOUR_MS) + 1;
    const before = this.held.get(rule.id);
    const isNext = before?.key === key && before.table.end <= end;
    const held = isNext
      ? { ...before, table: await readOn(repository, moment, rule, { table: before.table, end }) }
      : {
          key,
          table: await readHours(repository, moment, rule, {
            first: firstHour(moment, today),
            end,
          }),
          surprises: before?.surprises ?? new Map<number, HourSurprises>(),
        };
    this.held.set(rule.id, held);
    return seriesOfHours(held.table, moment, rule).map((series) => {
      const code = series.each ?? 0;
      const surprises = held.surprises.get(code) ?? new HourSurprises();
      held.surprises.set(code, surprises);
      return { ...series, surprises };
    });
  }

  /** Forgets the hours of rules that are not among these. */
  keepOnly(rules: readonly AlertRule[]): void {
    const ids = new Set(rules.map(({ id }) => id));
    for (const id of this.held.keys()) if (!ids.has(id)) this.held.delete(id);
  }
}

/** A table with its newest hours as they are now, and those that came since. */
async function readOn(
  repository: Repository,
  moment: Moment,
  rule: AlertRule,
  { table, end }: { table: HourTable; end: number },
): Promise<HourTable> {
  const from = end - FRESH_HOURS;
  const fresh = await readHours(repository, moment, rule, { first: from, end });
  // Nothing stands before it that would have to be kept.
  if (table.first >= from) return fresh;
  const byCode = new Map<number, number[]>();
  for (const code of new Set([...table.byCode.keys(), ...fresh.byCode.keys()])) {
    const old = table.byCode.get(code) ?? [];
    const counts = Array.from({ length: end - table.first }, (_, i) => {
      const hour = table.first + i;
      if (hour < from) return old[i] ?? 0;
      return fresh.byCode.get(code)?.[hour - fresh.first] ?? 0;
    });
    byCode.set(code, counts);
  }
  return { ...table, end, byCode };
}
