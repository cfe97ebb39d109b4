import type { DateColumn, DateOrder, DateReading } from './date-shapes.ts';
import type { Profile } from './profile.ts';
import type { WordLanguage } from './vocabulary/concept.ts';

/** What decided between day-first and month-first. */
export type OrderEvidence =
  | 'oneWay'
  | 'proven'
  | 'told'
  | 'mixed'
  | 'otherColumn'
  | 'future'
  | 'order'
  | 'span'
  | 'durations'
  | 'language'
  | 'halfDay'
  | 'none';

/** How a column's dates are read, and the other way where nothing proves this one. */
export type DatedColumn = {
  reading: DateReading;
  other: DateReading | null;
  evidence: OrderEvidence;
};

const DAY = 86_400_000;

/** Decides for each column of dates which reading is right. `answers` has what a person said, by column name. */
export function decideOrders(
  profiles: readonly Profile[],
  languages: readonly WordLanguage[],
  today: number,
  told: (profile: Profile) => string | undefined,
): Map<Profile, DatedColumn> {
  const decided = new Map<Profile, DatedColumn>();
  const open: { profile: Profile; dates: DateColumn }[] = [];
  for (const profile of profiles) {
    const { dates } = profile;
    if (!dates) continue;
    const [first, second] = dates.readings;
    if (!first) continue;
    if (second) open.push({ profile, dates });
    else
      decided.set(profile, {
        reading: first,
        other: null,
        evidence: first.order ? 'proven' : 'oneWay',
      });
  }
  const proven = new Set(
    [...decided.values()].flatMap(({ reading }) => (reading.order ? [reading.order] : [])),
  );
  const shared = proven.size === 1 ? ([...proven][0] ?? null) : null;
  const byDuration = orderByDurations(open.map(({ profile }) => profile));
  for (const { profile, dates } of open) {
    const choice =
      asTold(told(profile)) ??
      (dates.mixed && { order: dates.mixed.most, evidence: 'mixed' as const }) ??
      (shared && { order: shared, evidence: 'otherColumn' as const }) ??
      byFuture(dates, today) ??
      bySequence(dates) ??
      (byDuration && { order: byDuration, evidence: 'durations' as const }) ??
      bySpan(dates) ??
      byHabit(dates, languages);
    const reading = dates.readings.find(({ order }) => order === choice.order);
    const other = dates.readings.find(({ order }) => order !== choice.order) ?? null;
    if (reading) decided.set(profile, { reading, other, evidence: choice.evidence });
  }
  return decided;
}

type Choice = { order: DateOrder; evidence: OrderEvidence };

function asTold(value: string | undefined): Choice | null {
  return value === 'dayFirst' || value === 'monthFirst' ? { order: value, evidence: 'told' } : null;
}

/** The reading for which a measure is clearly smaller. */
function clearlyLess(
  { readings }: DateColumn,
  measure: (reading: DateReading) => number,
  isClear: (less: number, more: number) => boolean,
  evidence: OrderEvidence,
): Choice | null {
  const [a, b] = readings.map((reading) => ({ reading, size: measure(reading) }));
  if (!a || !b) return null;
  const [less, more] = a.size <= b.size ? [a, b] : [b, a];
  const { order } = less.reading;
  return order && isClear(less.size, more.size) ? { order, evidence } : null;
}

/** Records of the future: one reading has none, the other has some. */
function byFuture(dates: DateColumn, today: number): Choice | null {
  const later = ({ at }: DateReading): number => at.filter((t) => t > today + 2 * DAY).length;
  return clearlyLess(dates, later, (less, more) => less === 0 && more >= 2, 'future');
}

/** Files are mostly in the order of time: one reading is, the other jumps about. */
function bySequence(dates: DateColumn): Choice | null {
  if (dates.readings.some(({ at }) => at.length < 8)) return null;
  const disorder = ({ at }: DateReading): number => {
    let [down, up, steps] = [0, 0, 0];
    for (let i = 1; i < at.length; i++) {
      const step = (at[i] ?? 0) - (at[i - 1] ?? 0);
      if (step === 0) continue;
      steps++;
      if (step < 0) down++;
      else up++;
    }
    return steps < 3 ? 0.5 : Math.min(down, up) / steps;
  };
  return clearlyLess(
    dates,
    disorder,
    (less, more) => less <= 0.03 && more >= Math.max(0.05, 4 * less),
    'order',
  );
}

/** A short span against a scattered one: the third to the eleventh of a month, or the third of nine months. */
function bySpan(dates: DateColumn): Choice | null {
  if (dates.readings.some(({ at }) => new Set(at).size < 5)) return null;
  const span = ({ at }: DateReading): number => {
    const known = at.filter((t) => !Number.isNaN(t));
    return Math.max(...known) - Math.min(...known);
  };
  return clearlyLess(dates, span, (less, more) => less <= 31 * DAY && more >= 4 * less, 'span');
}

/** Columns whose distances are looked at, each from each other; so many decide as well as all. */
const MOST_COMPARED = 40;

/** Two columns of one row are mostly near each other: the order in which their distances are short. */
function orderByDurations(profiles: readonly Profile[]): DateOrder | null {
  const votes = { dayFirst: 0, monthFirst: 0 };
  const compared = profiles.slice(0, MOST_COMPARED).map((profile) => ({
    dayFirst: byRow(profile, 'dayFirst'),
    monthFirst: byRow(profile, 'monthFirst'),
  }));
  for (const [i, a] of compared.entries()) {
    for (const b of compared.slice(i + 1)) {
      const far = {
        dayFirst: distance(a.dayFirst, b.dayFirst),
        monthFirst: distance(a.monthFirst, b.monthFirst),
      };
      if (far.dayFirst === null || far.monthFirst === null) continue;
      if (far.dayFirst * 2 < far.monthFirst) votes.dayFirst++;
      else if (far.monthFirst * 2 < far.dayFirst) votes.monthFirst++;
    }
  }
  if (votes.dayFirst === votes.monthFirst) return null;
  return votes.dayFirst > votes.monthFirst ? 'dayFirst' : 'monthFirst';
}

const LEAST_PAIRS = 5;

type ByRow = ReadonlyMap<number, number>;

/** Mean distance of two columns' dates in the rows that have both; null when there are too few. */
function distance(first: ByRow, second: ByRow): number | null {
  let [sum, pairs] = [0, 0];
  for (const [row, at] of first) {
    const other = second.get(row);
    if (other === undefined) continue;
    sum += Math.abs(other - at);
    pairs++;
  }
  return pairs < LEAST_PAIRS ? null : sum / pairs;
}

function byRow({ dates, rowOf }: Profile, order: DateOrder): ByRow {
  const reading = dates?.readings.find((one) => one.order === order);
  return new Map(
    (reading?.at ?? []).flatMap((at, i) => {
      const row = rowOf[i];
      return row === undefined || Number.isNaN(at) ? [] : [[row, at] as const];
    }),
  );
}

/** What people who write such files mostly do; always asked. */
function byHabit({ readings }: DateColumn, languages: readonly WordLanguage[]): Choice {
  const [language] = languages;
  if (
    readings.some(({ formats }) => formats.some((format) => format.includes('A'))) &&
    (language ?? 'en') === 'en'
  ) {
    return { order: 'monthFirst', evidence: 'halfDay' };
  }
  if (language && language !== 'en') {
    return { order: 'dayFirst', evidence: 'language' };
  }
  return { order: 'dayFirst', evidence: 'none' };
}
