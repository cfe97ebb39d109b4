import type { Gate } from '../domain/loops/gates.ts';
import type { AskedState } from '../domain/loops/loop.ts';
import type { LoopMove, LoopState } from '../domain/loops/state.ts';

/** What a loop that stands in a state is called. */
export const LOOP_STATE_WORDS: Readonly<Record<LoopState, string>> = {
  heard: 'heard',
  understood: 'understood',
  decided: 'decided',
  changed: 'changed',
  told: 'told to the customers',
  verified: 'verified',
  parked: 'parked',
  rejected: 'rejected',
};

/** What a move does. */
export const LOOP_MOVE_WORDS: Readonly<Record<LoopMove, string>> = {
  understand: 'saying that it is understood',
  decide: 'recording a decision',
  change: 'saying that the change is made',
  tell: 'saying that the customers were told',
  verify: 'closing it as verified',
  back: 'going a step back',
  park: 'parking it',
  resume: 'going on with it',
  reject: 'rejecting it',
  reopen: 'reopening it',
};

/** What a move still lacks. */
export const LOOP_GATE_WORDS: Readonly<Record<Gate, string>> = {
  evidence_missing: 'at least one record behind the loop',
  root_cause_missing: 'the root cause',
  decision_missing: 'what was decided',
  decider_missing: 'who decided it',
  action_missing: 'at least one action that is done',
  actions_open: 'an end to every open action (done or dropped)',
  changed_on_missing: 'the day from which the change holds',
  message_missing: 'what the customers were told',
  reached_missing: 'how many customers were reached',
  effect_too_early: 'more weeks after the change: it is too early to read the effect',
  effect_no_effect: 'a change that shows: none does so far, so go a step back or reject it',
  effect_regressed: 'a change for the better: it has become worse, so go a step back',
};

/** How a department stands that was asked. */
export const ASKED_WORDS: Readonly<Record<AskedState, string>> = {
  asked: 'asked',
  acknowledged: 'heard',
  answered: 'answered',
  handed_over: 'handed over',
};

/** What a department may do. */
export const ASKED_MOVE_WORDS: Readonly<Record<string, string>> = {
  acknowledge: 'Saying that one has heard',
  answer: 'Answering',
  hand_over: 'Handing over',
};
