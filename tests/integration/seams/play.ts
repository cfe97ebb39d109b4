import { expect } from 'vitest';
import { COLUMN, TEXT_PLACES } from '#db/queries/record-row.ts';
import type { RecordKey } from '#db/queries/links.ts';
import type { Repository } from '#db/store/store.ts';
import type { Choice as Codes, RuleCondition } from '#server/domain/assignments/rule.ts';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import type { Theme } from '#server/domain/themes/theme.ts';
import { HandChanges } from '#server/services/assignments/by-hand.ts';
import { runChanges, takeBack } from '#server/services/assignments/run-changes.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll, linkSome } from '#server/services/linker.ts';
import { rescoreAll } from '#server/services/themes/rescore.ts';
import { record } from '#tests/builders/records.ts';
import { erase } from '../erasure/erasing.ts';
import { NOW } from '../store/engines.ts';
import { undo } from '../store/undoing.ts';
import { themeOf } from '../themes/plain-model.ts';
import { modelCounts, storeCounts } from './counts.ts';
import type { Choice, Condition, Sent } from './model.ts';
import { DEPARTMENTS, SeamModel, TOLD_THEME } from './model.ts';
import type { Step } from './steps.ts';

const START = Date.UTC(2026, 9, 1);
const HOUR = 3_600_000;
const DAY = 86_400_000;
const MAKER = { actor: 'somebody', at: NOW, audited: null };
const KINDS = ['case', 'contact', 'response'] as const;
const now = (): number => NOW;

/** No two records happen at the same instant: what comes next is then beyond doubt. */
const instantOf = ({ kind, id, hour }: Sent): number =>
  START + hour * HOUR + id * 3 + KINDS.indexOf(kind);

function recordOf(sent: Sent): RecordInput {
  const { kind, customer, caseId, department, theme, text, score } = sent;
  const dimensions = { ...(department && { department }), ...(theme && { theme }) };
  const rest = { customer, caseId, dimensions };
  const id = `${kind}${sent.id}`;
  const fields = { text };
  if (kind !== 'response') return record(kind, id, instantOf(sent), fields, rest);
  return record(kind, id, instantOf(sent), { ...fields, instrument: 'nps', score }, rest);
}

/** What the steps are played on, and the model beside it. */
export class Play {
  readonly model = new SeamModel();
  private readonly repository: Repository;
  private readonly intake: Intake;
  private readonly hand = new HandChanges(now);
  private readonly imports: string[] = [];
  private changes: { id: number; isHand: boolean; back: () => void }[] = [];
  private lastSent: Sent[] = [];
  private zone = 'UTC';

  constructor(repository: Repository) {
    this.repository = repository;
    this.intake = new Intake(repository, 'desk');
  }

  async open(): Promise<void> {
    const value = (dimension: number) => (key: string) => ({
      dimension,
      key,
      name: null,
      parentKey: null,
      kind: null,
    });
    const values = [...DEPARTMENTS.map(value(1)), value(9)(TOLD_THEME)];
    await this.repository.write('ensureValues', { values });
    const question = { en: '?', ar: '؟' };
    const scale = { scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };
    await this.intake.open(question, [{ id: 'nps', kind: 'nps', question, ...scale }]);
    await this.saveThemes([themeOf('t0', ['late']), themeOf('t1', ['rude'])]);
    await this.repository.write('recutCalendar', { zone: this.zone, weekStart: 'sun' });
  }

  async happen(step: Step, i: number): Promise<void> {
    const { repository, model } = this;
    switch (step.kind) {
      case 'send': {
        const importId = step.asImport ? `import-${i}` : null;
        if (importId !== null) this.imports.push(importId);
        // What was read from a text is compared with what is read now: a resend is then known as one.
        await rescoreAll(repository, now);
        const records = step.again ? [...this.lastSent, ...step.records] : step.records;
        await this.intake.store(records.map(recordOf), NOW, importId);
        model.send(records, importId);
        this.lastSent = step.records;
        return;
      }
      case 'undo import': {
        const [one] = this.imports.splice(step.which % Math.max(1, this.imports.length), 1);
        if (one === undefined) return;
        await undo(repository, one);
        model.undo(one);
        return;
      }
      case 'assign':
        return this.assign(step);
      case 'rule':
      case 'rule changed':
      case 'rule deleted':
        return this.changeRule(step);
      case 'undo change':
        return this.undoChange(step.which);
      case 'themes':
        return this.saveThemes(step.themes);
      case 'go through':
        return this.goThrough(step.first);
      case 'link':
        for (let slot = 0; slot < repository.slots; slot++) {
          await linkSome(repository, slot, NOW, step.some + 1);
        }
        return;
      case 'erase':
        // What the rules and the taxonomy still have to do is done before it is kept for good.
        await this.goThrough('themes');
        await erase(repository, step.customer);
        model.erase(step.customer);
        return;
      case 'zone':
        this.zone = step.zone;
        await repository.write('recutCalendar', { zone: step.zone, weekStart: 'sat' });
    }
  }

  private async saveThemes(themes: readonly Theme[]): Promise<void> {
    const expected = await this.repository.read('readTaxonomyVersion', undefined);
    const change = { expected, themes, moved: [], now: NOW, by: 'p1' };
    expect(await this.repository.write('saveTaxonomy', change)).toBe(true);
    this.model.themes = themes;
  }

  private async assign({ pick, sets }: Extract<Step, { kind: 'assign' }>): Promise<void> {
    const { keys } = this.model;
    const chosen = [...new Set(pick.flatMap((n) => keys[n % keys.length] ?? []))];
    if (chosen.length === 0) return;
    const records = chosen.map((key): RecordKey => {
      const kind = KINDS.find((one) => key.startsWith(`${one} `)) ?? 'case';
      return { kind, source: 'desk', externalId: key.slice(kind.length + 1) };
    });
    const codes = await this.codes(sets);
    const id = await this.hand.assign(this.repository, MAKER, records, codes);
    this.model.assign(chosen, id, sets);
    this.changes.push({ id, isHand: true, back: () => this.model.takeBack(id) });
  }

  private async changeRule(
    step: Extract<Step, { kind: 'rule' | 'rule changed' | 'rule deleted' }>,
  ): Promise<void> {
    const { repository, model } = this;
    const held =
      step.kind === 'rule'
        ? null
        : (model.rules[step.which % Math.max(1, model.rules.length)] ?? null);
    if (step.kind !== 'rule' && !held) return;
    const before = [...model.rules];
    const version =
      step.kind === 'rule deleted'
        ? null
        : {
            isOn: true,
            rule: {
              name: '?',
              condition: await this.condition(step.when),
              sets: await this.codes(step.sets),
            },
          };
    const args = { maker: MAKER, rule: held?.id ?? null, version };
    const { change, rule: id } = await repository.write('changeRule', args);
    const next = step.kind === 'rule deleted' ? [] : [{ id, ...step.when, sets: step.sets }];
    model.rules = held
      ? before.flatMap((one) => (one === held ? next : [one]))
      : [...before, ...next];
    this.changes.push({
      id: change,
      isHand: false,
      back: () => {
        const place = model.rules.findIndex((one) => one.id === id);
        const rules = model.rules.filter((one) => one.id !== id);
        // One that was deleted comes back behind the others.
        if (held) rules.splice(place === -1 ? rules.length : place, 0, held);
        model.rules = rules;
      },
    });
  }

  private async undoChange(which: number): Promise<void> {
    const one = this.changes[which % Math.max(1, this.changes.length)];
    if (!one) return;
    const args = { id: one.id, maker: MAKER };
    const undone = await this.repository.write('undoChange', args).catch((error: unknown) => {
      if (String(error).includes('ASSIGNMENT_SUPERSEDED')) return null;
      throw error;
    });
    if (!undone) return;
    if (one.isHand) await takeBack({ repository: this.repository, now }, one.id);
    this.changes = this.changes.filter((other) => other !== one);
    one.back();
  }

  private async goThrough(first: 'rules' | 'themes'): Promise<void> {
    const { repository } = this;
    if (first === 'themes') await rescoreAll(repository, now);
    await runChanges({ repository, now });
    await rescoreAll(repository, now);
  }

  private async condition({ word, from }: Condition): Promise<RuleCondition> {
    const { department = 0 } = await this.codes(from === null ? {} : { department: from });
    return {
      sources: ['desk'],
      kinds: [],
      dimensions:
        from === null ? [] : [{ dimension: 1, chosen: [department], codes: [department] }],
      words: word === null ? [] : [word],
    };
  }

  private async codes(sets: Choice): Promise<Codes> {
    const values = await this.repository.read('readValues', undefined);
    const codeOf = (dimension: number, key: string): number =>
      values.find((one) => one.dimension === dimension && one.key === key)?.code ?? 0;
    return {
      ...(sets.department === undefined ? {} : { department: codeOf(1, sets.department) }),
      ...(sets.theme === undefined ? {} : { theme: codeOf(9, sets.theme) }),
    };
  }

  /** Whatever is still to be done: cells, search index and what is written down of assignments agree with the records. */
  async checkMeanwhile(): Promise<void> {
    expect(differencesOf(await checkAll(this.repository))).toEqual([]);
  }

  /** All jobs end; then the store is what the model says, and its numbers are those of a recount. */
  async compareAtRest(): Promise<void> {
    const { repository, model } = this;
    await this.goThrough('rules');
    await linkAll(repository, now);
    const check = await checkAll(repository);
    expect(check.linkDifferences).not.toBeNull();
    expect(differencesOf(check)).toEqual([]);
    const stored = await this.stored();
    expect(Object.fromEntries(stored)).toEqual(
      Object.fromEntries(
        model.keys.map((key) => {
          const {
            customer,
            text,
            isErased: isGone,
          } = model.held.get(key)?.told ?? {
            customer: null,
            text: null,
            isErased: false,
          };
          return [key, { ...model.carried(key), customer: isGone ? 'erased' : customer, text }];
        }),
      ),
    );
    const counted = await storeCounts(repository, START / DAY - 2, 14, NOW);
    expect(counted).toEqual(modelCounts(model, this.zone, (key) => this.instantOf(key)));
  }

  private async stored(): Promise<Map<string, unknown>> {
    const { repository } = this;
    const values = await repository.read('readValues', undefined);
    const keyOfCode = (dimension: number, code: unknown): string | null =>
      values.find((one) => one.dimension === dimension && one.code === code)?.key ?? null;
    const found = new Map<string, unknown>();
    for (let slot = 0; slot < repository.slots; slot++) {
      for (const kind of KINDS) {
        const page = { slot, kind, after: null, limit: 10_000 };
        for (const row of (await repository.read('pageRecords', page)).rows) {
          const customer = row[COLUMN.customer] ?? null;
          found.set(`${kind} ${String(row[COLUMN.external_id])}`, {
            department: keyOfCode(1, row[COLUMN.department]),
            theme: keyOfCode(9, row[COLUMN.theme]),
            customer: isErased(customer) ? 'erased' : customer,
            text: row[TEXT_PLACES[kind]?.text ?? -1] ?? null,
          });
        }
      }
    }
    return found;
  }
  private instantOf(key: string): number {
    const kind = KINDS.find((one) => key.startsWith(`${one} `)) ?? 'case';
    const held = this.model.held.get(key);
    if (!held) throw new Error(`${key} is not held`);
    return instantOf({ ...held.told, kind, id: Number(key.slice(`${kind} ${kind}`.length)) });
  }
}
