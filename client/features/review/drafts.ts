import { useState } from 'react';

/** What was written about one step and not sent yet. */
export type Draft = { readonly text: string; readonly owner: string; readonly day: string };

const EMPTY: Draft = { text: '', owner: '', day: '' };

export type Drafts = {
  of: (key: string) => Draft;
  change: (key: string, part: Partial<Draft>) => void;
};

/** Keeps what was written while one walks to and fro. */
export function useDrafts(): Drafts {
  const [held, setHeld] = useState<Readonly<Record<string, Draft>>>({});
  return {
    of: (key) => held[key] ?? EMPTY,
    change: (key, part) => {
      setHeld((before) => ({ ...before, [key]: { ...(before[key] ?? EMPTY), ...part } }));
    },
  };
}
