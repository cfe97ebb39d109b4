import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addParts, durationBins, emptyParts, type Parts } from '#server/domain/counters/parts.ts';
import { instrumentCounter } from '#server/domain/counters/registry.ts';
import { CATALOGUE } from '#server/domain/metrics/catalogue.ts';
import type { MetricDefinition } from '#server/domain/metrics/definition.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { repeats } from '#tests/soak.ts';
import { instrumentFor, partsOf, randomRecords } from './random-records.ts';

const seed = fc.integer();
const size = fc.integer({ min: 0, max: 300 });
const RUNS = { numRuns: repeats(5, 50) };

function valueOf(metric: MetricDefinition, parts: Parts): MetricValue {
  return metric.compute(parts, instrumentFor(metric.instrument));
}

/** Only what the definition says it needs: what the store would load. */
function declared(metric: MetricDefinition, parts: Parts): Parts {
  const code = instrumentFor(metric.instrument);
  const counters = new Set([
    ...metric.counters,
    ...metric.instrumentCounters.map((name) => instrumentCounter(code, name)),
  ]);
  return {
    counters: new Map([...parts.counters].filter(([counter]) => counters.has(counter))),
    measures: new Map([...parts.measures].filter(([id]) => metric.measures.includes(id))),
  };
}

function asBins(parts: Parts): Parts {
  const measures = [...parts.measures].map(
    ([id, held]) => [id, { n: held.n, seconds: null, bins: durationBins(held) }] as const,
  );
  return { counters: parts.counters, measures: new Map(measures) };
}

function inRange(metric: MetricDefinition, found: MetricValue): void {
  const [smallest, largest] = metric.range;
  for (const x of [found.value, found.low, found.high]) {
    if (x === null) continue;
    expect(Number.isFinite(x)).toBe(true);
    if (smallest !== null) expect(x).toBeGreaterThanOrEqual(smallest);
    if (largest !== null) expect(x).toBeLessThanOrEqual(largest);
  }
}

function close(a: number | null, b: number | null): void {
  if (a === null || b === null) expect(a).toBe(b);
  else expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(b)));
}

/** The same value but for the order in which floating-point numbers were added. */
function same(found: MetricValue, other: MetricValue): void {
  expect({ ...found, value: null, low: null, high: null }).toEqual({
    ...other,
    value: null,
    low: null,
    high: null,
  });
  close(found.value, other.value);
  close(found.low, other.low);
  close(found.high, other.high);
}

describe.each(CATALOGUE)('$id', (metric) => {
  it('keeps value and interval inside its range, in order, and shows nothing below its floor', () => {
    fc.assert(
      fc.property(seed, size, fc.boolean(), (s, n, binned) => {
        const exact = partsOf(randomRecords(s, n));
        const found = valueOf(metric, binned ? asBins(exact) : exact);
        inRange(metric, found);
        expect(found.n).toBeGreaterThanOrEqual(0);
        if (found.value === null) {
          expect(found.low).toBeNull();
          expect(found.high).toBeNull();
          expect(found.states).toEqual([found.n === 0 ? 'no_data' : 'too_few']);
          if (found.n > 0) expect(found.n).toBeLessThan(metric.minShow);
          return;
        }
        expect(found.states).toEqual([]);
        expect(found.n).toBeGreaterThanOrEqual(metric.minShow);
        if (found.low !== null) expect(found.low).toBeLessThanOrEqual(found.value);
        if (found.high !== null) expect(found.high).toBeGreaterThanOrEqual(found.value);
        expect(found.low === null).toBe(found.high === null);
        if (metric.method === 'none') expect(found.low).toBeNull();
      }),
      RUNS,
    );
  });

  it('does not mind the order of the records', () => {
    fc.assert(
      fc.property(seed, size, (s, n) => {
        const records = randomRecords(s, n);
        same(valueOf(metric, partsOf(records.toReversed())), valueOf(metric, partsOf(records)));
      }),
      RUNS,
    );
  });

  it('gives the union when parts are merged', () => {
    fc.assert(
      fc.property(seed, size, fc.nat(100), (s, n, percent) => {
        const records = randomRecords(s, n);
        const cut = Math.floor((n * percent) / 100);
        const merged = addParts(partsOf(records.slice(0, cut)), partsOf(records.slice(cut)));
        same(valueOf(metric, merged), valueOf(metric, partsOf(records)));
      }),
      RUNS,
    );
  });

  it('gains nothing from nothing', () => {
    fc.assert(
      fc.property(seed, size, (s, n) => {
        const parts = partsOf(randomRecords(s, n));
        const before = valueOf(metric, parts);
        expect(valueOf(metric, addParts(parts, emptyParts()))).toEqual(before);
        expect(valueOf(metric, addParts(emptyParts(), parts))).toEqual(before);
      }),
      RUNS,
    );
  });

  it('is absent without records', () => {
    expect(valueOf(metric, emptyParts())).toEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      states: ['no_data'],
      exact: true,
    });
  });

  it('reads nothing beyond the counters and durations it declares', () => {
    fc.assert(
      fc.property(seed, size, (s, n) => {
        const parts = partsOf(randomRecords(s, n));
        expect(valueOf(metric, declared(metric, parts))).toEqual(valueOf(metric, parts));
      }),
      RUNS,
    );
  });

  it('has a value once there are enough records', () => {
    const found = valueOf(metric, partsOf(randomRecords(20261122, 4000)));
    expect(found.value).not.toBeNull();
    expect(found.n).toBeGreaterThanOrEqual(metric.minJudge);
  });
});
