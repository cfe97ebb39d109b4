import { and, eq, sql } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { ASSIGNED } from '#server/domain/records/assigned.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { readCounting } from './counting.ts';
import type { Row } from './record-row.ts';
import { ASSIGNED_PLACE, COLUMN, TEXT_PLACES } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import { readRows } from './rows-by-key.ts';
import { readTaxonomyVersion, THEME } from './taxonomy.ts';
import type { TextCursor } from './themed-texts.ts';
import { readTexts } from './themed-texts.ts';
import type { Theming } from './theming.ts';
import { readTheming, themedRow } from './theming.ts';
import type { Touch } from './touch.ts';
import { isInStory, leaveTouches } from './touch.ts';

/** Records of one slot and kind whose theme may be another by the taxonomy in force. */
export type Outdated = {
  version: number;
  seen: number;
  keys: { source: string; externalId: string }[];
  /** The last one that was looked at; null = these were the last. */
  last: TextCursor | null;
};

/** Looks for records whose text says another theme than they carry; null in a store without a taxonomy. */
export function* findOutdated(
  ctx: Context,
  args: { slot: number; kind: RecordKind; after: TextCursor | null; limit: number },
): Steps<Outdated | null> {
  const theming = yield* readTheming(ctx);
  if (!theming) return null;
  const texts = yield* readTexts(ctx, args);
  const keys = texts
    .filter(({ text, theme, isFromText, isSet }) => {
      // What lies under a theme that was set is not seen from here.
      if (isSet) return true;
      if (!isFromText) return theme === NOT_GIVEN;
      return theming.codeOf(text) !== theme;
    })
    .map(({ source, externalId }) => ({ source, externalId }));
  const end = texts.at(-1);
  const { slot, kind, limit } = args;
  const isEnd = !end || texts.length < limit;
  return {
    version: theming.version,
    seen: texts.length,
    keys,
    last: isEnd ? null : { slot, kind, source: end.source, externalId: end.externalId },
  };
}

/** Some records of one slot and kind to give themes anew, and how far the going through has come with them. */
export type RescoreArgs = {
  version: number;
  slot: number;
  kind: RecordKind;
  keys: readonly { source: string; externalId: string }[];
  /** Records that were looked at to find them. */
  seen: number;
  /** Where to go on (JSON). */
  position: string;
  now: number;
};

/**
 * Gives records the themes their texts say, with everything that follows: cells, touches for the linker, and how far it
 * has come, in this transaction. What a source told or somebody set stays; under what was set, what the text says is noted.
 * Gives false, and changes nothing, when another taxonomy is in force.
 */
export function* rescoreThemes(ctx: WriteContext, args: RescoreArgs): Steps<boolean> {
  const theming = yield* readTheming(ctx);
  if (theming?.version !== args.version) return false;
  const { slot, kind, now } = args;
  const counting = yield* readCounting(ctx);
  const changed: Row[] = [];
  const touches: Touch[] = [];
  for (const held of yield* readRows(ctx, kind, slot, args.keys)) {
    const next = yield* themedAnew(ctx, kind, held, theming);
    if (next === held) continue;
    counting.recount(ctx.cells(slot), kind, held, next);
    changed.push(next);
    touches.push(...touchOf(kind, next, now));
  }
  yield* overwriteRows(ctx, kind, changed);
  yield* leaveTouches(ctx, touches);
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .update(t.taxonomy)
      .set({
        seen: sql`${t.taxonomy.seen} + ${args.seen}`,
        changed: sql`${t.taxonomy.changed} + ${changed.length}`,
        position: args.position,
      })
      .where(eq(t.taxonomy.version, args.version)),
  );
  return true;
}

/** The row with the theme its text says; the same row where nothing is different. */
function* themedAnew(ctx: Context, kind: RecordKind, held: Row, theming: Theming): Steps<Row> {
  const assigned = ASSIGNED_PLACE[kind];
  const text = held[TEXT_PLACES[kind]?.text ?? -1] ?? null;
  if (assigned === null || text === null) return held;
  const bits = Number(held[assigned] ?? ASSIGNED.none);
  if ((bits & ASSIGNED.themeSet) === 0) return themedRow(kind, held, theming);
  const isTold = (bits & ASSIGNED.themeFromText) === 0;
  if (isTold && (yield* toldUnder(ctx, kind, held)) !== NOT_GIVEN) return held;
  yield* tellUnder(ctx, kind, held, theming.codeOf(String(text)));
  if (!isTold) return held;
  const next = [...held];
  next[assigned] = bits | ASSIGNED.themeFromText;
  return next;
}

/** Code of the theme that lies under the one that was set; 0 = none was told. */
function* toldUnder(ctx: Context, kind: RecordKind, row: Row): Steps<number> {
  const { q, t } = ctx.dialect;
  const found = yield* first(
    q
      .select({ told: t.assignment.told })
      .from(t.assignment)
      .where(assignmentsOf(ctx, kind, row)),
  );
  return found?.told ?? NOT_GIVEN;
}

function* tellUnder(ctx: Context, kind: RecordKind, row: Row, told: number): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q
      .update(t.assignment)
      .set({ told })
      .where(assignmentsOf(ctx, kind, row)),
  );
}

function assignmentsOf({ dialect: { t } }: Context, kind: RecordKind, row: Row) {
  const a = t.assignment;
  return and(
    eq(a.slot, Number(row[COLUMN.slot])),
    eq(a.kind, kind),
    eq(a.source, String(row[COLUMN.source])),
    eq(a.external_id, String(row[COLUMN.external_id])),
    eq(a.dimension, THEME),
  );
}

function touchOf(kind: RecordKind, row: Row, now: number): Touch[] {
  if (!isInStory(row)) return [];
  return [
    {
      slot: Number(row[COLUMN.slot]),
      kind,
      source: String(row[COLUMN.source]),
      externalId: String(row[COLUMN.external_id]),
      left: [],
      now,
    },
  ];
}

/** Notes how many texts there are to go through. */
export function* beginRescore(ctx: Context, args: { version: number; texts: number }): Steps<void> {
  const { q, t } = ctx.dialect;
  yield* run(
    q.update(t.taxonomy).set({ texts: args.texts }).where(eq(t.taxonomy.version, args.version)),
  );
}

/** Notes that every record has been gone through by a version. */
export function* finishRescore(ctx: Context, args: { version: number; now: number }): Steps<void> {
  const { q, t } = ctx.dialect;
  if ((yield* readTaxonomyVersion(ctx)) !== args.version) return;
  yield* run(
    q
      .update(t.taxonomy)
      .set({ scored_at: args.now, position: null })
      .where(eq(t.taxonomy.version, args.version)),
  );
}
