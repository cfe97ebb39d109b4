import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkAll, isClean } from '#server/services/check.ts';
import type { House } from '../store.ts';
import { importFiles, readGoldenMapping, withData } from '../store.ts';

let house: House;

// Expected figures: ../shared/data/ANSWERS.md, computed there with Python's standard library from the same file.
withData('botanic_nps', 'the known answers of the garden stores', () => {
  beforeAll(async () => {
    const mapping = await readGoldenMapping('botanic-nps.json');
    house = await importFiles([{ file: 'botanic_nps/nps_part1.csv', mapping }], {
      from: '2016-01-04',
      to: '2016-01-05',
    });
  });
  afterAll(() => house.drop());

  /** Scores of one question, in no order. */
  async function scores(instrument: string): Promise<number[]> {
    const records = await house.records();
    return records.flatMap(({ fields }) =>
      fields['instrument'] === instrument && typeof fields['score'] === 'number'
        ? [fields['score']]
        : [],
    );
  }
  const mean = (all: readonly number[]): number => all.reduce((sum, n) => sum + n, 0) / all.length;

  it('have three answers of every row, all on the one day that the mapping states', async () => {
    const [job] = house.jobs;
    expect(job).toMatchObject({ state: 'done', rowsRead: 6977, recordsNew: 3 * 6977 });
    expect(job?.rowsRejected).toBe(0);
    expect([job?.firstAt, job?.lastAt]).toEqual([Date.UTC(2016, 0, 4), Date.UTC(2016, 0, 4)]);
    const records = await house.records();
    expect(new Set(records.map(({ precision }) => precision))).toEqual(new Set(['day']));
  });

  it('recommend: NA is no answer, and never a zero', async () => {
    const { value, n } = await house.value({ metrics: 'nps:nps' });
    expect([n, 6977 - n]).toEqual([6825, 152]);
    expect(value).toBeCloseTo(54.9451, 4);
    const all = await scores('nps');
    const between = (from: number, to: number): number =>
      all.filter((score) => score >= from && score <= to).length;
    expect([between(9, 10), between(7, 8), between(1, 6)]).toEqual([4328, 1919, 578]);
    // No metric: the product shows shares of a scale, never its average.
    expect(mean(all)).toBeCloseTo(8.7511, 4);
  });

  it('are satisfied: the box of the question is 8 to 10', async () => {
    const { value, n } = await house.value({ metrics: 'csat:satisfaction' });
    expect(n).toBe(6950);
    expect(value).toBeCloseTo((100 * 5400) / 6950, 10);
    const all = await scores('satisfaction');
    // A question has one box, and an average is no metric: both are counted from the records.
    expect(all.filter((score) => score >= 9)).toHaveLength(3665);
    expect(mean(all)).toBeCloseTo(8.346, 4);
  });

  it('will come back', async () => {
    const { value, n } = await house.value({ metrics: 'custom_top:intention' });
    expect(n).toBe(6897);
    expect(value).toBeCloseTo((100 * 5052) / 6897, 10);
    expect(mean(await scores('intention'))).toBeCloseTo(9.0712, 4);
  });

  it('recommend more the more often they come', async () => {
    const question = { metrics: 'nps:nps', by: 'segment' };
    const counts = await house.countsBy(question);
    expect(counts).toMatchObject({ 'up-to-2': 737, '3-to-9': 3280, '10-and-more': 2808 });
    const values = await house.by(question);
    expect(values['up-to-2']).toBeCloseTo(45.7259, 4);
    expect(values['3-to-9']).toBeCloseTo(51.0061, 4);
    expect(values['10-and-more']).toBeCloseTo(61.9658, 4);
  });

  it('keep their words in French as they are', async () => {
    const comments = (await house.records()).filter(({ fields }) => fields['text'] !== undefined);
    expect(comments).toHaveLength(2015);
    expect(comments.filter(({ fields }) => Number(fields['score'] ?? 10) <= 6)).toHaveLength(314);
    expect(comments.find(({ externalId }) => externalId === '2482#nps')?.fields).toMatchObject({
      text: "Il y a très peu de caisse ouverte et le délai d'attente est particulièrement long!!!!",
      language: 'fr',
    });
  });

  it('keep a ticket that was given back as a negative amount', async () => {
    const records = await house.records();
    const returns = records.filter(
      ({ externalId, attributes }) =>
        externalId.endsWith('#nps') && Number(attributes['last-ticket-cents']) < 0,
    );
    expect(returns).toHaveLength(113);
  });

  it('leave a store whose counters equal its records', async () => {
    expect(isClean(await checkAll(house.repository))).toBe(true);
  });
});
