import { useEffect, useState } from 'react';
import type { ThemesChange } from '#server/contract/themes.ts';
import { failureOf } from '../../api/failure.ts';
import { useQueries } from '../../api/use-queries.ts';
import type { Failure } from '../../ui/ErrorState.tsx';
import { added } from './effect.ts';
import type { Effect } from './effect.ts';

/** Asks what themes would do, answer by answer until all texts were looked at; stops when the page is left. */
export function useEffectOf(themes: ThemesChange['themes']): {
  effect: Effect | null;
  failure: Failure | null;
} {
  const { actions } = useQueries();
  const [effect, setEffect] = useState<Effect | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const ask = async (): Promise<void> => {
      let found: Effect | null = null;
      let after: string | null = null;
      do {
        const question = { themes, ...(after === null ? {} : { after }) };
        const part = await actions.themes.effect(question, leaving.signal);
        found = added(found, part);
        after = part.next;
        setEffect(found);
      } while (after !== null);
    };
    ask().catch((error: unknown) => {
      if (leaving.signal.aborted) return;
      setFailure(failureOf(error instanceof Error ? error : new Error(String(error))));
    });
    return () => leaving.abort();
  }, [actions, themes]);
  return { effect, failure };
}
