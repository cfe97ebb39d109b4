import { weekOf } from '#server/domain/time/period.ts';
import type { FilledApp } from '../api/filled.ts';

const DAY = 86_400_000;

/**
 * What a review decided about loops of the house that were late by then: 1 about the first of billing, 2 about the first of cards.
 * The clock goes on by four weeks for it, and back: the review was one of the week before the clock's.
 */
export async function promiseInHouse(filled: FilledApp, owner: string): Promise<void> {
  const { repository, clock } = filled;
  const week = weekOf(Math.floor(clock.now / DAY), 'sun') - 7;
  for (const about of [1, 2]) {
    await repository.write('decideInReview', {
      subject: { kind: 'step', about, which: 'heard' },
      decided: { decision: 'Ask the team on Monday', owner, dueOn: week + 3 },
      week,
      by: owner,
      now: clock.now + 28 * DAY,
    });
  }
}
