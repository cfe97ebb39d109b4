import { describe, expect, it } from 'vitest';
import type { DecodedWeek } from '#db/cells/decoded-week.ts';
import { decodeWeek } from '#db/cells/decoded-week.ts';
import { DecodedWeeks } from '#db/cells/decoded-weeks.ts';
import { weeksAround } from '#db/queries/read-ahead.ts';

function week(seq: number, bytes: number): DecodedWeek {
  return { ...decodeWeek(seq, new Uint8Array()), bytes };
}

describe('weeks kept decoded', () => {
  it('are used only in the version they were stored in', () => {
    const kept = new DecodedWeeks(1000);
    const held = week(7, 100);
    kept.put('a', held);
    expect(kept.get('a', 7)).toBe(held);
    expect(kept.get('a', 8)).toBeNull();
    expect(kept.get('b', 7)).toBeNull();
  });

  it('stay within the bound, the least recently used going first', () => {
    const kept = new DecodedWeeks(1000);
    for (const key of ['a', 'b', 'c']) kept.put(key, week(1, 300));
    kept.get('a', 1);
    kept.put('d', week(1, 300));
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key, 1))).toEqual(['a', 'c', 'd']);
    // A newer version takes the place of the older one.
    kept.put('d', week(2, 100));
    kept.put('e', week(1, 300));
    expect(['a', 'c', 'd', 'e'].filter((key) => kept.get(key, key === 'd' ? 2 : 1))).toEqual([
      'a',
      'c',
      'd',
      'e',
    ]);
  });

  it('are known without a look until anything is committed, and those that are not there as well', () => {
    const kept = new DecodedWeeks(1000);
    const placed = { key: 'cells|7', bucket: 7, week: week(3, 400) };
    kept.readFrom(1);
    expect(kept.known('cells', 7)).toBeUndefined();
    kept.put(placed.key, placed.week);
    kept.looked('cells', 7, placed);
    kept.looked('cells', 14, null);
    kept.readFrom(1);
    expect(kept.known('cells', 7)).toBe(placed);
    expect(kept.known('cells', 14)).toBeNull();
    expect(kept.known('others', 7)).toBeUndefined();
    kept.readFrom(2);
    expect(kept.known('cells', 7)).toBeUndefined();
    expect(kept.known('cells', 14)).toBeUndefined();
    expect(kept.get('cells|7', 3)).toBe(placed.week);
  });

  it('are looked up again when they were pushed out, or when nothing is known of commits', () => {
    const kept = new DecodedWeeks(1000);
    const placed = { key: 'cells|7', bucket: 7, week: week(3, 400) };
    kept.put(placed.key, placed.week);
    kept.looked('cells', 7, placed);
    expect(kept.known('cells', 7)).toBeUndefined();
    kept.readFrom(1);
    kept.looked('cells', 7, placed);
    kept.put('cells|14', week(3, 900));
    expect(kept.known('cells', 7)).toBeUndefined();
  });

  it('count the durations that are added to them later', () => {
    const kept = new DecodedWeeks(1000);
    const grown = week(1, 300);
    kept.put('a', week(1, 300));
    kept.put('b', grown);
    kept.grown('b', grown, 500);
    expect(kept.get('a', 1)).toBeNull();
    expect(kept.get('b', 1)).toBe(grown);
  });
});

describe('reading ahead', () => {
  const work = (weeks: { from: number; to: number }[]) => ({
    scopes: [0],
    dimension: 9,
    lists: new Set([257]),
    weeks,
    inVain: 0,
  });

  it('takes the nearest weeks before and after a question first, a year on either side', () => {
    const weeks = weeksAround([
      { from: 700, to: 707 },
      { from: 714, to: 721 },
    ]);
    expect(weeks).toHaveLength(104);
    expect(weeks.slice(-2).toReversed()).toEqual([
      { from: 693, to: 700 },
      { from: 721, to: 728 },
    ]);
    expect(weeks[0]).toEqual({ from: 1078, to: 1085 });
  });

  it('goes on with the newest question and ends when every week was read', () => {
    const kept = new DecodedWeeks(1000);
    kept.plan(work([{ from: 0, to: 7 }]));
    kept.plan(
      work([
        { from: 14, to: 21 },
        { from: 7, to: 14 },
      ]),
    );
    const read = [1, 2, 3].map(() => kept.nextAhead()?.week.from);
    expect(read).toEqual([7, 14, 0]);
    expect(kept.nextAhead()).toBeNull();
  });

  it('stops before it would push out what questions have read', () => {
    const kept = new DecodedWeeks(1000);
    kept.put('a', week(1, 950));
    kept.plan(work([{ from: 0, to: 7 }]));
    expect(kept.nextAhead()).toBeNull();
  });
});
