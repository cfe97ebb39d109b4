import { sql } from 'drizzle-orm';
import { ERASED_UNKNOWN } from '#server/domain/erasure/anonymous.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Erased } from './erasure-ids.ts';
import { renamedId } from './erasure-ids.ts';
import { personalPlaces } from './erasure-row.ts';
import { COLUMN } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { textsIn, withTexts } from './row-batch.ts';

/** Batches in which nobody is named who was erased, and how many of their records were. */
export type Screened = { batches: readonly RowBatch[]; erased: number };

/**
 * Takes erased customers out of records on their way into the store; what remains of those is stored, so that numbers are
 * whole. Every record that is stored passes here, in the transaction that stores it.
 * @throws AppError ERASURE_LEDGER_MISSING when the store knows of more erased customers than its ledger
 */
export function* screenErased(
  ctx: Context,
  source: string,
  batches: readonly RowBatch[],
): Steps<Screened> {
  yield* requireLedger(ctx);
  if (ctx.ledger.size === 0) return { batches, erased: 0 };
  let erased = 0;
  const screened = batches.map((batch) => {
    const people = peopleIn(ctx, batch);
    erased += people.size;
    return people.size === 0 ? batch : withoutPeople(ctx, source, batch, people);
  });
  return { batches: screened, erased };
}

/** @throws AppError ERASURE_LEDGER_MISSING { seen, expected } */
export function* requireLedger(ctx: Context): Steps<void> {
  const { q, t } = ctx.dialect;
  const build = () => q.select({ n: sql<number>`count(*)`.as('n') }).from(t.erasure);
  const [known] = yield* allOf(ctx, 'erasures known', build, []);
  const expected = known?.n ?? 0;
  if (expected === 0) return;
  const seen = ctx.ledger.size;
  if (seen < expected) throw new AppError('ERASURE_LEDGER_MISSING', { seen, expected });
}

/** The erased customers of a batch by the place of their records. */
function peopleIn({ ledger }: Context, batch: RowBatch): Map<number, Erased> {
  const people = new Map<number, Erased>();
  const known = new Map<string, Erased | null>();
  const customers = textsIn(batch, COLUMN.customer) ?? [];
  customers.forEach((customer, place) => {
    if (customer === null) return;
    let person = known.get(customer);
    if (person === undefined) {
      const isErased = ledger.find(customer) !== null;
      person = isErased ? { customer, pseudonym: ledger.pseudonymOf(customer) } : null;
      known.set(customer, person);
    }
    if (person) people.set(place, person);
  });
  return people;
}

function withoutPeople(
  { slots }: Context,
  source: string,
  batch: RowBatch,
  people: ReadonlyMap<number, Erased>,
): RowBatch {
  const rename = (kind: RowBatch['kind']) => (id: string, person: Erased) =>
    renamedId(kind, source, id, person, slots);
  const changes = new Map<number, (text: string, person: Erased) => string | null>([
    [COLUMN.customer, () => ERASED_UNKNOWN],
    [COLUMN.external_id, rename(batch.kind)],
    [COLUMN.case_id, rename('case')],
    ...personalPlaces(batch.kind).map((place) => [place, () => null] as const),
  ]);
  let screened = batch;
  for (const [place, change] of changes) {
    const texts = textsIn(batch, place);
    if (!texts) continue;
    const values = texts.map((text, row) => {
      const person = people.get(row);
      return person && text !== null ? change(text, person) : text;
    });
    screened = withTexts(screened, place, values);
  }
  return screened;
}
