import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { extendDemoToNow, fillDemo, readDemo } from '#server/services/demo.ts';
import { followDemoLoops } from '#server/services/demo-loops.ts';
import { sendDemoReports } from '#server/services/demo-reports.ts';
import { exportRecords } from '#server/services/export.ts';
import { linkAll } from '#server/services/linker.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';

const HOUR = 3_600_000;
/** Sunday 22 November 2026, 21:00 in Riyadh. */
const CREATED = Date.UTC(2026, 10, 22, 18);
const SMALL = { seed: 7, weeks: 6, cases: 3500 };

let folder = '';
let store: Store;
let repository: Repository;
let clock = CREATED;
const now = (): number => clock;
beforeEach(() => {
  clock = CREATED;
  folder = mkdtempSync(join(tmpdir(), 'basira-demo-'));
  store = openInThread(join(folder, 'basira.db'), CREATED);
  repository = store.as(LOCAL_ADMINISTRATOR);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function everything(): Promise<string[]> {
  const lines: string[] = [];
  for await (const record of exportRecords(repository)) lines.push(JSON.stringify(record));
  return lines;
}

describe('the demonstration', () => {
  it('fills an empty store with an organisation, its records and their links', async () => {
    const shares: number[] = [];
    await fillDemo(repository, now, SMALL, (share) => shares.push(share));
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
    await followDemoLoops(repository, { createdMs: CREATED });
    expect(await repository.read('listLoopHeads', undefined)).toEqual(loops);
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

  it('lives on: extended hour by hour it is, record for record, what a later filling would be', async () => {
    await fillDemo(repository, now, SMALL);
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
