import { describe, expect, it } from 'vitest';
import { repeats } from '#tests/soak.ts';
import type { Outcome, World } from './effect-worlds.ts';
import { liveLoop, watchLoop } from './effect-worlds.ts';

/** Loops of each world; of counts, whose loops wait for an alert, so many series at most. */
const LOOPS = repeats(60, 800);
const SERIES = repeats(600, 12_000);

const LIKENESS = [0, 0.25, 0.5] as const;
const SIZES = [
  { kind: 'count', size: 21, restless: 0.25 },
  { kind: 'count', size: 70, restless: 0.25 },
  { kind: 'count', size: 300, restless: 0.25 },
  { kind: 'share', size: 40, restless: 0.05 },
  { kind: 'share', size: 150, restless: 0.05 },
  { kind: 'mean', size: 40, restless: 0.15 },
  { kind: 'mean', size: 150, restless: 0.15 },
] as const;
const WORLDS: World[] = SIZES.flatMap((one) => LIKENESS.map((likeness) => ({ ...one, likeness })));

const lived = new Map<World, Outcome[]>();
function livesOf(world: World): Outcome[] {
  const held = lived.get(world);
  if (held) return held;
  const outcomes: Outcome[] = [];
  for (let i = 1; outcomes.length < LOOPS && i <= SERIES; i++) {
    const outcome = liveLoop(world, i * 7919);
    if (outcome) outcomes.push(outcome);
  }
  lived.set(world, outcomes);
  return outcomes;
}

const share = (outcomes: readonly Outcome[], is: (one: Outcome) => boolean): number =>
  outcomes.filter(is).length / outcomes.length;

describe('readings of loops that an alert or the worst week opened', () => {
  for (const kind of ['count', 'share', 'mean'] as const) {
    const ofKind = () => WORLDS.filter((world) => world.kind === kind).flatMap(livesOf);

    it(`call nothing a success in at most one of twenty: ${kind}`, () => {
      const all = ofKind();
      expect(all.length).toBeGreaterThan(LOOPS * 4);
      const holds = share(all, ({ none }) => none.verdict === 'holds');
      console.info(`${kind}: ${all.length} loops without a change, holds ${percent(holds)}`);
      expect(holds).toBeLessThanOrEqual(0.05);
    });

    it(`find what was announced in four of five, for the better and for the worse: ${kind}`, () => {
      const announced = ofKind().filter(({ detectable }) => detectable !== null);
      const better = share(announced, (one) => one.better.verdict === 'holds');
      const worse = share(announced, (one) => one.worse.verdict === 'regressed');
      console.info(
        `${kind}: ${announced.length} announced, holds ${percent(better)}, regressed ${percent(worse)}`,
      );
      expect(better).toBeGreaterThanOrEqual(0.8);
      expect(worse).toBeGreaterThanOrEqual(0.8);
    });
  }

  it('of likeness of a half alone call nothing a success in at most one of twenty', () => {
    const like = WORLDS.filter(({ likeness }) => likeness === 0.5).flatMap(livesOf);
    const holds = share(like, ({ none }) => none.verdict === 'holds');
    console.info(`likeness 0.5: ${like.length} loops, holds ${percent(holds)}`);
    expect(holds).toBeLessThanOrEqual(0.05);
  });
});

describe('the watch over a closed loop', () => {
  it('reopens at most one of twenty in a year without cause, and finds most relapses in twelve weeks', () => {
    const years = repeats(60, 600);
    let [wrong, found, all] = [0, 0, 0];
    for (const world of WORLDS) {
      const relapse = { count: 1, share: -0.3, mean: -0.8 }[world.kind];
      for (let i = 1; i <= years; i++) {
        all += 1;
        if (watchLoop(world, i * 104_729, 0) !== null) wrong += 1;
        const week = watchLoop(world, i * 104_729, relapse);
        if (week !== null && week <= 12) found += 1;
      }
    }
    console.info(
      `watch: ${all} years, reopened without cause ${percent(wrong / all)}, relapses found ${percent(found / all)}`,
    );
    expect(wrong / all).toBeLessThanOrEqual(0.05);
    expect(found / all).toBeGreaterThanOrEqual(0.5);
  });
});

function percent(of: number): string {
  return `${(100 * of).toFixed(1)} %`;
}
