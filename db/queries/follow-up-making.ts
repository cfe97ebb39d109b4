import { and, eq, max } from 'drizzle-orm';
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
 * Makes follow-ups for unhappy answers, each once. An answer of a customer who is waiting to be contacted already joins that one. Gives the number
 * of each answer's own follow-up, new or known; null = it joined another.
 */
export function* makeFollowUps(
  ctx: Context,
  args: { answers: readonly UnhappyAnswer[]; rule: FollowUpRule; now: number },
): Steps<(number | null)[]> {
  const { answers, rule, now } = args;
  if (answers.length === 0) return [];
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const calendar = yield* readBusinessCalendar(ctx);
  const last = yield* first(q.select({ id: max(f.id).as('id') }).from(f));
  let id = last?.id ?? 0;
  const numbers: (number | null)[] = [];
  for (const { at, ...answer } of answers) {
    const known = yield* ownFollowUp(ctx, answer);
    if (known !== null || (yield* joinsAnother(ctx, answer, now))) {
      numbers.push(known);
      continue;
    }
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
    numbers.push(id);
  }
  return numbers;
}

function* ownFollowUp(
  ctx: Context,
  { source, externalId }: Pick<FollowUp, 'source' | 'externalId'>,
): Steps<number | null> {
  const { q, t } = ctx.dialect;
  const f = t.followUp;
  const key = and(eq(f.source, source), eq(f.external_id, externalId));
  return (yield* first(q.select({ id: f.id }).from(f).where(key)))?.id ?? null;
}

/** True when the answer has joined another follow-up already, or does now: its customer is waiting, and the line says that they were unhappy again. */
function* joinsAnother(
  ctx: Context,
  answer: Pick<FollowUp, 'source' | 'externalId' | 'customer'>,
  now: number,
): Steps<boolean> {
  const { customer } = answer;
  if (customer === null) return false;
  const { q, t } = ctx.dialect;
  const s = t.followUpStep;
  const joined = and(eq(s.kind, 'again'), eq(s.to, joinedKey(answer)));
  if ((yield* first(q.select({ seq: s.seq }).from(s).where(joined))) !== null) return true;
  const f = t.followUp;
  const waits = and(eq(f.customer, customer), eq(f.state, 'open'));
  const row = yield* first(q.select().from(f).where(waits));
  if (!row) return false;
  const line = { kind: 'again', by: null, to: joinedKey(answer) } as const;
  yield* writeFollowUp(ctx, { followUp: followUpOf(row), set: {}, line, now });
  return true;
}

function joinedKey({ source, externalId }: Pick<FollowUp, 'source' | 'externalId'>): string {
  return JSON.stringify([source, externalId]);
}
