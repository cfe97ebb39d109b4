import { afterEach, describe, expect, it } from 'vitest';
import type { ImpactsAnswer } from '#server/contract/impacts.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import { record } from '#tests/builders/records.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp, WEEK } from '../api/filled.ts';

const PERIOD = `from=${WEEK.from}&to=${WEEK.to}`;
const THIS_WEEK = Date.UTC(2026, 10, 15, 9);

let filled: FilledApp | null = null;
afterEach(async () => {
  await filled?.drop();
  filled = null;
});

/** Answers about a theme, the first `happy` of them promoters, the rest detractors. */
function answers(theme: string | null, count: number, happy: number, department = 'billing') {
  return Array.from({ length: count }, (_, i): RecordInput =>
    record(
      'response',
      `${theme}-${department}-${i}`,
      THIS_WEEK + (i % 6) * 86_400_000,
      { instrument: 'relationship', score: i < happy ? 10 : 0 },
      { dimensions: theme === null ? { department } : { department, theme } },
    ),
  );
}

const net = (happy: number, all: number): number => (100 * (2 * happy - all)) / all;
const ask = async (query: string): Promise<ImpactsAnswer> => {
  if (!filled) throw new Error('no application');
  return filled.json<ImpactsAnswer>(`/api/impacts?metric=nps:relationship&${PERIOD}${query}`);
};

const PLANTED: readonly RecordInput[] = [
  ...answers('late', 100, 20),
  ...answers('rude', 60, 20),
  ...answers('praise', 80, 76),
  ...answers('same', 120, 70),
  ...answers('rare', 4, 0),
  ...answers(null, 300, 180),
];

describe('what weighs on a number', () => {
  it('is what the mean of all is less than the mean of all other answers, counted by hand', async () => {
    filled = await filledApp({ records: PLANTED });
    const found = await ask('');
    const [happy, all] = [20 + 20 + 76 + 70 + 180, 664];
    expect([found.n, found.named, found.gap]).toEqual([664, 364, null]);
    expect(found.harmful.map(({ group }) => group.key)).toEqual(['late', 'rude']);
    expect(found.helpful.map(({ group }) => group.key)).toEqual(['praise']);
    const [late] = found.harmful;
    expect(late?.impact).toBeCloseTo(net(happy, all) - net(happy - 20, all - 100), 9);
    expect(late?.mean).toBeCloseTo(net(20, 100), 9);
    expect(late?.rest).toBeCloseTo(net(happy - 20, all - 100), 9);
    expect(late?.share).toBeCloseTo(100 / all, 9);
    expect(late?.confidence).toBe('high');
    // Four answers are too few to be looked at, and what carries no theme is no issue.
    expect(found.tested).toBe(4);
  });

  it('counts texts of which no theme is known among the rest, as no issue', async () => {
    const untold = Array.from({ length: 40 }, (_, i): RecordInput =>
      record(
        'response',
        `untold-${i}`,
        THIS_WEEK + (i % 6) * 86_400_000,
        { instrument: 'relationship', score: 0, text: 'qwrtz plmk' },
        { dimensions: { department: 'billing' } },
      ),
    );
    filled = await filledApp({ records: [...PLANTED, ...untold] });
    const found = await ask('');
    expect([found.n, found.named, found.tested]).toEqual([704, 364, 4]);
    expect(found.harmful.map(({ group }) => group.key)).toEqual(['late', 'rude']);
  });

  it('can be asked of any dimension, and within a filter', async () => {
    filled = await filledApp({
      records: [
        ...PLANTED,
        ...answers('late', 100, 95, 'cards'),
        ...answers(null, 50, 40, 'cards'),
      ],
    });
    const departments = await ask('&by=department');
    expect(departments.harmful.map(({ group }) => group.key)).toEqual(['billing']);
    const cards = await ask('&filter=department=cards');
    expect(cards.harmful).toEqual([]);
    expect(cards.helpful.map(({ group }) => group.key)).toEqual(['late']);
  });

  it('is told the other way round where less is better', async () => {
    const calls = (theme: string, count: number, given: number): RecordInput[] =>
      Array.from({ length: count }, (_, i) =>
        record(
          'contact',
          `${theme}-${i}`,
          THIS_WEEK + (i % 6) * 86_400_000,
          { agentKind: 'person', abandoned: i < given },
          { dimensions: { theme } },
        ),
      );
    filled = await filledApp({ records: [...calls('late', 100, 40), ...calls('other', 300, 15)] });
    const found = await filled.json<ImpactsAnswer>(`/api/impacts?metric=abandonment&${PERIOD}`);
    expect(found.harmful.map(({ group }) => group.key)).toEqual(['late']);
    expect(found.harmful[0]?.impact).toBeGreaterThan(0);
  });

  it('says why nothing is ranked', async () => {
    filled = await filledApp({ records: answers('late', 9, 3) });
    expect((await ask('')).gap).toBe('no_groups');
    const gap = async (query: string) =>
      (await filled?.json<ImpactsAnswer>(`/api/impacts?${query}`))?.gap;
    expect(await gap(`metric=volume&${PERIOD}`)).toBe('not_additive');
    expect(await gap('metric=nps:relationship&from=2026-10-01&to=2026-10-08')).toBe('no_value');
  });

  it('tells a head nothing of a group of others that is too small to be shown', async () => {
    filled = await filledApp({
      records: [
        ...PLANTED,
        ...answers('secret', 3, 0, 'cards'),
        ...answers('quiet', 40, 2, 'cards'),
      ],
    });
    const head = await invited(filled.app, filled.session, 'head@example.org', {
      role: 'head',
      departments: ['billing'],
    });
    const path = `/api/impacts?metric=nps:relationship&${PERIOD}&filter=department=cards`;
    const seen = await sendAs(filled.app, head, 'GET', path);
    // The contract's shape.
    const found = (await seen.json()) as ImpactsAnswer;
    // Of 43 answers 40 are of one theme: its mean beside that of all would tell of the other three.
    expect([found.harmful, found.helpful]).toEqual([[], []]);
  });
});
