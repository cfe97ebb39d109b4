import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import { parseDay } from '#server/domain/time/day.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

/** Targets as they were kept before they had rows of their own: in one setting. */
const BEFORE = JSON.stringify([
  { metric: 'nps', department: null, from: '2026-01-01', value: 30 },
  { metric: 'csat:service', department: 'billing', from: '2025-06-15', value: 72.5 },
  { metric: 'csat:service', department: 'gone', from: '2025-06-15', value: 1 },
]);
const BACK = [
  'DROP TABLE target',
  'DROP TABLE event',
  "DELETE FROM migration WHERE name LIKE '%_targets_and_events'",
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'basira-migration-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a store in which targets were one setting', () => {
  it('has them as rows after the next start, those of departments that are not there left out', async () => {
    const path = join(folder, 'basira.db');
    const made = openInThread(path, NOW);
    await made.as(LOCAL_ADMINISTRATOR).write('ensureValues', {
      values: [{ dimension: 1, key: 'billing', name: null, parentKey: null, kind: null }],
    });
    await made.close();
    const file = new Database(path);
    for (const statement of BACK) file.exec(statement);
    file.prepare("INSERT INTO setting (name, json) VALUES ('targets', ?)").run(BEFORE);
    file.close();

    const store = openInThread(path, NOW);
    const repository = store.as(LOCAL_ADMINISTRATOR);
    const targets = await repository.read('readTargets', undefined);
    expect(
      targets.map(({ metric, department, from, value }) => [metric, department, from, value]),
    ).toEqual([
      ['nps', null, parseDay('2026-01-01'), 30],
      ['csat:service', 1, parseDay('2025-06-15'), 72.5],
    ]);
    expect(targets[0]).toMatchObject({ owner: null, reason: null, to: null, isTakenBack: false });
    expect(await repository.read('readSettings', undefined)).not.toHaveProperty('targets');
    await store.close();
  });

  it('has the same rows on PostgreSQL', async () => {
    const files = import.meta.glob<string>('../../../db/migrations/pg/*_targets_and_events.sql', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const [text = ''] = Object.values(files);
    const pglite = await PGlite.create();
    await pglite.exec(`
      CREATE TABLE setting (name text PRIMARY KEY, json text NOT NULL);
      CREATE TABLE dimension_value (dimension bigint, code bigint, key text);
      INSERT INTO dimension_value VALUES (1, 1, 'billing'), (2, 7, 'gone');`);
    await pglite.query("INSERT INTO setting VALUES ('targets', $1)", [BEFORE]);
    await pglite.exec(text.replaceAll('--> statement-breakpoint', ''));
    const { rows } = await pglite.query(
      'SELECT metric, department, from_day, thousandths FROM target ORDER BY id',
    );
    expect(rows).toEqual([
      { metric: 'nps', department: null, from_day: parseDay('2026-01-01'), thousandths: 30_000 },
      {
        metric: 'csat:service',
        department: 1,
        from_day: parseDay('2025-06-15'),
        thousandths: 72_500,
      },
    ]);
    expect((await pglite.query('SELECT name FROM setting')).rows).toEqual([]);
    await pglite.close();
  });
});
