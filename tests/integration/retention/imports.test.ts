import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readMapping } from '#server/ingest/mapping.ts';
import { storeBatch } from '#server/services/batches.ts';
import { checkAll, differencesOf } from '#server/services/check.ts';
import { dryRun } from '#server/services/imports/dry-run.ts';
import { linkAll } from '#server/services/linker.ts';
import { record } from '#tests/builders/records.ts';
import type { Desk } from '../imports/files.ts';
import { desk, NOW } from '../imports/files.ts';
import { keepAndDrop, retaining } from './retaining.ts';

const DAY = 86_400_000;
const now = (): number => NOW;

const MAPPING = {
  version: 1,
  source: 'desk',
  dates: ['YYYY-MM-DD'],
  records: [
    {
      kind: 'case',
      id: { column: 'id' },
      at: 'day',
      dimensions: { department: 'department' },
      fields: { resolvedAt: 'solved' },
    },
  ],
};

/** A row a case, one every hour up to now; the third of every ten was never resolved. */
function fileOf(rows: number): string {
  const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
  const lines = Array.from({ length: rows }, (_, i) => {
    const at = NOW - (rows - i) * 3_600_000;
    return `${i},${dayOf(at)},${i % 2 ? 'north' : 'south'},${i % 10 === 3 ? '' : dayOf(at)}`;
  });
  return ['id,day,department,solved', ...lines, ''].join('\n');
}

let test: Desk;
beforeEach(() => {
  test = desk();
});
afterEach(() => test.drop());

async function volume(): Promise<number> {
  const { values } = await test.repository.read('metricValues', {
    metrics: [{ id: 'volume', instrument: 0 }],
    periods: [{ from: 15_000, to: 25_000 }],
    by: null,
    filters: { dimensions: [], attributes: [] },
    alias: [],
    now: NOW,
  });
  return values[0]?.[0]?.[0]?.n ?? 0;
}

async function rejectLines(id: string): Promise<{ line: number; code: string }[]> {
  const rejects = await test.repository.read('readRejects', { id, after: -1, limit: 100_000 });
  return rejects.map(({ line, code }) => ({ line, code }));
}

async function expectClean(): Promise<void> {
  await linkAll(test.repository, now);
  expect(differencesOf(await checkAll(test.repository))).toEqual([]);
}

describe('a file of a source whose old records were dropped', () => {
  it('is refused line by line where they are new and old, and counts nothing twice', async () => {
    const rows = 4800;
    const file = fileOf(rows);
    await test.importText(file, {}, MAPPING);
    await keepAndDrop(retaining(test.repository, now), 100);
    const mapping = readMapping(MAPPING);
    const again = `${file.trimEnd()}\nextra,2026-11-21,north,\n`;
    const dry = await dryRun(test.repository, { path: await test.put(again) }, mapping, NOW);
    const job = await test.importText(again, {}, MAPPING);
    // Days are of UTC: what is older than 100 of them and resolved, by the file's own rule.
    const kept = NOW - (NOW % DAY) - 100 * DAY;
    const old = Array.from({ length: rows }, (_, i) => i).filter(
      (i) => Math.floor((NOW - (rows - i) * 3_600_000) / DAY) * DAY < kept && i % 10 !== 3,
    );
    expect(old.length).toBeGreaterThan(1500);
    expect(await rejectLines(job.id)).toEqual(
      old.map((i) => ({ line: i + 2, code: 'ROW_SEALED' })),
    );
    expect(job).toMatchObject({
      recordsNew: 1,
      recordsSame: rows - old.length,
      rowsRejected: old.length,
    });
    expect([dry.rowsRejected, dry.records.case]).toEqual([old.length, rows + 1 - old.length]);
    expect(dry.rejects[0]).toMatchObject({ line: 2, kind: 'case', code: 'ROW_SEALED' });
    expect(await volume()).toBe(rows + 1);
    await expectClean();
  });

  it('counts each of its rows once when the bound moves while it is imported', async () => {
    const rows = 60_000;
    const file = fileOf(rows);
    const deps = retaining(test.repository, now);
    let isSet = false;
    let moving: Promise<void> = Promise.resolve();
    const job = await test.importText(
      file,
      {
        onProgress: () => {
          if (isSet) return;
          isSet = true;
          moving = keepAndDrop(deps, 2000);
        },
      },
      MAPPING,
    );
    await moving;
    expect(job.state).toBe('done');
    const kept = NOW - (NOW % DAY) - 2000 * DAY;
    const refused = await rejectLines(job.id);
    expect(refused.length).toBeGreaterThan(0);
    for (const { line, code } of refused) {
      const at = Math.floor((NOW - (rows - (line - 2)) * 3_600_000) / DAY) * DAY;
      expect([code, at < kept]).toEqual(['ROW_SEALED', true]);
    }
    expect(job.recordsNew + job.rowsRejected).toBe(rows);
    expect(await volume()).toBe(job.recordsNew);
    // All of it again: what was taken is the same or refused, and no number moves.
    const again = await test.importText(`${file}\n`, {}, MAPPING);
    expect([again.recordsNew, again.recordsChanged]).toEqual([0, 0]);
    expect(await volume()).toBe(job.recordsNew);
    await expectClean();
  }, 120_000);
});

describe('a batch', () => {
  const at = (days: number): number => NOW - days * DAY;
  const send = (records: Parameters<typeof storeBatch>[1]['records']) =>
    storeBatch(test.repository, { source: 'desk', instruments: [], records }, now);

  it('is refused whole for a record that is new and too old, and may correct one that is kept', async () => {
    await send([record('case', 'open', at(200)), record('case', 'new', at(2))]);
    await keepAndDrop(retaining(test.repository, now), 100);
    const closed = record('case', 'open', at(200), { resolvedAt: at(1) });
    expect(await send([closed])).toMatchObject({ changed: 1 });
    const whole = send([
      record('case', 'a', at(1)),
      record('case', 'b', at(101)),
      record('case', 'c', at(300)),
    ]);
    await expect(whole).rejects.toMatchObject({
      problem: { code: 'ROW_SEALED', params: { source: 'desk', record: 1, others: ['2'] } },
    });
    expect(await volume()).toBe(2);
    await expectClean();
  });
});

it('refused rows of imports that are as old go too, their number stays', async () => {
  const file = 'id,day,department,solved\n1,2026-11-01,north,2026-11-02\n2,neverday,zqsouth,\n';
  const job = await test.importText(file, {}, MAPPING);
  expect(await rejectLines(job.id)).toHaveLength(1);
  await keepAndDrop(
    retaining(test.repository, () => NOW + 400 * DAY),
    365,
  );
  expect(await rejectLines(job.id)).toEqual([]);
  expect(await test.repository.read('readImport', { id: job.id })).toMatchObject({
    rowsRejected: 1,
    recordsDropped: 1,
  });
});
