import { describe, expect, it } from 'vitest';
import { emptyParts } from '#server/domain/counters/parts.ts';
import { COUNTER, instrumentCounter, MEASURE } from '#server/domain/counters/registry.ts';
import { CATALOGUE, metricById } from '#server/domain/metrics/catalogue.ts';
import { openAgeParts, OPEN_AGE } from '#server/domain/metrics/open-ages.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';

const ARABIC = /[\u0621-\u064A]/;
const LATIN = /[A-Za-z]/;

function computed(
  id: string,
  counters: readonly (readonly [number, number])[],
  instrument = 0,
): MetricValue {
  const metric = metricById(id);
  if (!metric) throw new Error(`no metric ${id}`);
  return metric.compute({ ...emptyParts(), counters: new Map(counters) }, instrument);
}

describe('the catalogue', () => {
  it('has each id once, and finds each by it', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const metric of CATALOGUE) expect(metricById(metric.id)).toBe(metric);
    expect(metricById('happiness')).toBeNull();
  });

  it('gives each name once in each language', () => {
    expect(new Set(CATALOGUE.map(({ name }) => name.en)).size).toBe(CATALOGUE.length);
    expect(new Set(CATALOGUE.map(({ name }) => name.ar)).size).toBe(CATALOGUE.length);
  });

  it('has an id that fits into an address', () => {
    for (const { id } of CATALOGUE) expect(id).toMatch(/^[a-z][a-z0-9_]*$/);
  });

  it.each(CATALOGUE)('says $id in both languages', ({ name, formula, interval }) => {
    for (const text of [name, formula, ...(interval ? [interval] : [])]) {
      expect(text.en.trim()).not.toBe('');
      expect(text.en).toMatch(LATIN);
      expect(text.en).not.toMatch(ARABIC);
      expect(text.ar).toMatch(ARABIC);
    }
    expect(name.en.length).toBeLessThanOrEqual(40);
    expect(name.ar.length).toBeLessThanOrEqual(40);
    // Names are plain words: abbreviations belong to the formula.
    expect(name.en).not.toMatch(/\b[A-Z]{2,}\b/);
    expect(name.ar).not.toMatch(LATIN);
  });

  it.each(CATALOGUE)('asks for $id what it needs and no less', (metric) => {
    const asks = metric.counters.length + metric.instrumentCounters.length + metric.measures.length;
    expect(asks).toBeGreaterThan(0);
    expect(metric.records.length).toBeGreaterThan(0);
    expect(metric.minJudge).toBeGreaterThanOrEqual(metric.minShow);
    expect(metric.interval === null).toBe(metric.method === 'none');
    expect(metric.instrumentCounters.length > 0).toBe(metric.instrument !== null);
    const known = new Set<number>(Object.values(COUNTER));
    for (const counter of metric.counters) expect(known.has(counter)).toBe(true);
    const measures = new Set<number>([...Object.values(MEASURE), OPEN_AGE]);
    for (const measure of metric.measures) expect(measures.has(measure)).toBe(true);
  });

  it('keeps the number of open-case ages apart from the stored durations', () => {
    expect(Object.values(MEASURE)).not.toContain(OPEN_AGE);
  });
});

/* Expected values: known answers of the public data sets, computed from the raw files with Python and sqlite3. */
describe('known answers', () => {
  const nps = 1;
  const csat = 2;

  it('Botanic gardens: 4,328 promoters and 578 detractors among 6,825 are NPS 54.9451', () => {
    const found = computed(
      'nps',
      [
        [instrumentCounter(nps, 'answers'), 6825],
        [instrumentCounter(nps, 'top'), 4328],
        [instrumentCounter(nps, 'bottom'), 578],
      ],
      nps,
    );
    expect(found.value).toBeCloseTo(54.9451, 4);
    expect(found).toMatchObject({ n: 6825, states: [], exact: true });
  });

  it('Skytrax lounges: 1,113 of 2,255 satisfied with staff are 49.36 %', () => {
    const found = computed(
      'csat',
      [
        [instrumentCounter(csat, 'answers'), 2255],
        [instrumentCounter(csat, 'top'), 1113],
      ],
      csat,
    );
    expect(found.value).toBeCloseTo(49.36, 2);
  });

  it('New York 311: 2,064 of 2,188 closed on time are 94.33 %', () => {
    const found = computed('sla_closed', [
      [COUNTER.slaClosed, 2188],
      [COUNTER.slaClosedMet, 2064],
    ]);
    expect(found.value).toBeCloseTo(94.33, 2);
  });

  it('New York 311: 13,589 of 31,604 resolved within 24 hours are 43.00 %', () => {
    const found = computed('resolve_within_24h', [
      [COUNTER.caseWithin24h, 13_589],
      [COUNTER.caseOpened, 31_604],
    ]);
    expect(found.value).toBeCloseTo(43, 2);
  });

  it('a call centre: 27,139 of 248,373 abandoned are 10.93 %', () => {
    const found = computed('abandonment', [
      [COUNTER.queueAbandoned, 27_139],
      [COUNTER.queueOffered, 248_373],
    ]);
    expect(found.value).toBeCloseTo(10.93, 2);
  });

  it('incidents: 2,521 of 20,768 reassigned three times or more are 12.14 %', () => {
    const found = computed('transfers_3plus', [
      [COUNTER.handover3, 2521],
      [COUNTER.handoverKnown, 20_768],
    ]);
    expect(found.value).toBeCloseTo(12.14, 2);
  });
});

describe('stocks', () => {
  it('count what came and has not left', () => {
    // Queens, 2021-01-01: 411 open.
    const found = computed('backlog', [
      [COUNTER.caseOpened, 13_493],
      [COUNTER.caseLeft, 13_082],
    ]);
    expect(found).toMatchObject({ value: 411, n: 411, low: null, high: null });
    expect(metricById('backlog')?.cumulative).toBe(true);
    expect(metricById('overdue')?.cumulative).toBe(true);
    expect(metricById('volume')?.cumulative).toBe(false);
  });
});

describe('ages of open cases', () => {
  const day = 86_400;
  const parts = openAgeParts([1 * day, 2 * day, 30 * day, 30 * day + 1, 90 * day]);

  it('have a median in days', () => {
    expect(metricById('backlog_age_median')?.compute(parts, 0)).toEqual({
      value: 30,
      low: null,
      high: null,
      n: 5,
      states: [],
      exact: true,
    });
  });

  it('are old from more than 30 days on: 2 of 5', () => {
    expect(metricById('backlog_older_30d')?.compute(parts, 0)).toMatchObject({ value: 40, n: 5 });
  });
});
