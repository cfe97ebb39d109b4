import { and, asc, eq, sql } from 'drizzle-orm';
import { ASSIGNABLE, ASSIGNABLE_KINDS } from '#server/domain/assignments/rule.ts';
import { dimensionIndex } from '#server/domain/dimensions.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { each } from '../store/request.ts';
import { tableOf } from './record-row.ts';

/** A record whose department or theme is not what is written down of how it was set. */
export type AssignmentDifference = {
  slot: number;
  dimension: (typeof ASSIGNABLE)[number];
  /**
   * `missing` = the record says it was set, but nobody knows by what; `extra` = something was set that the record does not
   * say; `different` = the record carries another code than the one that counts.
   */
  kind: 'different' | 'missing' | 'extra';
  record: { kind: string; source: string; externalId: string };
};

/** What a comparison found: records on which something is set, and every one that differs. */
export type AssignmentCheck = { set: number; differences: AssignmentDifference[] };

const BITS = { department: ASSIGNED.departmentSet, theme: ASSIGNED.themeSet } as const;

/** Compares one slot's records with what is written down as set on them. */
export function* checkAssignments(ctx: Context, args: { slot: number }): Steps<AssignmentCheck> {
  const written = yield* readCounting(ctx, args.slot);
  const differences: AssignmentDifference[] = [];
  const seen = new Set<string>();
  let set = 0;
  for (const kind of ASSIGNABLE_KINDS) {
    yield* each(selectSet(ctx, args.slot, kind), ([source, id, department, theme, bits]) => {
      const record = { kind, source: String(source), externalId: String(id) };
      const codes = { department, theme };
      set++;
      for (const dimension of ASSIGNABLE) {
        const name = nameOf(record, dimension);
        const code = written.get(name);
        if ((Number(bits) & BITS[dimension]) === 0) continue;
        seen.add(name);
        if (code === undefined)
          differences.push({ slot: args.slot, dimension, kind: 'missing', record });
        else if (code !== Number(codes[dimension]))
          differences.push({ slot: args.slot, dimension, kind: 'different', record });
      }
    });
  }
  for (const name of written.keys()) {
    if (seen.has(name)) continue;
    // Made by `nameOf`.
    const [dimension, record] = JSON.parse(name) as [
      AssignmentDifference['dimension'],
      AssignmentDifference['record'],
    ];
    differences.push({ slot: args.slot, dimension, kind: 'extra', record });
  }
  return { set, differences };
}

function nameOf(record: AssignmentDifference['record'], dimension: string): string {
  return JSON.stringify([dimension, record]);
}

/** The code that counts of each record and dimension, by name: by hand before by rule, then the latest. */
function* readCounting(ctx: Context, slot: number): Steps<Map<string, number>> {
  const { q, t } = ctx.dialect;
  const a = t.assignment;
  const codes = new Map<string, number>();
  const rows = q
    .select({
      kind: a.kind,
      source: a.source,
      external_id: a.external_id,
      dimension: a.dimension,
      code: a.code,
    })
    .from(a)
    .where(eq(a.slot, slot))
    // The last of each record and dimension stays.
    .orderBy(asc(sql`case when ${a.rule_id} is null then 1 else 0 end`), asc(a.change_id));
  yield* each(rows, ([kind, source, id, number, code]: Bindable[]) => {
    const record = { kind: String(kind), source: String(source), externalId: String(id) };
    const dimension = ASSIGNABLE.find((one) => dimensionIndex(one) + 1 === number);
    codes.set(nameOf(record, dimension ?? String(number)), Number(code));
  });
  return codes;
}

function selectSet(ctx: Context, slot: number, kind: RecordKind) {
  const table = tableOf(ctx.dialect, kind);
  const anySet = ASSIGNED.departmentSet | ASSIGNED.themeSet;
  return ctx.dialect.q
    .select({
      source: table.source,
      external_id: table.external_id,
      department: table.department,
      theme: table.theme,
      assigned: sql<number>`${table}.assigned`.as('assigned'),
    })
    .from(table)
    .where(and(eq(table.slot, slot), sql`(${table}.assigned & ${anySet}) > 0`));
}
