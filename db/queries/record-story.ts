import { and, desc, eq, inArray } from 'drizzle-orm';
import type { RecordKind } from '#server/domain/records/fields.ts';
import type { Context, Steps } from '../store/request.ts';
import { all } from '../store/request.ts';
import type { RecordKey } from './links.ts';
import { rowOfImage } from './image-row.ts';
import type { Row } from './record-row.ts';
import { COLUMN } from './record-row.ts';
import { recordSlot } from './slot.ts';
import type { BriefRecord } from './story-records.ts';
import { readBrief, readWhole, storyKeys } from './story-records.ts';
import { departmentsOf, rowReader } from './visible.ts';

/** Records of one case that are looked at, and that are told. */
const CASE_RECORDS = 2000;
const CASE_SHOWN = 100;
/** Imports of a source in which earlier versions are looked for, newest first. */
const IMPORTS_SEARCHED = 200;

/** A record as it was before an import overwrote it; instants in UTC ms. */
export type EarlierVersion = {
  row: Row;
  /** The import that overwrote it, and when. */
  importId: string;
  keptAt: number;
  /** The import that had brought it; null = none. */
  earlierImport: string | null;
};

/** One record with what belongs to it, as far as the viewer may read it. */
export type RecordStory = {
  row: Row;
  /** The case it belongs to; null when it names none, when that is not stored, or may not be read. */
  caseRow: Row | null;
  /** Other records of its case, or of itself when it is one, in the order of time. */
  related: { kind: RecordKind; row: Row }[];
  /** How many of those the viewer may not read. */
  hidden: number;
  /** True when the case has more records than are told. */
  isMore: boolean;
  /** Newest first; empty for viewers who may not read every record, since earlier versions may have been another's. */
  earlier: EarlierVersion[];
};

/** A record's whole story; null when it is not stored or the viewer may not read it, which nothing tells apart. */
export function* recordStory(ctx: Context, key: RecordKey): Steps<RecordStory | null> {
  const row = (yield* readWhole(ctx, [key]))(key);
  const mayRead = rowReader(ctx.viewer);
  if (!row || !mayRead(row)) return null;
  const caseKey = caseKeyOf(key, row);
  const ofCase = caseKey ? yield* readCase(ctx, key, caseKey) : NO_CASE;
  const isItsOwn = key.kind === 'case';
  const caseRow = caseKey && !isItsOwn ? (yield* readWhole(ctx, [caseKey]))(caseKey) : null;
  const earlier = departmentsOf(ctx.viewer) === 'all' ? yield* readEarlier(ctx, key) : [];
  return { row, caseRow: caseRow && mayRead(caseRow) ? caseRow : null, ...ofCase, earlier };
}

function caseKeyOf({ kind, source, externalId }: RecordKey, row: Row): RecordKey | null {
  if (kind === 'case') return { kind, source, externalId };
  const caseId = row[COLUMN.case_id];
  return typeof caseId === 'string' ? { kind: 'case', source, externalId: caseId } : null;
}

const NO_CASE = { related: [], hidden: 0, isMore: false };

/** What belongs to the same case beside the record itself and the case. */
function* readCase(
  ctx: Context,
  key: RecordKey,
  caseKey: RecordKey,
): Steps<Pick<RecordStory, 'related' | 'hidden' | 'isMore'>> {
  const subject = `case:${caseKey.source}:${caseKey.externalId}`;
  const keys = yield* storyKeys(ctx, subject, CASE_RECORDS + 1);
  const belongs = (one: BriefRecord): boolean =>
    one.kind !== 'case' && one.caseId === caseKey.externalId && !isSame(one, key);
  const found = (yield* readBrief(ctx, keys)).filter(belongs);
  const departments = departmentsOf(ctx.viewer);
  const mine = found
    .filter(({ department }) => departments === 'all' || departments.includes(department))
    .sort((a, b) => a.at - b.at || (a.externalId < b.externalId ? -1 : 1));
  const shown = mine.slice(0, CASE_SHOWN);
  const rowOf = yield* readWhole(ctx, shown);
  return {
    related: shown.flatMap((one) => {
      const row = rowOf(one);
      return row ? [{ kind: one.kind, row }] : [];
    }),
    hidden: found.length - mine.length,
    isMore: mine.length > shown.length || keys.length > CASE_RECORDS,
  };
}

function isSame(a: RecordKey, b: RecordKey): boolean {
  return a.kind === b.kind && a.source === b.source && a.externalId === b.externalId;
}

/** The images that imports kept of a record. They are found by import, of which a source has few. */
function* readEarlier(
  ctx: Context,
  { kind, source, externalId }: RecordKey,
): Steps<EarlierVersion[]> {
  const { q, t } = ctx.dialect;
  const jobs = yield* all(
    q
      .select({ id: t.importJob.id })
      .from(t.importJob)
      .where(eq(t.importJob.source, source))
      .orderBy(desc(t.importJob.started_at))
      .limit(IMPORTS_SEARCHED),
  );
  if (jobs.length === 0) return [];
  const b = t.beforeImage;
  const ids = jobs.map(({ id }) => id);
  const ofRecord = and(eq(b.kind, kind), eq(b.source, source), eq(b.external_id, externalId));
  const slot = recordSlot(kind, source, externalId, ctx.slots);
  const images = yield* all(
    q
      .select()
      .from(b)
      .where(and(eq(b.slot, slot), inArray(b.import_id, ids), ofRecord))
      .orderBy(desc(b.kept_at)),
  );
  return images.map(({ image, import_id, kept_at, earlier_import }) => ({
    row: rowOfImage(kind, image),
    importId: import_id,
    keptAt: kept_at,
    earlierImport: earlier_import,
  }));
}
