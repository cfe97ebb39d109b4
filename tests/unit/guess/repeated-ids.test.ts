import { describe, expect, it } from 'vitest';
import { whySentence, questionSentence } from '#server/messages/guess.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** Tickets of a day of October each, the last `again` of them with ids of the first. */
function tickets(count: number, again: number): string {
  const lines = rows(count, (i) => {
    const id = i < count - again ? i : i - (count - again);
    return `T-${1000 + id},2026-10-${two(1 + (i % 28))},Wish ${i % 4}`;
  });
  return fileOf('ticket id,created at,category', lines);
}

function bare(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '');
}

describe('an id that few rows repeat', () => {
  it.each([
    [12, 2],
    [40, 1],
    [1000, 12],
  ])(
    'stays the id of %i rows, %i of which have one that is there already, and is asked about',
    async (count, again) => {
      const guess = await guessText(tickets(count, again));
      expect(guess.mapping.records[0]?.id).toEqual({ column: 'ticket id' });
      expect(guess.shape).toBe('cases');
      expect(columnOf(guess, 'ticket id')).toMatchObject({
        target: 'id',
        certainty: 'likely',
        why: { code: 'ID_TWICE', params: { ids: again } },
      });
      expect(guess.questions).toMatchObject([
        { id: 'id-repeats', code: 'ASK_ID_TWICE', params: { ids: again }, chosen: 'last' },
      ]);
    },
  );

  it('is told in one sentence of either language', async () => {
    const guess = await guessText(tickets(1000, 12));
    const { why } = columnOf(guess, 'ticket id');
    expect(bare(whySentence(why, 'en'))).toBe(
      '“ticket id” names the record. 12 ids stand in more than one row (T-1000, T-1001, T-1002): of such rows the last one counts.',
    );
    expect(bare(whySentence(why, 'ar'))).toContain('12 معرّفًا، ويُعتمد من صفوفها آخرها');
    const [asked] = guess.questions;
    if (!asked) throw new Error('nothing is asked');
    expect(bare(questionSentence(asked, 'en'))).toContain('12 ids stand in more than one');
  });

  it('is none where somebody says that such rows are records of their own', async () => {
    const guess = await guessText(tickets(40, 1), { answers: { 'id-repeats': 'rows' } });
    expect(guess.mapping.records[0]?.id).toEqual({ hash: 'all' });
    expect(columnOf(guess, 'ticket id').target).toBeNull();
  });

  it('stays so when another column is corrected', async () => {
    const guess = await guessText(tickets(40, 1), { told: { category: 'dimensions.product' } });
    expect(guess.mapping.records[0]?.id).toEqual({ column: 'ticket id' });
    expect(columnOf(guess, 'ticket id').why.code).toBe('ID_TWICE');
  });

  it('is asked about as states of a record where many rows repeat it', async () => {
    const guess = await guessText(tickets(40, 20));
    expect(guess.questions).toMatchObject([{ code: 'ASK_ID_REPEATS', chosen: 'rows' }]);
  });
});

describe('an id that no row repeats', () => {
  it('is not asked about', async () => {
    const guess = await guessText(tickets(40, 0));
    expect(guess.questions).toEqual([]);
    expect(columnOf(guess, 'ticket id').why.code).toBe('ID_UNIQUE');
  });
});

it('a column that somebody says is the id is one, and says what its repeats mean', async () => {
  const guess = await guessText(tickets(40, 20), { told: { 'ticket id': 'id' } });
  expect(guess.mapping.records[0]?.id).toEqual({ column: 'ticket id' });
  expect(columnOf(guess, 'ticket id').why).toMatchObject({ code: 'ID_TWICE', params: { ids: 20 } });
});
