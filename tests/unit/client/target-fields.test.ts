import { describe, expect, it } from 'vitest';
import { groupsOf } from '#client/features/targets/groups.ts';
import { draftOf, faultOf, inputOf } from '#client/features/targets/event-draft.ts';
import { valueOf } from '#client/ui/value-input.ts';
import { createFormats } from '#client/format/formats.ts';
import { readNumber } from '#client/format/read-number.ts';
import type { TargetInfo } from '#server/contract/targets.ts';

describe('a number as people write it', () => {
  it.each([
    ['80', 80],
    [' 72.5 ', 72.5],
    ['72,5', 72.5],
    ['٧٢٫٥', 72.5],
    ['۸۰', 80],
    ['-12', -12],
    ['−12', -12],
    ['؜-٣', -3],
    ['0', 0],
  ])('is read in either script: %s', (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each(['', 'eighty', '80%', '1.2.3', '1 000', '1,000.5', '--3', '.5'])(
    'is none where it is anything else: "%s"',
    (text) => {
      expect(readNumber(text)).toBeNull();
    },
  );
});

describe('a target that is written', () => {
  it('is in the metric’s own unit, durations in seconds', () => {
    expect(valueOf('80.5', 'percent', 'hours')).toBe(80.5);
    expect(valueOf('١٫٥', 'seconds', 'hours')).toBe(5400);
    expect(valueOf('2', 'seconds', 'days')).toBe(172_800);
    expect(valueOf('0.1', 'seconds', 'minutes')).toBe(6);
    // As it is shown: with its sign, in Arabic with a mark of direction behind it.
    expect(valueOf('90%', 'percent', 'hours')).toBe(90);
    expect(valueOf('72.5 %', 'percent', 'hours')).toBe(72.5);
    expect(valueOf('٩٠٪\u061c', 'percent', 'hours')).toBe(90);
    expect(valueOf('%', 'percent', 'hours')).toBeNull();
    expect(valueOf('90%', 'points', 'hours')).toBeNull();
    expect(valueOf('soon', 'seconds', 'minutes')).toBeNull();
  });

  it('is shown with the decimals it was written with', () => {
    const { value } = createFormats('en', 'latn');
    expect(value.exact('percent', 72.5)).toBe('72.5%');
    expect(value.exact('percent', 80)).toBe('80%');
    expect(value.exact('points', 45)).toBe('45');
    expect(value.exact('score', 4)).toBe('4.0');
    expect(value.exact('per_case', 1.333)).toBe('1.333');
    expect(value.exact('seconds', 36_000)).toBe('10\u00a0h');
  });
});

describe('targets on their page', () => {
  it('stand together by metric and department, those that hold apart from those that did', () => {
    const target = (id: number, metric: string, key: string | null, state: TargetInfo['state']) => {
      const by = { name: null, role: null };
      return {
        id,
        metric,
        department: key === null ? null : { key, name: { en: key, ar: key } },
        from: '2026-01-01',
        to: null,
        followedOn: null,
        value: 80,
        owner: null,
        reason: null,
        state,
        made: { by, at: '2026-01-01T00:00:00.000Z' },
        ended: null,
        takenBack: null,
      } satisfies TargetInfo;
    };
    const groups = groupsOf([
      target(5, 'csat', null, 'coming'),
      target(4, 'csat', 'billing', 'holding'),
      target(3, 'csat', null, 'holding'),
      target(2, 'nps', null, 'ended'),
      target(1, 'csat', null, 'followed'),
    ]);
    const ids = groups.map(({ metric, department, live, past }) => [
      metric,
      department?.key ?? null,
      live.map(({ id }) => id),
      past.map(({ id }) => id),
    ]);
    expect(ids).toEqual([
      ['csat', null, [5, 3], [1]],
      ['csat', 'billing', [4], []],
      ['nps', null, [], [2]],
    ]);
  });
});

describe('an event that is written', () => {
  it('ends with its last day, and comes back as it was', () => {
    const draft = { ...draftOf(null, '2026-11-22'), en: 'Offers', last: '2026-11-24' };
    expect(faultOf(draft)).toBeNull();
    const input = inputOf(draft);
    expect(input).toEqual({
      kind: 'campaign',
      name: { en: 'Offers', ar: '' },
      from: '2026-11-22',
      to: '2026-11-25',
      scope: null,
      note: null,
    });
    const done = { by: { name: null, role: null }, at: '2026-11-22T00:00:00.000Z' };
    const stored = { ...input, id: 1, scope: null, made: done, changed: null, removed: null };
    expect(draftOf(stored, '2030-01-01')).toEqual(draft);
  });

  it('is not sent without a name, with days that run backwards, or half a scope', () => {
    const draft = { ...draftOf(null, '2026-11-22'), ar: 'عروض' };
    expect(faultOf({ ...draft, ar: ' ' })).toBe('name');
    expect(faultOf({ ...draft, last: '2026-11-21' })).toBe('days');
    expect(faultOf({ ...draft, from: '' })).toBe('days');
    expect(faultOf({ ...draft, dimension: 'branch' })).toBe('scope');
    expect(faultOf({ ...draft, dimension: 'branch', key: 'olaya' })).toBeNull();
  });
});
