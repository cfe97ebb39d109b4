import { countSurprise } from '#server/domain/detection/count-surprise.ts';
import type { EffectQuestion, EffectReading } from '#server/domain/loops/effect/read-effect.ts';
import { hasRegressed } from '#server/domain/loops/effect/watch-effect.ts';
import { readEffect } from '#server/domain/loops/effect/read-effect.ts';
import type { EffectSeries } from '#server/domain/loops/effect/series.ts';

/** A repeatable source of chance (mulberry32). */
class Chance {
  private state: number;
  private spare: number | null = null;
  constructor(seed: number) {
    this.state = seed >>> 0;
  }
  unit(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }
  normal(): number {
    if (this.spare !== null) {
      const held = this.spare;
      this.spare = null;
      return held;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - this.unit()));
    const angle = 2 * Math.PI * this.unit();
    this.spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  }
  poisson(mean: number): number {
    if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
    const least = Math.exp(-mean);
    let [k, product] = [0, this.unit()];
    while (product > least) {
      k += 1;
      product *= this.unit();
    }
    return k;
  }
}

/** What a world is made of: its kind, its weekly size, how alike neighbouring weeks are, how restless it is. */
export type World = {
  readonly kind: EffectSeries['kind'];
  /** Records, or answers, a week. */
  readonly size: number;
  readonly likeness: number;
  readonly restless: number;
};

/** What became of one loop: its reading without any change, and with what was announced planted for the better and the worse. */
export type Outcome = Record<'none' | 'better' | 'worse', EffectReading> & {
  detectable: number | null;
};

const WEEKS = 130;
/** No alert is waited for before so many weeks. */
const LEARNED = 30;
const READ = 8;
const WEEKDAYS = [1.15, 1.2, 1.1, 1.05, 1, 0.8, 0.7];

/**
 * One loop in a world: an alert of the default settings opens it on a peak of its daily counts (of shares and means on the worst week), a change is made
 * two to six weeks later, and eight weeks are read after a week of settling.
 */
export function liveLoop(world: World, seed: number): Outcome | null {
  const chance = new Chance(seed);
  const latent = latentWeeks(world, chance);
  const opened = openingIn(world, latent, seed);
  if (opened === null) return null;
  const changedWeek = opened.week + 2 + Math.floor(chance.unit() * 5);
  const ask = (factor: number): EffectQuestion => ({
    series: seriesOf(world, latent, seed, { changedWeek, factor }),
    better: world.kind === 'count' ? 'lower' : 'higher',
    opening: { from: opened.from, to: opened.to },
    changedOn: changedWeek * 7,
    settleWeeks: 1,
    weeks: READ,
    comparison: null,
    today: (changedWeek + 1 + READ) * 7,
  });
  const announced = readEffect({ ...ask(0), today: changedWeek * 7 });
  const { detectable } = announced;
  const size = detectable ?? 0;
  const better = world.kind === 'count' ? -size : size;
  return {
    detectable,
    none: readEffect(ask(0)),
    better: readEffect(ask(better)),
    worse: readEffect(ask(-better)),
  };
}

/** A year of looks at a loop whose effect was found to hold: how many weeks until it is said to have regressed; null = it never is. */
export function watchLoop(world: World, seed: number, relapse: number): number | null {
  const chance = new Chance(seed);
  const latent = latentWeeks(world, chance);
  const begins = 30;
  const held = Array.from({ length: READ }, (_, i) => (begins + i) * 7);
  const changedWeek = begins + READ;
  const series = seriesOf(world, latent, seed, { changedWeek, factor: relapse });
  const better = world.kind === 'count' ? 'lower' : 'higher';
  for (let week = 1; week <= 52; week++) {
    const today = (changedWeek + week) * 7;
    if (hasRegressed({ series, better, held, today })) return week;
  }
  return null;
}

function latentWeeks({ likeness, restless }: World, chance: Chance): number[] {
  const weeks: number[] = [];
  let now = chance.normal();
  for (let i = 0; i < WEEKS; i++) {
    weeks.push(now * restless);
    now = likeness * now + Math.sqrt(1 - likeness * likeness) * chance.normal();
  }
  return weeks;
}

type Planted = { changedWeek: number; factor: number };
const NOTHING: Planted = { changedWeek: WEEKS, factor: 0 };

/** Daily counts of the world; the same seed gives the same days where nothing is planted. */
function daysOf(world: World, latent: readonly number[], seed: number, planted: Planted): number[] {
  const chance = new Chance(seed ^ 0x5bd1e995);
  return latent.flatMap((level, week) => {
    const after = week >= planted.changedWeek ? 1 + planted.factor : 1;
    const mean = (world.size / 7) * Math.exp(level - world.restless ** 2 / 2) * after;
    return WEEKDAYS.map((weight) => chance.poisson(mean * weight));
  });
}

function seriesOf(
  world: World,
  latent: readonly number[],
  seed: number,
  planted: Planted,
): EffectSeries {
  const chance = new Chance(seed ^ 0x1234567);
  if (world.kind === 'count') {
    const days = daysOf(world, latent, seed, planted);
    const weeks = latent.map((_, week) => ({
      from: week * 7,
      count: days.slice(week * 7, week * 7 + 7).reduce((sum, one) => sum + one, 0),
      exposure: 1,
    }));
    return { kind: 'count', weeks };
  }
  const shift = (week: number): number => (week >= planted.changedWeek ? planted.factor : 0);
  if (world.kind === 'share') {
    const weeks = latent.map((level, week) => {
      const share = Math.min(0.99, Math.max(0.01, 0.7 + level + shift(week)));
      let hits = 0;
      for (let i = 0; i < world.size; i++) if (chance.unit() < share) hits += 1;
      return { from: week * 7, hits, n: world.size };
    });
    return { kind: 'share', weeks };
  }
  const sd = 1.2;
  const weeks = latent.map((level, week) => ({
    from: week * 7,
    mean: 3.6 + level + shift(week) + (sd / Math.sqrt(world.size)) * chance.normal(),
    n: world.size,
    sd,
  }));
  return { kind: 'mean', weeks };
}

/** Where the loop begins: chosen because it is bad. Days. */
function openingIn(
  world: World,
  latent: readonly number[],
  seed: number,
): { week: number; from: number; to: number } | null {
  const last = WEEKS - READ - 62;
  if (world.kind === 'count') {
    const days = daysOf(world, latent, seed, NOTHING);
    for (let day = LEARNED * 7; day < last * 7; day++) {
      const count = days[day] ?? 0;
      if (count < 5) continue;
      const told = countSurprise(days.slice(Math.max(0, day - 120), day + 1), 'day');
      if (told && told.surprise >= 3) return { week: Math.floor(day / 7), from: day, to: day + 1 };
    }
    return null;
  }
  const series = seriesOf(world, latent, seed, NOTHING);
  const values = series.weeks.map((week) =>
    'hits' in week ? week.hits / week.n : 'mean' in week ? week.mean : 0,
  );
  let worst = LEARNED;
  for (let week = LEARNED; week < last; week++) {
    if ((values[week] ?? 0) < (values[worst] ?? 0)) worst = week;
  }
  return { week: worst, from: worst * 7, to: worst * 7 + 7 };
}
