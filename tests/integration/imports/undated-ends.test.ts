import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROW_COLUMNS } from '#db/queries/record-row.ts';
import type { MetricValue } from '#server/domain/metrics/value.ts';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import type { Desk } from './files.ts';
import { desk, NOW } from './files.ts';

let open: Desk;
beforeEach(() => {
  open = desk();
});
afterEach(() => open.drop());

const DAY = 86_400_000;
const PERIOD = { from: Date.UTC(2026, 9, 1) / DAY, to: Date.UTC(2026, 10, 1) / DAY };
const STATUS = ROW_COLUMNS.case.indexOf('status');
const METRICS = ['volume', 'backlog', 'backlog_age_median', 'resolve_within_24h', 'overdue'];

/** Cases of October: of ten, six are closed, two cancelled and two going on; none says since when. */
const STATUSES = ['Closed', 'In progress', 'Closed', 'Closed', 'Cancelled'] as const;
const FILE = [
  'case id,opened at,due date,status',
  ...Array.from({ length: 100 }, (_, i) => {
    const day = String(1 + (i % 20)).padStart(2, '0');
    return `C-${i},2026-10-${day} 09:00,2026-10-${day} 18:00,${STATUSES[i % 5]}`;
  }),
].join('\n');

async function mappingOf(answers: Record<string, string>): Promise<object> {
  const sample = await sampleFile({ bytes: Buffer.from(FILE), name: 'cases.csv' });
  const guess = guessMapping({ ...sample, fileName: 'cases.csv', today: NOW, answers });
  return { ...guess.mapping, zone: 'UTC', source: 'desk' };
}

async function valuesOf(): Promise<Record<string, MetricValue | undefined>> {
  const { values } = await open.repository.read('metricValues', {
    metrics: METRICS.map((id) => ({ id, instrument: 0 })),
    periods: [PERIOD],
    by: null,
    filters: { dimensions: [], attributes: [] },
    now: NOW,
    alias: [],
  });
  return Object.fromEntries(METRICS.map((id, i) => [id, values[0]?.[0]?.[i]]));
}

it('cases that are over on an unknown day are counted as opened, and as open on none', async () => {
  await open.importText(FILE, {}, await mappingOf({ ended: 'over' }));
  const over = await valuesOf();
  expect(over['volume']).toMatchObject({ value: 100 });
  expect(over['backlog']).toMatchObject({ value: 20 });
  expect(over['backlog_age_median']).toMatchObject({ n: 20 });
  // Of the others nobody knows whether that was within a day: the few that are open stand for nothing.
  expect(over['resolve_within_24h']).toMatchObject({ value: null, n: 0, states: ['no_data'] });
  expect(over['overdue']).toMatchObject({ value: 20 });
  for (const id of ['backlog', 'backlog_age_median', 'overdue', 'resolve_within_24h']) {
    const behind = await open.repository.read('recordsBehind', {
      metric: { id, instrument: 0 },
      period: PERIOD,
      filters: { dimensions: [], attributes: [] },
      search: null,
      now: NOW,
      sort: 'newest',
      after: null,
      limit: 100,
    });
    const statuses = new Set(behind.page.map(({ row }) => row[STATUS]));
    expect([id, behind.total, [...statuses]]).toEqual([id, 20, ['In progress']]);
  }
  expect(isClean(await checkAll(open.repository))).toBe(true);
});

it('kept open by a person, they are all open and late', async () => {
  await open.importText(FILE, {}, await mappingOf({ ended: 'open' }));
  const kept = await valuesOf();
  expect(kept['backlog']).toMatchObject({ value: 100 });
  expect(kept['overdue']).toMatchObject({ value: 100 });
});

it('an earlier version of a record from before there was such an end comes back whole', async () => {
  const mapping = await mappingOf({ ended: 'over' });
  const withText = FILE.split('\n').map((line, i) => `${line},${i ? `words ${i}` : 'comment'}`);
  const more = {
    ...mapping,
    records: [
      { kind: 'case', id: { column: 'case id' }, at: 'opened at', fields: { text: 'comment' } },
    ],
  };
  await open.importText(withText.join('\n'), {}, more);
  const told = async (): Promise<string> => {
    const found: string[] = [];
    for await (const { externalId, fields } of exportRecords(open.repository)) {
      found.push(`${String(externalId)} ${JSON.stringify(fields)}`);
    }
    return found.toSorted().join('\n');
  };
  const before = await told();
  const later = await open.importText(withText.join('\n').replaceAll('words', 'other'), {}, more);
  const db = new Database(join(open.folder, 'basira.db'));
  const place = db.prepare('SELECT image FROM before_image LIMIT 1').pluck().get();
  const row: unknown = JSON.parse(String(place));
  // As the version before kept it: without the field, which stands before the two columns of the search.
  const kept = Array.isArray(row) ? row.length : 0;
  db.prepare(
    `UPDATE before_image SET image = (SELECT json_group_array(value) FROM
      (SELECT value FROM json_each(image) WHERE key <> ? ORDER BY key))`,
  ).run(kept - 3);
  db.close();
  const job = await beginUndo(open.repository, later.id, () => NOW);
  expect(await finishUndo(open.repository, job, () => NOW)).toMatchObject({ undone: 100 });
  expect(await told()).toBe(before);
  expect(isClean(await checkAll(open.repository))).toBe(true);
});
