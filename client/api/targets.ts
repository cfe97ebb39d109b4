import type {
  TargetAnswer,
  TargetChange,
  TargetInput,
  TargetsAnswer,
} from '#server/contract/targets.ts';
import type { Ask } from './accounts.ts';

/** What metrics should reach. `once` = a key under which the same may be sent again. */
export function createTargetsApi(ask: Ask) {
  return {
    list: (signal: AbortSignal) => ask<TargetsAnswer>('GET', '/api/targets', undefined, signal),
    set: (input: TargetInput, once: string) =>
      ask<TargetAnswer>('POST', '/api/targets', input, undefined, once),
    change: (id: number, change: TargetChange) =>
      ask<TargetAnswer>('PATCH', `/api/targets/${id}`, change),
  };
}
