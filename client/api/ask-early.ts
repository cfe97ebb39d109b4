import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { Language } from '../format/locale.ts';
import { ownHeaders } from './own-headers.ts';
import type { Presence } from './presence.ts';
import { presenceOf } from './presence.ts';

export type EarlyDeps = {
  fetch: typeof globalThis.fetch;
  /** Who was signed in last: only what they may have is asked for. Null = it is waited for who is there. */
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
  const ask = (path: string) => fetch(path, { headers: ownHeaders(language) });
  const session = ask('/api/session');
  /** What is not theirs to have is null. */
  const askFor = async (someone: Presence | null, path: string) =>
    someone && (someone !== 'front_line' || path === '/api/organisation') ? ask(path) : null;
  const whoCame = presence ? null : whoIsThere(session);
  const answers = new Map<string, Promise<Response | null>>([['/api/session', session]]);
  for (const path of ['/api/organisation', '/api/catalogue']) {
    const asked = whoCame ? whoCame.then((one) => askFor(one, path)) : askFor(presence, path);
    answers.set(path, asked);
  }
  for (const [path, answer] of answers) {
    const forget = () => {
      setTimeout(() => answers.delete(path), KEPT_MS);
    };
    // A failure is told to whoever takes the answer.
    answer.then(forget, forget);
  }
  return async (input, init) => {
    const isQuestion = (init?.method ?? 'GET') === 'GET';
    if (!isQuestion) answers.clear();
    if (!isQuestion || typeof input !== 'string') return fetch(input, init);
    const early = answers.get(input);
    answers.delete(input);
    return (await early) ?? fetch(input, init);
  };
}

/** Null also where that could not be heard. */
async function whoIsThere(session: Promise<Response>): Promise<Presence | null> {
  try {
    // What the server answers, its own tests hold to the contract.
    const { person } = (await (await session).clone().json()) as SessionAnswer;
    return presenceOf(person);
  } catch {
    return null;
  }
}
