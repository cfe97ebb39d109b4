import { describe, expect, it } from 'vitest';
import { readText, responsesOf } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

function survey(header: string, cell: (i: number) => string | number): string {
  return fileOf(
    `response id,response date,${header}`,
    rows(60, (i) => `R${i},2026-05-${two(1 + (i % 28))},"${cell(i)}"`),
  );
}

describe('a scale that a person chooses', () => {
  const ease = survey('CES', (i) => 1 + (i % 5));

  it.each([
    ['1..5', { kind: 'custom', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 }],
    ['1..7', { kind: 'ces', scaleMin: 1, scaleMax: 7, topFrom: 5, bottomTo: 3 }],
    ['1..10', { kind: 'custom', scaleMin: 1, scaleMax: 10, topFrom: 9, bottomTo: 6 }],
  ])('leaves the question, and ease what it is on its own scale: %s', async (chosen, scale) => {
    for (const told of [{}, { CES: 'instruments.ces' }]) {
      const guess = await guessText(ease, { answers: { 'scale:CES': chosen }, told });
      expect(guess.mapping.instruments).toMatchObject([scale]);
      expect(guess.questions).toMatchObject([{ code: 'ASK_SCALE', chosen }]);
      const values = guess.questions[0]?.options.map(({ value }) => value) ?? [];
      expect(values.toSorted()).toEqual(['1..10', '1..5', '1..7']);
    }
  });

  it('leaves satisfaction what it is', async () => {
    const text = survey('overall rating', (i) => 1 + (i % 4));
    const guess = await guessText(text, { answers: { 'scale:overall rating': '1..4' } });
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'csat', scaleMin: 1, scaleMax: 4, topFrom: 3, bottomTo: 2 },
    ]);
    expect(guess.questions).toMatchObject([{ code: 'ASK_SCALE', chosen: '1..4' }]);
  });
});

describe('a scale that the header says', () => {
  const TEN = { kind: 'csat', scaleMin: 0, scaleMax: 10, topFrom: 9, bottomTo: 6 };

  it.each([
    'Nota de satisfação (0 a 10)',
    'Satisfacción (0 a 10)',
    'Satisfaction (0 à 10)',
    'Satisfaction (0 TO 10)',
  ])('is taken, whoever says what it is: %s', async (header) => {
    const text = survey(header, (i) => i % 11);
    for (const told of [{}, { [header]: 'instruments.csat' }]) {
      const guess = await guessText(text, { told });
      expect(guess.mapping.instruments).toMatchObject([TEN]);
      const { records, rejects } = await readText(text, guess.mapping);
      expect([responsesOf(records).length, rejects]).toEqual([60, []]);
    }
  });

  it('is taken where a mean stands below the scores, which is refused', async () => {
    const header = 'Nota de satisfação (0 a 10)';
    const text = survey(header, (i) => (i === 59 ? '7,4' : i % 11));
    for (const told of [{}, { [header]: 'instruments.csat' }]) {
      const guess = await guessText(text, { told });
      expect(guess.mapping.instruments).toMatchObject([TEN]);
      const { records, rejects } = await readText(text, guess.mapping);
      expect([responsesOf(records).length, rejects.length]).toEqual([59, 1]);
    }
    const said = await guessText(text, { told: { [header]: 'instruments.csat' } });
    expect(columnOf(said, header).why).toMatchObject({ code: 'TOLD_PARTLY', params: { rows: 1 } });
  });

  it('makes ease on another scale than its own a series of its own, also where a person says what it is', async () => {
    const header = 'Facilidade de resolução (1 a 5)';
    const text = survey(header, (i) => 1 + (i % 5));
    const guess = await guessText(text, { told: { [header]: 'instruments.ces' } });
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'custom', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 },
    ]);
  });

  it('is taken where the values alone would be another one', async () => {
    const header = 'How was it? (1-7)';
    const text = survey(header, (i) => (i % 10 === 3 ? 'lost' : 1 + (i % 7)));
    const guess = await guessText(text, { told: { [header]: 'instruments.csat' } });
    expect(guess.mapping.instruments).toMatchObject([
      { kind: 'csat', scaleMin: 1, scaleMax: 7, topFrom: 6, bottomTo: 3 },
    ]);
    expect(columnOf(guess, header).why).toMatchObject({ code: 'TOLD_PARTLY', params: { rows: 6 } });
  });
});

describe('zeros of whoever did not rate', () => {
  const FIVE = { kind: 'csat', scaleMin: 1, scaleMax: 5, topFrom: 4, bottomTo: 2 };
  const rated = (i: number): number => (i % 3 ? 0 : 1 + ((i / 3) % 5));

  it.each(['CSAT', 'Satisfaction (1-5)', 'مستوى الرضا', 'Rating', 'Note de satisfaction'])(
    'are no scores however many they are, and are asked about: %s',
    async (header) => {
      const text = survey(header, rated);
      const guess = await guessText(text);
      expect(guess.shape).toBe('survey');
      expect(guess.mapping.instruments).toMatchObject([FIVE]);
      expect(guess.questions).toMatchObject([
        { code: 'ASK_ZERO', params: { zeros: 40 }, chosen: 'missing' },
      ]);
      const { records, rejects } = await readText(text, guess.mapping);
      expect([responsesOf(records).length, rejects]).toEqual([20, []]);
    },
  );

  it('are the lowest answers where somebody says so', async () => {
    const text = survey('CSAT', rated);
    const guess = await guessText(text, { answers: { 'zero:CSAT': 'lowest' } });
    expect(guess.mapping.instruments).toMatchObject([{ scaleMin: 0, scaleMax: 5 }]);
    expect(responsesOf((await readText(text, guess.mapping)).records)).toHaveLength(60);
  });

  it('make no answers of tickets that were not rated', async () => {
    const text = fileOf(
      'Ticket ID,Created at,Resolved at,Status,Satisfaction rating',
      rows(60, (i) => `T${i},2026-05-01 10:00,2026-05-02 10:00,Closed,${rated(i)}`),
    );
    const guess = await guessText(text);
    const { records } = await readText(text, guess.mapping);
    expect([guess.shape, records.length, responsesOf(records).length]).toEqual(['cases', 80, 20]);
  });

  it('leave a count what it is', async () => {
    const text = survey('Rating changes', (i) => (i % 3 ? 0 : 1));
    expect((await guessText(text)).mapping.instruments).toBeUndefined();
  });
});

describe('answers of good and bad', () => {
  it('are satisfaction where a person says so, on its own scale', async () => {
    const text = fileOf(
      'Ticket,Opened,Status,Satisfaction',
      rows(60, (i) => `T-${i},2026-10-${10 + (i % 19)},Closed,${['Good', 'Bad', ''][i % 3] ?? ''}`),
    );
    expect((await guessText(text)).mapping.instruments).toMatchObject([{ kind: 'sentiment' }]);
    const { mapping } = await guessText(text, { told: { Satisfaction: 'instruments.csat' } });
    expect(mapping.instruments).toMatchObject([{ kind: 'csat', scaleMin: 1, scaleMax: 5 }]);
    const { records } = await readText(text, mapping);
    const scores = responsesOf(records).map(({ fields }) => fields.score);
    expect(scores.filter((score) => score === 4)).toHaveLength(20);
    expect(scores.filter((score) => score === 2)).toHaveLength(20);
  });
});
