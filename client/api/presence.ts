const KEY = 'basira.presence';

/** True when somebody was signed in when this browser last looked: then what pages need is asked for without waiting to hear it. */
export function wasSignedIn(storage: Storage): boolean {
  try {
    return storage.getItem(KEY) === 'in';
  } catch {
    return false;
  }
}

export function noteSignedIn(storage: Storage, isIn: boolean): void {
  try {
    if (isIn) storage.setItem(KEY, 'in');
    else storage.removeItem(KEY);
  } catch {
    // Storage may be forbidden; pages then wait one answer longer.
  }
}
