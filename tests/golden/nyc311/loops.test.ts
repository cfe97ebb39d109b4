import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Loop } from '#server/domain/loops/loop.ts';
import { DEFAULT_READING, NO_PLAN } from '#server/domain/loops/loop.ts';
import { formatDay, parseDay } from '#server/domain/time/day.ts';
import type { LoopEffect } from '#server/services/loops/effect.ts';
import { effectOf } from '#server/services/loops/effect.ts';
import { evidenceOf } from '#server/services/loops/evidence.ts';
import type { Moment } from '#server/services/organisation/reference.ts';
import { createMomentReader } from '#server/services/organisation/reference.ts';
import type { House } from '../store.ts';
import { importFiles, NOW, readGoldenMapping, withData } from '../store.ts';

let city: House;
let moment: Moment;

/** A loop on the sewers, opened by the flood of 1 September 2021, with a change that is said to have been made on a day. */
function sewers(changedOn: string | null, some: Partial<Loop> = {}): Loop {
  return {
    id: 1,
    title: 'Sewers overflow',
    severity: 'grave',
    state: 'told',
    parkedFrom: null,
    theme: null,
    department: null,
    scope: { metric: 'volume', filters: ['theme=Sewer'], from: parseDay('2021-09-01') },
    opening: { from: parseDay('2021-09-01'), to: parseDay('2021-09-03') },
    origin: { kind: 'person', id: null },
    stake: null,
    sponsor: null,
    rootCause: null,
    decision: null,
    decidedBy: null,
    plan: NO_PLAN,
    changedOn: changedOn === null ? null : parseDay(changedOn),
    message: null,
    affected: null,
    reached: null,
    unreachable: null,
    reading: DEFAULT_READING,
    verified: null,
    openedAt: 0,
    openedBy: null,
    stateAt: 0,
    dueAt: null,
    closedAt: null,
    reopened: 0,
    steps: 1,
    ...some,
  };
}

async function read(loop: Loop, today: string) {
  const effect: LoopEffect = await effectOf(
    city.repository,
    { ...moment, today: parseDay(today) },
    loop,
  );
  if (effect.gap !== null) throw new Error(effect.gap);
  return effect;
}

withData('nyc311', 'a loop on the sewers of Queens', () => {
  beforeAll(async () => {
    const mapping = await readGoldenMapping('nyc311-queens.json');
    const period = { from: '2020-01-01', to: '2022-01-01' };
    city = await importFiles([{ file: 'nyc311/queens_2020_2021.csv.gz', mapping }], period);
    moment = await createMomentReader(city.repository)(NOW);
  });
  afterAll(() => city.drop());

  it('counts as its evidence just the records behind it', async () => {
    const [counted] = await evidenceOf(city.repository, moment, [sewers(null)]);
    const from = Date.parse('2021-09-01T04:00:00Z');
    const records = (await city.records()).filter(
      ({ kind, at, dimensions }) =>
        kind === 'case' && at >= from && dimensions['theme'] === 'Sewer',
    );
    expect(records.length).toBeGreaterThan(800);
    expect(counted).toBe(records.length);
  });

  it.each(['2021-09-06', '2021-09-13', '2021-09-27', '2021-10-11'])(
    'does not claim that what was done on %s mended the flood',
    async (changedOn) => {
      const { reading, points } = await read(sewers(changedOn), '2021-12-31');
      expect(reading.verdict).not.toBe('holds');
      // The week of the flood is in neither stretch.
      const flood = points.filter(({ value }) => (value.value ?? 0) > 600);
      expect(flood.map(({ period }) => formatDay(period.from))).toEqual(['2021-08-29']);
      const used = new Set([...(reading.baseline?.weeks ?? []), ...reading.read]);
      expect(flood.some(({ period }) => used.has(period.from))).toBe(false);
    },
  );

  it('would have claimed it by the plain difference of the weeks before and after', async () => {
    const { points } = await read(sewers('2021-09-13'), '2021-12-31');
    const mean = (from: string, to: string): number => {
      const within = points.filter(
        ({ period }) => period.from >= parseDay(from) && period.to <= parseDay(to),
      );
      return within.reduce((sum, { value }) => sum + (value.value ?? 0), 0) / within.length;
    };
    expect(mean('2021-09-20', '2021-11-15')).toBeLessThan(0.5 * mean('2021-08-16', '2021-09-13'));
  });

  it('says what size it would find before the flood was seen whole, and none while it runs off', async () => {
    const { reading } = await read(sewers(null), '2021-09-06');
    expect(reading).toMatchObject({ verdict: 'too_early', lack: 'not_changed' });
    expect(reading.detectable).toBeGreaterThan(0.2);
    expect(reading.detectable).toBeLessThan(0.8);
    const { reading: later } = await read(sewers(null), '2021-10-01');
    expect(later).toMatchObject({ baseline: { kind: 'risen' }, detectable: null });
  });

  it('says that the flood ran off, not that what was done meanwhile mended it', async () => {
    const { reading } = await read(sewers('2021-10-11'), '2021-12-31');
    expect(reading).toMatchObject({ verdict: 'too_early', lack: 'subsided' });
    expect(reading.effect).toBeLessThan(-0.3);
  });
});
