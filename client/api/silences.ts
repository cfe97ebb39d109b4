import type { SilenceInfo, SilenceInput } from '#server/contract/silences.ts';
import type { Ask } from './accounts.ts';

/** When nobody is told of some alerts. `once` = a key under which the same may be sent again. */
export function createSilencesApi(ask: Ask) {
  return {
    list: (signal: AbortSignal) =>
      ask<{ silences: SilenceInfo[] }>('GET', '/api/silences', undefined, signal),
    add: (input: SilenceInput, once: string) =>
      ask<{ silence: SilenceInfo }>('POST', '/api/silences', input, undefined, once),
    end: (id: number) => ask<undefined>('DELETE', `/api/silences/${id}`),
  };
}
