import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { Intake } from '#server/services/intake.ts';
import { dimensionIndex } from '#server/domain/dimensions.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { Span } from './span.ts';

const DAY_MS = 86_400_000;
/** A Sunday: weeks begin with it. */
const FIRST_DAY = Math.floor(Date.UTC(2026, 9, 4) / DAY_MS);
const DAYS = 35;
const DEPARTMENTS = ['own', 'other', 'third'];
const REGIONS = ['north', 'south', 'east'];
const CHANNELS = ['phone', 'web'];
const DIMENSIONS = { department: DEPARTMENTS, region: REGIONS, channel: CHANNELS } as const;
type Dimension = keyof typeof DIMENSIONS;
const NAMES = ['department', 'region', 'channel'] as const;
const numberOf = (dimension: Dimension): number => dimensionIndex(dimension) + 1;

/** Answers of one day that only differ by their scores. */
type Part = Record<Dimension, string> & { day: number; answers: number };

const part = fc.record({
  department: fc.constantFrom(...DEPARTMENTS),
  region: fc.constantFrom(...REGIONS),
  channel: fc.constantFrom(...CHANNELS),
  day: fc.integer({ min: 0, max: DAYS - 1 }),
  answers: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 5, max: 12 })),
});

/** Days in many ways that overlap: weeks, several weeks, parts of a week, and any. */
const period = fc.oneof(
  fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 5 })).map(([week, weeks]) => ({
    from: week * 7,
    to: Math.min(DAYS, (week + weeks) * 7),
  })),
  fc
    .tuple(fc.nat(DAYS - 1), fc.integer({ min: 1, max: DAYS }))
    .map(([from, days]) => ({ from, to: Math.min(DAYS, from + days) })),
);
const WEEKS = [0, 1, 2, 3, 4].map((week) => ({ from: week * 7, to: week * 7 + 7 }));
const EACH_DAY = Array.from({ length: DAYS }, (_, day) => ({ from: day, to: day + 1 }));

type Filter = Partial<Record<Dimension, readonly string[]>>;

function* questions(): Generator<{ filter: Filter; by: Dimension | null }> {
  const some = (values: readonly string[]): (readonly string[] | null)[] => [
    null,
    ...values.map((value) => [value]),
    ...values.map((value) => values.filter((other) => other !== value)),
  ];
  for (const department of some(DEPARTMENTS)) {
    for (const region of some(REGIONS)) {
      for (const channel of some(CHANNELS).slice(0, 3)) {
        for (const by of [null, ...NAMES]) {
          const filter = {
            ...(department && { department }),
            ...(region && { region }),
            ...(channel && { channel }),
          };
          yield { filter, by };
        }
      }
    }
  }
}

const isIn = (one: Part, filter: Filter): boolean =>
  NAMES.every((name) => filter[name]?.includes(one[name]) ?? true);

/**
 * Where answers of others may lie, on the days that have any, with how many there are. Sums of them are what a head learns.
 * Places without answers are among them: that two groups are the same answers is not known from their values.
 */
function placesOf(parts: readonly Part[]): Part[] {
  const others = parts.filter(({ department }) => department !== 'own');
  return [...new Set(others.map(({ day }) => day))].flatMap((day) =>
    DEPARTMENTS.slice(1).flatMap((department) =>
      REGIONS.flatMap((region) =>
        CHANNELS.map((channel): Part => {
          const place = { department, region, channel };
          const here = others.filter(
            (one) => one.day === day && NAMES.every((name) => one[name] === place[name]),
          );
          return { ...place, day, answers: here.reduce((n, one) => n + one.answers, 0) };
        }),
      ),
    ),
  );
}

/** Every group of fewer than five answers of other departments that the head could name, by the parts that are in it. */
function smallGroups(others: readonly Part[]): { name: string; sum: number[] }[] {
  const found = new Map<string, { name: string; sum: number[] }>();
  const choices = (name: Dimension): (string | null)[] => [null, ...DIMENSIONS[name]];
  for (const department of choices('department')) {
    for (const region of choices('region')) {
      for (const channel of choices('channel')) {
        const filter = {
          ...(department && { department: [department] }),
          ...(region && { region: [region] }),
          ...(channel && { channel: [channel] }),
        };
        for (let from = 0; from < DAYS; from++) {
          for (let to = from + 1; to <= DAYS; to++) {
            const sum = others.map((one) =>
              isIn(one, filter) && one.day >= from && one.day < to ? 1 : 0,
            );
            const answers = others.reduce((n, one, i) => n + one.answers * (sum[i] ?? 0), 0);
            if (answers === 0 || answers >= 5) continue;
            const name = `${JSON.stringify(filter)} days ${from} to ${to}: ${answers}`;
            const key = sum.join('');
            if (!found.has(key)) found.set(key, { name, sum });
          }
        }
      }
    }
  }
  return [...found.values()];
}

// What is asked does not depend on the engine; this one answers soonest.
const [engine] = ENGINES;

describe('what few customers of other departments answered', () => {
  it('does not follow from any answers that a head can get, added and taken off', async () => {
    let told = 0;
    let small = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { minLength: 4, maxLength: 30 }),
        fc.array(period, { maxLength: 12 }),
        async (parts, periods) => {
          const test = await engine?.open();
          if (!test) throw new Error('there is no engine');
          try {
            const program = test.store.as(LOCAL_ADMINISTRATOR);
            const intake = new Intake(program, 'desk');
            const scale = { scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
            const question = { en: '?', ar: '؟' };
            await intake.open({ en: 'Desk', ar: 'المكتب' }, [
              { id: 'service', kind: 'csat', question, ...scale },
            ]);
            const records = parts.flatMap(({ day, answers, ...dimensions }, i) =>
              Array.from({ length: answers }, (_, n) =>
                record(
                  'response',
                  `r${i}-${n}`,
                  (FIRST_DAY + day) * DAY_MS + n * 1000,
                  { instrument: 'service', score: 1 + ((n + i) % 5) },
                  { dimensions },
                ),
              ),
            );
            await intake.store(records, NOW);
            const values = await program.read('readValues', undefined);
            const codeOf = (name: Dimension, key: string): number =>
              values.find((one) => one.dimension === numberOf(name) && one.key === key)?.code ?? -1;
            const own = codeOf('department', 'own');
            const head = test.store.as({ kind: 'reader', departments: own < 0 ? [] : [own] });
            const instruments = await program.read('readInstruments', undefined);
            const metric = { id: 'csat', instrument: instruments[0]?.code ?? 0 };

            const others = placesOf(parts);
            const known = new Span();
            const asked = [...WEEKS, ...EACH_DAY, ...periods];
            for (const { filter, by } of questions()) {
              const dimensions = NAMES.flatMap((name) => {
                const keys = filter[name];
                const codes = keys?.map((key) => codeOf(name, key)).filter((code) => code >= 0);
                return codes ? [{ dimension: numberOf(name), codes }] : [];
              });
              const answer = await head.read('metricValues', {
                metrics: [metric],
                periods: asked.map(({ from, to }) => ({
                  from: FIRST_DAY + from,
                  to: FIRST_DAY + to,
                })),
                by: by && numberOf(by),
                filters: { dimensions, attributes: [] },
                alias: [],
                now: NOW,
              });
              asked.forEach(({ from, to }, place) => {
                answer.groups.forEach((code, group) => {
                  const shown = answer.values[place]?.[group]?.[0];
                  if (!shown || shown.value === null) return;
                  const sum = others.map((one) =>
                    isIn(one, filter) &&
                    (by === null || codeOf(by, one[by]) === code) &&
                    one.day >= from &&
                    one.day < to
                      ? 1
                      : 0,
                  );
                  if (others.every((one, i) => one.answers * (sum[i] ?? 0) === 0)) return;
                  told++;
                  known.add(sum);
                });
              });
            }
            const groups = smallGroups(others);
            small += groups.length;
            expect(groups.filter(({ sum }) => known.tells(sum)).map(({ name }) => name)).toEqual(
              [],
            );
          } finally {
            await test.drop();
          }
        },
      ),
      { numRuns: repeats(4, 60), endOnFailure: true },
    );
    expect(told).toBeGreaterThan(0);
    expect(small).toBeGreaterThan(0);
  }, 1_800_000);
});
