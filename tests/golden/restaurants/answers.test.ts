import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import type { House } from '../store.ts';
import { importFiles, readGoldenMapping, withData } from '../store.ts';

const QAYM = 'channel=qaym';
const TRIPADVISOR = 'channel=tripadvisor';
let house: House;

// Expected figures: ../shared/data/ANSWERS.md, computed there with Python's standard library from the same files.
withData('arabic_restaurants', 'the known answers of the restaurants', () => {
  beforeAll(async () => {
    house = await importFiles(
      [
        {
          file: 'arabic_restaurants/RES1.csv',
          mapping: await readGoldenMapping('restaurants-qaym.json'),
        },
        {
          file: 'arabic_restaurants/RES2.csv',
          mapping: await readGoldenMapping('restaurants-tripadvisor.json'),
        },
      ],
      { from: '2015-01-04', to: '2015-01-05' },
    );
  });
  afterAll(() => house.drop());

  async function reviews(source: string): Promise<{ text: string; score: number }[]> {
    const records = (await house.records()).filter((record) => record.source === source);
    return records.map(({ fields }) => ({
      text: String(fields['text']),
      score: Number(fields['score']),
    }));
  }

  it('have every review, though no row has an id and 36 rows are exact repeats', async () => {
    expect(house.jobs.map((job) => [job.rowsRead, job.recordsNew, job.rowsRejected])).toEqual([
      [8364, 8364, 0],
      [2642, 2642, 0],
    ]);
  });

  it('weigh praise against blame', async () => {
    const positive = await house.value({ metrics: 'sentiment_positive', filter: QAYM });
    expect(positive.n).toBe(8364);
    expect(positive.value).toBeCloseTo((100 * 5946) / 8364, 10);
    expect(positive.value).toBeCloseTo(71.09, 2);
    const net = await house.value({ metrics: 'sentiment_net', filter: QAYM });
    expect(net.value).toBeCloseTo((100 * (5946 - 2418)) / 8364, 10);
    expect(net.value).toBeCloseTo(42.18, 2);
  });

  it('count the neutral ones in the whole', async () => {
    const scores = (await reviews('restaurants-tripadvisor')).map(({ score }) => score);
    expect([1, -1, 0].map((one) => scores.filter((score) => score === one).length)).toEqual([
      2109, 268, 265,
    ]);
    const positive = await house.value({ metrics: 'sentiment_positive', filter: TRIPADVISOR });
    expect(positive.value).toBeCloseTo((100 * 2109) / 2642, 10);
    const net = await house.value({ metrics: 'sentiment_net', filter: TRIPADVISOR });
    expect(net.value).toBeCloseTo((100 * (2109 - 268)) / 2642, 10);
    expect([positive.value, net.value].map((value) => Number(value).toFixed(2))).toEqual([
      '79.83',
      '69.68',
    ]);
  });

  it('have each restaurant as a branch, and visitors as customers', async () => {
    const records = (await house.records()).filter(({ source }) => source === 'restaurants-qaym');
    expect(new Set(records.map(({ dimensions }) => dimensions['branch'])).size).toBe(1639);
    expect(new Set(records.map(({ customer }) => customer)).size).toBe(3178);
    for (const [branch, n, negative] of [
      ['33', 130, 11.54],
      ['63', 111, 36.94],
      ['161', 109, 48.62],
    ] as const) {
      const filter = [QAYM, `branch=${branch}`];
      const positive = await house.value({ metrics: 'sentiment_positive', filter });
      expect([branch, positive.n]).toEqual([branch, n]);
      // This site has no neutral label, so what is not positive is negative.
      expect(100 - Number(positive.value)).toBeCloseTo(negative, 2);
    }
  });

  it('keep the Arabic as it was written', async () => {
    const texts = (await reviews('restaurants-qaym')).map(({ text }) => text);
    expect(new Set(texts).size).toBe(8300);
    const having = (pattern: RegExp): number => texts.filter((text) => pattern.test(text)).length;
    expect(having(/[\r\n]/)).toBe(4416);
    // 437 in the file; in two of them the only such digits were those of a phone number, which is taken out.
    expect(having(/[\u0660-\u0669]/)).toBe(437 - 2);
    expect(having(/\u0640/)).toBe(379);
    expect(texts.length - having(/[\u0621-\u064a]/)).toBe(47);
  });

  it('leave a store whose counters equal its records', async () => {
    expect(isClean(await checkAll(house.repository))).toBe(true);
  });
});
