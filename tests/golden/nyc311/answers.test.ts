import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import { exportRecords } from '#server/services/export.ts';
import { beginUndo, finishUndo } from '#server/services/imports/undo.ts';
import type { House } from '../store.ts';
import { NOW, withData } from '../store.ts';
import { importCity } from './store.ts';

const DAY = { from: '2018-10-01', to: '2019-10-01' };
/** Cases of Queens were closed from 2019 to long after 2021. */
const EVER = { from: '2019-10-01', to: '2026-11-01' };
const HOUR = 3600;

let city: House;

async function hours(question: Parameters<House['value']>[0]): Promise<number> {
  const { value } = await city.value(question);
  return Number(value) / HOUR;
}

// Expected figures: ../shared/data/ANSWERS.md, computed there with Python's standard library from the same files.
withData('nyc311', 'the known answers of New York', () => {
  beforeAll(async () => {
    city = await importCity();
  });
  afterAll(() => city.drop());

  it('have every row of both files as a record', () => {
    expect(
      city.jobs.map((job) => [job.state, job.rowsRead, job.recordsNew, job.rowsRejected]),
    ).toEqual([
      ['done', 6765, 6765, 0],
      ['done', 31_604, 31_604, 0],
    ]);
  });

  it('count one day by agency, channel, borough and type', async () => {
    expect((await city.value({ metrics: 'volume', ...DAY })).value).toBe(6765);
    const agencies = await city.by({ metrics: 'volume', by: 'department', ...DAY });
    expect(Object.values(agencies).filter((n) => n !== null && n > 0)).toHaveLength(19);
    expect(agencies).toMatchObject({
      HPD: 2497,
      NYPD: 2370,
      DSNY: 711,
      DEP: 294,
      DPR: 273,
      DOT: 228,
      DOHMH: 124,
      DOB: 89,
    });
    const channels = await city.by({ metrics: 'volume', by: 'channel', ...DAY });
    expect(channels).toMatchObject({
      PHONE: 3718,
      ONLINE: 1560,
      MOBILE: 1179,
      UNKNOWN: 252,
      OTHER: 56,
    });
    const selfService = Number(channels['ONLINE']) + Number(channels['MOBILE']);
    expect((100 * selfService) / 6765).toBeCloseTo(40.49, 2);
    expect(await city.by({ metrics: 'volume', by: 'region', ...DAY })).toMatchObject({
      BROOKLYN: 2137,
      QUEENS: 1566,
      MANHATTAN: 1409,
      BRONX: 1329,
      'STATEN ISLAND': 278,
      Unspecified: 46,
    });
    const types = await city.by({ metrics: 'volume', by: 'theme', ...DAY });
    expect(types['HEAT/HOT WATER']).toBe(1799);
    expect(Math.max(...Object.values(types).map(Number))).toBe(1799);
  });

  it('know how long that day’s requests took, exactly, since they are fewer than 5,000', async () => {
    const median = await city.value({ metrics: 'resolve_median', ...DAY });
    expect([median.n, median.exact]).toEqual([2441, true]);
    expect(Number(median.value) / HOUR).toBeCloseTo(1.8167, 4);
    expect(await hours({ metrics: 'resolve_mean', ...DAY })).toBeCloseTo(2.6285, 4);
    const medians = { HPD: 3.975, NYPD: 1.9667, DSNY: 2.2833, DEP: 0.6167, DOT: 0.7 };
    const rows = { HPD: 24, NYPD: 2121, DSNY: 29, DEP: 47, DOT: 48 };
    for (const series of await city.ask({ metrics: 'resolve_median', by: 'department', ...DAY })) {
      const key = series.group?.key ?? '';
      if (!Object.hasOwn(medians, key)) continue;
      // `key` was just found in both.
      const agency = key as keyof typeof medians;
      expect([agency, series.total.n]).toEqual([agency, rows[agency]]);
      expect(Number(series.total.value) / HOUR).toBeCloseTo(medians[agency], 4);
    }
    const within = await city.value({ metrics: 'resolve_within_24h', ...DAY });
    expect(within.n).toBe(6765);
    expect(within.value).toBeCloseTo(36.08, 2);
    expect((await city.value({ metrics: 'resolve_negative', ...DAY })).value ?? 0).toBe(0);
  });

  it('know which of them were closed by their due date', async () => {
    const all = await city.value({ metrics: 'sla_closed', ...DAY });
    expect(all.n).toBe(2188);
    expect(Number(all.value)).toBeCloseTo((100 * 2064) / 2188, 10);
    const police = await city.value({ metrics: 'sla_closed', filter: 'department=NYPD', ...DAY });
    expect(police.n).toBe(2121);
    expect(Number(police.value)).toBeCloseTo((100 * 2037) / 2121, 10);
  });

  it('keep the status apart from the dates', async () => {
    const counts: Record<string, number> = {};
    for await (const record of exportRecords(city.repository)) {
      if (Number(record['at']) > Date.UTC(2019, 0, 1)) continue;
      // A case's fields, written by the export.
      const { status } = record['fields'] as { status?: string };
      counts[String(status)] = (counts[String(status)] ?? 0) + 1;
    }
    expect(counts).toMatchObject({ Open: 3656, Closed: 2326, Assigned: 672, Pending: 103 });
  });

  it('count two years of Queens by department, type and month', async () => {
    expect((await city.value({ metrics: 'volume' })).value).toBe(31_604);
    expect(await city.by({ metrics: 'volume', by: 'department' })).toMatchObject({
      DEP: 18363,
      HPD: 6115,
      DOT: 5983,
      DOB: 1143,
    });
    expect(await city.by({ metrics: 'volume', by: 'theme' })).toMatchObject({
      Sewer: 11511,
      Noise: 6852,
      'WATER LEAK': 6115,
      'Street Condition': 5825,
    });
    const [months] = await city.ask({ metrics: 'volume', grain: 'month' });
    expect(months?.points.map(({ value }) => value.value)).toEqual([
      1215, 920, 971, 669, 902, 1202, 1708, 1806, 1444, 1212, 1148, 1026, 986, 993, 1257, 1056,
      1190, 1137, 1587, 1364, 4104, 1524, 1156, 1027,
    ]);
  });

  it('keep the 19 cases of Queens that were closed before they were opened out of every duration', async () => {
    expect((await city.value({ metrics: 'resolved', ...EVER })).value).toBe(31_585);
    expect((await city.value({ metrics: 'resolve_negative', ...EVER })).value).toBe(19);
    const median = await city.value({ metrics: 'resolve_median', ...EVER });
    expect(median.n).toBe(31_566);
    expect(Math.abs(Number(median.value) / HOUR / 48.55 - 1)).toBeLessThanOrEqual(0.01);
    expect(await hours({ metrics: 'resolve_mean', ...EVER })).toBeCloseTo(220.7954, 4);
  });

  it('have each department’s median: exact below 5,000 rows, else within one percent', async () => {
    const medians = { DEP: 3.45, HPD: 302.8878, DOT: 304.3796, DOB: 124.1986 };
    for (const [department, expected] of Object.entries(medians)) {
      const filter = `department=${department}`;
      const { value, exact } = await city.value({ metrics: 'resolve_median', filter, ...EVER });
      const seen = Number(value) / HOUR;
      if (exact) expect(seen).toBeCloseTo(expected, 4);
      else expect(Math.abs(seen / expected - 1)).toBeLessThanOrEqual(0.01);
      expect([department, exact]).toEqual([department, department === 'DOB']);
    }
  });

  it('know the share of Queens resolved within 24 hours, of all and of valid', async () => {
    const within = await city.value({ metrics: 'resolve_within_24h' });
    expect(within.n).toBe(31_604);
    const hits = (Number(within.value) / 100) * 31_604;
    expect(hits).toBeCloseTo(13_589, 6);
    expect(within.value).toBeCloseTo(43, 2);
    expect((100 * hits) / 31_566).toBeCloseTo(43.05, 2);
  });

  it('show the storm of September 2021 on its days, after a quiet August', async () => {
    const days = { grain: 'day', metrics: 'volume' };
    const [storm] = await city.ask({ ...days, from: '2021-09-01', to: '2021-09-04' });
    expect(storm?.points.map(({ value }) => value.value)).toEqual([451, 969, 342]);
    const types = await city.by({
      metrics: 'volume',
      by: 'theme',
      from: '2021-09-02',
      to: '2021-09-03',
    });
    expect(types).toMatchObject({ Sewer: 835, 'WATER LEAK': 109 });
    const [august] = await city.ask({ ...days, from: '2021-08-01', to: '2021-09-01' });
    const counts = (august?.points ?? [])
      .map(({ value }) => Number(value.value))
      .sort((a, b) => a - b);
    expect(counts.reduce((sum, n) => sum + n, 0) / 31).toBe(44);
    expect([counts[15], counts[30]]).toEqual([40, 143]);
  });

  it('have the backlog of Queens at three dates', async () => {
    const filter = 'department=DEP,HPD,DOT,DOB';
    const backlog = async (to: string): Promise<number | null> => {
      const before = await city.value({
        metrics: 'backlog',
        filter,
        from: '2019-12-01',
        to: '2020-01-01',
      });
      const { value } = await city.value({ metrics: 'backlog', filter, from: '2020-01-01', to });
      return Number(value) - Number(before.value);
    };
    expect(await backlog('2021-01-01')).toBe(411);
    expect(await backlog('2021-09-01')).toBe(371);
    expect(await backlog('2021-09-08')).toBe(828);
  });

  it('leave a store whose counters equal its records', async () => {
    const check = await checkAll(city.repository);
    expect(check.records).toBe(38_369);
    expect(isClean(check)).toBe(true);
  });
});

withData('nyc311', 'taking both imports of New York back', () => {
  it('leaves an empty store', async () => {
    const mine = await importCity();
    try {
      for (const { id } of mine.jobs) {
        const job = await beginUndo(mine.repository, id, () => NOW);
        expect(await finishUndo(mine.repository, job, () => NOW)).toMatchObject({ kept: [] });
      }
      const check = await checkAll(mine.repository);
      expect([check.records, check.cells, isClean(check)]).toEqual([0, 0, true]);
      expect((await mine.value({ metrics: 'volume' })).value).toBeNull();
    } finally {
      await mine.drop();
    }
  });
});
