import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { desk } from '#tests/integration/imports/files.ts';
import type { Desk } from '#tests/integration/imports/files.ts';
import { repeats } from '#tests/soak.ts';

type Event = { id: string; what: string; at: number; note: string };

const TIME = { column: 'at', dates: ['YYYY-MM-DD HH:mm'] };

function among(...words: string[]) {
  return { in: { value: 'what', of: words } };
}

/** Every way in which rows in an order of time make one value. */
function logMapping(rows: 'anywhere' | 'together', later: 'above' | 'below') {
  const order = { by: TIME, later };
  const time = (pick: string, ...words: string[]) => ({
    overRows: { value: TIME, pick, ...order, where: among(...words) },
  });
  const count = (...words: string[]) => ({
    overRows: { pick: 'count', ...order, where: among(...words) },
  });
  return {
    version: 1,
    source: 'log',
    records: [
      {
        kind: 'case',
        rows,
        id: { column: 'id' },
        when: { present: time('first', 'opened') },
        at: time('first', 'opened'),
        updatedAt: { overRows: { value: TIME, pick: 'last', ...order } },
        dimensions: { department: 'team' },
        attributes: {
          least: { overRows: { value: 'note', pick: 'min' } },
          most: { overRows: { value: 'note', pick: 'max' } },
        },
        fields: {
          status: { overRows: { value: 'what', pick: 'last', ...order } },
          firstResponseAt: time('first', 'moved'),
          resolvedAt: time('last', 'solved'),
          reopenedAt: time('first', 'reopened'),
          handovers: count('moved'),
          reopens: count('reopened'),
        },
      },
    ],
  };
}

/** What happens to a case after it was opened, and how long after what was before. */
const steps = fc.array(
  fc.record({
    what: fc.constantFrom('moved', 'solved', 'reopened'),
    hours: fc.integer({ min: 0, max: 90 }),
    note: fc.integer({ min: 0, max: 9 }),
  }),
  { maxLength: 7 },
);
const logs = fc.array(fc.record({ opened: fc.integer({ min: 0, max: 300 }), steps }), {
  minLength: 1,
  maxLength: 9,
});

const HOUR = 3_600_000;
const FIRST = Date.UTC(2026, 8, 1);

function eventsOf(
  log: readonly { opened: number; steps: { what: string; hours: number; note: number }[] }[],
): Event[] {
  return log.flatMap(({ opened, steps: after }, i) => {
    let at = FIRST + opened * HOUR;
    const of = (what: string, note: number): Event => ({
      id: `c${i}`,
      what,
      at,
      note: String(note),
    });
    return [
      of('opened', 5),
      ...after.map(({ what, hours, note }) => {
        at += hours * HOUR;
        return of(what, note);
      }),
    ];
  });
}

const ORDERS = {
  'oldest first': (events: readonly Event[]) => events.toSorted((a, b) => a.at - b.at),
  'newest first': (events: readonly Event[]) => events.toSorted((a, b) => a.at - b.at).toReversed(),
  'case by case': (events: readonly Event[]) => events,
};

function fileOf(events: readonly Event[]): string {
  const rows = events.map(({ id, what, at, note }) => {
    const time = new Date(at).toISOString().slice(0, 16).replace('T', ' ');
    return `${id},${what},${time},${note},team ${id}`;
  });
  return ['id,what,at,note,team', ...rows].join('\n');
}

async function storedIn({ repository }: Desk): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const record of exportRecords(repository)) all.push(record);
  expect(isClean(await checkAll(repository))).toBe(true);
  return all;
}

async function storedOf(files: readonly string[], mapping: object): Promise<unknown[]> {
  const test = desk();
  try {
    for (const file of files) await test.importText(file, {}, mapping);
    return await storedIn(test);
  } finally {
    await test.drop();
  }
}

describe('a log that comes in several files', () => {
  it.each(Object.keys(ORDERS) as (keyof typeof ORDERS)[])(
    'gives what it gives whole, however it is cut and however much two files have both: %s',
    async (name) => {
      const rows = name === 'case by case' ? 'together' : 'anywhere';
      const mapping = logMapping(rows, name === 'newest first' ? 'above' : 'below');
      const cuts = fc.array(
        fc.record({ at: fc.integer({ min: 1, max: 500 }), both: fc.integer({ min: 0, max: 200 }) }),
        { minLength: 1, maxLength: 3 },
      );
      await fc.assert(
        fc.asyncProperty(logs, cuts, async (log, places) => {
          const events = eventsOf(log);
          const ends = [...places.map(({ at }) => at).toSorted((a, b) => a - b), 10_000];
          const files = ends.flatMap((end, i) => {
            const from = i === 0 ? 0 : (ends[i - 1] ?? 0) - (places[i - 1]?.both ?? 0);
            const isIn = ({ at }: Event) => at >= FIRST + from * HOUR && at < FIRST + end * HOUR;
            const some = ORDERS[name](events.filter(isIn));
            // A file of nothing is refused.
            return some.length === 0 ? [] : [fileOf(some)];
          });
          const whole = await storedOf([fileOf(ORDERS[name](events))], mapping);
          expect(await storedOf(files, mapping)).toEqual(whole);
        }),
        { numRuns: repeats(6, 300), endOnFailure: true },
      );
    },
  );
});
