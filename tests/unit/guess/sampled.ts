import type { ToldColumn } from '#server/contract/guess.ts';
import { guessMapping } from '#server/ingest/guess/guess.ts';
import type { GuessInput } from '#server/ingest/guess/guess.ts';
import type { Guess, GuessedColumn } from '#server/ingest/guess/guessed.ts';
import { sampleFile } from '#server/ingest/guess/sample.ts';

const TODAY = Date.UTC(2026, 10, 27);

/** What is said of columns by their names, in that order. */
export type Told = Readonly<Record<string, string | null>>;

export function wordsOf(told: Told): ToldColumn[] {
  return Object.entries(told).map(([column, target]) => ({ column, target }));
}

/** Guesses a text as a file. */
export async function guessText(
  text: string | Uint8Array,
  { told = {}, ...more }: Omit<Partial<GuessInput>, 'told'> & { told?: Told } = {},
): Promise<Guess> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'utf8') : text;
  const sample = await sampleFile({ bytes, name: 'test.csv' });
  return guessMapping({
    ...sample,
    fileName: 'test.csv',
    today: TODAY,
    told: wordsOf(told),
    ...more,
  });
}

/** A guess in which all that only a person can tell has been told: the first of what there is to choose, else a day. */
export function guessAnswered(input: GuessInput): Guess {
  const { questions } = guessMapping(input);
  const open = questions.filter(({ chosen }) => chosen === null);
  return guessMapping({
    ...input,
    answers: Object.fromEntries(
      open.map(({ id, options }) => [id, options[0]?.value ?? '2026-10-01']),
    ),
  });
}

/** A column by its name. */
export function columnOf(guess: Guess, name: string): GuessedColumn {
  const found = guess.columns.find(({ column }) => column === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

/** A file of a header and rows. */
export function fileOf(header: string, lines: readonly string[]): string {
  return [header, ...lines].join('\n');
}

/** Rows made from their number. */
export function rows(count: number, row: (i: number) => string): string[] {
  return Array.from({ length: count }, (_, i) => row(i));
}
