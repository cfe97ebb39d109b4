import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { Intake } from '#server/services/intake.ts';
import { effectOf, verifiedEffect } from '#server/services/loops/effect.ts';
import { readStory } from '#server/services/loops/answer.ts';
import { watchLoops } from '#server/services/loops/watch.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import { newLoop } from '#tests/builders/new-loop.ts';
import { withPeople } from '../alerts/raising.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS } from '../store/engines.ts';

const DAY = 86_400_000;
/** A Sunday: weeks of this organisation begin then. */
const START = parseDay('2025-11-02');
const at = (day: number): number => day * DAY + 9 * 3_600_000;

let held: TestStore | null = null;
afterEach(async () => {
  await held?.drop();
  held = null;
});

/** Cases of billing week by week, as many a week as told; the weekly number goes up and down a little. */
function casesOf(weeks: readonly number[], from: number): RecordInput[] {
  return weeks.flatMap((level, week) => {
    const count = level + ([2, -1, 0, 1, -2][week % 5] ?? 0);
    return Array.from({ length: Math.max(0, count) }, (_, i) => {
      const day = from + week * 7 + (i % 7);
      const id = `c${day}-${i}`;
      return {
        ...record('case', id, at(day) + i * 60_000, {}),
        dimensions: { department: 'billing' },
      };
    });
  });
}

describe.each(DIALECTS)('the effect of a loop ($name)', (engine) => {
  async function begin(weeks: readonly number[]) {
    held = await engine.open();
    const repository = held.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    await store(repository, casesOf(weeks, START));
    const id = await repository.write('openLoop', {
      loop: newLoop({
        department: 2,
        scope: { metric: 'volume', filters: ['department=billing'], from: START },
        opening: { from: START + 20 * 7, to: START + 20 * 7 + 1 },
      }),
      by: 'head',
      now: at(START + 20 * 7),
      once: null,
    });
    return { repository, id };
  }
  async function store(repository: Repository, records: RecordInput[]): Promise<void> {
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    await intake.store(records, at(START));
  }
  /** Moves it on to where the customers are told; the change holds from week 26 on. */
  async function tell(repository: Repository, id: number): Promise<void> {
    const now = at(START + 26 * 7);
    const measured = { evidence: 9, effect: null };
    const move = (said: object) =>
      // Each is one of the moves.
      repository.write('moveLoop', { id, said: said as never, measured, by: 'head', now });
    await move({ move: 'understand', rootCause: 'Two runs' });
    await move({ move: 'decide', decision: 'One run', decidedBy: 'chief' });
    const action = { kind: 'add_action', phase: 'plan', title: 'Stop it', owner: null } as const;
    const deeds = [
      { ...action, dueOn: null },
      { kind: 'change_action', seq: 1, state: 'done' },
    ] as const;
    for (const deed of deeds) {
      await repository.write('workOnLoop', { id, deed, by: 'head', now });
    }
    await move({ move: 'change', changedOn: START + 26 * 7 });
    await move({ move: 'tell', message: 'Once', affected: 9, reached: 9, unreachable: 0 });
  }
  async function readOn(repository: Repository, id: number, day: number) {
    const moment = await createMomentReader(repository)(at(day));
    const { loop } = await readStory(repository, id);
    const effect = await effectOf(repository, moment, loop);
    return { moment, effect, verified: await verifiedEffect(repository, moment, loop) };
  }

  it('holds when enough weeks are over, not before, and reopens itself when it is gone', async () => {
    const usual = Array.from({ length: 20 }, () => 40);
    const few = Array.from({ length: 9 }, () => 15);
    const { repository, id } = await begin([...usual, 90, 40, 40, 40, 40, 40, ...few]);
    await tell(repository, id);
    const early = await readOn(repository, id, START + 30 * 7);
    expect(early.verified).toMatchObject({ verdict: 'too_early' });
    // Beyond doubt from the middle on.
    const soon = await readOn(repository, id, START + 33 * 7);
    expect(soon.verified).toMatchObject({ verdict: 'holds', readOn: START + 33 * 7 });
    expect(soon.effect).toMatchObject({ reading: { confidence: 0.998 } });
    const { verified } = await readOn(repository, id, START + 35 * 7);
    expect(verified).toMatchObject({ verdict: 'holds', readOn: START + 35 * 7 });
    expect(verified?.effect).toBeGreaterThan(-70);
    expect(verified?.effect).toBeLessThan(-55);
    const now = at(START + 35 * 7);
    const said = { move: 'verify' } as const;
    const measured = { evidence: 9, effect: verified };
    await repository.write('moveLoop', { id, said, measured, by: 'head', now });
    expect((await readStory(repository, id)).loop).toMatchObject({
      state: 'verified',
      verified: { verdict: 'holds' },
      closedAt: now,
    });
    // Four more weeks as they were since: nothing happens.
    await store(repository, casesOf([15, 15, 15, 15], START + 35 * 7));
    const calm = await readOn(repository, id, START + 39 * 7);
    expect(await watchLoops(repository, calm.moment, at(START + 39 * 7))).toBe(0);
    // Then it is as bad as before.
    await store(repository, casesOf([40, 40, 40, 40], START + 39 * 7));
    const { moment } = await readOn(repository, id, START + 43 * 7);
    const later = at(START + 43 * 7);
    expect(await watchLoops(repository, moment, later)).toBe(1);
    expect(await watchLoops(repository, moment, later)).toBe(0);
    const { loop, lines } = await readStory(repository, id);
    expect(loop).toMatchObject({ state: 'understood', reopened: 1, closedAt: null });
    expect(lines.at(-1)).toMatchObject({ kind: 'regressed', by: null });
  });

  it('is not there when nothing changed', async () => {
    const weeks = Array.from({ length: 36 }, (_, i) => (i === 20 ? 90 : 40));
    const { repository, id } = await begin(weeks);
    await tell(repository, id);
    const { effect, verified } = await readOn(repository, id, START + 35 * 7);
    expect(verified).toMatchObject({ verdict: 'no_effect' });
    expect(effect).toMatchObject({ gap: null, reading: { baseline: { kind: 'usual' } } });
  });
});
