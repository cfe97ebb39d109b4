import type { SessionAnswer } from '#server/contract/accounts.ts';

const KEY = 'basira.presence';

/**
 * Who was signed in when this browser last looked: somebody who reads numbers, the head of departments, whose overview
 * begins with these, or somebody of the front line.
 */
export type Presence = 'numbers' | 'head' | 'front_line';

/** How each is kept. */
const KEPT: Readonly<Record<Presence, string>> = {
  numbers: 'in',
  head: 'head',
  front_line: 'front',
};

const PRESENCES: readonly Presence[] = ['numbers', 'head', 'front_line'];

/** Null = nobody is there. */
export function presenceOf(person: SessionAnswer['person']): Presence | null {
  if (!person) return null;
  const { role } = person.rights;
  return role === 'front_line' || role === 'head' ? role : 'numbers';
}

/** Who was signed in last; then what their pages need is asked for without waiting to hear it. Null = nobody is known. */
export function lastPresence(storage: Storage): Presence | null {
  try {
    const kept = storage.getItem(KEY);
    return PRESENCES.find((presence) => KEPT[presence] === kept) ?? null;
  } catch {
    return null;
  }
}

export function notePresence(storage: Storage, presence: Presence | null): void {
  try {
    if (presence) storage.setItem(KEY, KEPT[presence]);
    else storage.removeItem(KEY);
  } catch {
    // Storage may be forbidden; pages then wait one answer longer.
  }
}
