import { startTransition, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { inTurn } from './in-turn.ts';

export type InTurnProps = {
  /** Stands in its place until then. */
  fallback: ReactNode;
  /** False while something else must come first. */
  isDue?: boolean;
  children: ReactNode;
};

/** A part of a page that is drawn when the parts before it are, so that no part holds the page up. */
export function InTurn({ fallback, isDue = true, children }: InTurnProps) {
  const [hasTurn, setHasTurn] = useState(false);
  useEffect(() => {
    if (!isDue) return undefined;
    return inTurn(() => {
      startTransition(() => {
        setHasTurn(true);
      });
    });
  }, [isDue]);
  return hasTurn ? children : fallback;
}
