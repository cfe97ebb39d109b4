import { describe, expect, it } from 'vitest';
import type { Followed } from '#server/domain/reports/match.ts';
import { isFollowed, matchFor } from '#server/domain/reports/match.ts';

const loop = (id: number, some: Partial<Followed> = {}): Followed => ({
  id,
  title: 'Fees that nobody expected',
  state: 'heard',
  theme: 5,
  department: 1,
  departments: [1, 11],
  ...some,
});
const SAID = { text: 'The customer was charged twice', theme: 5, department: 1 };
const idsOf = (loops: readonly Followed[]) => loops.map(({ id }) => id);

describe('the loop of a report', () => {
  it('is the one open loop on its theme that its department leads, or one above it', () => {
    expect(matchFor(SAID, [loop(1), loop(2, { theme: 6 })]).sure?.id).toBe(1);
    expect(matchFor({ ...SAID, department: 11 }, [loop(1)]).sure?.id).toBe(1);
  });

  it('is the one its department was asked about', () => {
    const asked = loop(1, { department: 2, departments: [2, 1] });
    expect(matchFor(SAID, [asked]).sure?.id).toBe(1);
  });

  it('is none where two agree: both are offered', () => {
    const { sure, like } = matchFor(SAID, [loop(1), loop(2)]);
    expect(sure).toBeNull();
    expect(idsOf(like)).toEqual([1, 2]);
  });

  it('is none where the department is another: the loop is offered', () => {
    const { sure, like } = matchFor({ ...SAID, department: 3 }, [loop(1)]);
    expect(sure).toBeNull();
    expect(idsOf(like)).toEqual([1]);
  });

  it.each([
    ['theme', { ...SAID, theme: null }],
    ['department', { ...SAID, department: null }],
  ])('is none where the reporter said no %s', (_what, said) => {
    expect(matchFor(said, [loop(1, { theme: 5 })]).sure).toBeNull();
    // Nothing that is not said agrees with a loop that has none.
    expect(
      matchFor(said, [loop(1, { theme: null, department: null, departments: [] })]).sure,
    ).toBeNull();
  });

  it('is never one that nobody follows any more', () => {
    const closed = [loop(1, { state: 'verified' }), loop(2, { state: 'rejected' })];
    expect(matchFor(SAID, closed)).toEqual({ sure: null, like: [] });
    expect(isFollowed('parked')).toBe(true);
    expect(matchFor(SAID, [loop(3, { state: 'parked' })]).sure?.id).toBe(3);
  });

  it('is offered by its words in either language, and a long text by its beginning', () => {
    const arabic = loop(1, {
      title: 'رسوم على البطاقة',
      theme: null,
      department: null,
      departments: [],
    });
    const said = { text: 'رسوم على البطاقة', theme: null, department: null };
    expect(idsOf(matchFor(said, [arabic]).like)).toEqual([1]);
    const long = { ...said, text: `رسوم على البطاقة${' '.repeat(200)}${'word '.repeat(1900)}` };
    expect(idsOf(matchFor(long, [arabic]).like)).toEqual([1]);
  });

  it('is chosen of three at most', () => {
    const many = Array.from({ length: 9 }, (_, i) => loop(i + 1, { departments: [2] }));
    expect(matchFor(SAID, many).like).toHaveLength(3);
  });
});
