import {
  DEMO_CUSTOMERS_DAYS,
  DEMO_ROUND_DAYS,
  DEMO_ROUNDS,
  DEMO_TOPICS,
  demoBeliefs,
} from '#db/demo/beliefs.ts';
import { WHOLE } from '#db/queries/beliefs.ts';
import type { Repository } from '#db/store/store.ts';
import { suggestedRound } from '../domain/beliefs/suggested.ts';
import { codeOf, dayBefore, DEMO_OFFICER } from './demo-plans.ts';

/** Asks the demonstration's leaders, each round once however often it is filled. */
export async function askDemoLeaders(
  repository: Repository,
  { seed, createdMs }: { seed: number; createdMs: number },
): Promise<void> {
  const known = await repository.read('readBeliefRounds', undefined);
  const topics = DEMO_TOPICS.map(({ wording, metric, isSameWording }) => ({
    wording,
    metric,
    isSameWording,
  }));
  for (const [place, { weeksBefore }] of DEMO_ROUNDS.entries()) {
    const from = dayBefore(createdMs, weeksBefore);
    const to = from + DEMO_ROUND_DAYS;
    const { name } = suggestedRound(from);
    const before = known.find((one) => one.from === from);
    // Whoever took it back while it was being filled meant it.
    if (before?.isTakenBack === true) continue;
    const round =
      before?.id ??
      (await repository.write('openBeliefRound', {
        round: { name, customersFrom: to - DEMO_CUSTOMERS_DAYS, from, to, topics },
        by: DEMO_OFFICER,
        now: createdMs,
        once: null,
      }));
    for (const { leader, answers } of demoBeliefs(seed, place)) {
      const coded = [];
      for (const { department: key, ...answer } of answers) {
        const department = key === null ? WHOLE : await codeOf(repository, 'department', key);
        coded.push({ ...answer, department });
      }
      // Nobody real: the name needs no seal.
      const asked = { round, respondent: leader, answers: coded, today: from };
      await repository.write('answerBelief', asked);
    }
  }
}
