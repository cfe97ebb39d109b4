import * as fc from 'fast-check';
import type { Theme } from '#server/domain/themes/theme.ts';
import { themeOf } from '../themes/plain-model.ts';
import type { Choice, Condition, Sent } from './model.ts';
import { DEPARTMENTS, TOLD_THEME } from './model.ts';

const PEOPLE = ['CUST-001', 'CUST-002', 'عميل-0003'];
const ZONES = ['Asia/Riyadh', 'America/St_Johns', 'Pacific/Kiritimati', 'UTC'];
const WORDS = ['late', 'rude', 'slow', 'bill'];
const THEMES = ['t0', 't1'];

export type Step =
  | { kind: 'send'; records: Sent[]; asImport: boolean; again: boolean }
  | { kind: 'undo import'; which: number }
  | { kind: 'assign'; pick: number[]; sets: Choice }
  | { kind: 'rule'; when: Condition; sets: Choice }
  | { kind: 'rule changed'; which: number; when: Condition; sets: Choice }
  | { kind: 'rule deleted'; which: number }
  | { kind: 'undo change'; which: number }
  | { kind: 'themes'; themes: Theme[] }
  | { kind: 'go through'; first: 'rules' | 'themes' }
  | { kind: 'link'; some: number }
  | { kind: 'erase'; customer: string }
  | { kind: 'zone'; zone: string };

const choice: fc.Arbitrary<Choice> = fc
  .record({
    department: fc.option(fc.constantFrom(...DEPARTMENTS), { nil: undefined }),
    theme: fc.option(fc.constantFrom(...THEMES, TOLD_THEME), { nil: undefined }),
  })
  .filter(({ department, theme }) => department !== undefined || theme !== undefined)
  .map(({ department, theme }) => ({
    ...(department === undefined ? {} : { department }),
    ...(theme === undefined ? {} : { theme }),
  }));

const sent: fc.Arbitrary<Sent> = fc
  .record({
    kind: fc.constantFrom('case', 'contact', 'response'),
    id: fc.integer({ min: 0, max: 4 }),
    hour: fc.integer({ min: 0, max: 200 }),
    customer: fc.option(fc.constantFrom(...PEOPLE), { nil: null, freq: 3 }),
    caseId: fc.option(
      fc.integer({ min: 0, max: 4 }).map((n) => `case${n}`),
      { nil: null, freq: 2 },
    ),
    department: fc.option(fc.constantFrom(...DEPARTMENTS), { nil: null, freq: 2 }),
    theme: fc.option(fc.constantFrom('t0', TOLD_THEME), { nil: null, freq: 2 }),
    text: fc.option(
      fc
        .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 3 })
        .map((words) => words.join(' ')),
      { nil: null, freq: 3 },
    ),
    score: fc.integer({ min: 0, max: 10 }),
  })
  .map((one): Sent => (one.kind === 'case' ? { ...one, caseId: null } : one));

const condition: fc.Arbitrary<Condition> = fc.record({
  word: fc.option(fc.constantFrom(...WORDS), { nil: null, freq: 2 }),
  from: fc.option(fc.constantFrom(...DEPARTMENTS), { nil: null, freq: 1 }),
});

const phrases = fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 });
const themes = fc
  .tuple(phrases, phrases)
  .map((said) => said.map((own, i) => themeOf(THEMES[i] ?? '', own)));
const which = fc.nat(9);

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('send' as const),
      records: fc.array(sent, { minLength: 1, maxLength: 12 }),
      asImport: fc.boolean(),
      again: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo import' as const), which }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('assign' as const),
      pick: fc.array(fc.nat(14), { minLength: 1, maxLength: 5 }),
      sets: choice,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rule' as const),
      when: condition,
      sets: choice,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rule changed' as const),
      which,
      when: condition,
      sets: choice,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('rule deleted' as const), which }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo change' as const), which }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('themes' as const), themes }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('go through' as const),
      first: fc.constantFrom('rules' as const, 'themes' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('link' as const), some: fc.nat(6) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('erase' as const),
      customer: fc.constantFrom(...PEOPLE),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('zone' as const), zone: fc.constantFrom(...ZONES) }),
  },
);
