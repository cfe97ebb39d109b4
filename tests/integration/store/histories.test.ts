import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { readSearch } from '#server/domain/text/search.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { forAnyHistory } from './any-history.ts';
import { ENGINES, NOW } from './engines.ts';
import { begin, undo } from './undoing.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 8, 1);

/** One thing that happens to the store: records arrive (some again), or an import is taken back, not only the last. */
type Event =
  | { kind: 'send'; records: RecordInput[]; asImport: boolean }
  | { kind: 'undo'; which: number };

/** Texts with words in common, without words, and none. */
const textArbitrary = fc.constantFrom(
  null,
  null,
  'late again',
  'الفرع مغلق',
  'late and closed',
  '!!!',
);

const caseArbitrary = fc
  .record({
    id: fc.integer({ min: 0, max: 25 }),
    day: fc.integer({ min: 0, max: 40 }),
    hours: fc.option(fc.integer({ min: -5, max: 900 }), { nil: null }),
    department: fc.constantFrom('a', 'b', 'c'),
    theme: fc.constantFrom('x', 'y'),
    reopens: fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }),
    version: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null }),
    endTold: fc.option(fc.boolean(), { nil: null }),
    text: textArbitrary,
  })
  .map(({ id, day, hours, department, theme, reopens, version, endTold, text }) => {
    const at = START + day * DAY + 9 * HOUR;
    const resolvedAt = hours === null ? null : at + hours * HOUR;
    const dimensions = { department, theme };
    const fields = { resolvedAt, reopens, dueAt: at + 2 * DAY, endTold, text };
    return record('case', `c${id}`, at, fields, { dimensions, updatedAt: version });
  });

const responseArbitrary = fc
  .record({
    id: fc.integer({ min: 0, max: 15 }),
    day: fc.integer({ min: 0, max: 40 }),
    score: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
    department: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    text: textArbitrary,
  })
  .map(({ id, day, score, department, text }) => {
    const at = START + day * DAY;
    const fields = { instrument: 'nps', deliveredAt: at - DAY, score, text };
    return record('response', `r${id}`, at, fields, {
      dimensions: department === undefined ? {} : { department },
    });
  });

const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .record({
        records: fc.array(fc.oneof(caseArbitrary, responseArbitrary), {
          minLength: 1,
          maxLength: 70,
        }),
        asImport: fc.boolean(),
      })
      .map((send): Event => ({ kind: 'send', ...send })),
  },
  { weight: 1, arbitrary: fc.nat().map((which): Event => ({ kind: 'undo', which })) },
);

/** The whole store as a plain map: what every send and undo should have left. */
class Model {
  private held = new Map<string, { record: RecordInput; importId: string | null }>();
  private images = new Map<string, { record: RecordInput; importId: string | null } | null>();
  private undone = new Set<string | null>();

  send(records: readonly RecordInput[], importId: string | null): void {
    for (const next of records) {
      const key = `${next.kind}|${next.externalId}`;
      const before = this.held.get(key) ?? null;
      const version = before?.record.updatedAt ?? null;
      if (version !== null && (next.updatedAt === null || next.updatedAt < version)) continue;
      if (before && JSON.stringify(before.record) === JSON.stringify(next)) continue;
      const image = `${importId}|${key}`;
      if (importId !== null && !this.images.has(image)) this.images.set(image, before);
      this.held.set(key, { record: next, importId });
    }
  }

  undo(importId: string): void {
    this.undone.add(importId);
    for (const [key, { importId: writer }] of this.held) {
      if (writer !== importId) continue;
      let image = this.images.get(`${importId}|${key}`) ?? null;
      while (image && this.undone.has(image.importId)) {
        image = this.images.get(`${image.importId ?? ''}|${key}`) ?? null;
      }
      if (image) this.held.set(key, image);
      else this.held.delete(key);
    }
  }

  get opened(): number {
    return [...this.held.values()].filter(({ record: r }) => r.kind === 'case').length;
  }

  saying(word: string): number {
    return [...this.held.values()].filter(({ record: { fields } }) => {
      const text = 'text' in fields ? fields.text : null;
      return text?.split(' ').includes(word) ?? false;
    }).length;
  }

  /** Sum of scores and number of answers. */
  get answers(): number {
    return [...this.held.values()].filter(
      ({ record: r }) => r.kind === 'response' && r.fields.score !== null,
    ).length;
  }
}

async function replay(repository: Repository, events: readonly Event[]): Promise<void> {
  const intake = new Intake(repository, 'desk');
  const question = { en: '?', ar: '؟' };
  const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
  await intake.open({ en: 'Desk', ar: 'المكتب' }, [{ id: 'nps', kind: 'nps', question, ...scale }]);
  const model = new Model();
  const imports: string[] = [];
  for (const [i, event] of events.entries()) {
    if (event.kind === 'send') {
      const importId = event.asImport ? `import-${i}` : null;
      if (importId !== null) {
        imports.push(importId);
        await begin(repository, importId);
      }
      await intake.store(event.records, NOW, importId);
      model.send(event.records, importId);
    } else {
      const [one] = imports.splice(event.which % imports.length, 1);
      if (one === undefined) continue;
      await undo(repository, one);
      model.undo(one);
    }
    await compare(repository, model);
  }
}

async function compare(repository: Repository, model: Model): Promise<void> {
  for (let slot = 0; slot < repository.slots; slot++) {
    const { differences } = await repository.read('checkStore', { slot });
    expect(differences).toEqual([]);
    expect((await repository.read('checkTexts', { slot }))?.differences).toEqual([]);
  }
  for (const word of ['late', 'الفرع', 'closed']) {
    const search = readSearch(word);
    if (!search) throw new Error(`${word} has no word`);
    const { total } = await repository.read('searchRecords', {
      search,
      kinds: ['case', 'response'],
      span: null,
      filters: { dimensions: [], attributes: [] },
      sort: 'newest',
      after: null,
      limit: 1,
    });
    expect(total, word).toBe(model.saying(word));
  }
  const from = START / DAY - 60;
  const { values } = await repository.read('metricValues', {
    metrics: [
      { id: 'volume', instrument: 0 },
      { id: 'nps', instrument: 1 },
    ],
    periods: [{ from, to: from + 200 }],
    by: null,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
  const [volume, nps] = values[0]?.[0] ?? [];
  expect(volume?.n).toBe(model.opened);
  expect(nps?.n).toBe(model.answers);
}

describe.each(ENGINES)(
  'any history of sends, resends, corrections and undos on $name',
  (engine) => {
    const runs = engine.name.startsWith('PGlite')
      ? repeats(3, 40)
      : repeats(engine.startsQuickly ? 8 : 3, 150);

    it(
      'leaves cells and searched texts that equal the records and the model',
      { timeout: 600_000 },
      async () => {
        const histories = { event: eventArbitrary, length: [1, 6], runs } as const;
        await forAnyHistory(engine, histories, async ({ store }, events) =>
          replay(store.as(LOCAL_ADMINISTRATOR), events),
        );
      },
    );
  },
);
