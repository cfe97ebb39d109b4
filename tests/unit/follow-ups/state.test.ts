import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { USUAL_HOURS } from '#server/domain/alerts/business-clock.ts';
import { figuresOf } from '#server/domain/follow-ups/figures.ts';
import type { Followed } from '#server/domain/follow-ups/figures.ts';
import type { FollowUp } from '#server/domain/follow-ups/follow-up.ts';
import { changedBy, promiseOf, USUAL_RULE } from '#server/domain/follow-ups/follow-up.ts';
import type { FollowUpDeedKind } from '#server/domain/follow-ups/state.ts';
import {
  FOLLOW_UP_DEEDS,
  FOLLOW_UP_STATES,
  followUpAfter,
  statesFor,
} from '#server/domain/follow-ups/state.ts';
import { zoneOf } from '#server/domain/time/zone.ts';

/** Written by hand from the issue: deed × (open, contacted, closed); - = cannot be. */
const TABLE: Readonly<Record<string, string>> = {
  give: 'open contacted -',
  hand_over: 'open - -',
  note: 'open contacted closed',
  tried: 'open - -',
  accepted: 'contacted - -',
  not_accepted: 'closed - -',
  unreachable: 'closed - -',
  held: '- closed -',
  not_held: '- open -',
  unknown: '- closed -',
  reopen: '- - open',
};

describe('what may be done with a follow-up', () => {
  it.each(FOLLOW_UP_DEEDS.map((deed) => ({ deed })))('is in the table: $deed', ({ deed }) => {
    const row = FOLLOW_UP_STATES.map((state) => followUpAfter(state, deed) ?? '-').join(' ');
    expect(row).toBe(TABLE[deed]);
    const words = (TABLE[deed] ?? '').split(' ');
    expect(statesFor(deed)).toEqual(FOLLOW_UP_STATES.filter((_, i) => words[i] !== '-'));
  });

  it('is all in the table', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...FOLLOW_UP_DEEDS].toSorted());
  });
});

const RIYADH = { zone: zoneOf('Asia/Riyadh'), hours: USUAL_HOURS, weekend: [5, 6], holidays: [] };
const at = (text: string): number => Date.parse(`${text}:00+03:00`);
const THURSDAY = at('2026-11-19T14:00');
const OPEN: FollowUp = {
  id: 1,
  source: 'desk',
  externalId: 'r1',
  customer: 'C-1001',
  department: 2,
  owner: null,
  state: 'open',
  outcome: null,
  hold: null,
  tries: 0,
  openedAt: THURSDAY,
  promisedAt: at('2026-11-23T14:00'),
  dueAt: at('2026-11-23T14:00'),
  contactedAt: null,
  closedAt: null,
  reopened: 0,
  steps: 1,
};
const now = at('2026-11-22T09:00');
const changedFrom = (one: FollowUp, changed: Partial<FollowUp> | null): FollowUp => ({
  ...one,
  ...changed,
});
const after = (deeds: readonly FollowUpDeedKind[], from = OPEN): FollowUp =>
  deeds.reduce((one, deed) => {
    const changed = changedBy(one, deed, { now, rule: USUAL_RULE, calendar: RIYADH });
    if (!changed) throw new Error(`${deed} cannot be done while ${one.state}`);
    return changedFrom(one, changed);
  }, from);

describe('the clock of a follow-up', () => {
  it('promises a contact in working hours: two working days from Thursday afternoon are Monday afternoon', () => {
    expect(promiseOf(THURSDAY, USUAL_RULE, RIYADH)).toBe(at('2026-11-23T14:00'));
  });

  it('asks two weeks after the contact whether it held, and closes then', () => {
    const contacted = after(['tried', 'accepted']);
    expect(contacted).toMatchObject({
      state: 'contacted',
      outcome: 'accepted',
      tries: 1,
      contactedAt: now,
      dueAt: at('2026-12-06T00:00'),
      closedAt: null,
    });
    expect(after(['held'], contacted)).toMatchObject({
      state: 'closed',
      hold: 'held',
      outcome: 'accepted',
      dueAt: null,
      closedAt: now,
    });
  });

  it('promises anew where it did not hold, and keeps when the customer was first reached', () => {
    const again = after(['accepted', 'not_held']);
    expect(again).toMatchObject({
      state: 'open',
      hold: 'not_held',
      outcome: null,
      reopened: 1,
      contactedAt: now,
      promisedAt: OPEN.promisedAt,
      dueAt: promiseOf(now, USUAL_RULE, RIYADH),
    });
    // Contacted again, it is asked anew; until then it is one that did not hold.
    const asked = after(['accepted'], again);
    expect(asked).toMatchObject({ state: 'contacted', hold: 'not_held' });
    expect(after(['held'], asked)).toMatchObject({ state: 'closed', hold: 'held' });
  });

  it('takes nobody for contacted who could not be reached', () => {
    expect(after(['unreachable'])).toMatchObject({
      state: 'closed',
      contactedAt: null,
      dueAt: null,
    });
    expect(after(['not_accepted'])).toMatchObject({ state: 'closed', contactedAt: now });
    expect(after(['unreachable', 'reopen'])).toMatchObject({
      state: 'open',
      outcome: null,
      closedAt: null,
      reopened: 1,
    });
  });

  it('is kept by any deeds: what is open or contacted has something due, what is closed has not', () => {
    const deeds = fc.array(fc.constantFrom(...FOLLOW_UP_DEEDS), { maxLength: 12 });
    fc.assert(
      fc.property(deeds, (wanted) => {
        let one = OPEN;
        for (const deed of wanted) {
          const changed = changedBy(one, deed, { now, rule: USUAL_RULE, calendar: RIYADH });
          expect(changed === null).toBe(followUpAfter(one.state, deed) === null);
          one = changedFrom(one, changed);
          expect(one.dueAt === null).toBe(one.state === 'closed');
          expect(one.closedAt === null).toBe(one.state !== 'closed');
          expect(one.outcome === null).toBe(one.state === 'open');
        }
      }),
    );
  });
});

const HOUR = 3_600_000;
const followed = (
  hours: number | null,
  hold: Followed['hold'] = null,
  promised = 16,
): Followed => ({
  openedAt: 0,
  promisedAt: promised * HOUR,
  contactedAt: hours === null ? null : hours * HOUR,
  hold,
});

describe('figures of follow-ups', () => {
  // 81 of 263 is METRICS.md's vector of Wilson's interval: 0.2553 to 0.3662.
  it('count who was reached in time, with the interval of the published example', () => {
    const all = [
      ...Array.from({ length: 81 }, () => followed(2)),
      ...Array.from({ length: 100 }, () => followed(20)),
      ...Array.from({ length: 82 }, () => followed(null)),
      // Neither reached nor promised by now.
      ...Array.from({ length: 40 }, () => followed(null, null, 900)),
    ];
    const { closure } = figuresOf(all, 100 * HOUR);
    expect(closure.n).toBe(263);
    expect(closure.value).toBeCloseTo((100 * 81) / 263, 9);
    expect(closure.low).toBeCloseTo(25.53, 2);
    expect(closure.high).toBeCloseTo(36.62, 2);
  });

  it('take who was not reached as longer than any', () => {
    const hours = [1, 2, 3, 4, 5, 6, 7, null, null, null];
    const { contact } = figuresOf(
      hours.map((one) => followed(one)),
      100 * HOUR,
    );
    // The middle of the fifth and the sixth; bounds are the 2nd and the 9th of ten.
    expect(contact).toEqual({ value: 5.5 * 3600, low: 2 * 3600, high: null, n: 10 });
    const most = hours.map((one, i) => followed(i < 4 ? one : null));
    expect(figuresOf(most, 100 * HOUR).contact.value).toBeNull();
  });

  it('tell of recovery only what was found out', () => {
    const all = [
      ...Array.from({ length: 9 }, () => followed(1, 'held')),
      ...Array.from({ length: 3 }, () => followed(1, 'not_held')),
      ...Array.from({ length: 5 }, () => followed(1, 'unknown')),
    ];
    expect(figuresOf(all, 0).recovery).toMatchObject({ value: 75, n: 12 });
  });

  it('are null of fewer than ten, whatever the order, and lie between their bounds', () => {
    const one = fc.record({
      openedAt: fc.constant(0),
      promisedAt: fc.integer({ min: 0, max: 50 }).map((h) => h * HOUR),
      contactedAt: fc.option(fc.integer({ min: 0, max: 90 }).map((h) => h * HOUR)),
      hold: fc.option(fc.constantFrom('held' as const, 'not_held' as const, 'unknown' as const)),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 40 }), (all) => {
        const figures = figuresOf(all, 25 * HOUR);
        expect(figuresOf(all.toReversed(), 25 * HOUR)).toEqual(figures);
        for (const { value, low, high, n } of Object.values(figures)) {
          if (n < 10) expect([value, low, high]).toEqual([null, null, null]);
          if (value !== null && low !== null) expect(low).toBeLessThanOrEqual(value);
          if (value !== null && high !== null) expect(high).toBeGreaterThanOrEqual(value);
        }
      }),
    );
  });
});
