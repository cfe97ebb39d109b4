import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';

/** Keeps rows as they were before an import overwrote them. A row that it overwrites twice keeps its first image. */
export function* keepImages(
  ctx: Context,
  args: { kind: RecordKind; importId: Bindable; rows: readonly Row[]; now: number },
): Steps<void> {
  const images = args.rows.map((held) => [
    held[COLUMN.slot] ?? 0,
    args.importId,
    args.kind,
    held[COLUMN.source] ?? '',
    held[COLUMN.external_id] ?? '',
    JSON.stringify(held),
    held[COLUMN.import_id] ?? null,
    args.now,
  ]);
  yield* bulk(imageText(ctx), images);
}

function imageText(ctx: Context): string {
  const { q, t } = ctx.dialect;
  return textOnce(ctx, 'before-image', () =>
    q
      .insert(t.beforeImage)
      .values({
        slot: 0,
        import_id: '',
        kind: '',
        source: '',
        external_id: '',
        image: '',
        earlier_import: '',
        kept_at: 0,
      })
      .onConflictDoNothing()
      .toSQL(),
  );
}
