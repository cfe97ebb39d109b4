import { describe, expect, it } from 'vitest';
import type { ChangeAnswer, ChangesAnswer } from '#server/contract/changes.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import { chanceOf } from '#tests/properties/drivers/simulated.ts';
import { repeats } from '#tests/soak.ts';
import { filledApp, WEEK } from '../api/filled.ts';
import type { Event, Fact } from './organisations.ts';
import { CHANNELS, DEPARTMENTS, organisation, recordsOf } from './organisations.ts';

const WEEKS = 17;
const SIZE = 4200;
const PERIOD = `from=${WEEK.from}&to=${WEEK.to}`;
const METRICS = 'nps:relationship,escalation_rate';

/** n and value of a metric over facts, by its definition in METRICS.md, from the facts alone. */
function figure(metric: string, facts: readonly Fact[]): { n: number; value: number } {
  if (metric === 'escalation_rate') {
    const cases = facts.filter(({ score }) => score === null);
    const escalated = cases.filter(({ isEscalated }) => isEscalated);
    return { n: cases.length, value: (100 * escalated.length) / cases.length };
  }
  const scores = facts.flatMap(({ score }) => (score === null ? [] : [score]));
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  return { n: scores.length, value: (100 * (promoters - detractors)) / scores.length };
}

/** Whole and part of a change, with what the part adds: the mean over both orders of share and value. */
function split(metric: string, facts: readonly Fact[], isIn: (fact: Fact) => boolean) {
  const [before, after] = [
    facts.filter(({ age }) => age > 0),
    facts.filter(({ age }) => age === 0),
  ];
  const of = (all: readonly Fact[]) => {
    const whole = figure(metric, all);
    const part = figure(metric, all.filter(isIn));
    return { whole, part, share: part.n / whole.n };
  };
  const [was, is] = [of(before), of(after)];
  const middle = (was.whole.value + is.whole.value) / 2;
  const own = (was.part.value + is.part.value) / 2;
  const contribution =
    (is.share - was.share) * (own - middle) +
    ((is.share + was.share) / 2) * (is.part.value - was.part.value);
  return { was, is, contribution };
}

function check(change: ChangeAnswer, facts: readonly Fact[]): void {
  const { metric, value, since, driver } = change;
  const whole = split(metric, facts, () => true);
  expect(value.value).toBeCloseTo(whole.is.whole.value, 8);
  expect(value.n).toBe(whole.is.whole.n);
  if (!since) return;
  // Thirteen weeks before.
  const near = facts.filter(({ age }) => age <= 13);
  const here = split(metric, near, () => true);
  expect(since.before).toBeCloseTo(here.was.whole.value, 8);
  expect(since.change).toBeCloseTo(here.is.whole.value - here.was.whole.value, 8);
  if (!driver) return;
  const cell = split(metric, near, (fact) =>
    driver.where.every(({ dimension, key }) => Reflect.get(fact, dimension) === key),
  );
  expect(driver.contribution).toBeCloseTo(cell.contribution, 8);
  expect(driver.before).toBeCloseTo(cell.was.part.value, 8);
  expect(driver.after).toBeCloseTo(cell.is.part.value, 8);
  expect(driver.n).toBe(cell.is.part.n);
  expect(driver.low).toBeLessThanOrEqual(driver.contribution);
  expect(driver.high).toBeGreaterThanOrEqual(driver.contribution);
}

async function changesOf(facts: readonly Fact[]): Promise<ChangesAnswer> {
  const filled = await filledApp({ records: recordsOf(facts) });
  try {
    const found = await filled.json<ChangesAnswer>(`/api/changes?${PERIOD}&metrics=${METRICS}`);
    const metrics = await filled.json<MetricsAnswer>(`/api/metrics?${PERIOD}&metrics=${METRICS}`);
    for (const change of found.changes) {
      const series = metrics.series.find((one) => one.metric === change.metric);
      expect([change.value, change.verdict]).toEqual([series?.total, series?.verdict]);
    }
    expect(found.real).toBe(metrics.family.real);
    return found;
  } finally {
    await filled.drop();
  }
}

function eventOf(chance: () => number, isPlanted: boolean): Event {
  const pick = <T>(list: readonly [T, ...T[]]): T =>
    list[Math.floor(chance() * list.length)] ?? list[0];
  return {
    department: pick(DEPARTMENTS),
    channel: pick([null, ...CHANNELS]),
    what: isPlanted ? pick(['answers', 'cases']) : 'nothing',
    strength: 0.9,
    isBetter: chance() < 0.4,
  };
}

describe('what changed in small generated organisations', () => {
  it('is told in numbers that can be worked out from the records, and names what was planted', async () => {
    const chance = chanceOf(5);
    const runs = repeats(30, 400);
    let large = 0;
    let named = 0;
    let placed = 0;
    let right = 0;
    for (let run = 0; run < runs; run++) {
      const event = eventOf(chance, run % 4 !== 3);
      const facts = organisation(chance, { size: SIZE, weeks: WEEKS, event });
      const found = await changesOf(facts);
      for (const change of found.changes) check(change, facts);
      if (event.what === 'nothing') continue;
      const metric = event.what === 'answers' ? 'nps:relationship' : 'escalation_rate';
      const whole = split(metric, facts, () => true);
      // The size that the answer itself announces.
      const announced = found.detectable.find((one) => one.metric === metric)?.size ?? null;
      if (announced === null) continue;
      // By hand, without the spread between weeks: 1.96 + 1.645 standard errors of so many answers.
      const sd = metric === 'escalation_rate' ? 49 : 85;
      expect(announced).toBeGreaterThan((0.6 * 3.6 * sd) / Math.sqrt(whole.is.whole.n));
      expect(announced).toBeLessThan((2 * 3.6 * sd) / Math.sqrt(whole.is.whole.n));
      if (Math.abs(whole.is.whole.value - whole.was.whole.value) < announced) continue;
      large++;
      const change = found.changes.find((one) => one.metric === metric);
      if (change) named++;
      const keys = change?.driver?.where.map(({ key }) => key) ?? [];
      if (keys.length > 0) placed++;
      const planted = new Set([event.department, event.channel]);
      if (keys.length > 0 && keys.every((key) => planted.has(key))) right++;
    }
    // Planted in one part, most move the whole by less than could be announced of it.
    expect(large).toBeGreaterThanOrEqual(runs / 10);
    expect(named / large).toBeGreaterThanOrEqual(0.9);
    expect(placed).toBeGreaterThan(0);
    expect(right / placed).toBeGreaterThanOrEqual(0.9);
  });

  it('is told worst first', async () => {
    const chance = chanceOf(9);
    const facts = organisation(chance, {
      size: SIZE,
      weeks: WEEKS,
      event: { department: 'cards', channel: null, what: 'answers', strength: 1, isBetter: true },
    });
    // All cases of the week are escalated as well.
    const both = facts.map((fact) => ({
      ...fact,
      isEscalated: fact.isEscalated || (fact.age === 0 && fact.score === null),
    }));
    const found = await changesOf(both);
    expect(found.changes.map(({ metric, verdict }) => [metric, verdict.kind])).toEqual([
      ['escalation_rate', 'worse'],
      ['nps:relationship', 'better'],
    ]);
    // Everybody is escalated everywhere: no department stands out.
    expect(found.changes[0]?.driver).toBeNull();
    expect(found.changes[1]?.driver?.where[0]).toMatchObject({
      dimension: 'department',
      key: 'cards',
    });
    expect(found.changes[1]?.owner).toEqual(found.changes[1]?.driver?.where[0]?.name);
  });

  it('is told of a count against what was expected, without a segment', async () => {
    const chance = chanceOf(3);
    const usual = organisation(chance, {
      size: 3000,
      weeks: WEEKS,
      event: { department: 'cards', channel: null, what: 'nothing', strength: 0, isBetter: false },
    });
    const more = Array.from({ length: 300 }, (): Fact => ({
      age: 0,
      department: 'cards',
      channel: 'web',
      score: null,
      isEscalated: false,
    }));
    const filled = await filledApp({ records: recordsOf([...usual, ...more]) });
    try {
      const found = await filled.json<ChangesAnswer>(`/api/changes?${PERIOD}&metrics=volume`);
      const [change] = found.changes;
      expect(change).toMatchObject({ metric: 'volume', since: null, driver: null });
      expect(change?.verdict.kind).toBe('changed');
    } finally {
      await filled.drop();
    }
  });
});
