import { and, eq, inArray } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { CHUNK, filled } from './chunks.ts';
import type { Row } from './record-row.ts';
import { rowColumns, tableOf } from './record-row.ts';

/** Stored rows of one kind and slot by key, in no order; keys that are not stored are left out. */
export function* readRows(
  ctx: Context,
  kind: RecordKind,
  slot: number,
  keys: readonly { source: string; externalId: string }[],
): Steps<Row[]> {
  const bySource = new Map<string, string[]>();
  for (const { source, externalId } of keys) {
    const ids = bySource.get(source);
    if (ids) ids.push(externalId);
    else bySource.set(source, [externalId]);
  }
  const rows: Row[] = [];
  const text = rowsText(ctx, kind);
  for (const [source, ids] of bySource) {
    for (let from = 0; from < ids.length; from += CHUNK) {
      const params = [slot, source, ...filled(ids.slice(from, from + CHUNK))];
      yield { kind: 'each', sql: text, params, row: (row) => rows.push(row) };
    }
  }
  return rows;
}

/** Rows of a kind by slot, source and `CHUNK` ids, as positional lists. */
function rowsText(ctx: Context, kind: RecordKind): string {
  return textOnce(ctx, `rows ${kind}`, () => {
    const table = tableOf(ctx.dialect, kind);
    const ids = inArray(table.external_id, filled(['']));
    return ctx.dialect.q
      .select(rowColumns(ctx.dialect, kind))
      .from(table)
      .where(and(eq(table.slot, 0), eq(table.source, ''), ids))
      .toSQL();
  });
}
