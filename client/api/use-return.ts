import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { SessionAnswer } from '#server/contract/accounts.ts';
import type { SignedInPerson } from './accounts.ts';
import { useQueries } from './use-queries.ts';

/**
 * Whose pages stand behind the door: those of the person whose session ended under them. Null while somebody is in, and
 * after somebody went on purpose, when nothing of theirs is kept. Lets the changes that wait for that person go on.
 */
export function useReturn(session: UseQueryResult<SessionAnswer>): SignedInPerson | null {
  const { door } = useQueries().actions;
  const { data, dataUpdatedAt } = session;
  const [last, setLast] = useState<SignedInPerson | null>(null);
  // What was read is forgotten when somebody goes, or another comes.
  const next = data ? (data.person ?? last) : null;
  if (next !== last) setLast(next);
  const writer = useRef<string | null>(null);
  const id = data?.person?.id;
  useEffect(() => {
    // Each answer lets them go on, also one that says the same as before. 0 = what was read is forgotten.
    if (dataUpdatedAt > 0 && id === undefined) return;
    door.settle(id !== undefined && writer.current === id);
    writer.current = id ?? null;
  }, [dataUpdatedAt, door, id]);
  return data && !data.person ? last : null;
}
