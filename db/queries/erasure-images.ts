import { and, asc, eq, sql } from 'drizzle-orm';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk, each } from '../store/request.ts';
import type { ErasedWithCases } from './erasure-ids.ts';
import { anonymousRow, withoutCustomer } from './erasure-row.ts';
import { personOf } from './erasures.ts';
import { rowOfImage } from './image-row.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import { readRows } from './rows-by-key.ts';
import { readTheming, themedRow } from './theming.ts';

/** Key of a before-image within its slot. */
export type ImagePlace = { importId: string; kind: string; source: string; externalId: string };

type Image = ImagePlace & { kind: RecordKind; row: Row };

/**
 * Makes up to `limit` before-images of a slot anonymous, from after a place on, where they are of the customer of an open
 * erasure, or of nobody and the record is anonymous by now. Gives the place to go on from; null = there are no more. To be
 * run when the records themselves are anonymous: from then on no new image of the customer can come.
 */
export function* eraseImages(
  ctx: Context,
  args: { erasure: string; slot: number; after: ImagePlace | null; limit: number },
): Steps<ImagePlace | null> {
  const person = yield* personOf(ctx, args.erasure);
  const images = yield* readImages(ctx, args);
  const anonymous = yield* findAnonymous(ctx, args.slot, images);
  const theming = yield* readTheming(ctx);
  const gone: Bindable[][] = [];
  const kept: Bindable[][] = [];
  for (const image of images) {
    const without = (row: Row): Row => imageWithout(ctx, { ...image, row }, person, anonymous);
    const gives = without(image.row);
    // The theme of a text is read before the text goes: nothing can read it anew when the image is brought back.
    const next =
      theming && isErased(gives[COLUMN.customer])
        ? without(themedRow(image.kind, image.row, theming))
        : gives;
    if (next.every((value, i) => value === image.row[i])) continue;
    const { importId, kind, source, externalId } = image;
    gone.push([args.slot, importId, kind, source, externalId]);
    kept.push([next[COLUMN.external_id] ?? '', JSON.stringify(next), ...(gone.at(-1) ?? [])]);
  }
  yield* bulk(updateText(ctx), kept);
  return images.length < args.limit ? null : (images.at(-1) ?? null);
}

function imageWithout(
  ctx: Context,
  { kind, source, externalId, row }: Image,
  person: ErasedWithCases,
  anonymous: ReadonlySet<string>,
): Row {
  const next = anonymousRow(kind, row, person, ctx.slots);
  const isNobodys = (row[COLUMN.customer] ?? null) === null;
  const isTheirs = isNobodys && anonymous.has(`${kind}|${source}|${externalId}`);
  return isTheirs && !isErased(next[COLUMN.customer]) ? withoutCustomer(kind, next) : next;
}

function* readImages(
  ctx: Context,
  { slot, after, limit }: { slot: number; after: ImagePlace | null; limit: number },
): Steps<Image[]> {
  const b = ctx.dialect.t.beforeImage;
  const images: Image[] = [];
  const beyond = after
    ? sql`(${b.import_id}, ${b.kind}, ${b.source}, ${b.external_id}) > (${after.importId}, ${after.kind}, ${after.source}, ${after.externalId})`
    : undefined;
  yield* each(
    ctx.dialect.q
      .select({
        import_id: b.import_id,
        kind: b.kind,
        source: b.source,
        external_id: b.external_id,
        image: b.image,
      })
      .from(b)
      .where(and(eq(b.slot, slot), beyond))
      .orderBy(asc(b.import_id), asc(b.kind), asc(b.source), asc(b.external_id))
      .limit(limit),
    ([importId, kindName, source, externalId, image]) => {
      // Images are written with the kinds of `RECORD_KINDS`.
      const kind = kindName as RecordKind;
      images.push({
        importId: String(importId),
        kind,
        source: String(source),
        externalId: String(externalId),
        row: rowOfImage(kind, String(image)),
      });
    },
  );
  return images;
}

/** Which of the images of nobody are of a record that is anonymous now: `kind|source|id`. */
function* findAnonymous(ctx: Context, slot: number, images: readonly Image[]): Steps<Set<string>> {
  const found = new Set<string>();
  const nobodys = images.filter(({ row }) => (row[COLUMN.customer] ?? null) === null);
  for (const kind of new Set(nobodys.map((image) => image.kind))) {
    const keys = nobodys.filter((image) => image.kind === kind);
    for (const row of yield* readRows(ctx, kind, slot, keys)) {
      if (!isErased(row[COLUMN.customer])) continue;
      found.add(`${kind}|${String(row[COLUMN.source])}|${String(row[COLUMN.external_id])}`);
    }
  }
  return found;
}

function updateText(ctx: Context): string {
  const { q, t } = ctx.dialect;
  const b = t.beforeImage;
  return q
    .update(b)
    .set({ external_id: '', image: '' })
    .where(
      and(
        eq(b.slot, 0),
        eq(b.import_id, ''),
        eq(b.kind, ''),
        eq(b.source, ''),
        eq(b.external_id, ''),
      ),
    )
    .toSQL().sql;
}
