import { and, eq } from 'drizzle-orm';
import type { StoryEntry } from '#server/domain/links/link-facts.ts';
import { recontacts } from '#server/domain/links/link-facts.ts';
import type { Bindable, Context, Steps } from '../store/request.ts';
import { bulk } from '../store/request.ts';
import { nameOfKey } from './retention-queue.ts';
import type { AgedRecord } from './retention-units.ts';
import { slotOf } from './slot.ts';
import { readStories } from './stories.ts';
import { subjectsOf } from './touch.ts';

/**
 * Takes records out of their stories. What they told about a record that stays is kept with it, as an instant and nothing
 * else: it came back then, whoever goes through the story later.
 */
export function* leaveStories(ctx: Context, records: readonly AgedRecord[]): Steps<void> {
  const leaving = new Map<string, Set<string>>();
  for (const { key, row } of records) {
    for (const subject of subjectsOf(key.kind, row)) {
      const held = leaving.get(subject) ?? new Set();
      leaving.set(subject, held.add(nameOfKey(key)));
    }
  }
  const bySlot = new Map<number, string[]>();
  for (const subject of leaving.keys()) {
    const slot = slotOf(subject, ctx.slots);
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), subject]);
  }
  const seals: Bindable[][] = [];
  const gone: Bindable[][] = [];
  for (const [slot, subjects] of bySlot) {
    for (const { subject, story } of yield* readStories(ctx, slot, subjects)) {
      const goes = leaving.get(subject) ?? new Set();
      const place = (one: StoryEntry) => [slot, subject, one.kind, one.source, one.externalId];
      const left = story.filter((one) => !goes.has(nameOfKey(one)));
      if (subject.startsWith('customer:')) {
        for (const [one, at] of toldByOthers(story, left)) seals.push([at, ...place(one)]);
      }
      for (const one of story) if (goes.has(nameOfKey(one))) gone.push(place(one));
    }
  }
  yield* bulk(sealText(ctx), seals);
  yield* bulk(dropText(ctx), gone);
}

/** When customers came back after meetings that stay, where that is told by what goes. */
function toldByOthers(
  story: readonly StoryEntry[],
  left: readonly StoryEntry[],
): [StoryEntry, number][] {
  const present = recontacts(left);
  const stays = new Set(left);
  return [...recontacts(story)].flatMap(([one, at]): [StoryEntry, number][] =>
    stays.has(one) && at !== null && present.get(one) !== at ? [[one, at]] : [],
  );
}

function ofRecord({ dialect: { t } }: Context) {
  const a = t.activity;
  const story = and(eq(a.slot, 0), eq(a.subject, ''));
  return and(story, eq(a.kind, ''), eq(a.source, ''), eq(a.external_id, ''));
}

function sealText(ctx: Context): string {
  const { q, t } = ctx.dialect;
  return q.update(t.activity).set({ sealed_recontact_at: 0 }).where(ofRecord(ctx)).toSQL().sql;
}

function dropText(ctx: Context): string {
  const { q, t } = ctx.dialect;
  return q.delete(t.activity).where(ofRecord(ctx)).toSQL().sql;
}
