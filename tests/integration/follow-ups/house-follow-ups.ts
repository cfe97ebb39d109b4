import { USUAL_RULE } from '#server/domain/follow-ups/follow-up.ts';
import { departmentOf } from '../alerts/house-alerts.ts';
import type { FilledApp } from '../api/filled.ts';

/** Follow-ups of the house: 1 of billing, 2 of cards, 3 of cards that was given to a person (null = to nobody). */
export async function followInHouse(filled: FilledApp, owner: string | null): Promise<void> {
  const { repository } = filled;
  const { now } = filled.clock;
  const billing = await departmentOf(filled, 'billing');
  const cards = await departmentOf(filled, 'cards');
  const answers = [billing, cards, cards].map((department, i) => ({
    source: 'desk',
    externalId: `unhappy-${i + 1}`,
    customer: `C-90${i + 1}`,
    department,
    at: now,
  }));
  await repository.write('makeFollowUps', { answers, rule: USUAL_RULE, now });
  if (owner === null) return;
  const deed = { kind: 'give', note: null, owner } as const;
  const given = { id: 3, deed, rule: USUAL_RULE, by: owner, now };
  await repository.write('workOnFollowUp', given);
}

/** So many follow-ups of no department, given to nobody; the first of them were made a month ago, so that they are late. */
export async function followMany(
  { repository, clock: { now } }: FilledApp,
  number: number,
  late = 0,
): Promise<void> {
  const answers = Array.from({ length: number }, (_, i) => ({
    source: 'desk',
    externalId: `unhappy-${i + 1}`,
    customer: `C-90${i + 1}`,
    department: null,
    at: now,
  }));
  const monthAgo = now - 30 * 86_400_000;
  const parts = [
    [answers.slice(0, late), monthAgo],
    [answers.slice(late), now],
  ] as const;
  for (const [some, at] of parts) {
    await repository.write('makeFollowUps', { answers: some, rule: USUAL_RULE, now: at });
  }
}
