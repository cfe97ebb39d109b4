import { and, asc, eq } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import type { StoryEntry } from '#server/domain/links/link-facts.ts';
import { caseStory, recontacts } from '#server/domain/links/link-facts.ts';
import { isErased } from '#server/domain/erasure/anonymous.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { RECORD_KINDS } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { COLUMN, rowColumns, tableOf } from './record-row.ts';
import type { Row } from './record-row.ts';
import { namesCases } from './references.ts';
import { readSources } from './sources.ts';
import { readUnclassified } from './theming.ts';
import { subjectsOf } from './touch.ts';

/**
 * Statements about links, each a text, by bucket of the record they are about. Two sides make them on their own: what
 * the records hold, and what the stories tell. The sums of a bucket are equal when its statements are.
 */
export type LinkSums = { sums: number[]; statements: number };

/** Buckets that the statements are spread over. */
export const LINK_BUCKETS = 4096;

type Say = (record: { kind: string; source: string; externalId: string }, what: string) => void;

/** Sums of what one slot's records hold: that they are in their stories, and the facts written to them. */
export function* sumRecordLinks(ctx: Context, args: { slot: number }): Steps<LinkSums> {
  const sums = new Sums();
  yield* tellRecords(ctx, args.slot, (record, what) => sums.add(record, what));
  return sums.result();
}

/** Sums of what the stories owned by one slot tell about their records, read again from the beginning. */
export function* sumStoryLinks(ctx: Context, args: { slot: number }): Steps<LinkSums> {
  const sums = new Sums();
  yield* tellStories(ctx, args.slot, (record, what) => sums.add(record, what));
  return sums.result();
}

/** The statements of some buckets in full, to name what differs. */
export function* listLinkStatements(
  ctx: Context,
  args: { slot: number; side: 'records' | 'stories'; buckets: readonly number[] },
): Steps<string[]> {
  const wanted = new Set(args.buckets);
  const found: string[] = [];
  const say: Say = (record, what) => {
    if (wanted.has(bucketOf(record))) found.push(`${keyOf(record)}|${what}`);
  };
  yield* args.side === 'records'
    ? tellRecords(ctx, args.slot, say)
    : tellStories(ctx, args.slot, say);
  return found;
}

function* tellRecords(ctx: Context, slot: number, say: Say): Steps<void> {
  const naming = new Set<string>();
  for (const { id } of yield* readSources(ctx)) if (yield* namesCases(ctx, id)) naming.add(id);
  const unclassified = yield* readUnclassified(ctx);
  for (const kind of RECORD_KINDS) {
    const table = tableOf(ctx.dialect, kind);
    yield* each(
      ctx.dialect.q.select(rowColumns(ctx.dialect, kind)).from(table).where(eq(table.slot, slot)),
      (row: Bindable[]) => {
        const isAlone = row[COLUMN.customer] === null && row[COLUMN.linked_at] === null;
        // A case nobody can name is in no story.
        if (kind === 'case' && isAlone && !naming.has(String(row[COLUMN.source]))) return;
        tellRecord(kind, row, unclassified, say);
      },
    );
  }
}

function tellRecord(kind: RecordKind, row: Row, unclassified: number, say: Say): void {
  const record = {
    kind,
    source: String(row[COLUMN.source]),
    externalId: String(row[COLUMN.external_id]),
  };
  const place = [COLUMN.at, COLUMN.theme, COLUMN.department, COLUMN.case_id];
  const activity = place
    .map((column) => row[column] ?? null)
    // A text that says no theme is in its stories as one without.
    .map((value, i) => (i === 1 && value === unclassified ? NOT_GIVEN : value))
    .join(',');
  for (const subject of subjectsOf(kind, row)) say(record, `in ${subject} ${activity}`);
  const customer = row[COLUMN.customer] ?? null;
  const recontactAt = row[COLUMN.recontact_at] ?? null;
  // No story tells of an erased customer any more: what is kept about coming back stands for itself.
  if (!isErased(customer) && (recontactAt !== null || (customer !== null && isMeeting(kind)))) {
    say(record, `recontact ${String(recontactAt)}`);
  }
  if (kind === 'case') say(record, `contacts ${String(row[COLUMN.contacts] ?? null)}`);
  const department = row[COLUMN.linked_department] ?? null;
  if (department !== null) say(record, `department ${String(department)}`);
}

function* tellStories(ctx: Context, slot: number, say: Say): Steps<void> {
  const { q, t } = ctx.dialect;
  const a = t.activity;
  let subject = '';
  let story: StoryEntry[] = [];
  yield* each(
    q
      .select({
        subject: a.subject,
        kind: a.kind,
        source: a.source,
        external_id: a.external_id,
        at: a.at,
        theme: a.theme,
        department: a.department,
        case_id: a.case_id,
        sealed_recontact_at: a.sealed_recontact_at,
      })
      .from(a)
      .where(and(eq(a.slot, slot)))
      .orderBy(asc(a.subject), asc(a.kind), asc(a.source), asc(a.external_id)),
    (row: Bindable[]) => {
      if (row[0] !== subject) {
        tellStory(subject, story, say);
        subject = String(row[0]);
        story = [];
      }
      story.push({
        // Activities are written with the kinds of `RECORD_KINDS` only.
        kind: row[1] as RecordKind,
        source: String(row[2]),
        externalId: String(row[3]),
        at: Number(row[4]),
        theme: Number(row[5]),
        department: Number(row[6]),
        caseId: row[7] === null ? null : String(row[7]),
        sealedRecontactAt: row[8] === null ? null : Number(row[8]),
      });
    },
  );
  tellStory(subject, story, say);
}

function tellStory(subject: string, story: readonly StoryEntry[], say: Say): void {
  for (const one of story) {
    say(one, `in ${subject} ${[one.at, one.theme, one.department, one.caseId].join(',')}`);
  }
  if (subject.startsWith('customer:')) {
    for (const [record, recontactAt] of recontacts(story))
      say(record, `recontact ${String(recontactAt)}`);
    return;
  }
  const { contacts, department } = caseStory(story);
  for (const one of story) {
    if (one.kind === 'case') say(one, `contacts ${contacts}`);
    if (one.kind === 'response' && department > 0) say(one, `department ${String(department)}`);
  }
}

function isMeeting(kind: RecordKind): boolean {
  return kind === 'case' || kind === 'contact';
}

function keyOf(record: { kind: string; source: string; externalId: string }): string {
  return `${record.kind}|${record.source}|${record.externalId}`;
}

function bucketOf(record: { kind: string; source: string; externalId: string }): number {
  return hash(keyOf(record), 0) % LINK_BUCKETS;
}

/** FNV-1a with a finaliser, 32 bits. */
function hash(text: string, seed: number): number {
  let h = 0x811c_9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 0x0100_0193);
  }
  h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Adds statements up by bucket, in any order; 52 bits, so that a difference hides with probability 2⁻⁵². */
class Sums {
  private readonly high = new Uint32Array(LINK_BUCKETS);
  private readonly low = new Uint32Array(LINK_BUCKETS);
  private statements = 0;

  add(record: Parameters<Say>[0], what: string): void {
    const bucket = bucketOf(record);
    const text = `${keyOf(record)}|${what}`;
    this.low[bucket] = (this.low[bucket] ?? 0) + hash(text, 1);
    this.high[bucket] = (this.high[bucket] ?? 0) + hash(text, 2);
    this.statements++;
  }

  result(): LinkSums {
    const sums = Array.from(this.low, (low, i) => ((this.high[i] ?? 0) % 2 ** 20) * 2 ** 32 + low);
    return { sums, statements: this.statements };
  }
}
