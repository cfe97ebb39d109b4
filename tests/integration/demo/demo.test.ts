import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DEMO_LOOPS } from '#db/demo/loops.ts';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { extendDemoToNow, fillDemo, readDemo } from '#server/services/demo.ts';
import { followUpDemoCustomers } from '#server/services/demo-follow-ups.ts';
import { followDemoLoops } from '#server/services/demo-loops.ts';
import { holdDemoReview } from '#server/services/demo-review.ts';
import { weekOf } from '#server/domain/time/period.ts';
import { sendDemoReports } from '#server/services/demo-reports.ts';
import { exportRecords } from '#server/services/export.ts';
import { linkAll } from '#server/services/linker.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';

const HOUR = 3_600_000;
/** Sunday 22 November 2026, 21:00 in Riyadh. */
const CREATED = Date.UTC(2026, 10, 22, 18);
const SMALL = { seed: 7, weeks: 6, cases: 3500 };

let filled = '';
const shares: number[] = [];
let folder = '';
let store: Store;
let repository: Repository;
let clock = CREATED;
const now = (): number => clock;

/** Filled once: every test lives on with a copy. */
beforeAll(async () => {
  filled = mkdtempSync(join(tmpdir(), 'basira-demo-filled-'));
  const first = openInThread(join(filled, 'basira.db'), CREATED);
  await fillDemo(first.as(LOCAL_ADMINISTRATOR), now, SMALL, (share) => shares.push(share));
  await first.close();
});
afterAll(() => rmSync(filled, { recursive: true, force: true }));
beforeEach(() => {
  clock = CREATED;
  folder = mkdtempSync(join(tmpdir(), 'basira-demo-'));
  cpSync(filled, folder, { recursive: true });
  store = openInThread(join(folder, 'basira.db'), CREATED);
  repository = store.as(LOCAL_ADMINISTRATOR);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A repository whose process is ended after so many writes. */
function cutAfter(of: Repository, most: number, onWrite: () => unknown = () => null): Repository {
  let left = most;
  return new Proxy(of, {
    get: (target, name, receiver) => {
      if (name !== 'write') return Reflect.get(target, name, receiver) as unknown;
      return (async (...asked) => {
        if (left-- <= 0) throw new Error('cut off');
        onWrite();
        return target.write(...asked);
      }) satisfies Repository['write'];
    },
  });
}

async function everything(): Promise<string[]> {
  const lines: string[] = [];
  for await (const record of exportRecords(repository)) lines.push(JSON.stringify(record));
  return lines;
}

describe('the demonstration', () => {
  it('fills an empty store with an organisation, its records and their links', async () => {
    expect(shares.at(-1)).toBeGreaterThan(0.5);
    const { reference, pulse } = await createMomentReader(repository)(CREATED);
    expect(reference.organisation).toMatchObject({
      demonstration: true,
      zone: 'Asia/Riyadh',
      weekStart: 'sun',
      attributes: [{ key: 'tier' }, { key: 'app_version' }],
    });
    expect(reference.targets.length).toBeGreaterThan(3);
    expect(reference.events.length).toBeGreaterThan(1);
    const rounds = await repository.read('readBeliefRounds', undefined);
    const day = Math.floor(CREATED / (24 * HOUR));
    expect(rounds.length).toBeGreaterThan(1);
    for (const { id, to, respondents, topics } of rounds) {
      // They are over, and enough leaders answered each sentence.
      expect(to).toBeLessThan(day);
      expect(respondents).toBeGreaterThan(20);
      const tallies = await repository.read('tallyBeliefs', { round: id, today: day });
      expect(tallies.filter(({ department }) => department === 0)).toHaveLength(topics.length);
      expect(tallies.length).toBeGreaterThan(topics.length);
    }
    const loops = await repository.read('listLoopHeads', undefined);
    expect(new Set(loops.map(({ state }) => state)).size).toBeGreaterThan(2);
    const everybody = { states: [], departments: [], owner: null, overdueAt: null };
    const listed = async () =>
      repository.read('listFollowUps', {
        filters: everybody,
        after: null,
        limit: 500,
        now: CREATED,
        reader: 'nobody',
      });
    const followed = await listed();
    const outcomes = new Set(followed.followUps.map(({ followUp }) => followUp.outcome));
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['accepted', 'not_accepted', 'unreachable']),
    );
    await followUpDemoCustomers(repository, { createdMs: CREATED });
    expect(await listed()).toEqual(followed);
    await followDemoLoops(repository, { createdMs: CREATED });
    expect(await repository.read('listLoopHeads', undefined)).toEqual(loops);
    const week = weekOf(day, 'sun');
    const asked = { week, startsAt: week * 24 * HOUR, isCurrent: true, now: CREATED };
    const review = await repository.read('readReview', asked);
    expect(review.promises.map(({ kind, state }) => [kind, state])).toEqual([
      ['step', 'open'],
      ['answer', 'open'],
    ]);
    expect(review.exceptions.length).toBeGreaterThan(1);
    await holdDemoReview(repository, { createdMs: CREATED });
    expect((await repository.read('readReview', asked)).promises).toHaveLength(2);
    const reported = await repository.read('listReports', { states: [], before: null, limit: 99 });
    const { received, joined, told } = reported.counts;
    expect(Math.min(received, joined, told)).toBeGreaterThan(0);
    for (const { report } of reported.reports) {
      expect(report.toldAt ?? CREATED).toBeGreaterThanOrEqual(report.receivedAt);
      expect(report.toldAt ?? CREATED).toBeLessThanOrEqual(CREATED);
    }
    // Nobody invented has a mailbox.
    expect(await repository.read('listDeliveries', { limit: 99 })).toEqual([]);
    await sendDemoReports(repository, { createdMs: CREATED });
    expect(await repository.read('listReports', { states: [], before: null, limit: 99 })).toEqual(
      reported,
    );
    expect(pulse.spans.case?.last).toBeLessThanOrEqual(CREATED);
    const refunds = reference.books.department.values.find(({ key }) => key === 'refunds');
    expect(refunds?.parent).toBe(reference.books.department.find('billing')?.code);
    await linkAll(repository, now);
    const check = await checkAll(repository);
    expect(isClean(check) && check.linkDifferences !== null).toBe(true);
    expect(check.records).toBeGreaterThan(8000);
  });

  it('follows its loops on where it was cut off, after whichever of its writes that was', async () => {
    const told = async () => {
      const stories: unknown[] = [];
      for (const { title } of DEMO_LOOPS) {
        const heads = await repository.read('listLoopHeads', undefined);
        const found = heads.filter((one) => one.title === title);
        expect(found).toHaveLength(1);
        stories.push(await repository.read('readLoop', { id: found[0]?.id ?? 0 }));
      }
      return stories;
    };
    const whole = await told();
    const db = new Database(join(folder, 'basira.db'));
    const forget = () => {
      for (const name of ['', '_step', '_department', '_action', '_obstacle', '_record'])
        db.exec(`delete from loop${name}`);
    };
    let writes = 0;
    forget();
    await followDemoLoops(
      cutAfter(repository, Infinity, () => (writes += 1)),
      { createdMs: CREATED },
    );
    expect(writes).toBeGreaterThan(DEMO_LOOPS.length * 3);
    for (let cut = 1; cut < writes; cut++) {
      forget();
      const cutOff = followDemoLoops(cutAfter(repository, cut), { createdMs: CREATED });
      await expect(cutOff).rejects.toThrow('cut off');
      await followDemoLoops(repository, { createdMs: CREATED });
      expect(await told(), `cut after ${cut}`).toEqual(whole);
    }
    db.close();
  });

  it('lives on: extended hour by hour it is, record for record, what a later filling would be', async () => {
    for (const hours of [1, 2, 30]) {
      clock = CREATED + hours * HOUR;
      expect(await extendDemoToNow(repository, now)).toBeGreaterThan(0);
    }
    expect(await extendDemoToNow(repository, now)).toBe(0);
    const extended = await everything();
    const asked = await repository.read('readBeliefRounds', undefined);
    // The same demonstration, filled at once at the later hour over what is there: nothing may differ.
    const state = await readDemo(repository);
    await repository.write('writeSettings', {
      settings: { demonstration: { ...state, throughMs: null } },
    });
    await fillDemo(repository, now, SMALL);
    expect(await everything()).toEqual(extended);
    expect(await repository.read('readBeliefRounds', undefined)).toEqual(asked);
    await linkAll(repository, now);
    expect(isClean(await checkAll(repository))).toBe(true);
  });
});
