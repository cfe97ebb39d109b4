import { expect, it } from 'vitest';
import { joinTables } from '#server/ingest/guess/joined/join.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';
import { questionSentence, whySentence } from '#server/messages/guess.ts';
import { columnOf, fileOf, guessText, rows } from './sampled.ts';

/** One answer in a hundred is 0. */
function visits(count: number): string {
  const line = (i: number): string =>
    `${i + 1},2026-10-${String(1 + (i % 28)).padStart(2, '0')},${i % 100 === 7 ? 0 : 1 + (i % 5)},${'abc'[i % 3]}`;
  return fileOf('id,visit date,food rating,kiosk', rows(count, line));
}

function sampled(name: string, text: string) {
  return sampleFile({ bytes: Buffer.from(text), name });
}

it('what is counted in a part of a long file is said of that part', async () => {
  const guess = await guessText(visits(5000));
  const [zero] = guess.questions;
  if (!zero) throw new Error('nothing is asked');
  // Fifty rows of the file hold 0; fewer of them were looked at.
  expect(zero).toMatchObject({ code: 'ASK_ZERO', params: { lookedAt: guess.rowsLookedAt } });
  expect(Number(zero.params['zeros'])).toBeLessThan(50);
  expect(questionSentence(zero, 'en')).toContain('rows of those looked at so far hold 0');
  expect(whySentence(columnOf(guess, 'id').why, 'en')).toContain('row looked at so far has');
});

it('what is counted in the whole of a file is said of the file', async () => {
  const guess = await guessText(visits(500));
  const [zero] = guess.questions;
  if (!zero) throw new Error('nothing is asked');
  expect(questionSentence(zero, 'en')).toContain('and 5 rows hold 0.');
  for (const { why } of guess.columns) {
    expect(whySentence(why, 'en')).not.toContain('looked at');
    expect(whySentence(why, 'ar')).not.toContain('فُحص');
  }
});

it('a list of many rows in JSON, and rows thinned for a joined file, are a part too', async () => {
  const list = (count: number): string =>
    JSON.stringify(rows(count, (i) => `${i}`).map((id) => ({ id, kiosk: 'a' })));
  expect((await sampled('few.json', list(100))).isPart).toBe(false);
  expect((await sampled('many.json', list(5000))).isPart).toBe(true);
  const wide = (columns: number): string => {
    const cells = rows(columns, (i) => `c${columns}-${i}`).join(',');
    return fileOf(
      `id,${cells}`,
      rows(1000, (i) => `${i + 1},${cells}`),
    );
  };
  const own = await sampled('visits.csv', wide(95));
  expect(own.isPart).toBe(false);
  const both = await joinTables(own, 'visits.csv', [
    {
      input: { bytes: Buffer.from(wide(59)), name: 'more.csv' },
      fileName: 'more.csv',
      sheet: null,
      isSameFile: false,
      keys: { own: 'id', theirs: 'id' },
    },
  ]);
  expect([both.columns.length, both.rows < 1000, both.isPart]).toEqual([155, true, true]);
});
