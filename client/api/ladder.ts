import type { AlertLadder } from '#server/contract/ladder.ts';
import type { Ask } from './accounts.ts';

/** Who is told of alerts, one after the other. */
export function createLadderApi(ask: Ask) {
  return {
    read: (signal: AbortSignal) => ask<AlertLadder>('GET', '/api/alert-ladder', undefined, signal),
  };
}
