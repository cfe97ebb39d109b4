/**
 * How far a loop is: `heard` = it is known; `understood` = its root cause is; `decided` = somebody has decided what is done;
 * `changed` = it is done; `told` = the customers were told; `verified` = the effect was measured. `parked` waits until a day,
 * `rejected` is not followed, for a reason.
 */
export const LOOP_STATES = [
  'heard',
  'understood',
  'decided',
  'changed',
  'told',
  'verified',
  'parked',
  'rejected',
] as const;
export type LoopState = (typeof LOOP_STATES)[number];

/** States in which somebody has something to do. */
export const OPEN_STATES = ['heard', 'understood', 'decided', 'changed', 'told'] as const;
export type OpenState = (typeof OPEN_STATES)[number];

/** What moves a loop. `back` = a step was taken too early; `resume` = it no longer waits; `reopen` = it was not over. */
export const LOOP_MOVES = [
  'understand',
  'decide',
  'change',
  'tell',
  'verify',
  'back',
  'park',
  'resume',
  'reject',
  'reopen',
] as const;
export type LoopMove = (typeof LOOP_MOVES)[number];

/** Where a parked loop goes on is where it was parked. */
const WHERE_PARKED = 'where_parked';

/** Every move a loop may make, and no other: move × state it stands in → state it stands in then. */
const MOVES: Readonly<
  Record<LoopMove, Readonly<Partial<Record<LoopState, LoopState | typeof WHERE_PARKED>>>>
> = {
  understand: { heard: 'understood' },
  decide: { understood: 'decided' },
  change: { decided: 'changed' },
  tell: { changed: 'told' },
  verify: { told: 'verified' },
  back: { understood: 'heard', decided: 'understood', changed: 'decided', told: 'changed' },
  park: {
    heard: 'parked',
    understood: 'parked',
    decided: 'parked',
    changed: 'parked',
    told: 'parked',
  },
  resume: { parked: WHERE_PARKED },
  reject: {
    heard: 'rejected',
    understood: 'rejected',
    decided: 'rejected',
    changed: 'rejected',
    told: 'rejected',
    parked: 'rejected',
  },
  reopen: { verified: 'understood', rejected: 'heard' },
};

/** The state after a move; `parkedFrom` = where a parked loop was. Null = the move cannot be made in that state. */
export function loopAfter(
  state: LoopState,
  move: LoopMove,
  parkedFrom: OpenState | null,
): LoopState | null {
  const next = MOVES[move][state] ?? null;
  return next === WHERE_PARKED ? parkedFrom : next;
}

/** States in which a move can be made. */
export function statesFor(move: LoopMove): LoopState[] {
  return LOOP_STATES.filter((state) => MOVES[move][state] !== undefined);
}

/** True when somebody has something to do. */
export function isOpen(state: LoopState): state is OpenState {
  return OPEN_STATES.some((one) => one === state);
}

/** Lines of a loop's timeline: the moves, and what happens beside them. */
export const LOOP_STEPS = [
  'opened',
  'understood',
  'decided',
  'changed',
  'told',
  'verified',
  'went_back',
  'parked',
  'resumed',
  'rejected',
  'reopened',
  'edited',
  'commented',
  'asked',
  'acknowledged',
  'answered',
  'handed_over',
  'action_added',
  'action_changed',
  'obstacle_raised',
  'obstacle_decided',
  'pinned',
  'unpinned',
  'regressed',
] as const;
export type LoopStepKind = (typeof LOOP_STEPS)[number];

/** The line that a move leaves. */
export const STEP_OF: Readonly<Record<LoopMove, LoopStepKind>> = {
  understand: 'understood',
  decide: 'decided',
  change: 'changed',
  tell: 'told',
  verify: 'verified',
  back: 'went_back',
  park: 'parked',
  resume: 'resumed',
  reject: 'rejected',
  reopen: 'reopened',
};
