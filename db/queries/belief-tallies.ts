import { and, asc, count, eq, inArray, or } from 'drizzle-orm';
import { AGREES_FROM, FEWEST_LEADERS, roundState } from '#server/domain/beliefs/round.ts';
import type { Context, Steps } from '../store/request.ts';
import { all, first } from '../store/request.ts';
import { roundOf, WHOLE } from './beliefs.ts';
import { departmentsOf } from './visible.ts';

/** How many leaders agree: `hits` of `n`; null = they were too few to be told. */
export type BeliefTally = { topic: number; department: number; n: number; hits: number | null };

/**
 * How many leaders agree in a round that is closed on the day `today`, by sentence: about the whole organisation, and about
 * those departments the viewer may read of which at least five leaders answered. Of fewer nothing is told, not even how many;
 * about the whole organisation the number is told, and `hits` null. Answers about a department are other answers than those about
 * the whole, and each belongs to one department for good: what is told cannot be taken off from what else is told.
 * Empty while the round is not closed.
 */
export function* tallyBeliefs(
  ctx: Context,
  args: { round: number; today: number },
): Steps<BeliefTally[]> {
  const { q, t } = ctx.dialect;
  const row = yield* first(q.select().from(t.beliefRound).where(eq(t.beliefRound.id, args.round)));
  if (!row || roundState(roundOf(row), args.today) !== 'closed') return [];
  const a = t.beliefAnswer;
  const departments = departmentsOf(ctx.viewer);
  const readable =
    departments === 'all'
      ? undefined
      : or(eq(a.department, WHOLE), inArray(a.department, [...departments]));
  const rows = yield* all(
    q
      .select({ topic: a.topic, department: a.department, score: a.score, n: count().as('n') })
      .from(a)
      .where(and(eq(a.round, args.round), readable))
      .groupBy(a.topic, a.department, a.score)
      .orderBy(asc(a.topic), asc(a.department)),
  );
  const groups = new Map<string, BeliefTally & { hits: number }>();
  for (const one of rows) {
    const group = groups.get(`${one.topic} ${one.department}`) ?? { ...one, n: 0, hits: 0 };
    group.n += one.n;
    if (one.score >= AGREES_FROM) group.hits += one.n;
    groups.set(`${one.topic} ${one.department}`, group);
  }
  return [...groups.values()].flatMap(({ topic, department, n, hits }): BeliefTally[] => {
    if (n >= FEWEST_LEADERS) return [{ topic, department, n, hits }];
    return department === WHOLE ? [{ topic, department, n, hits: null }] : [];
  });
}
