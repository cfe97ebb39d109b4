import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Planned } from '#server/domain/delivery/bounds.ts';
import { BOUNDS, digestDue, placeOf } from '#server/domain/delivery/bounds.ts';
import { repeats } from '#tests/soak.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 22, 6);

type Fired = { after: number; isGrave: boolean; cause: number | null };

const histories = fc.array(
  fc.record({
    after: fc.oneof(
      fc.constant(0),
      fc.integer({ min: 0, max: 5 * MINUTE }),
      fc.integer({ min: 0, max: 3 * HOUR }),
    ),
    isGrave: fc.boolean(),
    cause: fc.option(fc.integer({ min: 0, max: 3 }), { nil: null, freq: 3 }),
  }),
  { maxLength: 120 },
);

/** A lane as the outbox keeps it: what goes at once, and one digest at a time for the rest. */
function play(history: readonly Fired[]) {
  const lane: (Planned & { isDigest: boolean; lists: number })[] = [];
  let now = START;
  let told = 0;
  for (const { after, isGrave, cause } of history) {
    now += after;
    const flapsAs = cause === null ? null : `${cause}:begins`;
    const place = placeOf({ isGrave, flapsAs }, lane, now);
    if (place.kind === 'now') {
      lane.push({ at: now, isGrave, flapsAs, isDigest: false, lists: 0 });
      told += 1;
      continue;
    }
    const open = lane.find((one) => one.isDigest && one.at > now);
    if (open) open.lists += 1;
    else {
      const at = digestDue(lane, now);
      lane.push({ at, isGrave: false, flapsAs: null, isDigest: true, lists: 1 });
    }
  }
  return { lane, told };
}

/** The most messages in any window `(end − length, end]`; windows that end with a message are enough. */
function most(times: readonly number[], length: number): number {
  const counts = times.map((end) => times.filter((at) => at <= end && at > end - length).length);
  return Math.max(0, ...counts);
}

describe('the bounds of a lane', () => {
  it('hold in every window, and every message is told or listed in a digest', () => {
    fc.assert(
      fc.property(histories, (history) => {
        const { lane, told } = play(history);
        const usual = lane.filter((one) => !one.isGrave).map(({ at }) => at);
        const grave = lane.filter((one) => one.isGrave).map(({ at }) => at);
        expect(most(usual, HOUR)).toBeLessThanOrEqual(6);
        expect(most(usual, DAY)).toBeLessThanOrEqual(30);
        expect(most(grave, HOUR)).toBeLessThanOrEqual(12);
        for (const cause of [0, 1, 2, 3]) {
          const same = lane.filter(({ flapsAs }) => flapsAs === `${cause}:begins`);
          const times = same.map(({ at }) => at);
          expect(most(times, HOUR)).toBeLessThanOrEqual(1);
        }
        expect(told + lane.reduce((sum, { lists }) => sum + lists, 0)).toBe(history.length);
      }),
      { numRuns: repeats(500, 10_000) },
    );
  });

  it('let exactly six usual ones an hour through at once, and twelve grave ones beside them', () => {
    const storm = (isGrave: boolean): Fired[] =>
      Array.from({ length: 40 }, () => ({ after: 1000, isGrave, cause: null }));
    const { lane } = play([...storm(false), ...storm(true)]);
    const now = lane.filter(({ isDigest }) => !isDigest);
    expect(now.filter(({ isGrave }) => !isGrave)).toHaveLength(BOUNDS.usualHour);
    expect(now.filter(({ isGrave }) => isGrave)).toHaveLength(BOUNDS.graveHour);
    expect(lane.filter(({ isDigest }) => isDigest).map(({ lists }) => lists)).toEqual([34 + 28]);
  });
});
