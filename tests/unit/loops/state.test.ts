import { describe, expect, it } from 'vitest';
import type { GateFacts } from '#server/domain/loops/gates.ts';
import { missingFor } from '#server/domain/loops/gates.ts';
import { LOOP_MOVES, LOOP_STATES, loopAfter, statesFor } from '#server/domain/loops/state.ts';

/**
 * Written by hand from the issue: move × (heard, understood, decided, changed, told, verified, parked, rejected), parked from
 * `decided`; - = cannot be.
 */
const TABLE: Readonly<Record<string, string>> = {
  understand: 'understood - - - - - - -',
  decide: '- decided - - - - - -',
  change: '- - changed - - - - -',
  tell: '- - - told - - - -',
  verify: '- - - - verified - - -',
  back: '- heard understood decided changed - - -',
  park: 'parked parked parked parked parked - - -',
  resume: '- - - - - - decided -',
  reject: 'rejected rejected rejected rejected rejected - rejected -',
  reopen: '- - - - - understood - heard',
};

describe('the moves a loop may make', () => {
  it.each(LOOP_MOVES.map((move) => ({ move })))('are those of the table: $move', ({ move }) => {
    const row = LOOP_STATES.map((state) => loopAfter(state, move, 'decided') ?? '-').join(' ');
    expect(row).toBe(TABLE[move]);
    const words = (TABLE[move] ?? '').split(' ');
    expect(statesFor(move)).toEqual(LOOP_STATES.filter((_, i) => words[i] !== '-'));
  });

  it('are all in the table', () => {
    expect(Object.keys(TABLE).toSorted()).toEqual([...LOOP_MOVES].toSorted());
  });
});

const READY: GateFacts = {
  evidence: 12,
  rootCause: 'The form asks twice',
  decision: 'Ask once',
  decidedBy: 'someone',
  actions: { open: 0, done: 1 },
  changedOn: 20_000,
  message: 'We ask once now',
  reached: 0,
  effect: 'holds',
};

describe('what a move still lacks', () => {
  it('is nothing when all is there, and nothing for moves that prove nothing', () => {
    for (const move of LOOP_MOVES) expect(missingFor(move, READY)).toEqual([]);
    const bare: GateFacts = {
      evidence: 0,
      rootCause: null,
      decision: null,
      decidedBy: null,
      actions: { open: 3, done: 0 },
      changedOn: null,
      message: null,
      reached: null,
      effect: null,
    };
    for (const move of ['back', 'park', 'resume', 'reject', 'reopen'] as const) {
      expect(missingFor(move, bare)).toEqual([]);
    }
    expect(missingFor('understand', bare)).toEqual(['evidence_missing', 'root_cause_missing']);
    expect(missingFor('decide', bare)).toEqual(['decision_missing', 'decider_missing']);
    expect(missingFor('change', bare)).toEqual([
      'action_missing',
      'actions_open',
      'changed_on_missing',
    ]);
    expect(missingFor('tell', bare)).toEqual(['message_missing', 'reached_missing']);
    expect(missingFor('verify', bare)).toEqual(['effect_too_early']);
  });

  it.each([
    ['understand', { evidence: 0 }, 'evidence_missing'],
    ['understand', { rootCause: '  ' }, 'root_cause_missing'],
    ['decide', { decision: '' }, 'decision_missing'],
    ['decide', { decidedBy: null }, 'decider_missing'],
    ['change', { actions: { open: 0, done: 0 } }, 'action_missing'],
    ['change', { actions: { open: 1, done: 4 } }, 'actions_open'],
    ['change', { changedOn: null }, 'changed_on_missing'],
    ['tell', { message: '\n' }, 'message_missing'],
    ['tell', { reached: null }, 'reached_missing'],
    ['verify', { effect: 'no_effect' }, 'effect_no_effect'],
    ['verify', { effect: 'regressed' }, 'effect_regressed'],
    ['verify', { effect: 'too_early' }, 'effect_too_early'],
  ] as const)('is one thing by itself: %s %j', (move, without, gate) => {
    expect(missingFor(move, { ...READY, ...without })).toEqual([gate]);
  });
});
