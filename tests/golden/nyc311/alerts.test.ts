import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { openInThread } from '#db/store/in-thread.ts';
import { LOCAL_ADMINISTRATOR } from '#db/store/request.ts';
import type { Repository } from '#db/store/store.ts';
import { DEFAULT_RULES } from '#server/domain/alerts/default-rules.ts';
import type { WatchedPoint } from '#server/domain/alerts/watch.ts';
import { watchSeries } from '#server/domain/alerts/watch.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { dayOfDate, formatDay } from '#server/domain/time/day.ts';
import { beginRules } from '#server/services/alerts/rules.ts';
import { Detector } from '#server/services/detection/detector.ts';
import { Intake } from '#server/services/intake.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import { record } from '#tests/builders/records.ts';
import { chanceOf } from '#tests/properties/drivers/simulated.ts';
import { repeats } from '#tests/soak.ts';
import { importFiles, readGoldenMapping, withData } from '../store.ts';

const DAY = 86_400_000;

/** Nothing may go wrong unseen. */
const onFailure = (error: unknown): never => {
  throw error;
};

/** Cases of Queens as they were opened, without what became of them later. */
let opened: RecordInput[] = [];

/** What alerts there are at the end of a day: what about, how grave, since when. */
type Evening = { day: string; alerts: { about: string; severity: string; openedOn: string }[] };

/** Lets the days of Queens pass again: each case arrives when it was created, and so many times a day somebody looks. */
async function replay(from: string, to: string, looks: number): Promise<Evening[]> {
  const folder = mkdtempSync(join(tmpdir(), 'basira-replay-'));
  const [first, end] = [dayOfText(from), dayOfText(to)];
  let clock = first * DAY;
  const now = (): number => clock;
  const store = openInThread(join(folder, 'basira.db'), clock);
  try {
    const repository = store.as(LOCAL_ADMINISTRATOR);
    await beginRules(repository, clock);
    const intake = new Intake(repository, 'nyc311');
    await intake.open({ en: '311', ar: '311' }, []);
    const readMoment = createMomentReader(repository);
    const detector = new Detector({ repository, readMoment, now, onFailure });
    const asked = { name: 'detection', holder: 'replay', forMs: DAY };
    const evenings: Evening[] = [];
    for (let look = 1; look <= (end - first) * looks; look += 1) {
      const before = clock;
      clock = first * DAY + (look * DAY) / looks - 1;
      const arrived = opened.filter(({ at }) => at > before && at <= clock);
      if (arrived.length > 0) await intake.store(arrived, clock);
      const fence = await repository.write('takeLease', { ...asked, now: clock });
      expect(await detector.round({ name: 'detection', fence: fence ?? 0 })).not.toBeNull();
      if (look % looks === 0) evenings.push(await eveningOf(repository, first + look / looks - 1));
    }
    return evenings;
  } finally {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function eveningOf(repository: Repository, day: number): Promise<Evening> {
  const filters = { states: [], severities: [], departments: [], themes: [] };
  const { alerts } = await repository.read('listAlerts', { filters, before: null, limit: 200 });
  const { values } = await repository.read('readReference', undefined);
  const nameOf = (dimension: number, code: number | null): string[] =>
    values.filter((one) => one.dimension === dimension && one.code === code).map(({ key }) => key);
  return {
    day: formatDay(day),
    alerts: alerts.map(({ scope, life, openedAt }) => ({
      about: [...nameOf(1, scope.department), ...nameOf(9, scope.theme)].join(' '),
      severity: life.severity,
      openedOn: formatDay(Math.floor(openedAt / DAY)),
    })),
  };
}

const dayOfText = (text: string): number => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dayOfDate(year, month, day);
};

withData('nyc311', 'alerts over the requests of Queens as they came in', () => {
  beforeAll(async () => {
    const mapping = await readGoldenMapping('nyc311-queens.json');
    const house = await importFiles([{ file: 'nyc311/queens_2020_2021.csv.gz', mapping }], {
      from: '2020-01-01',
      to: '2022-01-01',
    });
    opened = (await house.records()).map(({ externalId, at, dimensions }) =>
      record('case', externalId, at, {}, { dimensions }),
    );
    await house.drop();
  }, 120_000);

  it(
    'tell of the flood on the day it came, and that it grows on the second',
    { timeout: 180_000 },
    async () => {
      const evenings = await replay('2021-08-04', '2021-09-04', 2);
      const sewer = evenings.map(({ day, alerts }) => ({
        day,
        severity: alerts
          .filter(({ about }) => about === 'DEP Sewer')
          .map(({ severity }) => severity),
      }));
      expect(sewer.filter(({ severity }) => severity.length > 0)).toEqual([
        { day: '2021-09-01', severity: ['serious'] },
        { day: '2021-09-02', severity: ['grave'] },
        { day: '2021-09-03', severity: ['grave'] },
      ]);
      // Of the department as a whole nobody is told besides: without the sewers it is as usual.
      const first = evenings.find(({ day }) => day === '2021-09-01');
      expect(first?.alerts.map(({ about }) => about)).not.toContain('DEP');
    },
  );

  it('are at most two in a quarter of a usual year', { timeout: 180_000 }, async () => {
    const evenings = await replay('2021-03-04', '2021-07-01', 1);
    const told = evenings.at(-1)?.alerts ?? [];
    console.log(
      `Queens, April to June 2021: ${told.map(({ about, openedOn }) => `${about} ${openedOn}`).join(', ')}`,
    );
    expect(told.length).toBeLessThanOrEqual(2);
  });

  it('find at least 80 % of bursts of three times the usual over two days', () => {
    const burst = DEFAULT_RULES.find(
      ({ condition, each }) => condition.kind === 'burst' && each === 'theme',
    );
    if (!burst) throw new Error('there is no rule for bursts of themes');
    const chance = chanceOf(311);
    const [first, end] = [dayOfText('2020-01-01'), dayOfText('2022-01-01')];
    let [planted, found] = [0, 0];
    for (const theme of new Set(opened.map(({ dimensions }) => dimensions.theme ?? ''))) {
      const counts = Array<number>(end - first).fill(0);
      for (const one of opened) {
        const day = Math.floor(one.at / DAY) - first;
        if (one.dimensions.theme === theme) counts[day] = (counts[day] ?? 0) + 1;
      }
      for (let i = 0; i < repeats(60, 600); i += 1) {
        const day = 100 + Math.floor(chance() * (counts.length - 110));
        const month = counts.slice(day - 28, day);
        const usual = month.reduce((sum, count) => sum + count, 0) / month.length;
        if (usual < 5) continue;
        const grown = counts.slice(0, day + 2);
        for (const at of [day, day + 1]) grown[at] = (grown[at] ?? 0) + Math.round(2 * usual);
        const points = grown.slice(-95).map((count, at) => pointOf(first + at, count));
        const series = { points, grain: 'day', polarity: 'none', isCount: true } as const;
        planted += 1;
        const standings = watchSeries(burst, series, points.length - 2);
        if (standings.some((standing) => standing?.at === 'fires')) found += 1;
      }
    }
    console.log(`bursts of three times the usual: ${found} of ${planted} found`);
    expect(planted).toBeGreaterThan(50);
    expect(found / planted).toBeGreaterThanOrEqual(0.8);
  });
});

function pointOf(from: number, count: number): WatchedPoint {
  const value = { value: count, low: null, high: null, n: count, states: [], exact: true };
  return { period: { from, to: from + 1 }, value, target: null };
}
