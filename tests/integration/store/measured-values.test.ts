import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MetricQuestion } from '#db/queries/metric-values.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { orderRanks } from '#server/domain/stats/order-ranks.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { ENGINES, NOW } from './engines.ts';
import { undo } from './undoing.ts';

/*
 * Expected values are worked out here from the plain list of cases that should be stored: counted, sorted and
 * interpolated the long way. Only the ranks that bound a quantile come from the product; tests/unit/stats/quantiles.test.ts
 * holds those against the binomial distribution.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 5, 1);
const FIRST = START / DAY;
const DEPARTMENTS = ['a', 'b', 'c'];
const THEMES = ['t0', 't1', 't2', 't3', 't4'];
const METRICS = [
  'volume',
  'resolve_median',
  'resolve_p90',
  'resolve_mean',
  'sla_closed',
  'resolve_within_24h',
  'backlog',
];

type Case = {
  id: number;
  day: number;
  seconds: number | null;
  /** Its source calls it over, whenever that was. */
  over: boolean;
  department: string;
  theme: string;
};

/** Most cases in the first department and themes, so that some groups are known by bins only. */
const caseArbitrary: fc.Arbitrary<Omit<Case, 'id'>> = fc.record({
  day: fc.nat(83),
  seconds: fc.option(fc.oneof(fc.nat(200_000), fc.nat(3_000_000), fc.constant(0)), { nil: null }),
  over: fc.boolean(),
  department: fc.constantFrom('a', 'a', 'a', 'a', 'b', 'c'),
  theme: fc.constantFrom('t0', 't0', 't0', 't0', 't0', 't1', 't2', 't3', 't4'),
});

function opened({ id, day }: Case): number {
  return START + day * DAY + ((id * 7919) % 86_400) * 1000;
}

function recordOf(one: Case): RecordInput {
  const at = opened(one);
  const resolvedAt = one.seconds === null ? null : at + one.seconds * 1000;
  const dimensions = { department: one.department, theme: one.theme };
  return record(
    'case',
    `c${one.id}`,
    at,
    { resolvedAt, dueAt: at + 2 * DAY, endTold: one.over },
    { dimensions },
  );
}

type Asked = {
  from: number;
  days: number;
  by: 'department' | 'theme' | null;
  within: string | null;
};

const askedArbitrary: fc.Arbitrary<Asked> = fc.record({
  // Whole weeks as well as any days.
  from: fc.oneof(
    fc.nat(90).map((day) => FIRST + day),
    fc.nat(12).map((week) => FIRST - 1 + 7 * week),
  ),
  days: fc.oneof(
    fc.nat(80).map((day) => day + 1),
    fc.nat(11).map((weeks) => 7 * (weeks + 1)),
  ),
  by: fc.constantFrom('department', 'theme', null),
  within: fc.constantFrom(...DEPARTMENTS, null),
});

type Expected = Omit<MetricValue, 'low' | 'high'> & { low?: number | null; high?: number | null };

function absent(n: number): Expected {
  const states: MetricValue['states'] = [n === 0 ? 'no_data' : 'too_few'];
  return { value: null, low: null, high: null, n, states, exact: true };
}

function quantile(seconds: readonly number[], p: number): Expected {
  const n = seconds.length;
  if (n < 10) return absent(n);
  const sorted = seconds.toSorted((a, b) => a - b);
  const position = p * (n - 1);
  const below = sorted[Math.floor(position)] ?? Number.NaN;
  const above = sorted[Math.ceil(position)] ?? Number.NaN;
  const value = below + (position - Math.floor(position)) * (above - below);
  if (n >= 5000) return { value, n, states: [], exact: false };
  const ranks = orderRanks(n, p);
  const low = ranks ? (sorted[ranks.low - 1] ?? null) : null;
  const high = ranks ? (sorted[ranks.high - 1] ?? null) : null;
  return { value, low, high, n, states: [], exact: true };
}

/** What METRICS should be of the cases of one group in a period whose days are cut at `zone` ms before UTC's. */
function expectedOf(cases: readonly Case[], from: number, to: number, zone: number): Expected[] {
  const dayOf = (instant: number): number => Math.floor((instant + zone) / DAY);
  const inside = (instant: number): boolean => dayOf(instant) >= from && dayOf(instant) < to;
  const volume = cases.filter((one) => inside(opened(one))).length;
  const seconds = cases.flatMap((one) =>
    one.seconds !== null && inside(opened(one) + one.seconds * 1000) ? [one.seconds] : [],
  );
  const n = seconds.length;
  const met = seconds.filter((s) => s * 1000 <= 2 * DAY).length;
  // Of what is over on an unknown day nobody knows whether that was within a day, or when it was open.
  const known = cases.filter((one) => one.seconds !== null || !one.over);
  const soon = known.filter((one) => inside(opened(one)));
  const in24h = soon.filter(({ seconds: s }) => s !== null && s * 1000 <= DAY).length;
  const open = known.filter(
    (one) =>
      dayOf(opened(one)) < to &&
      (one.seconds === null || dayOf(opened(one) + one.seconds * 1000) >= to),
  ).length;
  const mean = seconds.reduce((sum, s) => sum + s, 0) / n;
  return [
    volume === 0 ? absent(0) : { value: volume, n: volume, states: [], exact: true },
    quantile(seconds, 0.5),
    quantile(seconds, 0.9),
    n < 10 ? absent(n) : { value: mean, n, states: [], exact: true },
    n < 20 ? absent(n) : { value: (100 * met) / n, n, states: [], exact: true },
    // Those that are left out are more than those that are counted.
    volume > 2 * soon.length
      ? absent(0)
      : soon.length < 20
        ? absent(soon.length)
        : { value: (100 * in24h) / soon.length, n: soon.length, states: [], exact: true },
    open === 0 ? absent(0) : { value: open, n: open, states: [], exact: true },
  ];
}

function expectSame(found: MetricValue | undefined, expected: Expected, what: string): void {
  const { value, low, high, ...rest } = expected;
  expect(found, what).toMatchObject(rest);
  if (value === null) expect(found?.value, what).toBeNull();
  const off = Math.abs((found?.value ?? 0) - (value ?? 0));
  expect(off, what).toBeLessThanOrEqual((rest.exact ? 1e-9 : 0.0101) * Math.abs(value ?? 0));
  if (low !== undefined) expect([found?.low, found?.high], what).toEqual([low, high]);
}

async function compare(
  repository: Repository,
  cases: readonly Case[],
  asked: readonly Asked[],
  zone: number,
): Promise<number> {
  const known = await repository.read('readValues', undefined);
  const codeOf = (dimension: number, key: string): number =>
    known.find((one) => one.dimension === dimension && one.key === key)?.code ?? -1;
  let compared = 0;
  for (const { from, days, by, within } of asked) {
    // The halves overlap the whole, as points of a chart overlap their total.
    const middle = from + Math.ceil(days / 2);
    const periods = [
      { from, to: from + days },
      { from, to: middle },
      { from: middle, to: from + days },
    ];
    const codes = within === null ? [] : [{ dimension: 1, codes: [codeOf(1, within)] }];
    const dimension = by === null ? null : by === 'department' ? 1 : 9;
    const question: MetricQuestion = {
      metrics: METRICS.map((id) => ({ id, instrument: 0 })),
      periods,
      by: dimension,
      filters: { dimensions: codes, attributes: [] },
      alias: [],
      now: NOW,
    };
    const { groups, values } = await repository.read('metricValues', question);
    const keys = by === null ? [null] : by === 'department' ? DEPARTMENTS : THEMES;
    for (const key of keys) {
      const group = cases.filter(
        (one) => (within === null || one.department === within) && (by === null || one[by] === key),
      );
      const place = groups.indexOf(dimension === null || key === null ? 0 : codeOf(dimension, key));
      periods.forEach((period, i) => {
        const expected = expectedOf(group, period.from, period.to, zone);
        expected.forEach((one, metric) => {
          const found = values[i]?.[place]?.[metric] ?? { ...absent(0), low: null, high: null };
          const what = `${METRICS[metric]} ${JSON.stringify({ period, by, key, within, found, one })}`;
          expectSame(found, one, what);
          compared++;
        });
      });
    }
  }
  return compared;
}

describe.each(ENGINES)('measured values on $name', (engine) => {
  const [size, runs] = engine.name.startsWith('PGlite')
    ? [300, 1]
    : [repeats(7000, 10_000), repeats(1, 15)];

  it(
    'equal those worked out from the cases, after every send, correction, undo and cut of the days',
    { timeout: 600_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(caseArbitrary, { minLength: size, maxLength: size }),
          fc.array(caseArbitrary, { minLength: size / 10, maxLength: size / 10 }),
          fc.array(askedArbitrary, { minLength: 8, maxLength: 8 }),
          async (drawn, redrawn, asked) => {
            const test = await engine.open();
            try {
              const repository = test.store.as(LOCAL_ADMINISTRATOR);
              const intake = new Intake(repository, 'desk');
              await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
              const first = drawn.map((one, id): Case => ({ ...one, id }));
              await intake.store(first.map(recordOf), NOW);
              expect(await compare(repository, first, asked, 0)).toBeGreaterThan(100);

              const corrected = redrawn.map((one, i): Case => ({ ...one, id: i * 10 }));
              await intake.store(corrected.map(recordOf), NOW, 'correction');
              const byId = new Map(corrected.map((one) => [one.id, one]));
              const second = first.map((one) => byId.get(one.id) ?? one);
              await compare(repository, second, asked, 0);

              await undo(repository, 'correction');
              await compare(repository, first, asked, 0);

              // Riyadh is three hours ahead of UTC all year.
              await repository.write('recutCalendar', { zone: 'Asia/Riyadh', weekStart: 'sat' });
              await compare(repository, first, asked, 3 * HOUR);
            } finally {
              await test.drop();
            }
          },
        ),
        // Shrinking would repeat thousands of cases for hours; the message names the question.
        { numRuns: runs, endOnFailure: true },
      );
    },
  );
});
