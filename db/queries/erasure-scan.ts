import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, each } from '../store/request.ts';
import { personOf } from './erasures.ts';
import { caseName, renamedId } from './erasure-ids.ts';
import type { RecordPlace } from './record-pages.ts';
import { COLUMN, tableOf } from './record-row.ts';

type ScanArgs = { slot: number; kind: RecordKind; after: RecordPlace | null; limit: number };
type KeyRow = {
  source: string;
  externalId: string;
  customer: string | null;
  caseId: string | null;
};

/** What one look at a page of records found. `next` null = there are no more. */
export type Scan<T> = { found: T[]; looked: number; next: RecordPlace | null };

/**
 * Looks through a page of a slot's records of one kind for those of the customer of an open erasure, those that name nobody
 * but one of the customer's cases, as far as these are known, and those whose ids hold that customer's. There is no index by customer: it would cost every import more than an erasure costs.
 */
export function* findErasable(
  ctx: Context,
  args: ScanArgs & { erasure: string },
): Steps<Scan<RecordPlace>> {
  const person = yield* personOf(ctx, args.erasure);
  return yield* scan(ctx, args, ({ source, externalId, customer, caseId }) => {
    const rename = (kind: RecordKind, id: string): string =>
      renamedId(kind, source, id, person, ctx.slots);
    const renamed = rename(args.kind, externalId);
    const renamedCase = caseId === null ? null : rename('case', caseId);
    const itsCase = args.kind === 'case' ? renamed : renamedCase;
    const isTheirs =
      customer === person.customer ||
      renamed !== externalId ||
      renamedCase !== caseId ||
      (customer === null && itsCase !== null && person.cases.has(caseName(source, itsCase)));
    return isTheirs ? { source, externalId } : null;
  });
}

/** Looks through a page of a slot's records of one kind for customers whom the ledger lists as erased. */
export function* findReturned(ctx: Context, args: ScanArgs): Steps<Scan<string>> {
  const known = new Map<string, boolean>();
  const result = yield* scan(ctx, args, ({ customer }) => {
    if (customer === null || isErased(customer)) return null;
    let isListed = known.get(customer);
    if (isListed === undefined) {
      known.set(customer, (isListed = ctx.ledger.find(customer) !== null));
    }
    return isListed ? customer : null;
  });
  return { ...result, found: [...new Set(result.found)] };
}

/** Customers in the before-images of a slot whom the ledger lists as erased. */
export function* findReturnedInImages(ctx: Context, args: { slot: number }): Steps<string[]> {
  const { q, t } = ctx.dialect;
  const customers = new Set<string>();
  const b = t.beforeImage;
  const customer = ctx.dialect.element(b.image, COLUMN.customer);
  yield* each(
    q
      .select({ customer: customer.as('customer') })
      .from(b)
      .where(and(eq(b.slot, args.slot), isNotNull(customer))),
    ([found]) => customers.add(String(found)),
  );
  return [...customers].filter((one) => !isErased(one) && ctx.ledger.find(one) !== null);
}

/** Records of all kinds in the store. */
export function* countRecords(ctx: Context): Steps<number> {
  let total = 0;
  for (const kind of RECORD_KINDS) {
    const [row] = yield* all(
      ctx.dialect.q.select({ n: sql<number>`count(*)`.as('n') }).from(tableOf(ctx.dialect, kind)),
    );
    total += row?.n ?? 0;
  }
  return total;
}

function* scan<T>(
  ctx: Context,
  { slot, kind, after, limit }: ScanArgs,
  pick: (row: KeyRow) => T | null,
): Steps<Scan<T>> {
  const table = tableOf(ctx.dialect, kind);
  const found: T[] = [];
  let looked = 0;
  let last: RecordPlace | null = null;
  const beyond: SQL | undefined =
    after === null
      ? undefined
      : sql`(${table.source}, ${table.external_id}) > (${after.source}, ${after.externalId})`;
  yield* each(
    ctx.dialect.q
      .select({
        source: table.source,
        external_id: table.external_id,
        customer: table.customer,
        case_id: table.case_id,
      })
      .from(table)
      .where(and(eq(table.slot, slot), beyond))
      .orderBy(asc(table.source), asc(table.external_id))
      .limit(limit),
    ([source, externalId, customer, caseId]) => {
      looked++;
      last = { source: String(source), externalId: String(externalId) };
      const picked = pick({
        ...last,
        customer: (customer ?? null) === null ? null : String(customer),
        caseId: (caseId ?? null) === null ? null : String(caseId),
      });
      if (picked !== null) found.push(picked);
    },
  );
  return { found, looked, next: looked < limit ? null : last };
}
