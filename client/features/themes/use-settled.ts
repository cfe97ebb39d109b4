import { useEffect, useState } from 'react';

/** Nobody has typed for so long. */
const SETTLED_MS = 300;

/** A value once it has stopped changing: what is typed is not asked about letter by letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
