import { expect, test } from 'vitest';
import { mix, Random, weighted } from '#db/demo/random.ts';

function sample(n: number, draw: (random: Random) => number): { mean: number; variance: number } {
  const random = new Random(42);
  const values = Array.from({ length: n }, () => draw(random));
  const mean = values.reduce((sum, one) => sum + one, 0) / n;
  return { mean, variance: values.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (n - 1) };
}

test('the same key gives the same sequence; a neighbouring key an unrelated one', () => {
  const draw = (...key: number[]): number[] => {
    const random = new Random(...key);
    return Array.from({ length: 8 }, () => random.next());
  };
  expect(draw(1, 2)).toEqual(draw(1, 2));
  const firsts = Array.from({ length: 2000 }, (_, i) => draw(1, i)[0] ?? 0);
  expect(new Set(firsts).size).toBeGreaterThan(1998);
  const mean = firsts.reduce((sum, one) => sum + one, 0) / firsts.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.03);
  expect(mix(1, 2)).not.toBe(mix(2, 1));
});

test('draws have the moments of their distributions', () => {
  // Uniform: 1/2 and 1/12. Normal: 0 and 1. Exponential: mean and mean². Poisson: mean and mean.
  const uniform = sample(50_000, (random) => random.next());
  expect(uniform.mean).toBeCloseTo(0.5, 2);
  expect(uniform.variance).toBeCloseTo(1 / 12, 2);
  const normal = sample(50_000, (random) => random.normal());
  expect(normal.mean).toBeCloseTo(0, 1);
  expect(normal.variance).toBeCloseTo(1, 1);
  expect(sample(50_000, (random) => random.exponential(4)).mean / 4).toBeCloseTo(1, 1);
  for (const mean of [0.4, 6, 80]) {
    const poisson = sample(20_000, (random) => random.poisson(mean));
    expect(poisson.mean / mean).toBeCloseTo(1, 1);
    expect(poisson.variance / mean).toBeCloseTo(1, 0);
  }
});

test('a weighted choice follows its weights and a shuffle keeps every item', () => {
  const choices = weighted([
    ['rare', 1],
    ['never', 0],
    ['often', 3],
  ]);
  const random = new Random(5);
  const drawn = Array.from({ length: 20_000 }, () => random.choose(choices));
  expect(drawn.includes('never')).toBe(false);
  expect(drawn.filter((one) => one === 'often').length / drawn.length).toBeCloseTo(0.75, 1);
  expect(random.shuffled([1, 2, 3, 4, 5]).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5]);
});
