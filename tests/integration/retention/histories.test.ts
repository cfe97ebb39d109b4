import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { erase } from '../erasure/erasing.ts';
import type { TestStore } from '../store/engines.ts';
import { forAnyHistory } from '../store/any-history.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import { dayIn, PlainModel } from './plain-model.ts';
import { keepAndDrop, retaining } from './retaining.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The first day on which anything happens; a history ends up to 500 days later. */
const START = Math.floor((NOW - 700 * DAY) / DAY) * DAY;
const PEOPLE = ['CUST-001', 'CUST-002', 'عميل-0003'];

type Event =
  | { kind: 'send'; records: RecordInput[]; asImport: boolean }
  | { kind: 'undo' }
  | { kind: 'link' }
  | { kind: 'erase'; customer: string }
  | { kind: 'drop'; days: number; later: number }
  | { kind: 'recut'; zone: string; weekStart: 'sat' | 'sun' | 'mon' };

/** Text and customer follow from the rest, so that an anonymous record sent again is the same or is not for all to see. */
const recordArbitrary = fc
  .record({
    kind: fc.constantFrom('case', 'case', 'contact', 'response'),
    id: fc.integer({ min: 0, max: 14 }),
    caseId: fc.option(fc.integer({ min: 0, max: 14 }), { nil: null }),
    day: fc.integer({ min: 0, max: 400 }),
    hour: fc.integer({ min: 0, max: 23 }),
    took: fc.option(fc.integer({ min: 0, max: 60 }), { nil: null, freq: 5 }),
    cameBack: fc.option(fc.integer({ min: 1, max: 90 }), { nil: null, freq: 2 }),
    department: fc.constantFrom('a', 'b'),
    theme: fc.constantFrom('x', 'y'),
    n: fc.integer({ min: 0, max: 10 }),
    over: fc.boolean(),
  })
  .map(({ kind, id, caseId, day, hour, took, cameBack, department, theme, n, over }) => {
    const at = START + day * DAY + hour * HOUR;
    const customer = n > 7 ? null : (PEOPLE[(id + n) % PEOPLE.length] ?? null);
    const text = `word${day} متأخر ${n} ${department}${theme}`;
    const rest = { customer, dimensions: { department, theme } };
    if (kind === 'case') {
      const resolvedAt = took === null ? null : at + took * DAY;
      const reopenedAt =
        cameBack === null || resolvedAt === null ? null : resolvedAt + cameBack * DAY;
      const closedAt = reopenedAt === null || n % 2 ? null : reopenedAt + DAY;
      const ends = { resolvedAt, reopenedAt, closedAt, endTold: over };
      return record('case', `k${id}`, at, { text, ...ends }, rest);
    }
    const named = { ...rest, caseId: caseId === null ? null : `k${caseId}` };
    if (kind === 'contact')
      return record('contact', `c${id}`, at, { text, duration: n * 60 }, named);
    const asked = { instrument: 'nps', score: n, deliveredAt: at - HOUR };
    return record('response', `r${id}`, at, { text, ...asked }, named);
  });

const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        records: fc.array(recordArbitrary, { minLength: 1, maxLength: 25 }),
        asImport: fc.boolean(),
      })
      .map((send): Event => ({ kind: 'send', ...send })),
  },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'undo' }) },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'link' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...PEOPLE).map((customer): Event => ({ kind: 'erase', customer })),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({ days: fc.integer({ min: 90, max: 300 }), later: fc.integer({ min: 0, max: 60 }) })
      .map((drop): Event => ({ kind: 'drop', ...drop })),
  },
  {
    weight: 1,
    arbitrary: fc
      .record({
        zone: fc.constantFrom('UTC', 'Asia/Riyadh', 'America/New_York', 'Pacific/Auckland'),
        weekStart: fc.constantFrom('sat', 'sun', 'mon'),
      })
      .map((calendar): Event => ({ kind: 'recut', ...calendar })),
  },
);

async function replay({ store }: TestStore, events: readonly Event[]): Promise<void> {
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const intake = new Intake(repository, 'desk');
  const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
  const nps = { id: 'nps', kind: 'nps' as const, question: { en: '', ar: '' }, ...scale };
  await intake.open({ en: 'Desk', ar: 'المكتب' }, [nps]);
  const model = new PlainModel();
  const imports: string[] = [];
  let now = START + 420 * DAY;
  let dayOf = dayIn('UTC');
  const deps = retaining(repository, () => now);
  for (const [i, event] of events.entries()) {
    switch (event.kind) {
      case 'send': {
        const importId = event.asImport ? `import-${i}` : null;
        if (importId !== null) imports.push(importId);
        const refused = event.records.filter((one) => model.isRefused(one));
        if (refused.length > 0) {
          const whole = intake.store(event.records, now, importId);
          // With several slots the others may be stored before one refuses; sent again they change nothing.
          await expect(whole).rejects.toMatchObject({ problem: { code: 'ROW_SEALED' } });
        }
        const taken = event.records.filter((one) => !refused.includes(one));
        await intake.store(taken, now, importId);
        model.send(taken, importId);
        break;
      }
      case 'undo': {
        const last = imports.pop();
        if (last === undefined) break;
        await undo(repository, last);
        model.undo(last);
        break;
      }
      case 'link':
        await linkAll(repository, () => now);
        break;
      case 'erase':
        await erase(repository, event.customer);
        break;
      case 'drop': {
        now += event.later * DAY;
        await linkAll(repository, () => now);
        const before = await numbersOfEveryKind(repository);
        await keepAndDrop(deps, event.days);
        model.drop(now, event.days, dayOf);
        expect(await numbersOfEveryKind(repository)).toEqual(before);
        break;
      }
      case 'recut':
        await repository.write('recutCalendar', { zone: event.zone, weekStart: event.weekStart });
        dayOf = dayIn(event.zone);
    }
    expect(await keysOf(repository)).toEqual(model.keys);
    expect(await numbersByDay(repository)).toEqual(model.numbers(dayOf));
    expect(differencesOf(await checkAll(repository))).toEqual([]);
  }
  await linkAll(repository, () => now);
  const check = await checkAll(repository);
  expect(check.linkDifferences).toEqual([]);
  expect(differencesOf(check)).toEqual([]);
}

const FIRST_DAY = START / DAY - 40;
const DAYS = 600;

/** Metrics that rest on every kind of record, on links, durations and answers, by week. */
async function numbersOfEveryKind(repository: Repository): Promise<unknown> {
  const ids = [
    'volume',
    'fcr_recontact',
    'contacts_per_case',
    'contacts',
    'resolve_median',
    'backlog',
  ];
  const weeks = Array.from({ length: 90 }, (_, i) => FIRST_DAY + i * 7);
  const { values } = await repository.read('metricValues', {
    metrics: [...ids.map((id) => ({ id, instrument: 0 })), { id: 'nps', instrument: 1 }],
    periods: weeks.map((from) => ({ from, to: from + 7 })),
    by: null,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
  return values;
}

/** `kind day department` → records, as metrics by day and department tell them. */
async function numbersByDay(repository: Repository): Promise<Record<string, number>> {
  const kinds = ['case', 'contact', 'response'];
  const periods = Array.from({ length: DAYS }, (_, i) => ({
    from: FIRST_DAY + i,
    to: FIRST_DAY + i + 1,
  }));
  const { groups, values } = await repository.read('metricValues', {
    metrics: [
      { id: 'volume', instrument: 0 },
      { id: 'contacts', instrument: 0 },
      { id: 'nps', instrument: 1 },
    ],
    periods,
    by: 1,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
  const names = new Map(
    (await repository.read('readValues', undefined))
      .filter(({ dimension }) => dimension === 1)
      .map(({ code, key }) => [code, key]),
  );
  const found = new Map<string, number>();
  periods.forEach(({ from }, period) => {
    groups.forEach((code, group) => {
      kinds.forEach((kind, metric) => {
        const n = values[period]?.[group]?.[metric]?.n ?? 0;
        const day = new Date(from * DAY).toISOString().slice(0, 10);
        if (n > 0) found.set(`${kind} ${day} ${names.get(code) ?? ''}`, n);
      });
    });
  });
  return Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function keysOf(repository: Repository): Promise<string[]> {
  const keys: string[] = [];
  for await (const one of exportRecords(repository))
    keys.push(`${one.kind} ${String(one['externalId'])}`);
  return keys.sort();
}

describe.each(ENGINES)(
  'any history of sends, undos, erasures, calendars and droppings on $name',
  (engine) => {
    const runs = engine.name.startsWith('PGlite')
      ? repeats(1, 20)
      : repeats(engine.startsQuickly ? 8 : 3, 120);

    it(
      'keeps the records a plain map would, and every number as if none had been dropped',
      { timeout: 1_800_000 },
      async () => {
        await forAnyHistory(engine, { event: eventArbitrary, length: [1, 9], runs }, replay);
      },
    );
  },
);
