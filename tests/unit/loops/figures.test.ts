import { describe, expect, it } from 'vitest';
import type {
  Ask,
  BegunLoop,
  Closing,
  FigureFacts,
  Telling,
} from '#server/domain/loops/figures/facts.ts';
import { figureStretches, readLoopFigures } from '#server/domain/loops/figures/read-figures.ts';

const DAY = 86_400_000;
const WEEK = 7 * DAY;
const HOUR = 3_600_000;
const [BILLING, CARDS] = [1, 2];

const FROM = Date.parse('2026-01-01T00:00:00Z');
const TO = Date.parse('2026-07-01T00:00:00Z');
const LATER = Date.parse('2026-12-01T00:00:00Z');
/** Every loop here was begun on a day whose 26 weeks end in the period, and closed on one whose 13 weeks do. */
const BEGUN_AT = Date.parse('2025-09-01T09:00:00Z');
const CLOSED_AT = Date.parse('2025-11-01T09:00:00Z');

const begun = (days: number | null, more: Partial<BegunLoop> = {}): BegunLoop => ({
  department: BILLING,
  openedAt: BEGUN_AT,
  verifiedAt: days === null ? null : BEGUN_AT + days * DAY,
  rejectedAt: null,
  ...more,
});
const closing = (reopenedAfterWeeks: number | null): Closing => ({
  department: BILLING,
  verifiedAt: CLOSED_AT,
  reopenedAt: reopenedAfterWeeks === null ? null : CLOSED_AT + reopenedAfterWeeks * WEEK,
});
const telling = (reached: number, affected: number): Telling => ({
  department: BILLING,
  toldAt: FROM + DAY,
  affected,
  reached,
});
/** Asked for with eight hours to acknowledge; null = it has not. */
const ask = (loop: number, afterHours: number | null, more: Partial<Ask> = {}): Ask => ({
  loop,
  lead: CARDS,
  department: BILLING,
  askedAt: FROM + DAY,
  acknowledgeBy: FROM + DAY + 8 * HOUR,
  acknowledgedAt: afterHours === null ? null : FROM + DAY + afterHours * HOUR,
  isAnswered: false,
  isHandedOver: false,
  ...more,
});

const NOTHING: FigureFacts = { begun: [], closings: [], tellings: [], asks: [] };
const figures = (
  facts: Partial<FigureFacts>,
  { departments = null, now = LATER }: { departments?: number[] | null; now?: number } = {},
) =>
  readLoopFigures({ ...NOTHING, ...facts }, figureStretches({ from: FROM, to: TO }, now), {
    departments: departments && new Set(departments),
    worked: (from, to) => to - from,
  });

// Shares were counted by hand; the bounds solve Wilson's equation (p̂ − p)² = z² p (1 − p) / n, by bisection in Python.
describe('the share of loops that are closed in time', () => {
  it('is over every loop begun, with those that came too late and those that did not come', () => {
    const loops = [begun(30), begun(90), begun(182), begun(183), begun(null)];
    const { loop_closure_rate: rate } = figures({ begun: loops });
    expect(rate).toMatchObject({ value: 60, n: 5, hits: 3, state: 'few' });
    expect(rate.low).toBeCloseTo(23.0724, 3);
    expect(rate.high).toBeCloseTo(88.2379, 3);
  });

  it('leaves out what was rejected within its weeks, not what was rejected after them', () => {
    const inTime = begun(null, { rejectedAt: BEGUN_AT + 10 * DAY });
    const after = begun(null, { rejectedAt: BEGUN_AT + 200 * DAY });
    const loops = [begun(1), begun(1), begun(1), begun(1), inTime, after];
    expect(figures({ begun: loops }).loop_closure_rate).toMatchObject({ value: 80, n: 5 });
  });

  it('waits until a loop’s weeks are over, whatever period is asked for', () => {
    const young = Array.from({ length: 6 }, () => begun(3));
    const before = BEGUN_AT + 26 * WEEK;
    expect(figures({ begun: young }, { now: before }).loop_closure_rate.n).toBe(0);
    expect(figures({ begun: young }, { now: before + 1 }).loop_closure_rate.n).toBe(6);
  });
});

describe('the time until an effect is proven', () => {
  it('counts what is not as longer than any', () => {
    const days = [40, 10, null, 30, 20, null];
    const { loop_closure_time: time } = figures({ begun: days.map((one) => begun(one)) });
    // Ordered 10, 20, 30, 40, –, –: the middle lies between 30 and 40; of six the bounds are the first and the last.
    expect(time).toEqual({
      value: (35 * DAY) / 1000,
      low: (10 * DAY) / 1000,
      high: null,
      n: 6,
      hits: 4,
      state: 'few',
    });
  });

  it('is not reached while half of them are not', () => {
    const days = [10, null, 20, null, null];
    const { loop_closure_time: time } = figures({ begun: days.map((one) => begun(one)) });
    expect(time).toMatchObject({ value: null, n: 5, hits: 2, state: 'unreached' });
  });
});

describe('the share of customers that were told', () => {
  it('is over customers, not over loops', () => {
    const { loop_told_rate: rate } = figures({ tellings: [telling(240, 300), telling(0, 100)] });
    expect(rate).toMatchObject({ value: 60, n: 400, hits: 240, state: 'enough' });
    expect(rate.low).toBeCloseTo(55.1259, 3);
    expect(rate.high).toBeCloseTo(64.6838, 3);
  });

  it('is none where nobody was affected', () => {
    expect(figures({ tellings: [telling(0, 0)] }).loop_told_rate).toEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      hits: null,
      state: 'none',
    });
  });
});

describe('the share of effects that held', () => {
  it('counts against what was reopened within its weeks, not after them', () => {
    const all = [closing(null), closing(null), closing(13), closing(13.1), closing(1)];
    expect(figures({ closings: all }).loop_hold_rate).toMatchObject({ value: 60, n: 5, hits: 3 });
  });
});

describe('what departments make of what they are asked', () => {
  const asks = [
    ask(1, 2, { isAnswered: true }),
    ask(1, 9, { department: CARDS, isAnswered: true }),
    ask(2, 4),
    ask(3, 8, { isAnswered: true }),
    ask(4, null),
    ask(5, 1, { isHandedOver: true }),
    ask(5, 3, { department: CARDS }),
  ];

  it('is the share that answered, without what was handed over', () => {
    // Loop 5's first was handed over: six stand, three answered.
    expect(figures({ asks }).loop_answer_rate).toMatchObject({ value: 50, n: 6, hits: 3 });
  });

  it('is the share of loops in which all said in time that they have heard', () => {
    // 1 has one that came after its eight hours, 4 one that has not: 2, 3 and 5 remain of five.
    expect(figures({ asks }).loop_share_coverage).toMatchObject({ value: 60, n: 5, hits: 3 });
  });

  it('is the median of the time until then', () => {
    // 1, 2, 3, 4, 8, 9, –: the fourth of seven; the bounds of seven are the first and the last.
    expect(figures({ asks }).loop_acknowledge_time).toEqual({
      value: 4 * 3600,
      low: 3600,
      high: null,
      n: 7,
      hits: 6,
      state: 'few',
    });
  });

  it('is told of a department by what was asked of it, and of the loops it leads', () => {
    const ofBilling = figures({ asks }, { departments: [BILLING] });
    expect(ofBilling.loop_acknowledge_time).toMatchObject({ n: 5, value: 4 * 3600 });
    expect(ofBilling.loop_share_coverage.n).toBe(0);
    expect(figures({ asks }, { departments: [CARDS] }).loop_share_coverage.n).toBe(5);
  });
});

describe('a figure', () => {
  it.each([
    [0, 'none'],
    [1, 'too_few'],
    [4, 'too_few'],
    [5, 'few'],
    [19, 'few'],
    [20, 'enough'],
  ])('over %i loops is %s', (n, state) => {
    const rate = figures({ begun: Array.from({ length: n }, () => begun(1)) }).loop_closure_rate;
    expect(rate).toMatchObject({ n, state, value: n < 5 ? null : 100 });
  });
});
