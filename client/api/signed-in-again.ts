import { isSignedOut, problemFrom } from './problem.ts';
import type { WaitingDesk } from './waiting-desk.ts';

/** What says itself that nobody is signed in, and does not wait for it. */
const SESSION = '/api/session';

/**
 * `fetch` whose changes wait at the desk when the session is over, and go on once their person has signed in again; nothing
 * of a refused change was done. Questions are refused at once: their page asks again.
 */
export function signedInAgain(fetch: typeof globalThis.fetch, desk: WaitingDesk) {
  const again: typeof globalThis.fetch = async (input, init) => {
    const response = await fetch(input, init);
    const isChange = (init?.method ?? 'GET').toUpperCase() !== 'GET' && input !== SESSION;
    if (response.status !== 401 || !isChange) return response;
    if (!isSignedOut(await problemFrom(response.clone()))) return response;
    return (await desk.wait()) ? fetch(input, init) : response;
  };
  return again;
}
