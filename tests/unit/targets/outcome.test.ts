import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { targetOutcome } from '#server/domain/targets/outcome.ts';

function metric(id: string) {
  const found = CATALOGUE.find((one) => one.id === id);
  if (!found) throw new Error(`no metric ${id}`);
  return found;
}

/** Wilson's interval of 95 %, written out here as E. B. Wilson gives it (1927). */
function share(hits: number, n: number): MetricValue {
  const z = 1.959963984540054;
  const p = hits / n;
  const centre = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const [low, high] = [100 * (centre - half), 100 * (centre + half)];
  return { value: 100 * p, low, high, n, states: [], exact: true };
}

function count(value: number | null): MetricValue {
  return { value, low: null, high: null, n: value ?? 0, states: [], exact: true };
}

describe('whether a share reaches its target', () => {
  // METRICS.md: Wilson's interval and the one-sample score test say the same: outside the interval = told apart.
  it('is met or missed exactly where its own interval leaves the target out', () => {
    const csat = metric('csat');
    const seen = new Set<string | null>();
    for (let hits = 10; hits <= 190; hits += 3) {
      for (const target of [20, 50, 75, 90]) {
        const value = share(hits, 200);
        const outcome = targetOutcome(csat, value, target);
        const isInside = (value.low ?? 0) < target && target < (value.high ?? 0);
        expect(outcome, `${hits}/200 against ${target}`).toBe(
          isInside ? 'unclear' : (value.value ?? 0) > target ? 'met' : 'missed',
        );
        seen.add(outcome);
      }
    }
    expect(seen).toEqual(new Set(['met', 'missed', 'unclear']));
  });

  it('is not told of too few answers', () => {
    expect(targetOutcome(metric('csat'), share(1, 12), 90)).toBe('unclear');
  });

  it('is not told where there is no value, or no direction is good', () => {
    expect(targetOutcome(metric('csat'), { ...share(1, 12), value: null }, 90)).toBeNull();
    expect(targetOutcome(metric('volume'), count(300), 250)).toBeNull();
  });
});

describe('whether a count reaches its target', () => {
  it('is told as it stands: nothing about it is doubtful', () => {
    const backlog = metric('backlog');
    expect(backlog.polarity).toBe('lower');
    expect(targetOutcome(backlog, count(120), 100)).toBe('missed');
    expect(targetOutcome(backlog, count(100), 100)).toBe('met');
    expect(targetOutcome(backlog, count(0), 100)).toBe('met');
  });
});
