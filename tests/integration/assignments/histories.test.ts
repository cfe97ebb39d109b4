import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RecordKey } from '#db/queries/links.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { Choice } from '#server/domain/assignments/rule.ts';
import { DIMENSIONS } from '#server/domain/dimensions.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { runChanges, takeBack } from '#server/services/assignments/run-changes.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { repeats } from '#tests/soak.ts';
import { forAnyHistory } from '../store/any-history.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import type { ModelRule, Set, Told } from './model.ts';
import { Model } from './model.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 8, 1);
const DEPARTMENTS = ['a', 'b', 'c'];
const THEMES = ['x', 'y', 'z'];

type Event =
  | { kind: 'send'; records: (Told & { id: string })[]; asImport: boolean }
  | { kind: 'undo import' }
  | { kind: 'assign'; pick: number[]; set: Set }
  | { kind: 'rule'; rule: Omit<ModelRule, 'id'> }
  | { kind: 'rule away'; which: number }
  | { kind: 'undo change'; which: number }
  | { kind: 'turn rules' };

const setArbitrary: fc.Arbitrary<Set> = fc
  .record({
    department: fc.option(fc.constantFrom(...DEPARTMENTS), { nil: undefined }),
    theme: fc.option(fc.constantFrom(...THEMES), { nil: undefined }),
  })
  .filter(({ department, theme }) => department !== undefined || theme !== undefined)
  .map(({ department, theme }) => ({
    ...(department === undefined ? {} : { department }),
    ...(theme === undefined ? {} : { theme }),
  }));

const toldArbitrary = fc.record({
  id: fc.integer({ min: 0, max: 20 }).map((n) => (n % 4 === 0 ? `r${n}` : `c${n}`)),
  department: fc.constantFrom(...DEPARTMENTS),
  theme: fc.constantFrom(...THEMES),
  text: fc.constantFrom(null, 'late again', 'الفرع مغلق', 'late and closed'),
});

const eventArbitrary: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        records: fc.array(toldArbitrary, { minLength: 1, maxLength: 30 }),
        asImport: fc.boolean(),
      })
      .map((send): Event => ({ kind: 'send', ...send })),
  },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'undo import' }) },
  {
    weight: 4,
    arbitrary: fc
      .record({ pick: fc.array(fc.nat(30), { minLength: 1, maxLength: 8 }), set: setArbitrary })
      .map((one): Event => ({ kind: 'assign', ...one })),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({
        theme: fc.option(fc.constantFrom(...THEMES), { nil: null }),
        word: fc.option(fc.constantFrom('late', 'مغلق'), { nil: null }),
        set: setArbitrary,
      })
      .filter(({ theme, word }) => theme !== null || word !== null)
      .map((rule): Event => ({ kind: 'rule', rule })),
  },
  { weight: 1, arbitrary: fc.nat(5).map((which): Event => ({ kind: 'rule away', which })) },
  { weight: 3, arbitrary: fc.nat(9).map((which): Event => ({ kind: 'undo change', which })) },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'turn rules' }) },
);

/** Cases and responses; a response's id begins with r. */
function input({ id, department, theme, text }: Told & { id: string }): RecordInput {
  const day = START + Number(id.slice(1)) * DAY;
  const rest = { dimensions: { department, theme }, customer: `p${Number(id.slice(1)) % 5}` };
  return id.startsWith('r')
    ? record('response', id, day, { instrument: 'nps', score: 7, text }, rest)
    : record('case', id, day, { text }, rest);
}

const MAKER = { actor: 'somebody', at: NOW, audited: null };

/** What the events are played on, and what is remembered of them. */
class Play {
  readonly model = new Model();
  private readonly repository: Repository;
  private readonly intake: Intake;
  private readonly hand: HandChanges;
  private readonly imports: string[] = [];
  /** Changes that hold and what undoing them does to the model, in their order. */
  private changes: { id: number; back: () => void }[] = [];
  private codes = new Map<string, number>();

  constructor(repository: Repository) {
    this.repository = repository;
    this.intake = new Intake(repository, 'desk');
    this.hand = new HandChanges(() => NOW);
  }

  async open(): Promise<void> {
    const question = { en: '?', ar: '؟' };
    const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
    const value = (dimension: number) => (key: string) => ({
      dimension,
      key,
      name: null,
      parentKey: null,
      kind: null,
    });
    const values = [...DEPARTMENTS.map(value(1)), ...THEMES.map(value(9))];
    const codes = await this.repository.write('ensureValues', { values });
    values.forEach(({ dimension, key }, i) => {
      this.codes.set(`${dimension}|${key}`, codes[i] ?? 0);
    });
    await this.intake.open({ en: 'Desk', ar: 'المكتب' }, [
      { id: 'nps', kind: 'nps', question, ...scale },
    ]);
  }

  private choice({ department, theme }: Set): Choice {
    const codeOf = (dimension: number, key: string) => this.codes.get(`${dimension}|${key}`) ?? 0;
    return {
      ...(department === undefined ? {} : { department: codeOf(1, department) }),
      ...(theme === undefined ? {} : { theme: codeOf(9, theme) }),
    };
  }

  async happen(event: Event, i: number): Promise<void> {
    const { repository, model } = this;
    switch (event.kind) {
      case 'send': {
        const importId = event.asImport ? `import-${i}` : null;
        if (importId !== null) this.imports.push(importId);
        await this.intake.store(event.records.map(input), NOW, importId);
        model.send(event.records, importId);
        return;
      }
      case 'undo import': {
        const last = this.imports.pop();
        if (last === undefined) return;
        await undo(repository, last);
        model.undoImport(last);
        return;
      }
      case 'assign': {
        const { ids } = model;
        const chosen = [
          ...new globalThis.Set(event.pick.flatMap((n) => ids[n % ids.length] ?? [])),
        ];
        if (chosen.length === 0) return;
        const keys = chosen.map((externalId): RecordKey => {
          const kind = externalId.startsWith('r') ? 'response' : 'case';
          return { kind, source: 'desk', externalId };
        });
        const id = await this.hand.assign(repository, MAKER, keys, this.choice(event.set));
        model.assign(chosen, id, event.set);
        this.changes.push({ id, back: () => model.undoAssign(id) });
        return;
      }
      case 'rule': {
        const { theme, word, set } = event.rule;
        const codes = theme === null ? [] : [this.codes.get(`9|${theme}`) ?? 0];
        const dimensions = theme === null ? [] : [{ dimension: 9, chosen: codes, codes }];
        const words = word === null ? [] : [word];
        const condition = { sources: [], kinds: [], dimensions, words };
        const version = { isOn: true, rule: { name: '?', condition, sets: this.choice(set) } };
        const args = { maker: MAKER, rule: null, version };
        const { change, rule } = await repository.write('changeRule', args);
        model.rules.push({ id: rule, ...event.rule });
        const back = (): void => {
          model.rules = model.rules.filter(({ id }) => id !== rule);
        };
        this.changes.push({ id: change, back });
        return;
      }
      case 'rule away': {
        const rule = model.rules[event.which % Math.max(1, model.rules.length)];
        if (!rule) return;
        const held = (await repository.read('readRules', undefined)).find(
          ({ id }) => id === rule.id,
        );
        if (!held) throw new Error('the store lost a rule');
        const version = { isOn: false, rule: held.rule };
        const args = { maker: MAKER, rule: rule.id, version };
        const { change } = await repository.write('changeRule', args);
        const place = model.rules.indexOf(rule);
        model.rules.splice(place, 1);
        this.changes.push({
          id: change,
          back: () => model.rules.splice(Math.min(place, model.rules.length), 0, rule),
        });
        return;
      }
      case 'undo change': {
        const one = this.changes[event.which % Math.max(1, this.changes.length)];
        if (!one) return;
        const args = { id: one.id, maker: MAKER };
        const undone = await repository.write('undoChange', args).catch((error: unknown) => {
          if (String(error).includes('ASSIGNMENT_SUPERSEDED')) return null;
          throw error;
        });
        if (!undone) return;
        if (undone.fact.kind === 'hand') await takeBack({ repository, now: () => NOW }, one.id);
        this.changes = this.changes.filter((other) => other !== one);
        one.back();
        return;
      }
      case 'turn rules': {
        const stored = await repository.read('readRules', undefined);
        const order = stored.map(({ id }) => id).toReversed();
        await repository.write('changeRuleOrder', { maker: MAKER, order });
        model.rules.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
      }
    }
  }

  async compare(): Promise<void> {
    const { repository, model } = this;
    await runChanges({ repository, now: () => NOW });
    await linkAll(repository, () => NOW);
    const found = await checkAll(repository);
    expect(differencesOf(found)).toEqual([]);
    expect(await this.carried()).toEqual(model.all);
  }

  /** What the store's records carry, in the sources' words. */
  private async carried() {
    const names = new Map(
      [...this.codes].map(([key, code]) => [
        `${key.split('|')[0]}|${code}`,
        key.split('|')[1] ?? '',
      ]),
    );
    const all: Record<string, { department: string; theme: string }> = {};
    for (let slot = 0; slot < this.repository.slots; slot++) {
      for (const kind of ['case', 'response'] as const) {
        const args = { slot, kind, after: null, limit: 1000 };
        const { columns, rows } = await this.repository.read('pageRecords', args);
        for (const row of rows) {
          const of = (name: string, dimension: number): string =>
            names.get(`${dimension}|${String(row[columns.indexOf(name)])}`) ?? '?';
          all[String(row[columns.indexOf('external_id')])] = {
            department: of('department', 1),
            theme: of('theme', DIMENSIONS.length),
          };
        }
      }
    }
    return all;
  }
}

describe.each(DIALECTS)('any history of records, assignments and rules on $name', (engine) => {
  const runs = engine.name.startsWith('PGlite')
    ? repeats(4, 40)
    : repeats(engine.startsQuickly ? 10 : 4, 200);

  it(
    'leaves records that carry what the model says, and a clean check',
    { timeout: 600_000 },
    async () => {
      const histories = { event: eventArbitrary, length: [2, 12], runs } as const;
      await forAnyHistory(engine, histories, async ({ store }, events) => {
        const play = new Play(store.as(LOCAL_ADMINISTRATOR));
        await play.open();
        for (const [i, event] of events.entries()) {
          await play.happen(event, i);
          await play.compare();
        }
      });
    },
  );
});
