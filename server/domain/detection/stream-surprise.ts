import { weekdayOf } from '../time/day.ts';
import { SortedPast } from './sorted-past.ts';
import { TailOfPast } from './tail-of-past.ts';

/** Newest points that a series is compared with. */
const MOST = 50_000;
/** Points before anything is told. */
const LEAST = 30;
/** Rows whose mean is compared with earlier means. */
const ROWS = 12;
/** Weights of the three surprises: the value, the mean of 12 rows, the time of the day. */
const WEIGHTS = [1, 0.7, 0.4] as const;
/** A surprise is news while it is the largest of so many rows; until then its episode was told already. */
const EPISODE_ROWS = 40;
/** What remains of the surprise of a row whose episode was told already. */
const TOLD_ALREADY = 0.1;

const HALF_HOUR_MS = 30 * 60_000;
const DAY_MS = 24 * 3_600_000;
/** Newest visits to a half hour that say what is usual at it. */
export const VISITS = 60;
/** Visits to it before anything is. */
export const LEAST_VISITS = 8;
/** Weekdays (0 = Sunday) that are told apart from the others. */
const WEEKEND: readonly number[] = [6, 0];

/** Surprise from which on a stream is worth a look. */
export const WATCH = 6;
/** Surprise from which on somebody must answer. */
export const ALERT = 9;

/**
 * Tells of each point of a fine-grained series (an hour or less between points) how surprising it is, by the points before it
 * alone. Three measures become −log10 tail probabilities against their own past and are added: the distance to the
 * nearest value ever seen, the same of the mean of 12 rows, and the distance to what is usual at this half hour of workdays or of
 * weekends. A row that is not the most surprising of the last 40 belongs to an episode that was told already and counts a
 * tenth. Source: ANALYTICS.md A, `novelty`.
 */
export class StreamSurprise {
  private readonly weekend: readonly number[];
  private readonly values = new Novelty();
  private readonly means = new Novelty();
  private readonly hours = new Map<number, number[]>();
  private readonly hourTail = new TailOfPast(MOST);
  private readonly rows: number[] = [];
  private readonly recent: number[] = [];
  private seen = 0;

  /** `weekend` = weekdays (0 = Sunday) that have their own usual; Saturday and Sunday where it is not told. */
  constructor(weekend = WEEKEND) {
    this.weekend = weekend;
  }

  /** Takes the next point in: `at` in ms of the wall clock, `value` finite. ≥ 0; 0 for the first 30. */
  next(at: number, value: number): number {
    const spread = this.values.spread;
    this.rows.push(value);
    if (this.rows.length > ROWS) this.rows.shift();
    const ofValue = this.values.surpriseOf(value, spread);
    const full = this.rows.length === ROWS;
    const mean = this.rows.reduce((sum, x) => sum + x, 0) / this.rows.length;
    const ofMean = full ? this.means.surpriseOf(mean, spread) : 0;
    const ofHour = this.surpriseOfHour(at, value, spread);
    this.seen += 1;
    if (this.seen <= LEAST) return 0;
    const sum = WEIGHTS[0] * ofValue + WEIGHTS[1] * ofMean + WEIGHTS[2] * ofHour;
    const isNews = this.recent.every((earlier) => sum > earlier);
    this.recent.push(sum);
    if (this.recent.length > EPISODE_ROWS) this.recent.shift();
    return isNews ? sum : TOLD_ALREADY * sum;
  }

  private surpriseOfHour(at: number, value: number, spread: number): number {
    const slot = slotOf(at, this.weekend);
    let visits = this.hours.get(slot);
    if (!visits) this.hours.set(slot, (visits = []));
    let told = 0;
    if (visits.length >= LEAST_VISITS && spread > 0) {
      const middle = median(visits);
      const usual = 1.4826 * median(visits.map((x) => Math.abs(x - middle)));
      told = this.hourTail.surpriseOf(Math.abs(value - middle) / (usual + 0.1 * spread));
    }
    visits.push(value);
    if (visits.length > VISITS) visits.shift();
    return told;
  }
}

/** How far a number is from the nearest ever seen, and how rare that is. */
class Novelty {
  private readonly past = new SortedPast(MOST);
  private readonly tail = new TailOfPast(MOST);
  private count = 0;
  private mean = 0;
  private squares = 0;

  /** Standard deviation of all numbers so far; 0 while there is none. */
  get spread(): number {
    return this.count > 1 ? Math.sqrt(this.squares / (this.count - 1)) : 0;
  }

  surpriseOf(x: number, spread: number): number {
    let told = 0;
    if (this.past.length > 0 && spread > 0) {
      const at = this.past.firstAtLeast(x);
      const above = Math.abs((this.past.at(at) ?? Infinity) - x);
      const below = Math.abs(x - (this.past.at(at - 1) ?? -Infinity));
      told = this.tail.surpriseOf(Math.min(above, below) / spread);
    }
    this.past.add(x);
    this.count += 1;
    const off = x - this.mean;
    this.mean += off / this.count;
    this.squares += off * (x - this.mean);
    return told;
  }
}

/** Which half hour of the day an instant (ms of the wall clock) lies in, apart for days of the weekend: 0 to 95. */
export function slotOf(at: number, weekend: readonly number[]): number {
  const day = Math.floor(at / DAY_MS);
  const halfHour = Math.floor((at - day * DAY_MS) / HALF_HOUR_MS);
  return halfHour + (weekend.includes(weekdayOf(day)) ? DAY_MS / HALF_HOUR_MS : 0);
}

function median(xs: readonly number[]): number {
  const sorted = xs.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}
