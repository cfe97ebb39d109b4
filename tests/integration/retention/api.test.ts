import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricsAnswer } from '#server/contract/metrics.ts';
import type { DriversAnswer } from '#server/contract/drivers.ts';
import type { RecordsAnswer } from '#server/contract/records.ts';
import type { RetentionPreview } from '#server/contract/retention.ts';
import type { SourceDetail } from '#server/contract/sources.ts';
import { runRetention } from '#server/services/retention/run.ts';
import { record } from '#tests/builders/records.ts';
import { invited, sendAs } from '#tests/builders/accounts.ts';
import type { FilledApp } from '../api/filled.ts';
import { filledApp } from '../api/filled.ts';
import { NOW } from '../api/house-store.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/** A closed case of each of the last 300 days in two departments by two channels, and one old one that is open. */
function records() {
  const days = Array.from({ length: 300 }, (_, i) => {
    const at = NOW - (i + 1) * DAY;
    const dimensions = {
      department: i % 2 ? 'cards' : 'billing',
      channel: i % 3 ? 'phone' : 'chat',
      region: 'north',
    };
    return record('case', `c${i}`, at, { resolvedAt: at + 3_600_000 }, { dimensions });
  });
  return [...days, record('case', 'open', NOW - 250 * DAY)];
}

let filled: FilledApp;
beforeEach(async () => {
  filled = await filledApp({ records: records() });
});
afterEach(() => filled.drop());

const put = (days: number | null) =>
  filled.send('/api/sources/desk/retention', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ days }),
  });

async function drop(): Promise<void> {
  const { repository, accounts, clock } = filled;
  const deps = { repository, audit: accounts.audit, now: () => clock.now };
  if (!(await runRetention(deps))) throw new Error('the run was not finished');
}

async function entries(): Promise<{ action: string; details: string }[]> {
  const { repository } = filled.accounts;
  return repository.read('readAudit', { after: 0, limit: 1000 });
}

const FAR = 'from=2026-01-01&to=2026-11-22';

async function series(query: string) {
  const { series: all } = await filled.json<MetricsAnswer>(`/api/metrics?metrics=volume&${query}`);
  const [only] = all;
  if (!only) throw new Error('no series');
  return only;
}

describe('keeping records for so long', () => {
  it('tells before what would go, then that it is due, then what went; both are in the audit log', async () => {
    const preview = await filled.json<RetentionPreview>('/api/sources/desk/retention?days=100');
    // The house's zone is Riyadh, three hours ahead: its day of 100 days ago began at 21:00 UTC of the day before.
    const before = Date.UTC(2026, 7, 13, 21);
    expect(preview).toEqual({ before, records: 201, openCases: 1 });
    const set = await put(100);
    expect(set.status).toBe(200);
    // The contract's shape; every answer is checked against its schema.
    expect(((await set.json()) as SourceDetail).retention).toMatchObject({
      days: 100,
      state: 'due',
      droppedBefore: null,
    });
    await drop();
    const { retention, sealedBefore } = await filled.json<SourceDetail>('/api/sources/desk');
    expect(retention).toMatchObject({
      days: 100,
      state: 'idle',
      droppedBefore: before,
      dropped: 200,
      openCases: 1,
    });
    expect(sealedBefore).toBe(before);
    const log = (await entries()).map(({ action }) => action);
    expect(log.filter((action) => /retention|dropped/.test(action))).toEqual([
      'PUT /api/sources/:id/retention',
      'records.dropped',
    ]);
    expect(JSON.parse((await entries()).at(-1)?.details ?? '')).toEqual({
      dropped: 200,
      openCases: 1,
      before,
    });
  });

  it('goes on day by day, and what is set by hand never lets in again what was dropped', async () => {
    await put(100);
    await drop();
    await drop();
    expect((await entries()).filter(({ action }) => action === 'records.dropped')).toHaveLength(1);
    filled.clock.now += 2 * DAY;
    await drop();
    const { retention } = await filled.json<SourceDetail>('/api/sources/desk');
    expect(retention).toMatchObject({ runDropped: 2, dropped: 202 });
    await filled.patch('/api/sources/desk', { sealedBefore: null });
    const after = await filled.json<SourceDetail>('/api/sources/desk');
    expect(after.sealedBefore).toBe(retention.droppedBefore);
    expect((await put(null)).status).toBe(200);
    const ever = await filled.json<SourceDetail>('/api/sources/desk');
    expect(ever.retention).toMatchObject({
      days: null,
      state: 'idle',
      droppedBefore: retention.droppedBefore,
    });
  });

  it('needs the password of the last ten minutes, and a number of days that can be', async () => {
    for (const days of [0, 89, 36_501, 100.5]) expect((await put(days)).status).toBe(400);
    const { session } = filled;
    filled.clock.now += 10 * MINUTE;
    const late = await sendAs(filled.app, session, 'PUT', '/api/sources/desk/retention', {
      days: 100,
    });
    expect([late.status, await late.json()]).toMatchObject([
      403,
      { error: { code: 'PROOF_NEEDED' } },
    ]);
    expect(
      (await sendAs(filled.app, session, 'GET', '/api/sources/desk/retention?days=100')).status,
    ).toBe(200);
  });

  it('is refused in the demonstration', async () => {
    const demo = await filledApp({ records: [], isDemonstration: true });
    try {
      const response = await sendAs(demo.app, demo.session, 'PUT', '/api/sources/desk/retention', {
        days: 100,
      });
      expect([response.status, await response.json()]).toMatchObject([
        409,
        { error: { code: 'RETENTION_UNAVAILABLE' } },
      ]);
    } finally {
      await demo.drop();
    }
  });
});

describe('after records were dropped', () => {
  it('every number that cells hold is as it was, and the list behind it says from when on it is whole', async () => {
    const cells = [
      '',
      '&filter=department=cards',
      '&filter=channel=phone',
      '&by=department',
      '&grain=week',
    ];
    const before = await Promise.all(cells.map((more) => series(`${FAR}${more}`)));
    await put(100);
    await drop();
    expect(await Promise.all(cells.map((more) => series(`${FAR}${more}`)))).toEqual(before);
    const list = await filled.json<RecordsAnswer>(`/api/records?metric=volume&${FAR}`);
    expect(list.total).toBe(101);
    expect(list.notKept).toEqual([
      { source: 'desk', name: { en: 'Desk', ar: 'المكتب' }, before: '2026-08-14' },
    ]);
    const young = await filled.json<RecordsAnswer>(
      '/api/records?metric=volume&from=2026-08-14&to=2026-11-22',
    );
    expect(young.notKept).toEqual([]);
    expect(young.value).toEqual((await series('from=2026-08-14&to=2026-11-22')).total);
  });

  it('a number that only records can answer says that they are no longer kept, never less than it was', async () => {
    const narrow = '&filter=channel=phone&filter=region=north';
    const young = `from=2026-08-14&to=2026-11-22${narrow}`;
    const before = await series(young);
    await put(100);
    await drop();
    const { total, verdict } = await series(`${FAR}${narrow}`);
    expect(total).toMatchObject({ value: null, n: 0, states: ['not_kept'] });
    expect(verdict.kind).toBe('no_data');
    expect((await series(young)).total).toEqual(before.total);
    const path = `/api/metrics?metrics=volume,backlog_age_median&${FAR}&by=region&filter=channel=phone`;
    const { series: parts } = await filled.json<MetricsAnswer>(path);
    expect(parts.map(({ group, total: part }) => [group?.key, part.states])).toContainEqual([
      'north',
      ['not_kept'],
    ]);
  });

  it('a change is not taken apart by what is left of its records', async () => {
    await put(100);
    await drop();
    const taken = 'metric=resolve_within_24h&filter=region=north';
    // By channel within a region only records can tell, and six days of the period before are gone.
    const old = await filled.json<DriversAnswer>(
      `/api/drivers?${taken}&from=2026-09-29&to=2026-11-20`,
    );
    expect(old.before.n).toBe(52);
    expect(old.dimensions).toEqual([]);
    const whole = await filled.json<DriversAnswer>(
      `/api/drivers?${taken}&from=2026-10-05&to=2026-11-20`,
    );
    // The 46 days before begin on 20 August, after the bound.
    expect(whole.before.n).toBeGreaterThan(0);
    expect(whole.dimensions.map(({ dimension }) => dimension)).toContain('channel');
  });

  it('of a few answers of others that are kept, nothing is told by the list either', async () => {
    const answer = (id: string, at: number, department: string, score: number) =>
      record(
        'response',
        id,
        at,
        { instrument: 'relationship', score },
        { dimensions: { department } },
      );
    const app = await filledApp({
      records: [
        // Of one week, which has enough to be told as a whole; the bound will cut it in two.
        ...[0, 1, 2, 3, 4, 5].map((i) => answer(`old${i}`, NOW - 101 * DAY, 'cards', 10)),
        ...[0, 1].map((i) => answer(`new${i}`, NOW - 99 * DAY, 'cards', i * 10)),
        answer('own', NOW - 3 * DAY, 'billing', 9),
      ],
    });
    try {
      const rights = { role: 'head', departments: ['billing'] } as const;
      const head = await invited(app.app, app.session, 'head@example.org', {
        ...rights,
        departments: ['billing'],
      });
      const ask = async () => {
        const path = `/api/records?metric=nps:relationship&${FAR}`;
        const response = await sendAs(app.app, head, 'GET', path);
        // The contract's shape.
        return ((await response.json()) as RecordsAnswer).value;
      };
      expect(await ask()).toMatchObject({ n: 9, states: ['stale'] });
      filled = app;
      await put(100);
      await drop();
      expect(await ask()).toMatchObject({ value: null, states: ['suppressed', 'stale'] });
    } finally {
      if (filled !== app) await app.drop();
    }
  });
});
