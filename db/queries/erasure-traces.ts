import { and, asc, eq, gt, inArray, or } from 'drizzle-orm';
import { holdsId, isTelling, withoutId } from '#server/domain/erasure/telling-id.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { all, bulk, first, run } from '../store/request.ts';
import { eraseFromAlerts } from './erasure-alerts.ts';
import { eraseFromFollowUps } from './erasure-follow-ups.ts';
import { eraseFromLoops } from './erasure-loops.ts';
import { eraseFromReview } from './erasure-review.ts';
import { eraseFromReports } from './erasure-reports.ts';
import type { Erased } from './erasure-ids.ts';
import { personOf, readErasure } from './erasures.ts';

/** Stands where a value of a refused row stood. */
const TAKEN_OUT = '…';
/** What a refusal says that does not come from the row's cells. */
const ABOUT_THE_MAPPING: ReadonlySet<string> = new Set([
  'column',
  'expected',
  'min',
  'max',
  'instrument',
  'limit',
  'length',
  'count',
  'table',
  'file',
  'allowed',
  'field',
  'use',
]);

/**
 * Takes the id of the customer of an open erasure out of kept answers, of what is noted about imports, of alerts, loops, follow-ups and reviews. Files of the
 * customer's sources are not known as imported any more: sent again they are read, and then not kept.
 */
export function* eraseTraces(ctx: Context, args: { erasure: string }): Steps<void> {
  const { q, t } = ctx.dialect;
  const person = yield* personOf(ctx, args.erasure);
  const sources = (yield* readErasure(ctx, { id: args.erasure }))?.sources ?? [];
  if (sources.length > 0) {
    const j = t.importJob;
    const over = and(inArray(j.source, sources), eq(j.state, 'done'));
    yield* run(q.update(j).set({ fingerprint: '' }).where(over));
  }
  yield* eraseFromFollowUps(ctx, person);
  if (!isTelling(person.customer)) return;
  yield* forgetAnswers(ctx, person);
  yield* renameImports(ctx, person);
  yield* eraseFromAlerts(ctx, person);
  yield* eraseFromLoops(ctx, person);
  yield* eraseFromReview(ctx, person);
  yield* eraseFromReports(ctx, person);
}

/** Drops kept answers that hold the id: a request sent again is then carried out again, which stores nothing twice. */
function* forgetAnswers(ctx: Context, { customer }: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const k = t.idempotency;
  const rows = yield* all(q.select({ key: k.key, body: k.body }).from(k));
  const keys = rows
    .filter(({ key, body }) => spellings(customer).some((id) => `${key} ${body}`.includes(id)))
    .map(({ key }) => key);
  if (keys.length > 0) yield* run(q.delete(k).where(inArray(k.key, keys)));
}

function* renameImports(ctx: Context, person: Erased): Steps<void> {
  const { q, t } = ctx.dialect;
  const j = t.importJob;
  const rows = yield* all(
    q
      .select({
        id: j.id,
        file_name: j.file_name,
        mapping: j.mapping,
        header: j.header,
        problem: j.problem,
      })
      .from(j),
  );
  const without = (text: string): string => withoutPerson(text, person);
  for (const row of rows) {
    const next = {
      file_name: without(row.file_name),
      mapping: without(row.mapping),
      header: row.header === null ? null : without(row.header),
      problem: row.problem === null ? null : without(row.problem),
    };
    const said = [row.file_name, row.mapping, row.header, row.problem].join('\n');
    if (Object.values(next).join('\n') === said) continue;
    yield* run(q.update(j).set(next).where(eq(j.id, row.id)));
  }
}

/**
 * Takes the values of cells out of one import's refused rows: of all of them where the import is of a source that brought
 * the customer's records (any may be theirs), else where they hold the id. Goes from import to import by id; gives the last
 * one looked at, null = there are no more.
 */
export function* eraseRejects(
  ctx: Context,
  args: { erasure: string; after: string },
): Steps<string | null> {
  const { q, t } = ctx.dialect;
  const person = yield* personOf(ctx, args.erasure);
  const sources = (yield* readErasure(ctx, { id: args.erasure }))?.sources ?? [];
  const j = t.importJob;
  const job = yield* first(
    q
      .select({ id: j.id, source: j.source })
      .from(j)
      .where(and(gt(j.id, args.after), or(gt(j.rows_rejected, 0), gt(j.orphans, 0))))
      .orderBy(asc(j.id))
      .limit(1),
  );
  if (!job) return null;
  const isTheirSource = sources.includes(job.source);
  const ids = spellings(person.customer);
  yield* blankRejects(ctx, job.id, (text) => isTheirSource || ids.some((id) => holdsId(text, id)));
  return job.id;
}

/** Takes the cells, and their values in reasons, out of those refused rows of an import of which some text is theirs. */
export function* blankRejects(
  ctx: Context,
  importId: string,
  isTheirs: (text: string) => boolean,
): Steps<void> {
  const { q, t } = ctx.dialect;
  const r = t.importReject;
  const rows = yield* all(
    q
      .select({ n: r.n, params: r.params, further: r.further, cells: r.cells })
      .from(r)
      .where(eq(r.import_id, importId)),
  );
  const changed = rows.flatMap(({ n, params, further, cells }): Bindable[][] => {
    if (![params, further, cells].some((text) => text !== null && isTheirs(text))) return [];
    const [left, others] = [withoutValues(params), further && reasonsWithoutValues(further)];
    if (cells === null && left === params && others === further) return [];
    return [[left, others, null, importId, n]];
  });
  const update = q
    .update(r)
    .set({ params: '', further: '', cells: null })
    .where(and(eq(r.import_id, ''), eq(r.n, 0)))
    .toSQL().sql;
  yield* bulk(update, changed);
}

function withoutValues(params: string): string {
  // Written by `advanceImport` as an object.
  return JSON.stringify(blanked(JSON.parse(params) as Record<string, unknown>));
}

function reasonsWithoutValues(further: string): string {
  // As above, as a list.
  const reasons = JSON.parse(further) as { code: string; params: Record<string, unknown> }[];
  return JSON.stringify(reasons.map(({ code, params }) => ({ code, params: blanked(params) })));
}

function blanked(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]): [string, unknown] => [
      name,
      ABOUT_THE_MAPPING.has(name) ? value : TAKEN_OUT,
    ]),
  );
}

/** The id as it is, and as it stands within JSON. */
function spellings(customer: string): string[] {
  return [...new Set([customer, JSON.stringify(customer).slice(1, -1)])];
}

function withoutPerson(text: string, { customer, pseudonym }: Erased): string {
  return spellings(customer).reduce((left, id) => withoutId(left, id, pseudonym), text);
}
