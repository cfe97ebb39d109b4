import type { RowBlobs } from './merge.ts';
import type { CellPack } from './pack.ts';
import { PACK_FIELDS } from './pack.ts';

/** One row of cells with its place, which is all of its key but slot and generation. */
export type PlacedRow = RowBlobs & {
  scope: number;
  dimension: number;
  grain: number;
  bucket: number;
};

/** The rows of a pack, in its order; the blobs are views into it. */
export function* rowsOfPack({ rows, bytes }: CellPack): Generator<PlacedRow> {
  let at = 0;
  for (let from = 0; from < rows.length; from += PACK_FIELDS) {
    const [scope = 0, dimension = 0, grain = 0, bucket = 0, counters = 0, seconds = 0] =
      rows.subarray(from, from + PACK_FIELDS);
    const end = at + counters;
    yield {
      scope,
      dimension,
      grain,
      bucket,
      counters: bytes.subarray(at, end),
      seconds: seconds === 0 ? null : bytes.subarray(end, end + seconds),
    };
    at = end + seconds;
  }
}

/** Rows as one pack. */
export function packOfRows(rows: readonly PlacedRow[]): CellPack {
  const fields: number[] = [];
  const blobs: Uint8Array[] = [];
  for (const { scope, dimension, grain, bucket, counters, seconds } of rows) {
    fields.push(scope, dimension, grain, bucket, counters.length, seconds?.length ?? 0);
    blobs.push(counters);
    if (seconds) blobs.push(seconds);
  }
  return { rows: Int32Array.from(fields), bytes: Buffer.concat(blobs) };
}
