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
  await askLeaders(repository);
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

/** Days of the round in which the house's leaders were asked; it is over. */
const ASKED = { from: parseDay('2026-10-25'), to: parseDay('2026-11-08') };
/** What seven leaders said of everything, five of Billing and three of Cards, to two sentences. */
const BELIEFS: readonly (readonly [string | null, readonly (readonly [number, number])[]])[] = [
  [
    null,
    [
      [5, 4],
      [5, 5],
      [4, 2],
      [4, 4],
      [4, 1],
      [5, 3],
      [2, 5],
    ],
  ],
  [
    'billing',
    [
      [5, 5],
      [4, 1],
      [4, 2],
      [5, 2],
      [4, 3],
    ],
  ],
  [
    'cards',
    [
      [1, 1],
      [5, 1],
      [1, 5],
    ],
  ],
];

async function askLeaders(repository: Repository): Promise<void> {
  const wording = {
    superior: {
      en: 'We give our customers a superior experience.',
      ar: 'نقدّم لعملائنا تجربة متميزة.',
    },
    easy: { en: 'We make it easy for our customers.', ar: 'نسهّل الأمر على عملائنا.' },
  };
  const round = await repository.write('openBeliefRound', {
    round: {
      name: { en: 'Q4 2026', ar: 'الربع الرابع 2026' },
      ...ASKED,
      customersFrom: parseDay('2026-08-30'),
      topics: [
        { wording: wording.superior, metric: 'csat:service', isSameWording: false },
        { wording: wording.easy, metric: 'ces:ease', isSameWording: true },
      ],
    },
    by: 'test',
    now: NOW,
    once: null,
  });
  for (const [key, leaders] of BELIEFS) {
    const value = { dimension: 1, key: key ?? '', name: null, parentKey: null, kind: null };
    const [code = 0] =
      key === null ? [0] : await repository.write('ensureValues', { values: [value] });
    for (const [i, scores] of leaders.entries()) {
      await repository.write('answerBelief', {
        round,
        respondent: `${key} ${i}`,
        answers: scores.map((score, topic) => ({ topic, department: code, score })),
        today: ASKED.from,
      });
    }
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
