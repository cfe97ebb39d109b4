import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository, Store } from '#db/store/store.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { parseDay } from '#server/domain/time/day.ts';
import { Intake } from '#server/services/intake.ts';
import { linkAll } from '#server/services/linker.ts';
import { allRecords, INSTRUMENTS } from './house-records.ts';

/** Sunday, 22 November 2026, 15:00 in Riyadh. */
export const NOW = Date.UTC(2026, 10, 22, 12);
const ZONE = 'Asia/Riyadh';

/** Gives a fresh store the house's settings and the records, its customers' stories linked. */
export async function fill(repository: Repository, records: readonly RecordInput[]): Promise<void> {
  await repository.write('writeSettings', {
    settings: {
      calendar: { zone: ZONE, weekStart: 'sun' },
      organisation: {
        name: { en: 'Test house', ar: 'دار الاختبار' },
      },
      attributes: ['tier', 'vip', 'visits'],
    },
  });
  const intake = new Intake(repository, 'desk', {
    names: {
      department: {
        billing: { en: 'Billing', ar: 'الفوترة' },
        service: { en: 'Customer service', ar: 'خدمة العملاء' },
      },
    },
    parents: { billing: 'service', cards: 'service' },
    channelKinds: { phone: 'assisted' },
  });
  await intake.open({ en: 'Desk', ar: 'المكتب' }, INSTRUMENTS);
  // The department above must be known before those below it.
  await repository.write('ensureValues', {
    values: [{ dimension: 1, key: 'service', name: null, parentKey: null, kind: null }],
  });
  await setTargets(repository);
  await intake.store(records, NOW);
  await linkAll(repository, () => NOW);
}

/** Targets of the house: metric, department, first day, value. */
const TARGETS: readonly [string, string | null, string, number][] = [
  ['nps:relationship', null, '2026-01-01', 30],
  ['csat:service', 'billing', '2026-01-01', 70],
  ['csat:service', null, '2026-01-01', 60],
  ['csat:service', null, '2027-01-01', 99],
  ['volume', null, '2026-01-01', 55],
];

async function setTargets(repository: Repository): Promise<void> {
  const [billing = null] = await repository.write('ensureValues', {
    values: [
      {
        dimension: 1,
        key: 'billing',
        name: { en: 'Billing', ar: 'الفوترة' },
        parentKey: 'service',
        kind: null,
      },
    ],
  });
  for (const [metric, department, from, value] of TARGETS) {
    const target = {
      metric,
      department: department === null ? null : billing,
      from: parseDay(from),
      value,
      owner: 'Huda',
      reason: 'As last year',
    };
    await repository.write('addTarget', { target, by: 'test', now: NOW, once: null });
  }
}

/** The filled store as a file, made once for all tests of a file. */
let template: Promise<string> | null = null;

async function makeTemplate(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-house-'));
  const path = join(folder, 'basira.db');
  const store = openInThread(path, NOW);
  await fill(store.as(LOCAL_ADMINISTRATOR), allRecords());
  await store.close();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return path;
}

/** A store in a folder: filled with `allRecords()` (null) or with what is given, its customers' stories linked. */
export async function houseStore(
  folder: string,
  records: readonly RecordInput[] | null,
): Promise<Store> {
  const path = join(folder, 'basira.db');
  if (records === null) {
    template ??= makeTemplate();
    copyFileSync(await template, path);
    return openInThread(path, NOW);
  }
  const store = openInThread(path, NOW);
  await fill(store.as(LOCAL_ADMINISTRATOR), records);
  return store;
}
