import { DEMO_PROMISES } from '#db/demo/review.ts';
import type { Repository } from '#db/store/store.ts';
import { inventedId } from '../domain/access/invented.ts';
import { formatDay } from '../domain/time/day.ts';
import { createMomentReader } from './organisation/reference.ts';
import { reviewWeek } from './review/week.ts';

const DAY = 86_400_000;

/**
 * Lets the demonstration's company hold the review of the week before its creation, once however often it is filled: it decides about
 * what was late then. Its loops must be there.
 */
export async function holdDemoReview(
  repository: Repository,
  { createdMs }: { createdMs: number },
): Promise<void> {
  const moment = await createMomentReader(repository)(createdMs);
  const current = reviewWeek(moment);
  const last = reviewWeek(moment, formatDay(current.week - 7));
  // Late enough in that week for what was begun shortly before to be late.
  const now = current.startsAt - DAY;
  const asked = { week: last.week, startsAt: last.startsAt, isCurrent: true, now };
  const { exceptions, items } = await repository.read('readReview', asked);
  if (items.length > 0) return;
  for (const { kind, decision, owner, dueAfter } of DEMO_PROMISES) {
    // A small demonstration may have nothing of a kind that is late.
    const subject = exceptions.find((one) => one.kind === kind);
    if (!subject) continue;
    await repository.write('decideInReview', {
      subject,
      decided: { decision, owner: inventedId(owner), dueOn: last.week + 7 + dueAfter },
      week: last.week,
      by: inventedId('executive'),
      now,
    });
  }
}
