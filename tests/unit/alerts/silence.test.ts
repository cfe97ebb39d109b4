import { describe, expect, it } from 'vitest';
import type { SourceGaps } from '#server/domain/alerts/silence.ts';
import {
  isSignOfLife,
  judgeSilence,
  NO_GAPS,
  usualGap,
  withGap,
} from '#server/domain/alerts/silence.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 10, 2);

/** What is known of a source that was heard at these instants. */
function heardAt(instants: readonly number[]): SourceGaps {
  let gaps = NO_GAPS;
  instants.forEach((at, i) => {
    const before = instants[i - 1];
    if (before !== undefined) gaps = withGap(gaps, at - before, at);
  });
  return gaps;
}

const every = (gap: number, count: number, from = START): number[] =>
  Array.from({ length: count }, (_, i) => from + i * gap);

describe('the usual gap of a source', () => {
  it('is unknown until it was heard nine times', () => {
    expect(usualGap(heardAt(every(HOUR, 8)))).toBeNull();
    expect(usualGap(heardAt(every(HOUR, 9)))).toBe(HOUR);
    expect(judgeSilence(365 * DAY, heardAt(every(HOUR, 8)), { times: 1 })).toBeNull();
  });

  it('is as long as nine of ten gaps at most', () => {
    // Of ten gaps the ninth in order: 1, 1, 1, 1, 1, 1, 1, 1, 2, 9 minutes.
    const gaps = [1, 1, 9, 1, 1, 1, 2, 1, 1, 1].map((minutes) => minutes * MINUTE);
    expect(usualGap({ recent: gaps, longest: [] })).toBe(2 * MINUTE);
  });

  it('is that of a night once two nights have passed, not that of one breakdown', () => {
    // Every five minutes from 8 to 20 o'clock, so that each night is silent for 12 hours and 5 minutes less.
    const day = (n: number) => every(5 * MINUTE, 144, START + n * DAY + 8 * HOUR);
    const night = DAY - 143 * 5 * MINUTE;
    expect(usualGap(heardAt([day(0), day(1)].flat()))).toBe(5 * MINUTE);
    expect(usualGap(heardAt([day(0), day(1), day(2)].flat()))).toBe(night);
    // Four days off once: a breakdown.
    expect(usualGap(heardAt([day(0), day(1), day(2), day(6), day(7)].flat()))).toBe(night);
  });

  it('forgets what is longer ago than four weeks', () => {
    const holidays = heardAt([START, START + 10 * DAY, START + 20 * DAY]);
    let gaps = holidays;
    for (const at of every(HOUR, 24 * 29, START + 20 * DAY + HOUR)) gaps = withGap(gaps, HOUR, at);
    expect(usualGap(gaps)).toBe(HOUR);
    expect(gaps.recent.length).toBeLessThanOrEqual(30);
    expect(gaps.longest.length).toBeLessThanOrEqual(28);
  });

  it('forgets the days of a clock that ran ahead', () => {
    const ahead = withGap(withGap(NO_GAPS, DAY, START + 400 * DAY), DAY, START + 401 * DAY);
    expect(withGap(ahead, HOUR, START).longest).toEqual([[START / DAY, HOUR]]);
  });
});

describe('a source', () => {
  it.each([
    { silentFor: 2 * HOUR, times: 2, isSilent: false },
    { silentFor: 2 * HOUR + 1, times: 2, isSilent: true },
    { silentFor: 3 * HOUR, times: 3.5, isSilent: false },
    { silentFor: 0, times: 1, isSilent: false },
  ])('usually heard each hour is silent after $silentFor ms of $times times: $isSilent', (one) => {
    const found = judgeSilence(one.silentFor, heardAt(every(HOUR, 9)), one);
    expect(found).toEqual({
      isSilent: one.isSilent,
      for: one.silentFor,
      usual: HOUR,
      limit: one.times * HOUR,
    });
  });

  it('gives no sign of life by handing in history', () => {
    expect(isSignOfLife(START - 7 * DAY, START)).toBe(true);
    expect(isSignOfLife(START - 7 * DAY - 1, START)).toBe(false);
    expect(isSignOfLife(START + DAY, START)).toBe(true);
  });
});
