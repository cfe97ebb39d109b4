import type { Context, Steps } from '../store/request.ts';
import { runSql } from '../store/request.ts';

/**
 * Rewrites the store so that nothing deleted is left in its files: search index, freed pages, log. Others wait meanwhile.
 * False = somebody was still reading the old; to be done again. Runs in no transaction.
 */
export function* scrubStore({ dialect }: Context): Steps<boolean> {
  const { scrub, emptyLog } = dialect;
  for (const sql of scrub) yield* runSql(sql, []);
  if (emptyLog === null) return true;
  // The engine names the column.
  const [told] = (yield { kind: 'all', sql: emptyLog, params: [] }) as { busy: number }[];
  return told?.busy === 0;
}
