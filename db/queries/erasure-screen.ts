import { sql } from 'drizzle-orm';
import { ERASED_UNKNOWN, isErased } from '#server/domain/erasure/anonymous.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { allOf } from '../store/statement-text.ts';
import type { Erased } from './erasure-ids.ts';
import { renamedId } from './erasure-ids.ts';
import { personalPlaces } from './erasure-row.ts';
import { COLUMN } from './record-row.ts';
import type { RowBatch } from './row-batch.ts';
import { textsIn, withTexts } from './row-batch.ts';
import { readRows } from './rows-by-key.ts';
import { recordSlot } from './slot.ts';

/** Customers by their case. */
export type CaseOwners = readonly (readonly [caseId: string, customer: string])[];

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
  owners: CaseOwners,
): Steps<Screened> {
  yield* requireLedger(ctx);
  if (ctx.ledger.size === 0) return { batches, erased: 0 };
  const ownerOf = new Map(owners);
  let erased = 0;
  const screened: RowBatch[] = [];
  for (const batch of batches) {
    const people = peopleIn(ctx, batch, ownerOf);
    const nobodys = yield* ofErasedCases(ctx, source, batch, ownerOf);
    erased += people.size + nobodys.size;
    const named = people.size === 0 ? batch : withoutPeople(ctx, source, batch, people);
    screened.push(nobodys.size === 0 ? named : withoutWords(named, nobodys));
  }
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

/** The erased customers of a batch by the place of their records; a record without a customer is its case's. */
function peopleIn(
  { ledger }: Context,
  batch: RowBatch,
  ownerOf: ReadonlyMap<string, string>,
): Map<number, Erased> {
  const people = new Map<number, Erased>();
  const known = new Map<string, Erased | null>();
  const customers = textsIn(batch, COLUMN.customer);
  const caseIds = batch.kind === 'case' ? null : textsIn(batch, COLUMN.case_id);
  for (let place = 0; place < batch.count; place++) {
    const caseId = caseIds?.[place] ?? null;
    const customer = customers?.[place] ?? (caseId === null ? null : (ownerOf.get(caseId) ?? null));
    if (customer === null) continue;
    let person = known.get(customer);
    if (person === undefined) {
      const isListed = ledger.find(customer) !== null;
      person = isListed ? { customer, pseudonym: ledger.pseudonymOf(customer) } : null;
      known.set(customer, person);
    }
    if (person) people.set(place, person);
  }
  return people;
}

/** Places of records that name nobody but a stored case whose customer was erased: a survey answer that knows only its ticket. */
function* ofErasedCases(
  ctx: Context,
  source: string,
  batch: RowBatch,
  ownerOf: ReadonlyMap<string, string>,
): Steps<Set<number>> {
  const caseIds = batch.kind === 'case' ? [] : (textsIn(batch, COLUMN.case_id) ?? []);
  const customers = textsIn(batch, COLUMN.customer);
  const bySlot = new Map<number, Set<string>>();
  caseIds.forEach((caseId, place) => {
    if (caseId === null || (customers?.[place] ?? null) !== null || ownerOf.has(caseId)) return;
    const slot = recordSlot('case', source, caseId, ctx.slots);
    bySlot.set(slot, (bySlot.get(slot) ?? new Set()).add(caseId));
  });
  const erased = new Set<string>();
  for (const [slot, ids] of bySlot) {
    const keys = [...ids].map((externalId) => ({ source, externalId }));
    for (const row of yield* readRows(ctx, 'case', slot, keys)) {
      if (isErased(row[COLUMN.customer])) erased.add(String(row[COLUMN.external_id]));
    }
  }
  const places = new Set<number>();
  caseIds.forEach((caseId, place) => {
    const isNobodys = (customers?.[place] ?? null) === null;
    if (isNobodys && caseId !== null && erased.has(caseId)) places.add(place);
  });
  return places;
}

function withoutWords(batch: RowBatch, places: ReadonlySet<number>): RowBatch {
  let screened = batch;
  for (const place of personalPlaces(batch.kind)) {
    const texts = textsIn(batch, place);
    if (!texts) continue;
    const kept = texts.map((text, row) => (places.has(row) ? null : text));
    screened = withTexts(screened, place, kept);
  }
  return marked(screened, places);
}

/** Puts the mark of an erased customer where the records' own stand, or none does. */
function marked(batch: RowBatch, places: { has: (place: number) => boolean }): RowBatch {
  const customers = textsIn(batch, COLUMN.customer);
  const marks = Array.from({ length: batch.count }, (_, row) =>
    places.has(row) ? ERASED_UNKNOWN : (customers?.[row] ?? null),
  );
  return withTexts(batch, COLUMN.customer, marks);
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
  return marked(screened, people);
}
