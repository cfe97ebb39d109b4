import type { Language } from '../format/locale.ts';
import { ownHeaders } from './own-headers.ts';
import type { Presence } from './presence.ts';

export type EarlyDeps = {
  fetch: typeof globalThis.fetch;
  /** Who was signed in last: only what they may have is asked for. */
  presence: Presence | null;
  language: Language;
};

/** So long, in ms, an answer that has come waits to be taken: what is older is asked for anew. */
const KEPT_MS = 10_000;

/**
 * Asks for what the application will ask for first, before it is there; gives a `fetch` that answers the first request for
 * each with what came, and passes all others on. Once something is sent, nothing of it holds any more: it may have changed
 * what was answered, or who is there.
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
  for (const [path, answer] of answers) {
    const forget = () => {
      setTimeout(() => answers.delete(path), KEPT_MS);
    };
    // A failure is told to whoever takes the answer.
    answer.then(forget, forget);
  }
  return (input, init) => {
    const isQuestion = (init?.method ?? 'GET') === 'GET';
    if (!isQuestion) answers.clear();
    if (!isQuestion || typeof input !== 'string') return fetch(input, init);
    const early = answers.get(input);
    answers.delete(input);
    return early ?? fetch(input, init);
  };
}
