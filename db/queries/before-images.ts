import { and, eq, inArray } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { CHUNK, filled } from './chunks.ts';
import { rowOfImage } from './image-row.ts';
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

/**
 * Takes the images out that an import kept of some records of one slot, kind and source; gives them by external id.
 * Records of which it kept none, because it made them, are left out.
 */
export function* takeImages(
  ctx: Context,
  args: {
    slot: number;
    importId: string;
    kind: RecordKind;
    source: string;
    ids: readonly string[];
  },
): Steps<Map<string, Row>> {
  const { slot, importId, kind, source, ids } = args;
  const place = [slot, importId, kind, source];
  const images = new Map<string, Row>();
  const row = ([id, image]: Bindable[]): void => {
    images.set(String(id), rowOfImage(kind, String(image)));
  };
  const text = imagesText(ctx);
  for (let from = 0; from < ids.length; from += CHUNK) {
    const params = [...place, ...filled(ids.slice(from, from + CHUNK))];
    yield { kind: 'each', sql: text, params, row };
  }
  const taken = [...images.keys()].map((id) => [...place, id]);
  yield* bulk(dropText(ctx), taken);
  return images;
}

/** The images of `CHUNK` records. */
function imagesText(ctx: Context): string {
  return textOnce(ctx, 'before-images', () => {
    const { q, t } = ctx.dialect;
    const b = t.beforeImage;
    return q
      .select({ external_id: b.external_id, image: b.image })
      .from(b)
      .where(and(ofImport(ctx), inArray(b.external_id, filled(['']))))
      .toSQL();
  });
}

function dropText(ctx: Context): string {
  return textOnce(ctx, 'drop before-image', () => {
    const { q, t } = ctx.dialect;
    return q
      .delete(t.beforeImage)
      .where(and(ofImport(ctx), eq(t.beforeImage.external_id, '')))
      .toSQL();
  });
}

/** Images that an import kept in a slot of one kind and source; the four are filled in when it is run. */
function ofImport({ dialect: { t } }: Context) {
  const b = t.beforeImage;
  return and(eq(b.slot, 0), eq(b.import_id, ''), eq(b.kind, ''), eq(b.source, ''));
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
