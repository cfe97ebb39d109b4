import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import { countSurprise } from '#server/domain/detection/count-surprise.ts';
import type { MetricPoint } from '#server/domain/detection/metric-surprise.ts';
import { metricSurprises } from '#server/domain/detection/metric-surprise.ts';
import type { EffectQuestion } from '#server/domain/loops/effect/question.ts';
import type { EffectSeries } from '#server/domain/loops/effect/series.ts';
import type { Chance } from '../detection/simulated.ts';
import { normal, poisson } from '../detection/simulated.ts';
import { chanceOf } from '../drivers/simulated.ts';

/** What a world is made of. Sizes and shifts of counts are on the logarithmic scale, of shares and means as they are. */
export type World = {
  readonly kind: EffectSeries['kind'];
  /** Records, or answers, in a usual week. */
  readonly size: number;
  /** Standard deviation of the level from week to week, and how alike neighbouring weeks are. */
  readonly restless: number;
  readonly likeness: number;
  /** Drift in a year, up or down, and half the height of a wave of a year. */
  readonly drift?: number;
  readonly season?: number;
};

/** What is planted: by how much the level of a week differs, on the scale of the series (counts: a factor less 1). */
export type Planted = (week: number) => number;
export const NOTHING: Planted = () => 0;

/** A loop that an alert of the default settings opened in a world; weeks are numbers. */
export type OpenedLoop = {
  readonly opened: number;
  readonly changed: number;
  /** The week in which everything to be read is over. */
  readonly due: number;
  readonly ask: (planted: Planted, today: number) => EffectQuestion;
};

const READ = 8;
const SETTLE = 1;
/** Weeks before alerts are waited for, weeks they are waited for, weeks after. */
const LEARNED = 80;
const WAITED = 60;
const AFTER = 90;
const WEEKDAYS = [1.15, 1.2, 1.1, 1.05, 1, 0.8, 0.7];
/** Days an alert looks back on in the simulation: what is older hardly matters, and time does. */
const LOOKED_AT = 100;
const USUAL_SHARE = 0.7;
const USUAL_MEAN = 3.6;
const ANSWER_SD = 1.2;

const BURST = DEFAULT_RULES.flatMap(({ condition }) =>
  condition.kind === 'burst' ? [condition] : [],
)[0];
const RANGE = DEFAULT_RULES.flatMap(({ condition }) =>
  condition.kind === 'range' ? [condition] : [],
)[0];

/**
 * Lets a world live until an alert finds something, and a change be made two to `patience` weeks later, for no reason of the
 * series; null = no alert in a year. The same seed makes the same weeks, but for what is planted.
 */
export function openedLoop(
  world: World,
  seed: number,
  { patience = 10, learned = LEARNED } = {},
): OpenedLoop | null {
  const chance = chanceOf(seed * 2_654_435 + 11);
  const levels = levelsOf(world, learned + WAITED + AFTER, chance);
  const usual = weeksOf(world, levels, seed, NOTHING);
  const opening = openingIn(world, usual, learned);
  if (!opening) return null;
  const opened = Math.floor(opening.from / 7);
  const changed = opened + 2 + Math.floor(chance() * (patience - 1));
  return {
    opened,
    changed,
    due: changed + SETTLE + READ,
    ask: (planted, today) => ({
      series: seriesOf(world, weeksOf(world, levels, seed, planted).slice(opened - learned)),
      better: world.kind === 'count' ? 'lower' : 'higher',
      opening,
      changedOn: changed * 7,
      settleWeeks: SETTLE,
      weeks: READ,
      comparison: null,
      today: today * 7,
    }),
  };
}

/** Levels of weeks: alike, restless, drifting, with the seasons. */
function levelsOf(world: World, weeks: number, chance: Chance): number[] {
  const { restless, likeness, drift = 0, season = 0 } = world;
  const phase = 2 * Math.PI * chance();
  const towards = chance() < 0.5 ? -1 : 1;
  let now = normal(chance);
  return Array.from({ length: weeks }, (_, week) => {
    const years = (week - weeks / 2) / 52.18;
    const level =
      restless * now + towards * drift * years + season * Math.sin(2 * Math.PI * years + phase);
    now = likeness * now + Math.sqrt(1 - likeness ** 2) * normal(chance);
    return level;
  });
}

/** One week: the counts of its days, or hits or mean of its answers. */
type Lived = { readonly from: number; readonly days: readonly number[]; readonly value: number };

function weeksOf(
  { kind, size }: World,
  levels: readonly number[],
  seed: number,
  planted: Planted,
): Lived[] {
  const chance = chanceOf(seed * 69_069 + 5);
  const live = (level: number, shift: number): Omit<Lived, 'from'> => {
    switch (kind) {
      case 'count': {
        const mean = (size / 7) * Math.exp(level) * (1 + shift);
        const days = WEEKDAYS.map((weight) => poisson(chance, mean * weight));
        return { days, value: days.reduce((sum, day) => sum + day, 0) };
      }
      case 'share': {
        const share = Math.min(0.99, Math.max(0.01, USUAL_SHARE + level + shift));
        let hits = 0;
        for (let i = 0; i < size; i += 1) if (chance() < share) hits += 1;
        return { days: [], value: hits };
      }
      case 'mean': {
        const off = (ANSWER_SD / Math.sqrt(size)) * normal(chance);
        return { days: [], value: USUAL_MEAN + level + shift + off };
      }
    }
  };
  return levels.map((level, week) => ({ from: week * 7, ...live(level, planted(week)) }));
}

function seriesOf({ kind, size }: World, weeks: readonly Lived[]): EffectSeries {
  switch (kind) {
    case 'count':
      return {
        kind,
        weeks: weeks.map(({ from, value }) => ({ from, count: value, exposure: 1 })),
      };
    case 'share':
      return { kind, weeks: weeks.map(({ from, value }) => ({ from, hits: value, n: size })) };
    case 'mean':
      return {
        kind,
        weeks: weeks.map(({ from, value }) => ({ from, mean: value, n: size, sd: ANSWER_SD })),
      };
  }
}

function openingIn(
  world: World,
  weeks: readonly Lived[],
  learned: number,
): EffectQuestion['opening'] | null {
  if (!BURST || !RANGE) throw new Error('the default rules watch neither bursts nor ranges');
  if (world.kind === 'count') {
    const days = weeks.flatMap((week) => week.days);
    for (let day = learned * 7; day < (learned + WAITED) * 7; day += 1) {
      if ((days[day] ?? 0) < BURST.atLeast) continue;
      const told = countSurprise(days.slice(Math.max(0, day - LOOKED_AT), day + 1), 'day');
      if (told && told.surprise >= BURST.score) return { from: day, to: day + 1 };
    }
    return null;
  }
  const told = metricSurprises(
    weeks.slice(0, learned + WAITED).map((week) => pointOf(world, week)),
  );
  const week = told.findIndex(
    (one, i) => i >= learned && one && one.surprise >= RANGE.score && one.distance < 0,
  );
  return week < 0 ? null : { from: week * 7, to: week * 7 + 7 };
}

function pointOf({ kind, size }: World, { value }: Lived): MetricPoint {
  if (kind === 'mean') return { value, n: size, sd: ANSWER_SD };
  const share = value / size;
  return { value: share, n: size, sd: Math.sqrt(share * (1 - share)) };
}
