/**
 * The gaps between the storings of a source, in ms of time in which somebody watched: the `recent` ones, oldest first, and the
 * `longest` one of each day on which one ended (days since 1970-01-01), oldest first.
 */
export type SourceGaps = {
  readonly recent: readonly number[];
  readonly longest: readonly (readonly [day: number, gap: number])[];
};

/** A source nothing is known of yet. */
export const NO_GAPS: SourceGaps = { recent: [], longest: [] };

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Storings that lie no further apart (ms) are one. */
export const ONE_BEAT_MS = MINUTE;
/** Whoever did not look for longer than this (ms) did not watch meanwhile; a clock that jumped looks the same. */
export const LAPSE_MS = 5 * MINUTE;
/** Records older than this (ms) when they come are history that is handed in, no sign of life. */
const FRESH_MS = 7 * DAY;

/** Gaps that are kept, and how many of them a source must have to be live. */
const MOST_RECENT = 30;
const LEAST_RECENT = 8;
/** Days whose longest gap is kept. */
export const DAYS_KEPT = 28;
/** Share of the recent gaps that are at most as long as the usual one. */
const USUAL_SHARE = 0.9;

/** True when records whose newest one is of that instant show that their source is live. */
export function isSignOfLife(newest: number, now: number): boolean {
  return now - newest <= FRESH_MS;
}

/** The gaps with one more (ms, 0 or more) that ended at `now` (UTC ms). */
export function withGap({ recent, longest }: SourceGaps, gap: number, now: number): SourceGaps {
  const today = Math.floor(now / DAY);
  // A clock that once ran ahead left days that are to come.
  const kept = longest.filter(([day]) => day > today - DAYS_KEPT && day < today);
  const before = longest.find(([day]) => day === today)?.[1] ?? 0;
  return {
    recent: [...recent, gap].slice(-MOST_RECENT),
    longest: [...kept, [today, Math.max(gap, before)]],
  };
}

/**
 * How long a source is usually silent (ms): as long as nine of ten recent gaps at most, or as long as it was on two of the last 28
 * days, if that is longer: a night that comes again is usual, a single breakdown is not. Null = it was not live yet.
 */
export function usualGap({ recent, longest }: SourceGaps): number | null {
  if (recent.length < LEAST_RECENT) return null;
  const rising = recent.toSorted((a, b) => a - b);
  const often = rising[Math.ceil(USUAL_SHARE * rising.length) - 1] ?? 0;
  const [, twice = 0] = longest.map(([, gap]) => gap).toSorted((a, b) => b - a);
  return Math.max(often, twice);
}

/** Whether a source is silent: for how long it has been (`for`), usually is (`usual`) and may be (`limit`), all in ms. */
export type SilenceFound = {
  readonly isSilent: boolean;
  readonly for: number;
  readonly usual: number;
  readonly limit: number;
};

/** A gap of the past that would have been told as silence: it ended on `day` (days since 1970-01-01, UTC); the rest in ms. */
export type PastSilence = {
  readonly day: number;
  readonly gap: number;
  readonly usual: number;
  readonly limit: number;
};

/**
 * Which of the last 28 days would have seen a source told silent, each by the days before it alone, and how many days could be
 * judged. Of the recent gaps only those of now are known, and taken for all days. Null = it is not live yet.
 */
export function pastSilences(
  { recent, longest }: SourceGaps,
  { times }: { times: number },
): { judged: number; found: readonly PastSilence[] } | null {
  if (recent.length < LEAST_RECENT) return null;
  const days = longest.map(([day, gap], i) => {
    const usual = usualGap({ recent, longest: longest.slice(0, i) }) ?? 0;
    return { day, gap, usual, limit: times * usual };
  });
  // Which nights are usual is known from the third day on.
  const judged = days.slice(2);
  return { judged: judged.length, found: judged.filter(({ gap, limit }) => gap > limit) };
}

/** Judges a source that has told nothing for so long (ms of time in which somebody watched); null = it was not live yet. */
export function judgeSilence(
  silentFor: number,
  gaps: SourceGaps,
  { times }: { times: number },
): SilenceFound | null {
  const usual = usualGap(gaps);
  if (usual === null) return null;
  const limit = times * usual;
  return { isSilent: silentFor > limit, for: silentFor, usual, limit };
}
