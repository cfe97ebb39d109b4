import { DEMO_DEEDS, DEMO_FOLLOWED, DEMO_FOLLOWED_WEEKS } from '#db/demo/follow-ups.ts';
import type { DemoDeed } from '#db/demo/follow-ups.ts';
import type { UnhappyAnswer } from '#db/queries/follow-up-making.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { USUAL_RULE } from '../domain/follow-ups/follow-up.ts';
import { unhappyAnswers } from './follow-ups/unhappy.ts';
import { createMomentReader } from './organisation/reference.ts';
import type { Moment } from './organisation/reference.ts';
import { recordOf } from '#db/queries/record-row.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Behind the number stand all answers, happy ones too: a week of the demonstration has fewer. */
const ANSWERS_OF_A_WEEK = 2000;
const HEAD = inventedId('head');

/** Lets the demonstration's company have followed up some unhappy customers; goes on where it was cut off. Its records must be there. */
export async function followUpDemoCustomers(
  repository: Repository,
  { createdMs }: { createdMs: number },
): Promise<void> {
  const moment = await createMomentReader(repository)(createdMs);
  for (const weeks of DEMO_FOLLOWED_WEEKS) {
    const answers = await answersOf(repository, moment, Math.floor(createdMs / DAY) - 7 * weeks);
    for (const [i, answer] of answers.entries()) {
      await followUp(repository, answer, DEMO_DEEDS[i % DEMO_DEEDS.length] ?? []);
    }
  }
}

/** The first unhappy answers of a week whose customers are known. */
async function answersOf(
  repository: Repository,
  moment: Moment,
  from: number,
): Promise<UnhappyAnswer[]> {
  const instrument = moment.reference.instruments.find(({ id }) => id === DEMO_FOLLOWED.instrument);
  if (!instrument) return [];
  const { page } = await repository.read('recordsBehind', {
    metric: { id: DEMO_FOLLOWED.metric, instrument: instrument.code },
    period: { from, to: from + 7 },
    filters: { dimensions: [], attributes: [] },
    search: null,
    now: moment.now,
    sort: 'oldest',
    after: null,
    limit: ANSWERS_OF_A_WEEK,
  });
  const fresh = page.map(({ kind, row }) => {
    const [slot, source, externalId] = row;
    const key = { slot: Number(slot), source: String(source), externalId: String(externalId) };
    return { ...key, kind, stamp: 0, record: recordOf(kind, row) };
  });
  return unhappyAnswers(fresh, moment).slice(0, DEMO_FOLLOWED.each);
}

async function followUp(
  repository: Repository,
  answer: UnhappyAnswer,
  deeds: readonly DemoDeed[],
): Promise<void> {
  const rule = USUAL_RULE;
  const made = { answers: [answer], rule, now: answer.at };
  const [id] = await repository.write('makeFollowUps', made);
  if (id === undefined || id === null) return;
  const story = await repository.read('readFollowUp', { id, reader: HEAD });
  const done = (story?.lines.length ?? 1) - 1;
  for (const { hours, kind, note } of deeds.slice(done)) {
    const now = answer.at + hours * HOUR;
    await repository.write('workOnFollowUp', { id, deed: { kind, note }, rule, by: HEAD, now });
  }
}
