import { COUNTER } from '../../domain/counters/registry.ts';
import type { MetricDefinition } from '../../domain/metrics/definition.ts';
import type { MetricValue, ValueState } from '../../domain/metrics/value.ts';
import { VALUE_STATES } from '../../domain/metrics/value.ts';
import { zeroIfCovered } from '../../domain/metrics/zero.ts';
import { RECORD_KINDS } from '../../domain/records/fields.ts';
import type { RecordKind } from '../../domain/records/fields.ts';
import type { Period } from '../../domain/time/period.ts';
import type { Moment } from '../organisation/reference.ts';
import { dataSpan } from '../organisation/reference.ts';

/** A kind of record from which nothing came on this many days up to a period's end has stopped coming. */
const SILENT_DAYS = 7;

/** Counters that the linker fills: while it has work, what is computed from them may still move. */
const LINKED: ReadonlySet<number> = new Set([
  COUNTER.fcrLinked,
  COUNTER.caseContactsKnown,
  COUNTER.autoVerifiable,
]);

/**
 * Last day for which data is complete: the last one on which data of these kinds (without any: of any kind) lies, but
 * never today, which is not over. Null where there is none.
 */
export function dataThroughDay(
  moment: Pick<Moment, 'pulse' | 'reference' | 'today'>,
  kinds: readonly RecordKind[] = RECORD_KINDS,
): number | null {
  const last = dataSpan(moment, kinds)?.last ?? null;
  return last === null ? null : Math.min(last, moment.today - 1);
}

/** How the data behind one metric stands: what its values must admit beside their number. */
export type Standing = (value: MetricValue, period: Period) => MetricValue;

/**
 * Adds what a value cannot know by itself: `stale` (data ends before the period does), `provisional` (the period is not
 * over, or what decides it may still come), and the true 0 of a count where data covers the period. Cut by departments, answers
 * that may still take theirs over from their case make a value of their days provisional.
 */
export function standingOf(
  metric: MetricDefinition,
  moment: Moment,
  cut: { isByDepartment: boolean } = { isByDepartment: false },
): Standing {
  const { today, pulse, reference } = moment;
  const through = dataThroughDay(moment);
  const own = dataSpan(moment, metric.records);
  const begin = latestBeginning(moment, metric.records, own?.first ?? 0);
  const linking = pulse.linking && metric.counters.some((counter) => LINKED.has(counter));
  const waiting = cut.isByDepartment && metric.records.includes('response') ? pulse.unlinked : null;
  const unlinked = waiting && {
    first: reference.zone.dayOf(waiting.first),
    last: reference.zone.dayOf(waiting.last),
  };
  return (value, period) => {
    const end = Math.min(period.to, today);
    const stale =
      own !== null && through !== null && (through < end - 1 || own.last < end - SILENT_DAYS);
    const begun = metric.cumulative ? begin < period.to : begin <= period.from;
    const covered = own !== null && !stale && begun && period.from <= today;
    const told = zeroIfCovered(metric, value, covered);
    // What decides a case comes with the cases: other data of later days say nothing of it.
    const last = through === null || own === null ? through : Math.min(through, own.last);
    const known = last === null ? today : Math.min(today, last + 1);
    const final = metric.provisionalDays === 0 ? today : known - metric.provisionalDays;
    const provisional =
      told.value !== null && (period.to > final || linking || isWithin(unlinked, period));
    return withStates(told, [
      ...(stale ? (['stale'] as const) : []),
      ...(provisional ? (['provisional'] as const) : []),
    ]);
  };
}

function isWithin(days: { first: number; last: number } | null, { from, to }: Period): boolean {
  return days !== null && days.first < to && days.last >= from;
}

/**
 * The day from which on every source of these kinds has data. Before it, a part of the organisation that counts nothing
 * may be one whose source had not begun: nobody knows that it is 0.
 */
function latestBeginning(
  { sources, reference }: Pick<Moment, 'sources' | 'reference'>,
  kinds: readonly RecordKind[],
  earliest: number,
): number {
  const days = sources.flatMap(({ firstAt, kinds: held }) => {
    const concerns = held === null || held.some((kind) => kinds.includes(kind));
    return firstAt !== null && concerns ? [reference.zone.dayOf(firstAt)] : [];
  });
  return Math.max(earliest, ...days);
}

/** Worst first, each once. */
function withStates(value: MetricValue, more: readonly ValueState[]): MetricValue {
  if (more.length === 0) return value;
  const all = new Set([...value.states, ...more]);
  return { ...value, states: VALUE_STATES.filter((state) => all.has(state)) };
}
