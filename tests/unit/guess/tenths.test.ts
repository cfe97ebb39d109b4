import { describe, expect, it } from 'vitest';
import { responsesOf, readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const day = (i: number): string => `2026-10-${String(1 + (i % 28)).padStart(2, '0')}`;
const tenths = (i: number, from = 40): string =>
  ((from + ((i * 7) % (101 - from))) / 10).toFixed(1);

/** The answers of a file of one column of scores. */
async function answersIn(header: string, score: (i: number) => string) {
  const text = fileOf(
    `Check-in,${header},Positive`,
    rows(80, (i) => `${day(i)},${score(i)},Fine ${i}`),
  );
  const guess = await guessText(text);
  const read = await readText(text, guess.mapping);
  return { guess, answers: responsesOf(read.records), rejects: read.rejects };
}

describe('scores with tenths', () => {
  it.each(['Review score', 'Overall (10)', 'Overall rating /10', 'التقييم (من 10)', 'Note sur 10'])(
    'are as good as whole ones: %s',
    async (header) => {
      const { guess, answers, rejects } = await answersIn(header, tenths);
      expect(rejects).toEqual([]);
      expect(guess.mapping.instruments).toMatchObject([{ scaleMax: 100 }]);
      expect(answers.map(({ fields }) => fields.score)).toEqual(
        rows(80, (i) => String(Math.round(Number(tenths(i)) * 10))).map(Number),
      );
    },
  );

  it('are on the scale whose end the header says', async () => {
    const { guess } = await answersIn('Rating (5)', (i) => ((10 + ((i * 7) % 41)) / 10).toFixed(1));
    expect(guess.mapping.instruments).toMatchObject([{ scaleMax: 50, topFrom: 40, bottomTo: 20 }]);
  });

  it('are asked about where they may be means of many reviews', async () => {
    const text = fileOf(
      'Hotel,Date,Rating,Reviews',
      rows(60, (i) => `Hotel ${i},${day(i)},${tenths(i)},${100 + ((i * 37) % 400)}`),
    );
    const { questions } = await guessText(text);
    expect(questions).toMatchObject([{ id: 'summary', chosen: null }]);
  });

  it('are those of what a stay is rated by, too', async () => {
    const header = 'Check-in,Overall (10),Cleanliness (10),Staff (10),Location (10)';
    const text = fileOf(
      header,
      rows(80, (i) => [day(i), ...[1, 2, 3, 4].map((k) => tenths(i * k))].join(',')),
    );
    const { mapping } = await guessText(text);
    expect(mapping.instruments).toHaveLength(4);
  });

  it.each([
    ['QA score', (i: number) => tenths(i)],
    ['Priority score', (i: number) => tenths(i)],
    ['Rating (10)', (i: number) => (1 + ((i * 7) % 40) / 10).toFixed(1)],
    ['Average rating', (i: number) => tenths(i)],
    ['Note moyenne', (i: number) => tenths(i)],
    ['Rating', (i: number) => (1 + ((i * 7) % 39) / 10).toFixed(1)],
    ['Score', (i: number) => (i / 7).toFixed(3)],
  ])('are not made of what may be a mean: %s', async (header, score) => {
    const { guess } = await answersIn(header, score);
    expect(columnOf(guess, header).target).toBeNull();
  });
});
