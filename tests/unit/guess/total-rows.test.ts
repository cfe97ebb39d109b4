import { describe, expect, it } from 'vitest';
import { readText } from '../ingest/reading.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const answers = rows(
  80,
  (i) => `2026-10-${String(1 + (i % 28)).padStart(2, '0')},Store ${i % 3},${i % 11}`,
);

describe('a row at the end that sums the others up', () => {
  it.each(['Total', 'Average:', 'المتوسط', 'Moyenne', 'Promedio', 'Média'])(
    'does not make a score something else: %s',
    async (word) => {
      const text = fileOf('Date,Store,NPS', [...answers, `${word},,6.2`]);
      const guess = await guessText(text);
      expect(columnOf(guess, 'NPS').target).toBe('instruments.nps');
      const { records, rejects } = await readText(text, guess.mapping);
      expect([records.length, rejects.length]).toEqual([80, 1]);
    },
  );

  it('is an answer where a day and a name stand behind its word', async () => {
    const said = rows(
      30,
      (i) => `${['Excellent', 'Good', 'Poor'][i % 3]},2026-10-${10 + (i % 20)},Branch ${i % 2}`,
    );
    const text = fileOf('Satisfaction,Date,Branch', [...said, 'Average,2026-10-30,Branch 1']);
    const guess = await guessText(text);
    const { records, rejects } = await readText(text, guess.mapping);
    expect([records.length, rejects.length]).toEqual([31, 0]);
  });

  it('is a thing of that name where others further up are called so', async () => {
    const named = rows(
      40,
      (i) => `${i % 2 ? 'Total' : 'Shell'},2026-10-${10 + (i % 20)},${i % 11}`,
    );
    const guess = await guessText(fileOf('Brand,Date,NPS', named));
    expect(guess.rowsLookedAt).toBe(40);
    expect(columnOf(guess, 'Brand').distinct).toBe(2);
  });
});
