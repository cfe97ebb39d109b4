import { assert, integer, property } from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, localDay, midnight, weekOf } from '#db/demo/calendar.ts';
import { DEMO_DIMENSIONS } from '#db/demo/dimension-values.ts';
import { generateDemo } from '#db/demo/generate.ts';
import type { DemoStory } from '#db/demo/stories.ts';
import { storiesOf } from '#db/demo/stories.ts';
import type { Expectation, Scope } from '#db/demo/story-kinds.ts';
import { STORY_KINDS } from '#db/demo/story-kinds.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import { metricById } from '#server/domain/metrics/catalogue.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { all, CREATED, lengthOf, ofKind } from './world.ts';

const WEEK = 7 * DAY;
const seeds = integer({ min: 0, max: 2 ** 32 - 1 });
const creations = integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2032, 0, 1) });

function storyIn(stories: readonly DemoStory[], slot: DemoStory['slot']): DemoStory {
  const found = stories.find((story) => story.slot === slot);
  if (found === undefined) throw new Error(`no story ${slot}`);
  return found;
}

describe('whenever a demonstration is created, by whatever seed', () => {
  test('it has three stories in three departments, in their times', () => {
    assert(
      property(seeds, creations, (seed, created) => {
        const stories = storiesOf(seed, created);
        expect(stories.map(({ slot }) => slot)).toEqual(['earlier', 'last_week', 'last_48_hours']);
        expect(new Set(stories.map(({ department }) => department)).size).toBe(3);
        const thisWeek = midnight(weekOf(localDay(created)));
        const weekly = storyIn(stories, 'last_week');
        expect(weekly.from).toBeGreaterThanOrEqual(thisWeek - WEEK);
        expect(weekly.from).toBeLessThanOrEqual(thisWeek - WEEK + 20 * HOUR);
        expect(weekly.to).toBe(thisWeek);
        const sudden = storyIn(stories, 'last_48_hours');
        expect(created - sudden.from).toBeGreaterThanOrEqual(30 * HOUR);
        expect(created - sudden.from).toBeLessThan(46 * HOUR);
        expect(sudden.to).toBeGreaterThan(created);
        const earlier = storyIn(stories, 'earlier');
        expect(earlier.to - earlier.from).toBeGreaterThan(WEEK);
        expect(earlier.to).toBeLessThanOrEqual(thisWeek - 16 * WEEK);
      }),
    );
  });

  test('later stories are added without changing the earlier ones', () => {
    assert(
      property(seeds, creations, integer({ min: 0, max: 400 }), (seed, created, days) => {
        const first = storiesOf(seed, created);
        const more = storiesOf(seed, created, created + days * DAY);
        expect(more.slice(0, first.length)).toEqual(first);
        expect(more.slice(first.length).every(({ slot }) => slot === 'later')).toBe(true);
        expect(more.slice(first.length).every(({ from }) => from > created)).toBe(true);
      }),
    );
    expect(storiesOf(1, CREATED, CREATED + 140 * DAY).length).toBeGreaterThan(10);
  });
});

test('different seeds tell different stories, and every kind is told by some seed', () => {
  const told = Array.from({ length: 40 }, (_, seed) => storiesOf(seed, CREATED));
  const summaries = told.map((stories) =>
    JSON.stringify(stories.map(({ kind, from }) => [kind, from])),
  );
  expect(new Set(summaries).size).toBeGreaterThan(35);
  expect(new Set(told.flat().map(({ kind }) => kind)).size).toBe(STORY_KINDS.length);
});

test('every story is named in both languages', () => {
  for (const { name } of Array.from({ length: 40 }, (_, seed) => storiesOf(seed, CREATED)).flat()) {
    expect(name.en).toMatch(/^[A-Z][\w ,:’]+$/);
    expect(name.ar).toMatch(/[\u0600-\u06ff]/);
    expect(name.ar).not.toMatch(/[A-Za-z]/);
  }
});

test('what a story is expected to move are metrics of the catalogue, in scopes with names', () => {
  const told = Array.from({ length: 40 }, (_, seed) => storiesOf(seed, CREATED)).flat();
  for (const { metric, scope } of told.flatMap(({ expected }) => expected)) {
    expect(metricById(metric.replace(/:.*/, '')), metric).not.toBeNull();
    for (const dimension of DIMENSIONS) {
      const key = scope[dimension];
      if (key === undefined) continue;
      expect(DEMO_DIMENSIONS[dimension].some((value) => value.key === key)).toBe(true);
    }
  }
});

// The counts below are made here from the records alone: plain filters and a two-sample z, nothing of the product.

type Weekly = { value: number; n: number; spread: number };

function inScope(record: RecordInput, scope: Scope, departments: Map<string, string>): boolean {
  return DIMENSIONS.every((dimension) => {
    if (scope[dimension] === undefined) return true;
    const own = record.dimensions[dimension];
    const inherited = dimension === 'department' ? departments.get(record.caseId ?? '') : undefined;
    return (own ?? inherited) === scope[dimension];
  });
}

/** For one record: does it count for the metric, and as what; null where it does not. */
function reading(metric: string, record: RecordInput): number | null {
  if (record.kind === 'response') {
    const { score, instrument } = record.fields;
    if (score === null || !metric.endsWith(`:${instrument}`)) return null;
    if (instrument === 'relationship') return score >= 9 ? 100 : score <= 6 ? -100 : 0;
    return score >= (instrument === 'service' ? 4 : 5) ? 100 : 0;
  }
  if (record.kind === 'contact') {
    const { entered, askedBeforeTrying, botFailedAt, humanJoinedAt } = record.fields;
    if (metric === 'bypass' && entered === true) return askedBeforeTrying === true ? 100 : 0;
    if (metric === 'dead_end_rate' && botFailedAt !== null) return humanJoinedAt === null ? 100 : 0;
    return null;
  }
  if (record.kind !== 'case') return null;
  if (metric === 'volume') return 1;
  const { resolvedAt } = record.fields;
  if (metric !== 'resolve_median' || resolvedAt === null) return null;
  return Math.log(1 + (resolvedAt - record.at) / HOUR);
}

function instantOf(metric: string, record: RecordInput): number {
  return record.kind === 'case' && metric === 'resolve_median'
    ? (record.fields.resolvedAt ?? 0)
    : record.at;
}

function summary(values: readonly number[]): Weekly {
  const n = values.length;
  const value = values.reduce((sum, one) => sum + one, 0) / n;
  const spread = values.reduce((sum, one) => sum + (one - value) ** 2, 0) / (n - 1);
  return { value, n, spread };
}

function readingsOf(
  records: readonly RecordInput[],
  { metric, scope }: Expectation,
  departments: Map<string, string>,
): { at: number; value: number }[] {
  return records.flatMap((record) => {
    const value = reading(metric, record);
    if (value === null || !inScope(record, scope, departments)) return [];
    return [{ at: instantOf(metric, record), value }];
  });
}

/** z of [from, to) against the 16 weeks before, in the direction that the story foretells. */
function surprise(
  readings: readonly { at: number; value: number }[],
  expectation: Expectation,
  from: number,
  to: number,
): number {
  const now = readings.filter(({ at }) => at >= from && at < to).map(({ value }) => value);
  const before = readings.filter(({ at }) => at >= from - 16 * WEEK && at < from);
  const sign = expectation.direction === 'up' ? 1 : -1;
  if (expectation.metric === 'volume') {
    // Against the same hours of the sixteen weeks before.
    const same = before.filter(
      ({ at }) => (from - at) % WEEK > WEEK - (to - from) || to - from >= WEEK,
    );
    const usual = same.length / 16;
    return (sign * (now.length - usual)) / Math.sqrt(usual * 1.2);
  }
  const [a, b] = [summary(now), summary(before.map(({ value }) => value))];
  return (sign * (a.value - b.value)) / Math.sqrt(b.spread * (1 / a.n + 1 / b.n));
}

// Each seed creates its demonstration on another day of the week and at another hour.
describe.each([1, 2, 3, 4, 8, 10, 12])('in the demonstration of seed %i', (seed) => {
  const created = CREATED + seed * 29 * HOUR;
  let records: RecordInput[];
  let departments: Map<string, string>;
  const stories = storiesOf(seed, created);
  beforeAll(() => {
    records = all(generateDemo({ seed, nowMs: created, ...lengthOf(19) }));
    departments = new Map(
      ofKind(records, 'case').map((one) => [one.externalId, one.dimensions.department ?? '']),
    );
  });

  test('the story of the last week moves everything it is expected to, beyond chance', () => {
    const story = storyIn(stories, 'last_week');
    for (const expectation of story.expected) {
      const readings = readingsOf(records, expectation, departments);
      const z = surprise(readings, expectation, story.to - WEEK, story.to);
      expect(z, `${story.kind} ${expectation.metric}`).toBeGreaterThan(1.96);
    }
  });

  test('the story of the last 48 hours makes its theme at least twice as frequent', () => {
    const story = storyIn(stories, 'last_48_hours');
    expect(story.expected.length).toBeGreaterThan(0);
    for (const expectation of story.expected) {
      expect(expectation.metric).toBe('volume');
      const readings = readingsOf(records, expectation, departments);
      const now = readings.filter(({ at }) => at >= story.from);
      const span = created - story.from;
      const before = readings.filter(
        ({ at }) =>
          at < story.from && at >= story.from - 8 * WEEK && (story.from - at) % WEEK > WEEK - span,
      );
      expect(now.length).toBeGreaterThanOrEqual((2 * before.length) / 8);
      expect(surprise(readings, expectation, story.from, created)).toBeGreaterThan(4);
    }
  });
});

test('the earlier story hurt while it lasted and was recovered from', () => {
  const seed = 1;
  const story = storyIn(storiesOf(seed, CREATED), 'earlier');
  const records = all(generateDemo({ seed, nowMs: CREATED, ...lengthOf(62) }));
  const departments = new Map(
    ofKind(records, 'case').map((one) => [one.externalId, one.dimensions.department ?? '']),
  );
  for (const expectation of story.expected) {
    const readings = readingsOf(records, expectation, departments);
    expect(surprise(readings, expectation, story.to - WEEK, story.to)).toBeGreaterThan(1.96);
    const after = story.to + 3 * WEEK;
    const past = readings.filter(({ at }) => at < story.from || at >= after);
    expect(Math.abs(surprise(past, expectation, after, after + WEEK))).toBeLessThan(3);
  }
});
