const KEY = 'basira.presence';

/** Who was signed in when this browser last looked: somebody who reads numbers, or somebody of the front line. */
export type Presence = 'numbers' | 'front_line';

/** How each is kept. */
const KEPT: Readonly<Record<Presence, string>> = { numbers: 'in', front_line: 'front' };

/** Who was signed in last; then what their pages need is asked for without waiting to hear it. Null = nobody is known. */
export function lastPresence(storage: Storage): Presence | null {
  try {
    const kept = storage.getItem(KEY);
    if (kept === KEPT.numbers) return 'numbers';
    return kept === KEPT.front_line ? 'front_line' : null;
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
