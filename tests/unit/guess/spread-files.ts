import type { Guess } from '#server/ingest/guess/guessed.ts';
import type { RecordInput } from '#server/domain/records/record.ts';
import { readAll } from '../ingest/reading.ts';
import type { Whole } from '../ingest/reading.ts';
import { guessText } from './sampled.ts';

/** A file guessed, and read by its guess: `stored` has of each record its last version, as the store would keep it. */
export async function guessedAndRead(
  text: string,
  options: Parameters<typeof guessText>[1] = {},
): Promise<{ guess: Guess; whole: Whole; stored: RecordInput[] }> {
  const guess = await guessText(text, options);
  const input = { bytes: Buffer.from(text, 'utf8'), name: 'test.csv' };
  const whole = await readAll({ input, mapping: guess.mapping, zone: 'UTC' });
  const byId = new Map<string, RecordInput>();
  for (const record of whole.records) {
    const key = `${record.kind} ${record.externalId}`;
    const held = byId.get(key);
    const isOlder = (held?.updatedAt ?? 0) > (record.updatedAt ?? 0);
    if (!isOlder) byId.set(key, record);
  }
  return { guess, whole, stored: [...byId.values()] };
}

/** Answers of so many people, one a row: a number for each question, and every third says something. */
export function answerRows(
  people: number,
  asked: readonly string[],
  comment: string | null,
): string[] {
  return Array.from({ length: people }, (_, i) => {
    const own = `R-${i},2026-10-${String((i % 28) + 1).padStart(2, '0')},Dept ${i % 3}`;
    const rows = asked.map((question, q) => `${own},"${question}",${((i * (q + 1)) % 5) + 1}`);
    return comment !== null && i % 3 === 0
      ? [...rows, `${own},"${comment}","It took ${i} days to get an answer"`]
      : rows;
  }).flat();
}
