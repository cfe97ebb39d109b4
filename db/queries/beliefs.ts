import { and, asc, count, countDistinct, eq, max } from 'drizzle-orm';
import type { BeliefRound, BeliefTopic } from '#server/domain/beliefs/round.ts';
import { roundState } from '#server/domain/beliefs/round.ts';
import { AppError } from '#server/domain/problem.ts';
import { formatDay } from '#server/domain/time/day.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first, run } from '../store/request.ts';
import type { Audited } from './audit.ts';
import { appendAuditOf } from './audit.ts';
import type { Once } from './once.ts';
import { madeOnce } from './once.ts';
import type { Done } from './targets.ts';
import { doneBy } from './targets.ts';

/** A round with its history. */
export type StoredRound = BeliefRound & {
  made: Done;
  /** Who closed it early; null = nobody did. */
  closed: Done | null;
  /** Null = it was not taken back. */
  takenBack: Done | null;
  /** Leaders who have answered about the whole organisation so far: those who spoke only of a department could else be counted. */
  respondents: number;
};

/** What a round is made from. Days are numbers since 1970-01-01. */
export type NewRound = Pick<BeliefRound, 'name' | 'customersFrom' | 'from' | 'to' | 'topics'>;

/** One answer: place of the sentence, code of the department it is about (0 = the whole organisation), score 1 to 5. */
export type BeliefAnswer = { topic: number; department: number; score: number };

/** Department of answers about everything. */
export const WHOLE = 0;
/** Rounds there may be, those that were taken back included. */
const MOST = 500;

type RoundRow = Context['dialect']['t']['beliefRound']['$inferSelect'];

/** Every round that was ever made, in the order they were. */
export function* readBeliefRounds(ctx: Context): Steps<StoredRound[]> {
  const { q, t } = ctx.dialect;
  const a = t.beliefAnswer;
  const counts = { round: a.round, n: countDistinct(a.respondent).as('n') };
  const answered = yield* all(
    q.select(counts).from(a).where(eq(a.department, WHOLE)).groupBy(a.round),
  );
  const respondents = new Map(answered.map(({ round, n }) => [round, n]));
  const rows = yield* all(q.select().from(t.beliefRound).orderBy(asc(t.beliefRound.id)));
  return rows.map((row) => ({ ...roundOf(row), respondents: respondents.get(row.id) ?? 0 }));
}

/**
 * Makes a round; gives its number. `once` null = each time it is sent.
 * @throws AppError BELIEF_ROUNDS_OVERLAP { from, to } with the days of the other, LIST_FULL { limit }
 */
export function* openBeliefRound(
  ctx: Context,
  args: { round: NewRound; by: string; now: number; once: Once | null; audited?: Audited },
): Steps<number> {
  return yield* madeOnce(ctx, args.once, args.now, () => makeRound(ctx, args));
}

function* makeRound(
  ctx: Context,
  { round, by, now, audited }: { round: NewRound; by: string; now: number; audited?: Audited },
): Steps<number> {
  const { q, t } = ctx.dialect;
  const table = t.beliefRound;
  yield* refuseOverlap(ctx, round, null);
  const counts = { rows: count().as('rows'), last: max(table.id).as('last') };
  const held = yield* first(q.select(counts).from(table));
  if ((held?.rows ?? 0) >= MOST) throw new AppError('LIST_FULL', { limit: MOST });
  const id = (held?.last ?? 0) + 1;
  const { name, customersFrom, from, to, topics } = round;
  const days = { customers_from_day: customersFrom, from_day: from, to_day: to };
  const row = { id, name_en: name.en, name_ar: name.ar, ...days, topics: JSON.stringify(topics) };
  yield* run(q.insert(table).values({ ...row, made_at: now, made_by: by }));
  const details = { name, from: formatDay(from), to: formatDay(to), topics };
  yield* appendAuditOf(ctx, audited, { target: `belief:${id}`, details });
  return id;
}

/** Leaders are asked one thing at a time: two rounds have no day in common, but for those that were taken back. */
function* refuseOverlap(
  ctx: Context,
  { from, to }: Pick<BeliefRound, 'from' | 'to'>,
  own: number | null,
): Steps<void> {
  const rounds = yield* readBeliefRounds(ctx);
  const other = rounds.find(
    (one) => one.id !== own && !one.isTakenBack && one.from < to && from < one.to,
  );
  if (!other) return;
  const days = { from: formatDay(other.from), to: formatDay(other.to) };
  throw new AppError('BELIEF_ROUNDS_OVERLAP', days);
}

/**
 * Closes a round for good on a day (`closedOn`, which is its last), takes it back or lets it be again; what is left out stays. A
 * closed round is not opened again: whoever saw its numbers before and after one more answer would know that answer.
 * Gives false when there is no such round.
 * @throws AppError BELIEF_ROUND_NOT_OPEN { from, to } when it cannot be closed on that day, BELIEF_ROUNDS_OVERLAP
 */
export function* changeBeliefRound(
  ctx: Context,
  args: {
    id: number;
    closedOn?: number;
    isTakenBack?: boolean;
    by: string;
    now: number;
    audited?: Audited;
  },
): Steps<boolean> {
  const { q, t } = ctx.dialect;
  const { id, closedOn, isTakenBack, by, now } = args;
  const row = yield* first(q.select().from(t.beliefRound).where(eq(t.beliefRound.id, id)));
  if (!row) return false;
  const held = roundOf(row);
  if (closedOn !== undefined) refuseUnlessOpen(held, closedOn);
  const isTurned = isTakenBack !== undefined && isTakenBack !== held.isTakenBack;
  if (isTurned && !isTakenBack) yield* refuseOverlap(ctx, held, id);
  const set = {
    ...(closedOn === undefined
      ? {}
      : { to_day: Math.min(held.to, closedOn + 1), closed_at: now, closed_by: by }),
    ...(isTurned
      ? { taken_back_at: isTakenBack ? now : null, taken_back_by: isTakenBack ? by : null }
      : {}),
  };
  if (Object.keys(set).length > 0) {
    yield* run(q.update(t.beliefRound).set(set).where(eq(t.beliefRound.id, id)));
  }
  const details = {
    ...(closedOn === undefined ? {} : { closedOn: formatDay(closedOn) }),
    ...(isTakenBack === undefined ? {} : { isTakenBack }),
  };
  yield* appendAuditOf(ctx, args.audited, { target: `belief:${id}`, details });
  return true;
}

function refuseUnlessOpen(round: BeliefRound, day: number): void {
  if (roundState(round, day) === 'open') return;
  const days = { from: formatDay(round.from), to: formatDay(round.to) };
  throw new AppError('BELIEF_ROUND_NOT_OPEN', days);
}

/**
 * Puts a leader's answers in the place of what they answered before. `respondent` stands for the person without telling who it
 * is; nothing else about them is kept, no instant either, and no entry in the audit log.
 * @throws AppError NOT_FOUND { seen }, BELIEF_ROUND_NOT_OPEN { from, to } when nobody may answer on that day
 */
export function* answerBelief(
  ctx: Context,
  args: { round: number; respondent: string; answers: readonly BeliefAnswer[]; today: number },
): Steps<void> {
  const { q, t } = ctx.dialect;
  const { round, respondent, answers, today } = args;
  const row = yield* first(q.select().from(t.beliefRound).where(eq(t.beliefRound.id, round)));
  if (!row) throw new AppError('NOT_FOUND', { seen: String(round) });
  refuseUnlessOpen(roundOf(row), today);
  const a = t.beliefAnswer;
  yield* run(q.delete(a).where(and(eq(a.round, round), eq(a.respondent, respondent))));
  for (const answer of answers) yield* run(q.insert(a).values({ round, respondent, ...answer }));
}

/** What one leader has answered in a round, for themselves to see; empty = nothing yet. */
export function* readOwnBelief(
  ctx: Context,
  args: { round: number; respondent: string },
): Steps<BeliefAnswer[]> {
  const { q, t } = ctx.dialect;
  const a = t.beliefAnswer;
  const { topic, department, score } = a;
  return yield* all(
    q
      .select({ topic, department, score })
      .from(a)
      .where(and(eq(a.round, args.round), eq(a.respondent, args.respondent)))
      .orderBy(asc(topic), asc(department)),
  );
}

/** A stored row as a round, without what was answered. */
export function roundOf(row: RoundRow): Omit<StoredRound, 'respondents'> {
  return {
    id: row.id,
    name: { en: row.name_en, ar: row.name_ar },
    customersFrom: row.customers_from_day,
    from: row.from_day,
    to: row.to_day,
    // Only `makeRound` writes them.
    topics: JSON.parse(row.topics) as BeliefTopic[],
    isClosed: row.closed_at !== null,
    isTakenBack: row.taken_back_at !== null,
    made: { by: row.made_by, at: row.made_at },
    closed: doneBy(row.closed_by, row.closed_at),
    takenBack: doneBy(row.taken_back_by, row.taken_back_at),
  };
}
