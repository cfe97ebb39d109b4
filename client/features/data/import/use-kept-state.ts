import { useState } from 'react';

/** State that a reload of the page does not lose; it goes with the browser's tab. What cannot be read is as if never kept. */
export function useKeptState<T>(key: string, initial: T): [T, (next: T) => void] {
  const name = `basira.import.${key}`;
  const [state, setState] = useState<T>(() => {
    try {
      const kept = sessionStorage.getItem(name);
      // Written below, by the same build or an older one whose state has the same shape.
      return kept === null ? initial : (JSON.parse(kept) as T);
    } catch {
      return initial;
    }
  });
  return [
    state,
    (next) => {
      setState(next);
      try {
        sessionStorage.setItem(name, JSON.stringify(next));
      } catch {
        // Storage may be full or forbidden; the state then lasts until the page is closed.
      }
    },
  ];
}
