import { afterEach, describe, expect, it } from 'vitest';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { Intake } from '#server/services/intake.ts';
import { record } from '#tests/builders/records.ts';
import { newLoop } from '#tests/builders/new-loop.ts';
import { withPeople } from '../alerts/raising.ts';
import { erase } from '../erasure/erasing.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import type { TestStore } from '../store/engines.ts';

const DAY = 86_400_000;
const BILLING = 2;
const PERSON = 'CANARY-4711';
const WEEK = Math.floor(NOW / DAY);
const LATER = NOW + 4 * DAY;

const LOOP = newLoop({ department: BILLING });

let store: TestStore | null = null;
afterEach(async () => {
  await store?.drop();
  store = null;
});

describe.each(DIALECTS)('what reviews decided ($name)', (engine) => {
  async function begin(): Promise<Repository> {
    store = await engine.open();
    const repository = store.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    await repository.write('openLoop', { loop: LOOP, by: 'head', now: NOW, once: null });
    return repository;
  }
  const decide = (repository: Repository, decision = 'Ask') =>
    repository.write('decideInReview', {
      subject: { kind: 'step', about: 1, which: 'heard' },
      decided: { decision, owner: 'head', dueOn: WEEK + 5 },
      week: WEEK,
      by: 'officer',
      now: LATER,
    });
  const read = (repository: Repository, week = WEEK) =>
    repository.read('readReview', {
      week,
      startsAt: week * DAY,
      isCurrent: true,
      now: LATER,
    });

  it('is decided and judged once by those who do it at once', async () => {
    const repository = await begin();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => decide(repository, `way ${i}`)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const said = { outcome: 'moved', reason: 'Ill', dueOn: WEEK + 9 } as const;
    const judged = await Promise.allSettled(
      Array.from({ length: 8 }, () =>
        repository.write('judgeReviewItem', { id: 1, said, week: WEEK, by: 'head', now: LATER }),
      ),
    );
    expect(judged.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { items } = await read(repository);
    expect(items.map(({ id, state, moves }) => [id, state, moves])).toEqual([
      [1, 'moved', 0],
      [2, 'open', 1],
    ]);
  });

  it('is withdrawn or corrected by one of those who do it at once, never what was moved to this week', async () => {
    const repository = await begin();
    await decide(repository);
    const amend = (id: number, kind: 'withdraw' | 'correct', i = 0) =>
      repository.write('amendReviewItem', {
        id,
        said:
          kind === 'withdraw'
            ? { kind }
            : { kind, decided: { decision: `way ${i}`, owner: 'head', dueOn: WEEK + 5 } },
        week: WEEK,
        by: 'officer',
        isOfficer: true,
        now: LATER,
      });
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, i) => amend(1, i % 2 ? 'correct' : 'withdraw', i)),
    );
    const [item] = (await read(repository)).items;
    expect(item?.state).toBe('withdrawn');
    const done = tries.filter(({ status }) => status === 'fulfilled').length;
    expect(item?.lines).toHaveLength(done);
    expect(item?.lines.filter(({ kind }) => kind === 'withdraw')).toHaveLength(1);
    expect(item?.lines[0]?.decision).toBe('Ask');
    await decide(repository, 'Again');
    const moved = { outcome: 'moved', reason: 'Ill', dueOn: WEEK + 9 } as const;
    await repository.write('judgeReviewItem', {
      id: 1,
      said: moved,
      week: WEEK,
      by: 'head',
      now: LATER,
    });
    await amend(2, 'correct');
    const fixed = { problem: { code: 'REVIEW_FIXED' } };
    await expect(amend(2, 'withdraw')).rejects.toMatchObject(fixed);
    await expect(amend(1, 'withdraw')).rejects.toMatchObject(fixed);
  });

  it('shows a head of another department neither what is late nor what was decided', async () => {
    const repository = await begin();
    await decide(repository);
    const other = store?.store.as({ kind: 'reader', departments: [1] });
    if (!other) throw new Error('no store');
    expect(await read(other)).toEqual({ exceptions: [], left: 0, items: [], promises: [] });
    expect((await read(other, WEEK + 7)).promises).toEqual([]);
    const said = { outcome: 'kept' } as const;
    await expect(
      other.write('judgeReviewItem', { id: 1, said, week: WEEK, by: 'cards', now: LATER }),
    ).rejects.toMatchObject({ problem: { code: 'NOT_FOUND' } });
  });

  it('forgets a customer who is erased', async () => {
    const repository = await begin();
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    await intake.store([record('case', 'a', NOW - DAY, {}, { customer: PERSON })], NOW);
    await decide(repository, `Call ${PERSON} today`);
    await repository.write('amendReviewItem', {
      id: 1,
      said: {
        kind: 'correct',
        decided: {
          decision: `Call ${PERSON} now`,
          owner: 'head',
          dueOn: WEEK + 5,
        },
      },
      week: WEEK,
      by: 'officer',
      isOfficer: false,
      now: LATER,
    });
    const said = { outcome: 'not_kept', reason: `${PERSON} was away` } as const;
    await repository.write('judgeReviewItem', {
      id: 1,
      said,
      week: WEEK,
      by: 'head',
      now: LATER,
    });
    await erase(repository, PERSON);
    const { items } = await read(repository);
    expect(items[0]?.decision).toMatch(/^Call .+ now$/u);
    expect(items[0]?.lines[0]?.decision).toMatch(/^Call .+ today$/u);
    expect(items[0]?.reason).toMatch(/.+ was away$/u);
    expect(JSON.stringify(items)).not.toContain(PERSON);
  });
});
