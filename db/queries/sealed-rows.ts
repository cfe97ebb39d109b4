import type { ProblemParams } from '#server/domain/problem.ts';
import { AppError } from '#server/domain/problem.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { renamedId } from './erasure-ids.ts';
import type { RecordKey } from './links.ts';
import { COLUMN } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { numbersIn, textsIn } from './row-batch.ts';
import { nameOfKey } from './retention-queue.ts';
import { readSeal } from './sources.ts';
import { readBrief } from './story-records.ts';

/** What is wrong with a record that is older than its source takes. */
export function sealedParams(source: string, at: number, sealedBefore: number): ProblemParams {
  const value = new Date(at).toISOString();
  return { source, value, expected: `≥ ${new Date(sealedBefore).toISOString()}` };
}

/**
 * Refuses rows that are older than their source takes and not stored: they may be what was dropped by age, and would be
 * counted a second time. Every row that is stored passes here, in the transaction that stores it. One that is stored may be
 * corrected, however old it is.
 * @throws AppError ROW_SEALED { source, value, expected } for the first of them
 */
export function* refuseSealed(
  ctx: Context,
  source: string,
  batches: readonly RowBatch[],
): Steps<void> {
  const sealedBefore = yield* readSeal(ctx, source);
  if (sealedBefore === null) return;
  for (const batch of batches) {
    const ids = textsIn(batch, COLUMN.external_id) ?? [];
    const old = new Map<string, { key: RecordKey; at: number }>();
    numbersIn(batch, COLUMN.at).forEach((at, place) => {
      if (!(at < sealedBefore)) return;
      const key = { kind: batch.kind, source, externalId: ids[place] ?? '' };
      old.set(nameOfKey(key), { key, at });
    });
    if (old.size === 0) continue;
    const keys = [...old.values()].map(({ key }) => key);
    for (const stored of yield* readBrief(ctx, keys)) old.delete(nameOfKey(stored));
    for (const { at } of old.values()) {
      throw new AppError('ROW_SEALED', sealedParams(source, at, sealedBefore));
    }
  }
}

/** A record as its source names it. */
export type NamedRecord = { kind: RecordKind; externalId: string; customer: string | null };

/** Which of some records of a source are stored, in their order; those of erased customers are looked for as they stand. */
export function* storedAmong(
  ctx: Context,
  { source, records }: { source: string; records: readonly NamedRecord[] },
): Steps<boolean[]> {
  const keys = records.map(({ kind, externalId, customer }) => {
    const isErased = customer !== null && ctx.ledger.find(customer) !== null;
    const id = isErased
      ? renamedId(kind, source, externalId, erasedOf(ctx, customer), ctx.slots)
      : externalId;
    return { kind, source, externalId: id };
  });
  const stored = new Set<string>();
  for (const one of yield* readBrief(ctx, keys)) stored.add(nameOfKey(one));
  return keys.map((key) => stored.has(nameOfKey(key)));
}

function erasedOf({ ledger }: Context, customer: string) {
  return { customer, pseudonym: ledger.pseudonymOf(customer) };
}
