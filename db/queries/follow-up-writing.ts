import { and, eq } from 'drizzle-orm';
import type { FollowUp, FollowUpRule } from '#server/domain/follow-ups/follow-up.ts';
import { changedBy } from '#server/domain/follow-ups/follow-up.ts';
import type { FollowUpDeedKind } from '#server/domain/follow-ups/state.ts';
import { statesFor } from '#server/domain/follow-ups/state.ts';
import { NOT_GIVEN } from '#server/domain/dimensions.ts';
import { AppError } from '#server/domain/problem.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { FollowUpLine } from './follow-up-rows.ts';
import { followUpColumns } from './follow-up-rows.ts';
import { findFollowUp } from './follow-ups.ts';
import { leaveLiveEvent } from './live-events.ts';

/** What somebody does with a follow-up; `owner` = id of the person it is given to (null = back to all), `department` = code it is handed to. */
export type FollowUpDeed = {
  readonly kind: FollowUpDeedKind;
  readonly note: string | null;
  readonly owner?: string | null;
  readonly department?: number;
};

/**
 * Does what a person wants with a follow-up, with its line of the timeline and its entry of the audit log, which holds no word of theirs.
 * @throws AppError NOT_FOUND { seen } when it is not there for them, FOLLOW_UP_STATE when it does not take the deed,
 * FOLLOW_UP_CHANGED when somebody else did something meanwhile
 */
export function* workOnFollowUp(
  ctx: Context,
  args: {
    id: number;
    deed: FollowUpDeed;
    rule: FollowUpRule;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<void> {
  const { id, deed, rule, by, now } = args;
  const followUp = yield* findFollowUp(ctx, { id, reader: by });
  if (!followUp) throw new AppError('NOT_FOUND', { seen: String(id) });
  const calendar = yield* readBusinessCalendar(ctx);
  const changed = changedBy(followUp, deed.kind, { now, rule, calendar });
  if (!changed) {
    const allowed = statesFor(deed.kind);
    throw new AppError('FOLLOW_UP_STATE', { deed: deed.kind, state: followUp.state, allowed });
  }
  const { owner, department } = deed;
  const isOwned = followUp.owner !== null || deed.kind === 'note' || deed.kind === 'reopen';
  const given = {
    // Whoever contacts a customer nobody has taken on has taken them on.
    ...(isOwned ? {} : { owner: by }),
    ...(owner === undefined ? {} : { owner }),
    // Whoever takes it over sees to it with people of their own.
    ...(department === undefined ? {} : { department, owner: null }),
  };
  const to = owner ?? (department === undefined ? null : String(department));
  yield* writeFollowUp(ctx, {
    followUp,
    set: { ...changed, ...given },
    line: { kind: deed.kind, by, note: deed.note, to },
    now,
  });
  const details = { deed: deed.kind };
  yield* appendAuditOf(ctx, args.audited, { target: `follow_up:${id}`, details });
}

/** A line as it is given: what is left out is null. */
type NewLine = Pick<FollowUpLine, 'kind' | 'by'> & Partial<Pick<FollowUpLine, 'note' | 'to'>>;

/**
 * Writes what a follow-up is from now on, and its line, together or not at all.
 * @throws AppError FOLLOW_UP_CHANGED { seen } when somebody else has changed it since it was read
 */
export function* writeFollowUp(
  ctx: Context,
  args: { followUp: FollowUp; set: Partial<FollowUp>; line: NewLine; now: number },
): Steps<void> {
  const { followUp, set, line, now } = args;
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const after: FollowUp = { ...followUp, ...set, steps: followUp.steps + 1 };
  const { id, ...columns } = followUpColumns(after);
  const changed = yield* run(
    q
      .update(f)
      .set(columns)
      .where(and(eq(f.id, id), eq(f.steps, followUp.steps))),
  );
  if (changed === 0) throw new AppError('FOLLOW_UP_CHANGED', { seen: String(id) });
  yield* writeFollowUpLine(ctx, { followUp: after, line, now });
  yield* leaveFollowUpEvent(ctx, after, now);
  if (after.department !== followUp.department) yield* leaveFollowUpEvent(ctx, followUp, now);
}

/** Writes the last line of a follow-up's timeline. */
export function* writeFollowUpLine(
  ctx: Context,
  { followUp, line, now }: { followUp: FollowUp; line: NewLine; now: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { kind, by, note = null, to = null } = line;
  const { id, steps: seq } = followUp;
  yield* run(q.insert(t.followUpStep).values({ follow_up: id, seq, at: now, kind, by, note, to }));
}

/** Tells the open screens of those it concerns. */
export function* leaveFollowUpEvent(
  ctx: Context,
  { department }: FollowUp,
  now: number,
): Steps<void> {
  const concerned = department ?? NOT_GIVEN;
  yield* leaveLiveEvent(ctx, { at: now, key: 'loops', department: concerned });
}
