import type {
  BeliefRoundAnswer,
  BeliefRoundChange,
  BeliefRoundInput,
  BeliefRoundsAnswer,
  OwnBeliefAnswer,
  OwnBeliefInput,
  PerceptionGapAnswer,
} from '#server/contract/beliefs.ts';
import type { Ask } from './accounts.ts';

/** What leaders believe, beside what customers say. `once` = a key under which the same may be sent again. */
export function createBeliefsApi(ask: Ask) {
  const at = (id: number, rest = '') => `/api/beliefs/${id}${rest}`;
  return {
    list: (signal: AbortSignal) =>
      ask<BeliefRoundsAnswer>('GET', '/api/beliefs', undefined, signal),
    open: (input: BeliefRoundInput, once: string) =>
      ask<BeliefRoundAnswer>('POST', '/api/beliefs', input, undefined, once),
    change: (id: number, change: BeliefRoundChange) =>
      ask<BeliefRoundAnswer>('PATCH', at(id), change),
    gap: (id: number, signal: AbortSignal) =>
      ask<PerceptionGapAnswer>('GET', at(id), undefined, signal),
    own: (id: number, signal: AbortSignal) =>
      ask<OwnBeliefAnswer>('GET', at(id, '/answer'), undefined, signal),
    answer: (id: number, input: OwnBeliefInput) =>
      ask<OwnBeliefAnswer>('PUT', at(id, '/answer'), input),
  };
}
