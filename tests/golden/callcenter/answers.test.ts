import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import type { House } from '../store.ts';
import { importFiles, readGoldenMapping, withData } from '../store.ts';

const DAYS = 1251;
let house: House;

// Expected figures: ../shared/data/ANSWERS.md, computed there with Python's standard library from the same file.
withData('callcenter_daily', 'the known answers of the call centre', () => {
  beforeAll(async () => {
    const mapping = await readGoldenMapping('callcenter-daily.json');
    // The mapping says that day 1 was 2020-01-01; day 1,251 is then 2023-06-04.
    house = await importFiles([{ file: 'callcenter_daily/call_center_data.csv', mapping }], {
      from: '2020-01-01',
      to: '2023-06-05',
    });
  });
  afterAll(() => house.drop());

  async function days(metrics: string): Promise<(number | null)[]> {
    const [series] = await house.ask({ metrics, grain: 'day' });
    return (series?.points ?? []).map(({ value }) => value.value);
  }
  /** One number of every day as it is stored. */
  async function told(number: (fields: Record<string, unknown>) => number): Promise<number[]> {
    return (await house.records()).map(({ fields }) => number(fields));
  }
  const mean = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0) / all.length;

  it('have a total for every numbered day', async () => {
    const [job] = house.jobs;
    expect(job).toMatchObject({ state: 'done', rowsRead: DAYS, recordsNew: DAYS, rowsRejected: 0 });
    expect([job?.firstAt, job?.lastAt]).toEqual([Date.UTC(2020, 0, 1), Date.UTC(2023, 5, 4)]);
    expect((await days('contacts')).every((n) => n !== null && n > 0)).toBe(true);
  });

  it('know who came through and who gave up', async () => {
    expect((await house.value({ metrics: 'contacts' })).value).toBe(248_373);
    const { value, n } = await house.value({ metrics: 'abandonment' });
    expect(n).toBe(248_373);
    expect(value).toBeCloseTo((100 * 27_139) / 248_373, 10);
    expect(value).toBeCloseTo(10.93, 2);
    expect(100 - Number(value)).toBeCloseTo(89.07, 2);
    const records = await house.records();
    const sums = records.map(({ fields }) => [
      fields['offered'],
      Number(fields['answered']) + Number(fields['abandoned']),
    ]);
    expect(sums.filter(([offered, parts]) => offered !== parts)).toEqual([]);
  });

  it('weigh the service level by calls, exactly, from daily shares', async () => {
    const { value, n } = await house.value({ metrics: 'service_level' });
    expect(n).toBe(221_234);
    expect(value).toBeCloseTo(66.775, 4);
    // A mean of days is no metric (quiet days would count as much as busy ones), and a day of fewer than 20 answered
    // calls shows no share. So these two are taken from the stored shares.
    const shares = await told(({ withinShare }) => Number(withinShare) / 10_000);
    expect(shares).toHaveLength(DAYS);
    expect(mean(shares)).toBeCloseTo(70.8729, 4);
    expect(shares.filter((share) => share < 80)).toHaveLength(793);
  });

  it('weigh the waits and the talk by calls', async () => {
    expect((await house.value({ metrics: 'speed_of_answer' })).value).toBeCloseTo(29.8356, 4);
    // As above: a mean of days is no metric.
    const waits = await told(({ waitSum, answered }) => Number(waitSum) / Number(answered));
    expect(mean(waits)).toBeCloseTo(24.8977, 4);
    expect((await house.value({ metrics: 'talk_time' })).value).toBeCloseTo(159.5279, 4);
  });

  it('show the worst day, number 839, on its date', async () => {
    const contacts = await days('contacts');
    const gaveUp = await days('abandonment');
    const level = await days('service_level');
    // The worst by the number of those who gave up; small days have lower service levels.
    const lost = contacts.map((n, i) => (Number(n) * (gaveUp[i] ?? 0)) / 100);
    expect(lost.indexOf(Math.max(...lost))).toBe(838);
    expect(contacts[838]).toBe(1575);
    expect(gaveUp[838]).toBeCloseTo((100 * 704) / 1575, 10);
    expect(level[838]).toBeCloseTo(13.93, 10);
    const day = { from: '2022-04-18', to: '2022-04-19' };
    expect((await house.value({ metrics: 'contacts', ...day })).value).toBe(1575);
  });

  it('leave a store whose counters equal its records', async () => {
    expect(isClean(await checkAll(house.repository))).toBe(true);
  });
});
