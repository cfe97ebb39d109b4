import { dirname } from 'node:path';
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
import type { TestStore } from '../store/engines.ts';
import { forAnyHistory } from '../store/any-history.ts';
import { ENGINES, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import { erase, findInFiles } from './erasing.ts';
import { PlainModel } from './plain-model.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 9, 1);
const PEOPLE = ['CUST-001', 'CUST-002', 'عميل-0003'];

type Event =
  | { kind: 'send'; records: RecordInput[]; asImport: boolean }
  | { kind: 'undo' }
  | { kind: 'link' }
  | { kind: 'erase'; customer: string };

/** A word that only this person's texts have, in either script. */
const wordOf = (customer: string, n: number): string =>
  `zq${PEOPLE.indexOf(customer)}word ${n % 2 ? 'late' : 'متأخر'}`;

const recordArbitrary = fc
  .record({
    kind: fc.constantFrom('case', 'case', 'contact', 'response'),
    id: fc.integer({ min: 0, max: 9 }),
    customer: fc.option(fc.constantFrom(...PEOPLE), { nil: null, freq: 3 }),
    caseId: fc.option(fc.integer({ min: 0, max: 9 }), { nil: null }),
    day: fc.integer({ min: 0, max: 30 }),
    hasText: fc.boolean(),
    n: fc.integer({ min: 0, max: 5 }),
  })
  .map(({ kind, id, customer, caseId, day, hasText, n }) => {
    const at = START + day * DAY;
    const words = customer === null ? `nobody says ${n}` : wordOf(customer, n);
    const text = hasText ? words : null;
    const rest = { customer, dimensions: { theme: 'late' } };
    if (kind === 'case') {
      return record('case', `k${id}`, at, { text, resolvedAt: at + n * DAY }, rest);
    }
    const named = { ...rest, caseId: caseId === null ? null : `k${caseId}` };
    if (kind === 'contact') return record('contact', `k${id}`, at, { text }, named);
    return record('response', `k${id}`, at, { instrument: 'nps', score: n, text }, named);
  });

const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        records: fc.array(recordArbitrary, { minLength: 1, maxLength: 15 }),
        asImport: fc.boolean(),
      })
      .map((send): Event => ({ kind: 'send', ...send })),
  },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'undo' }) },
  { weight: 2, arbitrary: fc.constant<Event>({ kind: 'link' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...PEOPLE).map((customer): Event => ({ kind: 'erase', customer })),
  },
);

async function replay({ store, path }: TestStore, events: readonly Event[]): Promise<void> {
  const repository = store.as(LOCAL_ADMINISTRATOR);
  const intake = new Intake(repository, 'desk');
  const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
  const nps = { id: 'nps', kind: 'nps' as const, question: { en: '', ar: '' }, ...scale };
  await intake.open({ en: 'Desk', ar: 'المكتب' }, [nps]);
  const model = new PlainModel();
  const imports: string[] = [];
  for (const [i, event] of events.entries()) {
    switch (event.kind) {
      case 'send': {
        const importId = event.asImport ? `import-${i}` : null;
        if (importId !== null) imports.push(importId);
        await intake.store(event.records, NOW, importId);
        model.send(event.records, importId);
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
        await linkAll(repository, () => NOW);
        break;
      case 'erase': {
        const before = await counters(repository);
        await erase(repository, event.customer);
        model.erase(event.customer);
        // The linker, which runs first, may move counters; an erasure does not.
        if (events[i - 1]?.kind === 'link') expect(await counters(repository)).toEqual(before);
        const index = PEOPLE.indexOf(event.customer);
        if (path) expect(findInFiles(dirname(path), [event.customer, `${index}word`])).toEqual([]);
      }
    }
    await compare(repository, model);
  }
  await linkAll(repository, () => NOW);
  const check = await checkAll(repository);
  expect(check.linkDifferences).not.toBeNull();
  expect(differencesOf(check)).toEqual([]);
}

/** Values of metrics that rest on every kind of record and on links. */
async function counters(repository: Repository): Promise<unknown> {
  const from = START / DAY - 60;
  const ids = ['volume', 'fcr_recontact', 'contacts_per_case', 'contacts'];
  const { values } = await repository.read('metricValues', {
    metrics: [...ids.map((id) => ({ id, instrument: 0 })), { id: 'nps', instrument: 1 }],
    periods: [{ from, to: from + 200 }],
    by: null,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
  return values;
}

async function compare(repository: Repository, model: PlainModel): Promise<void> {
  const found = new Map<string, unknown>();
  for await (const one of exportRecords(repository)) {
    // Exported records have fields by name.
    const { text = null } = one['fields'] as { text?: string };
    found.set(`${one.kind} ${String(one['externalId'])}`, { customer: one['customer'], text });
  }
  const wanted = [...model.records].map(([key, { customer, text }]) => [key, { customer, text }]);
  expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
  for (let slot = 0; slot < repository.slots; slot++) {
    expect((await repository.read('checkStore', { slot })).differences).toEqual([]);
    expect((await repository.read('checkTexts', { slot }))?.differences).toEqual([]);
  }
}

describe.each(ENGINES)('any history of sends, undos and erasures on $name', (engine) => {
  const runs = engine.name.startsWith('PGlite')
    ? repeats(1, 20)
    : repeats(engine.startsQuickly ? 10 : 3, 120);

  it(
    'leaves what a plain map would, and nothing of the erased in any file',
    { timeout: 900_000 },
    async () => {
      await forAnyHistory(engine, { event: eventArbitrary, length: [1, 9], runs }, replay);
    },
  );
});
