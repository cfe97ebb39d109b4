import type { WeeklyContent } from '#server/domain/delivery/content.ts';
import { laneOf } from '#server/domain/delivery/delivery.ts';
import { USUAL_NOTICE } from '#server/domain/delivery/notice-setting.ts';
import type { Context, Steps } from '../store/request.ts';
import { run } from '../store/request.ts';
import type { Held } from './leases.ts';
import { isHeld } from './leases.ts';
import { readNoticeSettings } from './notice-settings.ts';

/**
 * Puts the mail about a week into the outbox for each of `people` (ids) who wants it, once: whoever has had it, by whichever
 * process, gets none. Gives how many were made; none when the lease is somebody else's by now. `now` in UTC ms.
 */
export function* enqueueWeekly(
  ctx: Context,
  args: { held: Held; people: readonly string[]; week: WeeklyContent; now: number },
): Steps<number> {
  if (!(yield* isHeld(ctx, args.held))) return 0;
  const { q, t } = ctx.dialect;
  const { people, week, now } = args;
  const settings = new Map(
    (yield* readNoticeSettings(ctx)).map((setting) => [setting.person, setting]),
  );
  let made = 0;
  for (const person of people) {
    if (!(settings.get(person) ?? USUAL_NOTICE).hasWeekly) continue;
    const row = {
      // One for each person and week: the key is what keeps a second one out.
      id: `weekly-${week.to}-${person}`,
      alert: null,
      kind: 'weekly',
      lane: laneOf('mail', person),
      person,
      receiver: null,
      channel: 'mail',
      is_grave: 0,
      flaps_as: null,
      content: JSON.stringify(week),
      state: 'waiting',
      why: null,
      digest: null,
      made_at: now,
      due_at: now,
      tries: 0,
      last_outcome: null,
      sent_at: null,
    };
    made += yield* run(q.insert(t.delivery).values(row).onConflictDoNothing());
  }
  return made;
}
