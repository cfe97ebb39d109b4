import { and, eq, inArray, max } from 'drizzle-orm';
import type { FollowUp, FollowUpRule } from '#server/domain/follow-ups/follow-up.ts';
import { promiseOf } from '#server/domain/follow-ups/follow-up.ts';
import type { Context, Steps } from '../store/request.ts';
import { first, run } from '../store/request.ts';
import { readBusinessCalendar } from './alert-surroundings.ts';
import { followUpColumns, followUpOf } from './follow-up-rows.ts';
import { leaveFollowUpEvent, writeFollowUp, writeFollowUpLine } from './follow-up-writing.ts';

/** An unhappy answer that asks for a follow-up; `department` as shown, null = it has none. `at` = when it was given, UTC ms. */
export type UnhappyAnswer = Pick<FollowUp, 'source' | 'externalId' | 'customer' | 'department'> & {
  readonly at: number;
};

/**
 * Makes follow-ups for unhappy answers, each once. An answer of a customer who is waiting to be contacted already joins that one. Gives how many
 * were made.
 */
export function* makeFollowUps(
  ctx: Context,
  args: { answers: readonly UnhappyAnswer[]; rule: FollowUpRule; now: number },
): Steps<number> {
  const { answers, rule, now } = args;
  if (answers.length === 0) return 0;
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const calendar = yield* readBusinessCalendar(ctx);
  const last = yield* first(q.select({ id: max(f.id).as('id') }).from(f));
  let id = last?.id ?? 0;
  let made = 0;
  for (const { at, ...answer } of answers) {
    if (yield* isKnown(ctx, answer)) continue;
    if (yield* joinsAnother(ctx, answer, now)) continue;
    id += 1;
    const openedAt = Math.min(at, now);
    const promisedAt = promiseOf(openedAt, rule, calendar);
    const followUp: FollowUp = {
      ...answer,
      id,
      owner: null,
      state: 'open',
      outcome: null,
      hold: null,
      tries: 0,
      openedAt,
      promisedAt,
      dueAt: promisedAt,
      contactedAt: null,
      closedAt: null,
      reopened: 0,
      steps: 1,
    };
    yield* run(q.insert(f).values(followUpColumns(followUp)));
    yield* writeFollowUpLine(ctx, { followUp, line: { kind: 'made', by: null }, now });
    yield* leaveFollowUpEvent(ctx, followUp, now);
    made += 1;
  }
  return made;
}

function* isKnown(
  ctx: Context,
  { source, externalId }: Pick<FollowUp, 'source' | 'externalId'>,
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const key = and(eq(f.source, source), eq(f.external_id, externalId));
  if ((yield* first(q.select({ id: f.id }).from(f).where(key))) !== null) return true;
  const s = t.followUpStep;
  const joined = and(eq(s.kind, 'again'), eq(s.to, joinedKey({ source, externalId })));
  return (yield* first(q.select({ seq: s.seq }).from(s).where(joined))) !== null;
}

/** True when the customer is waiting already: they are contacted once, and the line says that they were unhappy again. */
function* joinsAnother(
  ctx: Context,
  answer: Pick<FollowUp, 'source' | 'externalId' | 'customer'>,
  now: number,
): Steps<boolean> {
  const { customer } = answer;
  if (customer === null) return false;
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const waits = and(eq(f.customer, customer), inArray(f.state, ['open']));
  const row = yield* first(q.select().from(f).where(waits));
  if (!row) return false;
  const line = { kind: 'again', by: null, to: joinedKey(answer) } as const;
  yield* writeFollowUp(ctx, { followUp: followUpOf(row), set: {}, line, now });
  return true;
}

function joinedKey({ source, externalId }: Pick<FollowUp, 'source' | 'externalId'>): string {
  return JSON.stringify([source, externalId]);
}
