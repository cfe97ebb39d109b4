import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Activity, StoryEntry } from '#server/domain/links/link-facts.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { textOnce } from '../store/statement-text.ts';
import { CHUNK, filled } from './chunks.ts';
import type { RecordKey } from './links.ts';

/** A change to one subject's story. */
export type StoryChange =
  | { kind: 'put'; subject: string; activity: Activity }
  | { kind: 'drop'; subject: string; record: RecordKey };

/**
 * Writes changes to the stories of one slot and gives those stories as they are then; what is sealed about a record stays.
 * Idempotent.
 */
export function* foldActivity(
  ctx: Context,
  args: { slot: number; changes: readonly StoryChange[] },
): Steps<{ subject: string; story: StoryEntry[] }[]> {
  const { q, t } = ctx.dialect;
  const a = t.activity;
  const put = q
    .insert(a)
    .values({
      slot: 0,
      subject: '',
      kind: '',
      source: '',
      external_id: '',
      at: 0,
      theme: 0,
      department: 0,
      case_id: '',
    })
    .onConflictDoUpdate({
      target: [a.slot, a.subject, a.kind, a.source, a.external_id],
      set: {
        at: sql`excluded.at`,
        theme: sql`excluded.theme`,
        department: sql`excluded.department`,
        case_id: sql`excluded.case_id`,
      },
    })
    .toSQL().sql;
  const drop = q
    .delete(a)
    .where(
      and(
        eq(a.slot, 0),
        eq(a.subject, ''),
        eq(a.kind, ''),
        eq(a.source, ''),
        eq(a.external_id, ''),
      ),
    )
    .toSQL().sql;
  const puts: Bindable[][] = [];
  const drops: Bindable[][] = [];
  for (const change of args.changes) {
    if (change.kind === 'put') {
      const { kind, source, externalId, at, theme, department, caseId } = change.activity;
      puts.push([
        args.slot,
        change.subject,
        kind,
        source,
        externalId,
        at,
        theme,
        department,
        caseId,
      ]);
    } else {
      const { kind, source, externalId } = change.record;
      drops.push([args.slot, change.subject, kind, source, externalId]);
    }
  }
  yield* bulk(put, puts);
  yield* bulk(drop, drops);
  return yield* readStories(ctx, args.slot, [...new Set(args.changes.map((c) => c.subject))]);
}

/** Stories of one slot by their subjects; one of which nothing is known is empty. */
export function* readStories(
  ctx: Context,
  slot: number,
  subjects: readonly string[],
): Steps<{ subject: string; story: StoryEntry[] }[]> {
  const stories = new Map<string, StoryEntry[]>(subjects.map((subject) => [subject, []]));
  const text = storiesText(ctx);
  for (let from = 0; from < subjects.length; from += CHUNK) {
    yield {
      kind: 'each',
      sql: text,
      params: [slot, ...filled(subjects.slice(from, from + CHUNK))],
      row: (row) => {
        stories.get(String(row[0]))?.push({
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
    };
  }
  return [...stories].map(([subject, story]) => ({ subject, story }));
}

/** Stories by slot and `CHUNK` subjects, as positional lists. */
function storiesText(ctx: Context): string {
  return textOnce(ctx, 'stories', () => {
    const { q, t } = ctx.dialect;
    const { subject, kind, source, external_id, at, theme, department, case_id } = t.activity;
    const { sealed_recontact_at } = t.activity;
    const key = { subject, kind, source, external_id };
    return q
      .select({ ...key, at, theme, department, case_id, sealed_recontact_at })
      .from(t.activity)
      .where(and(eq(t.activity.slot, 0), inArray(subject, filled(['']))))
      .toSQL();
  });
}
