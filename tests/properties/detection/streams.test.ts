import { describe, expect, it } from 'vitest';
import { SortedPast } from '#server/domain/detection/sorted-past.ts';
import { ALERT, StreamSurprise, WATCH } from '#server/domain/detection/stream-surprise.ts';
import { TailOfPast } from '#server/domain/detection/tail-of-past.ts';
import { repeats } from '#tests/soak.ts';
import { chanceOf } from '../drivers/simulated.ts';

const FIVE_MINUTES = 5 * 60_000;
const ROWS = 4000;

/** Two weeks of a load that follows the day, with noise; from a row on something else is added. */
function loads(seed: number, added: (row: number) => number): number[] {
  const chance = chanceOf(seed);
  return Array.from({ length: ROWS }, (_, row) => {
    const noise = chance() + chance() + chance() - 1.5;
    return 50 + 20 * Math.sin((2 * Math.PI * row) / 288) + 4 * noise + added(row);
  });
}

const surprises = (values: readonly number[]): number[] => {
  const stream = new StreamSurprise();
  return values.map((value, row) => stream.next(row * FIVE_MINUTES, value));
};

describe('how surprising a point of a fine-grained series is', () => {
  it('is an alert where a value comes that was never seen, and not in weeks as usual', () => {
    const seeds = Array.from({ length: repeats(6, 60) }, (_, i) => i + 1);
    let [found, wrong] = [0, 0];
    for (const seed of seeds) {
      const at = 2500 + seed * 17;
      const told = surprises(loads(seed, (row) => (row >= at && row < at + 6 ? 60 : 0)));
      if (told.slice(at, at + 6).some((surprise) => surprise >= ALERT)) found += 1;
      wrong += told.slice(1000, at).filter((surprise) => surprise >= ALERT).length;
    }
    expect(found).toBe(seeds.length);
    expect(wrong / seeds.length).toBeLessThan(0.5);
  });

  it('tells an episode once: while it lasts, no further row is worth a look', () => {
    const told = surprises(loads(5, (row) => (row >= 3000 && row < 3030 ? 80 : 0)));
    const loud = told.slice(3000, 3030).filter((surprise) => surprise >= WATCH);
    expect(loud.length).toBeGreaterThan(0);
    expect(loud.length).toBeLessThanOrEqual(4);
  });

  it('notices a usual value at an unusual hour', () => {
    // The height of noon, in the middle of the night.
    const told = surprises(loads(8, (row) => (row % 288 === 216 && row > 3600 ? 40 : 0)));
    const at = told.findIndex((_, row) => row > 3600 && row % 288 === 216);
    expect(told[at]).toBeGreaterThan(Math.max(...told.slice(at - 40, at)));
  });

  it('rests on nothing that comes later, says nothing of the first 30 points, and bears a series that never moves', () => {
    const values = loads(2, () => 0);
    const whole = surprises(values);
    expect(surprises(values.slice(0, 700))).toEqual(whole.slice(0, 700));
    expect(whole.slice(0, 30).every((surprise) => surprise === 0)).toBe(true);
    const still = surprises(Array<number>(500).fill(7));
    expect(still.every((surprise) => Number.isFinite(surprise) && surprise < 1)).toBe(true);
    const moved = surprises([...Array<number>(500).fill(7), 9]);
    expect(Number.isFinite(moved[500])).toBe(true);
  });

  it('keeps the newest numbers in order and forgets the oldest', () => {
    const past = new SortedPast(5);
    const kept: number[] = [];
    const chance = chanceOf(11);
    for (let i = 0; i < 400; i += 1) {
      const x = Math.floor(chance() * 20);
      past.add(x);
      kept.push(x);
      const newest = kept.slice(-5).toSorted((a, b) => a - b);
      expect(newest.map((_, rank) => past.at(rank))).toEqual(newest);
      expect(past.firstAtLeast(10)).toBe(newest.filter((one) => one < 10).length);
    }
    expect(past.at(5)).toBeNull();
  });

  it('measures a tail as its exponential model has it', () => {
    const tail = new TailOfPast(50_000);
    const chance = chanceOf(21);
    for (let i = 0; i < 20_000; i += 1) tail.surpriseOf(-Math.log(1 - chance()));
    // Of unit exponentials the chance beyond x is e^−x.
    for (const x of [1, 4, 8, 20]) expect(tail.surpriseOf(x) / (x * Math.LOG10E)).toBeCloseTo(1, 0);
  });
});
