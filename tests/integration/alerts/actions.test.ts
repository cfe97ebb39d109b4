import { dirname } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { AlertAction } from '#db/queries/alert-actions.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { AppError } from '#server/domain/problem.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import { erase, findInFiles } from '../erasure/erasing.ts';
import type { TestStore } from '../store/engines.ts';
import { DIALECTS, NOW } from '../store/engines.ts';
import { climb, BURST_RULE, signal, withPeople } from './raising.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const GRAVE = {
  kind: 'grave',
  scoreAtMost: 1,
  valueAtLeast: null,
  themes: [],
  words: [],
} as const;
const codeOf = (error: unknown): unknown =>
  error instanceof AppError ? error.problem.code : error;
const PERSON = 'CANARY-4711-زبون';

describe.each(DIALECTS)('alerts in the store on $name', ({ open }) => {
  let test: TestStore;
  afterEach(async () => test.drop());

  async function fresh(): Promise<Repository> {
    test = await open();
    const repository = test.store.as(LOCAL_ADMINISTRATOR);
    await withPeople(repository);
    return repository;
  }
  const act = (repository: Repository, action: AlertAction, by: string, now = NOW) =>
    repository.write('actOnAlert', { id: 1, action, by, now });
  const stepsOf = async (repository: Repository) =>
    (await repository.read('readAlert', { id: 1, person: 'x' }))?.steps ?? [];

  it('climb from the head to the officer to the chief while nobody answers, at the hours people work', async () => {
    const repository = await fresh();
    // Sunday, three in the afternoon in Riyadh: one hour is left of the day.
    await repository.write('raiseSignals', { signals: [signal()], now: NOW });
    const told = [];
    for (let hour = 0; hour <= 72; hour++) {
      const now = NOW + hour * HOUR;
      await climb(repository, now);
      const last = (await stepsOf(repository)).findLast(({ kind }) => kind === 'told');
      if (last && last.at === now) told.push([hour, last.details['person']]);
    }
    expect(told).toEqual([
      [0, 'head'],
      [20, 'officer'],
      [24, 'chief'],
    ]);
  });

  it('are taken by one of two who take them at once, and the timeline holds one line of it', async () => {
    const repository = await fresh();
    await repository.write('raiseSignals', { signals: [signal()], now: NOW });
    const take = (by: string) => act(repository, { kind: 'acknowledge', until: NOW + HOUR }, by);
    const both = await Promise.allSettled([take('head'), take('officer')]);
    const lost = both.filter((one) => one.status === 'rejected');
    expect(lost).toHaveLength(1);
    const reason: unknown = lost[0]?.reason;
    expect(['ALERT_TAKEN', 'ALERT_CHANGED']).toContain(codeOf(reason));
    const lines = (await stepsOf(repository)).map(({ seq, kind }) => [seq, kind]);
    expect(lines.filter(([, kind]) => kind === 'acknowledged')).toHaveLength(1);
    expect(lines.map(([seq]) => seq)).toEqual(lines.map((_, i) => i + 1));
  });

  it('rise for those who promised as well, and are open again when they become grave', async () => {
    const repository = await fresh();
    const of = (severity: 'watch' | 'serious' | 'grave', at: number) => ({
      signals: [signal({ severity, at })],
      now: at,
    });
    await repository.write('raiseSignals', of('watch', NOW));
    await act(repository, { kind: 'acknowledge', until: NOW + 5 * HOUR }, 'head');
    await repository.write('raiseSignals', of('serious', NOW + 1));
    const read = () => repository.read('readAlert', { id: 1, person: 'x' });
    expect((await read())?.alert.life).toMatchObject({
      state: 'acknowledged',
      severity: 'serious',
      nextAt: NOW + 5 * HOUR,
    });
    await repository.write('raiseSignals', of('grave', NOW + 2));
    const story = await read();
    expect(story?.alert.life).toMatchObject({ state: 'open', promise: null });
    const told = story?.steps.filter(({ kind, at }) => kind === 'told' && at === NOW + 2);
    expect(told?.map(({ details }) => details['person'])).toEqual(['head', 'officer', 'chief']);
  });

  it('tell when an executive was first sent word, once one was', async () => {
    const repository = await fresh();
    const listed = () => repository.read('listReached', { from: NOW, to: NOW + 4 * HOUR });
    const grave = { ...BURST_RULE, condition: GRAVE, severity: 'grave' as const };
    await repository.write('addAlertRule', { rule: grave, by: 'admin', now: NOW, once: null });
    const of = (externalId: string, severity: 'serious' | 'grave') =>
      signal({
        rule: 2,
        cause: `grave ${externalId}`,
        severity,
        records: [{ kind: 'case', source: 'desk', externalId }],
      });
    // What is serious only climbs to the executive; what is grave they hear at once.
    const signals = [of('a', 'serious'), of('b', 'grave')];
    await repository.write('raiseSignals', { signals, now: NOW });
    expect(await listed()).toEqual([
      { contactAt: NOW - HOUR, toldAt: NOW },
      { contactAt: NOW - HOUR, toldAt: null },
    ]);
    for (const hours of [20, 24]) {
      await climb(repository, NOW + hours * HOUR);
    }
    expect((await listed()).map(({ toldAt }) => toldAt)).toEqual([NOW, NOW + 24 * HOUR]);
  });

  it('hold the deputy of who is away, and say so', async () => {
    const repository = await fresh();
    const today = Math.floor((NOW + 3 * HOUR) / 86_400_000);
    const away = { from: today, to: today + 1, deputy: 'officer' };
    const setting = {
      person: 'head',
      hasMail: true,
      hasWeekly: false,
      language: 'ar',
      away,
    } as const;
    await repository.write('writeNoticeSetting', { setting, now: NOW });
    await repository.write('raiseSignals', { signals: [signal()], now: NOW });
    const lines = (await stepsOf(repository)).map(({ kind, details }) => [
      kind,
      details['person'],
      details['why'],
    ]);
    expect(lines).toContainEqual(['told', 'officer', 'deputy']);
    expect(lines).toContainEqual(['not_told', 'head', 'absent']);
  });

  it('hold nothing of a customer who was erased, and still lead to the record', async () => {
    const repository = await fresh();
    const externalId = `desk/${PERSON}-1`;
    const case_ = record('case', externalId, NOW - HOUR, { text: 'a' }, { customer: PERSON });
    const intake = new Intake(repository, 'desk');
    await intake.open({ en: 'Desk', ar: 'المكتب' }, []);
    await intake.store([case_], NOW);
    await linkAll(repository, () => NOW);
    const records = [{ kind: 'case' as const, source: 'desk', externalId }];
    const cause = `grave:desk:${externalId}`;
    await repository.write('raiseSignals', { signals: [signal({ cause, records })], now: NOW });
    await act(repository, { kind: 'comment', text: `It is about ${PERSON}.` }, 'head');
    await erase(repository, PERSON);
    const story = await repository.read('readAlert', { id: 1, person: 'x' });
    expect(JSON.stringify(story)).not.toContain(PERSON);
    expect(story).toMatchObject({ records: [{ kind: 'case', source: 'desk' }], hidden: 0 });
    if (test.path !== null) expect(findInFiles(dirname(test.path), [PERSON])).toEqual([]);
  });
});
