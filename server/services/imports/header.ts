import type { ImportHeader } from '#db/queries/imports.ts';
import type { FileFacts } from '../../ingest/open-rows.ts';
import type { Reading } from '../../ingest/read-records.ts';

/** The columns of an opened file and of those joined to it. */
export function headerOf({ facts, tables }: Pick<Reading, 'facts' | 'tables'>): ImportHeader {
  const joined = [...tables].map(([name, table]) => [name, columnsOf(table)] as const);
  return { file: columnsOf(facts), tables: Object.fromEntries(joined) };
}

/** Of JSON only the paths are known that the mapping asks for: no header. */
function columnsOf({ kind, columns }: FileFacts): readonly string[] | null {
  return kind === 'json' || kind === 'ndjson' ? null : [...columns];
}
