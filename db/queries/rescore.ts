import { eq, sql } from 'drizzle-orm';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps, WriteContext } from '../store/request.ts';
import { run } from '../store/request.ts';
import { readRuleReader } from './assignment-rules.ts';
import { readCounting } from './counting.ts';
import { RecordAssignments } from './record-assignments.ts';
import type { Row } from './record-row.ts';
import { overwriteRows } from './record-writes.ts';
import { readRows } from './rows-by-key.ts';
import { readTaxonomyVersion } from './taxonomy.ts';
import type { TextCursor } from './themed-texts.ts';
import { readTexts } from './themed-texts.ts';
import { readTheming, themedRow } from './theming.ts';
import type { Touch } from './touch.ts';
import { isInStory, leaveTouches, subjectsOf, touchOf } from './touch.ts';

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
  const assignments = new RecordAssignments(slot, yield* readRuleReader(ctx));
  const rows = yield* readRows(ctx, kind, slot, args.keys);
  yield* assignments.know(ctx, kind, rows);
  const changed: Row[] = [];
  const touches: Touch[] = [];
  for (const held of rows) {
    const earlier = assignments.told(kind, held);
    const told = themedRow(kind, earlier, theming);
    if (told === earlier) continue;
    const next = assignments.lay(kind, told);
    counting.recount(ctx.cells(slot), kind, held, next);
    changed.push(next);
    const touch = touchOf(kind, next, isInStory(held) ? subjectsOf(kind, held) : [], now);
    if (touch) touches.push(touch);
  }
  yield* overwriteRows(ctx, kind, changed);
  yield* assignments.write(ctx);
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
