import type { Language } from '../format/locale.ts';
import { ownHeaders } from './own-headers.ts';
import type { Presence } from './presence.ts';

export type EarlyDeps = {
  fetch: typeof globalThis.fetch;
  /** Who was signed in last: only what they may have is asked for. */
  presence: Presence | null;
  language: Language;
};

/**
 * Asks for what the application will ask for first, before it is there; gives a `fetch` that answers the first request for
 * each with what came, and passes all others on.
 */
export function askEarly({ fetch, presence, language }: EarlyDeps): typeof globalThis.fetch {
  const paths = [
    '/api/session',
    ...(presence ? ['/api/organisation'] : []),
    ...(presence && presence !== 'front_line' ? ['/api/catalogue'] : []),
  ];
  const answers = new Map(
    paths.map((path) => [path, fetch(path, { headers: ownHeaders(language) })]),
  );
  // A failure is told to whoever takes the answer.
  for (const answer of answers.values()) answer.catch(() => undefined);
  return (input, init) => {
    const isQuestion = (init?.method ?? 'GET') === 'GET';
    if (!isQuestion || typeof input !== 'string') return fetch(input, init);
    const early = answers.get(input);
    answers.delete(input);
    return early ?? fetch(input, init);
  };
}
