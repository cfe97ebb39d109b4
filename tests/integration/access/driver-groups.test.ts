import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DriversAnswer } from '#server/contract/drivers.ts';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { SessionHeaders } from '#tests/builders/accounts.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';

const WEEKS = [
  { from: '2026-11-08', to: '2026-11-15', at: Date.UTC(2026, 10, 9, 8) },
  { from: '2026-11-15', to: '2026-11-22', at: Date.UTC(2026, 10, 16, 8) },
] as const;
const [BEFORE, AFTER] = WEEKS;

const DEPARTMENTS = ['own', 'other', 'third'];
const REGIONS = ['north', 'south', 'east', 'west'];

/** How many customers of a department and region answered in each of the two weeks. */
type Cell = { department: string; region: string; answers: readonly [number, number] };

const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(0, 30, 45));
const cells: fc.Arbitrary<Cell[]> = fc.uniqueArray(
  fc.record({
    department: fc.constantFrom(...DEPARTMENTS),
    region: fc.constantFrom(...REGIONS),
    answers: fc.tuple(count, count),
  }),
  { minLength: 2, maxLength: 9, selector: ({ department, region }) => `${department} ${region}` },
);

/** A case for each value, so that a filter may name it. */
const KNOWN = DEPARTMENTS.flatMap((department) =>
  REGIONS.map((region) =>
    record(
      'case',
      `${department}-${region}`,
      BEFORE.at,
      {},
      { dimensions: { department, region } },
    ),
  ),
);

function recordsOf(all: readonly Cell[]): RecordInput[] {
  const answered = all.flatMap(({ department, region, answers }) =>
    WEEKS.flatMap(({ at }, week) =>
      Array.from({ length: answers[week] ?? 0 }, (_, i) =>
        record(
          'response',
          `${week}-${department}-${region}-${i}`,
          at + i * 60_000,
          { instrument: 'service', score: 1 + (i % 5) },
          { dimensions: { department, region } },
        ),
      ),
    ),
  );
  return [...KNOWN, ...answered];
}

async function ask<T>({ app }: FilledApp, who: SessionHeaders, path: string): Promise<T> {
  const response = await sendAs(app, who, 'GET', path);
  expect(response.status, path).toBe(200);
  // The contract's answer, which the caller names.
  return (await response.json()) as T;
}

type Week = (typeof WEEKS)[number];
type Shown = MetricsAnswer['series'][number]['total'];

/** Values of a dimension's groups in a week, as `/api/metrics` shows them. */
async function shownIn(
  of: FilledApp,
  who: SessionHeaders,
  { from, to }: Week,
  rest: string,
): Promise<ReadonlyMap<string, Shown>> {
  const path = `/api/metrics?metrics=csat:service&from=${from}&to=${to}${rest}`;
  const { series } = await ask<MetricsAnswer>(of, who, path);
  return new Map(series.map(({ group, total }) => [group?.key ?? '', total]));
}

/** Compares every group that an answer names with what `/api/metrics` shows of it; gives how many there were. */
async function compare(of: FilledApp, who: SessionHeaders, filter: string): Promise<number> {
  const path = `/api/drivers?metric=csat:service&from=${AFTER.from}&to=${AFTER.to}${filter}`;
  const found = await ask<DriversAnswer>(of, who, path);
  expect(found.base.from).toBe(BEFORE.from);
  let named = 0;
  for (const { dimension, contributions } of found.dimensions) {
    const rest = `&by=${dimension}${filter}`;
    const before = await shownIn(of, who, BEFORE, rest);
    const after = await shownIn(of, who, AFTER, rest);
    for (const { group, before: was, after: is } of contributions) {
      if (!group) continue;
      named++;
      for (const [told, shown] of [
        [was, before.get(group.key)],
        [is, after.get(group.key)],
      ] as const) {
        const place = `${dimension} ${group.key}`;
        expect([place, told.n]).toEqual([place, shown?.n ?? 0]);
        expect([place, shown?.states.includes('suppressed') ?? false]).toEqual([place, false]);
        expect([place, told.mean === null]).toEqual([place, (shown?.value ?? null) === null]);
      }
    }
  }
  return named;
}

describe('what a change is taken apart into', () => {
  it('shows no value of a group that is kept back where the metric is shown, whoever asks', async () => {
    let named = 0;
    await fc.assert(
      fc.asyncProperty(cells, async (all) => {
        const of = await filledApp({ records: recordsOf(all) });
        try {
          const rights = { role: 'head', departments: ['own'] } as const;
          const head = await invited(of.app, of.session, 'head@example.org', rights);
          for (const who of [head, of.session]) {
            for (const filter of [
              '',
              '&filter=region=south,east',
              '&filter=department=other,own',
            ]) {
              named += await compare(of, who, filter);
            }
          }
        } finally {
          await of.drop();
        }
      }),
      { numRuns: repeats(20, 400) },
    );
    expect(named).toBeGreaterThan(0);
  }, 600_000);
});
