import type { EffectVerdict } from './effect/question.ts';
import type { Loop, LoopAction } from './loop.ts';
import type { LoopMove } from './state.ts';

/**
 * What keeps a loop from moving on. `actions_open` = not everything that was begun is done or dropped; `effect_*` = what the
 * measured effect says.
 */
export const GATES = [
  'evidence_missing',
  'root_cause_missing',
  'decision_missing',
  'decider_missing',
  'action_missing',
  'actions_open',
  'changed_on_missing',
  'message_missing',
  'reached_missing',
  'effect_too_early',
  'effect_no_effect',
  'effect_regressed',
] as const;
export type Gate = (typeof GATES)[number];

/** What is known of a loop when somebody wants to move it, with what they bring along; null = it was not said. */
export type GateFacts = {
  /** Records behind it, pinned ones with them. */
  readonly evidence: number;
  readonly rootCause: string | null;
  readonly decision: string | null;
  /** Who decided. */
  readonly decidedBy: string | null;
  readonly actions: { readonly open: number; readonly done: number };
  /** Day of the change. */
  readonly changedOn: number | null;
  readonly message: string | null;
  readonly reached: number | null;
  readonly effect: EffectVerdict | null;
};

/** What is known of a loop as it stands, with its actions; `evidence` and `effect` as in `GateFacts`. */
export function gateFacts(
  loop: Pick<Loop, 'rootCause' | 'decision' | 'decidedBy' | 'changedOn' | 'message' | 'reached'>,
  actions: readonly Pick<LoopAction, 'state'>[],
  measured: Pick<GateFacts, 'evidence' | 'effect'>,
): GateFacts {
  const { rootCause, decision, decidedBy, changedOn, message, reached } = loop;
  const countOf = (state: LoopAction['state']) =>
    actions.filter((one) => one.state === state).length;
  return {
    rootCause,
    decision,
    decidedBy,
    changedOn,
    message,
    reached,
    actions: { open: countOf('open'), done: countOf('done') },
    ...measured,
  };
}

const isBlank = (text: string | null): boolean => text === null || text.trim() === '';

/** What a move still lacks, in the order people would see to it; empty = nothing. Moves that close nothing need nothing. */
export function missingFor(move: LoopMove, facts: GateFacts): Gate[] {
  switch (move) {
    case 'understand':
      return only([
        [facts.evidence === 0, 'evidence_missing'],
        [isBlank(facts.rootCause), 'root_cause_missing'],
      ]);
    case 'decide':
      return only([
        [isBlank(facts.decision), 'decision_missing'],
        [facts.decidedBy === null, 'decider_missing'],
      ]);
    case 'change':
      return only([
        [facts.actions.done === 0, 'action_missing'],
        [facts.actions.open > 0, 'actions_open'],
        [facts.changedOn === null, 'changed_on_missing'],
      ]);
    case 'tell':
      return only([
        [isBlank(facts.message), 'message_missing'],
        [facts.reached === null, 'reached_missing'],
      ]);
    case 'verify':
      return facts.effect === 'holds' ? [] : [`effect_${facts.effect ?? 'too_early'}`];
    case 'back':
    case 'park':
    case 'resume':
    case 'reject':
    case 'reopen':
      return [];
  }
}

function only(asked: readonly (readonly [boolean, Gate])[]): Gate[] {
  return asked.filter(([isMissing]) => isMissing).map(([, gate]) => gate);
}
