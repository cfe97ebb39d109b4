import { and, eq, inArray } from 'drizzle-orm';
import { AppError } from '#server/domain/problem.ts';
import type { RecordKind } from '#server/domain/records/fields.ts';
import { timelineMarks } from '#server/domain/timeline/marks.ts';
import type { TimelineMark } from '#server/domain/timeline/step.ts';
import { zoneOf } from '#server/domain/time/zone.ts';
import type { Zone } from '#server/domain/time/zone.ts';
import type { Context, Steps } from '../store/request.ts';
import { first } from '../store/request.ts';
import { readCalendar } from './calendar.ts';
import type { RecordKey } from './links.ts';
import type { Row } from './record-row.ts';
import { slotOf } from './slot.ts';
import type { BriefRecord } from './story-records.ts';
import { readBrief, readWhole, storyKeys } from './story-records.ts';
import { departmentsOf } from './visible.ts';

/** Records of one customer that a timeline is made of at most. */
const TIMELINE_RECORDS = 20_000;

/** Where a page of a timeline ends: on a day, after a record that the viewer may read (null = before the first of them). */
export type TimelinePlace = { day: number; after: (RecordKey & { at: number }) | null };

/** Whose timeline, in which order, and which page of it. */
export type TimelineQuestion = {
  customer: string;
  sort: 'oldest' | 'newest';
  /** Place of the page before; null = from the first. */
  after: TimelinePlace | null;
  /** Steps of a page; steps of others on its last day come on top. */
  limit: number;
  /** The clock (UTC ms): a case that is open is waited for until then. */
  now: number;
};

/**
 * One step. Of a record that the viewer may not read there is the day (in the organisation's zone) and the channel (code,
 * 0 = not given) and nothing else: `record` null.
 */
export type TimelineStepFound = {
  day: number;
  channel: number;
  record: { kind: RecordKind; row: Row } | null;
  marks: TimelineMark[];
};

/** A page of a customer's timeline. */
export type TimelineFound = {
  /** Steps in all. */
  total: number;
  /** How many of them are of records that the viewer may not read. */
  hidden: number;
  steps: TimelineStepFound[];
  /** Null on the last page. */
  next: TimelinePlace | null;
};

/**
 * Everything of one customer in the order of time; null when the viewer may read none of it, as for a customer who is not
 * there. Of other departments' records a day and a channel are known. Within a day they stand before the others, whenever it
 * was; marks are made from what the viewer may read and from those days, so that neither order nor marks say more.
 * @throws AppError CUSTOMER_TOO_LARGE { limit }
 */
export function* customerTimeline(
  ctx: Context,
  question: TimelineQuestion,
): Steps<TimelineFound | null> {
  const subject = `customer:${question.customer}`;
  if (!(yield* maySeeSome(ctx, subject, [0]))) return null;
  const keys = yield* storyKeys(ctx, subject, TIMELINE_RECORDS + 1);
  if (keys.length > TIMELINE_RECORDS) {
    if (!(yield* maySeeSome(ctx, subject, []))) return null;
    throw new AppError('CUSTOMER_TOO_LARGE', { limit: TIMELINE_RECORDS });
  }
  // A record that has just gone over to another customer stays in the old story until the linker has been there.
  const records = (yield* readBrief(ctx, keys)).filter(
    ({ customer }) => customer === question.customer,
  );
  const departments = departmentsOf(ctx.viewer);
  const codes = departments === 'all' ? null : new Set(departments);
  const mine = records.filter(({ department }) => codes?.has(department) ?? true).sort(inTime);
  if (mine.length === 0) return null;
  const zone = zoneOf((yield* readCalendar(ctx)).zone);
  const read = new Set(mine);
  const others = records
    .filter((record) => !read.has(record))
    .map(({ at, channel }) => ({ day: zone.dayOf(at), channel }));
  const steps = stepsOf(mine, others, zone, question.now);
  const ordered = steps.sort((a, b) => compare(a, b, question.sort === 'oldest' ? 1 : -1));
  const { page, next } = pageOf(ordered, question);
  const rowOf = yield* readWhole(
    ctx,
    page.flatMap(({ record }) => (record ? [record] : [])),
  );
  return {
    total: ordered.length,
    hidden: others.length,
    steps: page.map(({ day, channel, record, marks }) => {
      const row = record && rowOf(record);
      return { day, channel, marks, record: record && row && { kind: record.kind, row } };
    }),
    next,
  };
}

/** True when a record of the story is of a department that the viewer may read, or of one of `more`. */
function* maySeeSome(ctx: Context, subject: string, more: readonly number[]): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const departments = departmentsOf(ctx.viewer);
  const story = and(
    eq(t.activity.slot, slotOf(subject, ctx.slots)),
    eq(t.activity.subject, subject),
  );
  const own =
    departments === 'all' ? undefined : inArray(t.activity.department, [...departments, ...more]);
  const statement = q
    .select({ slot: t.activity.slot })
    .from(t.activity)
    .where(and(story, own))
    .limit(1);
  return (yield* first(statement)) !== null;
}

type Step = {
  day: number;
  channel: number;
  record: BriefRecord | null;
  marks: TimelineMark[];
};

function stepsOf(
  mine: readonly BriefRecord[],
  others: readonly { day: number; channel: number }[],
  zone: Zone,
  now: number,
): Step[] {
  const signs = others.map(({ day }) => zone.startOfDay(day));
  const marks = timelineMarks(mine, signs, now);
  return [
    ...mine.map((record, i) => ({
      day: zone.dayOf(record.at),
      channel: record.channel,
      record,
      marks: marks[i] ?? [],
    })),
    ...others.map((other) => ({ ...other, record: null, marks: [] })),
  ];
}

/** Steps up to the limit and on to the next record that the viewer may read, or the next day. */
function pageOf(
  ordered: readonly Step[],
  { after, limit, sort }: TimelineQuestion,
): { page: Step[]; next: TimelinePlace | null } {
  const forward = sort === 'oldest' ? 1 : -1;
  const rest = ordered.filter(({ day, record }) => {
    if (!after || day !== after.day) return !after || (day - after.day) * forward > 0;
    return record !== null && (!after.after || inTime(record, after.after) * forward > 0);
  });
  let end = Math.min(limit, rest.length);
  while (end < rest.length && !rest[end - 1]?.record && rest[end - 1]?.day === rest[end]?.day) {
    end++;
  }
  const last = rest[end - 1];
  const isMore = end < rest.length && last !== undefined;
  return {
    page: rest.slice(0, end),
    next: isMore ? { day: last.day, after: keyOf(last.record) } : null,
  };
}

function keyOf(record: BriefRecord | null): TimelinePlace['after'] {
  if (!record) return null;
  const { kind, source, externalId, at } = record;
  return { kind, source, externalId, at };
}

/** In either direction a day's steps of others come first. */
function compare(a: Step, b: Step, forward: 1 | -1): number {
  if (a.day !== b.day) return (a.day - b.day) * forward;
  if (a.record && b.record) return inTime(a.record, b.record) * forward;
  if (!a.record && !b.record) return a.channel - b.channel;
  return a.record ? 1 : -1;
}

function inTime(a: RecordKey & { at: number }, b: RecordKey & { at: number }): number {
  if (a.at !== b.at) return a.at - b.at;
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  if (a.source !== b.source) return a.source < b.source ? -1 : 1;
  if (a.externalId === b.externalId) return 0;
  return a.externalId < b.externalId ? -1 : 1;
}
