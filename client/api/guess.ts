import type { z } from 'zod';
import type { GuessAnswer, guessRequestSchema } from '#server/contract/guess.ts';

/** A sent file that belongs to another, or another sheet of that one. */
export type GuessedJoin = GuessQuestion['tables'][number];

/** One column of a sent file and what it was taken for. */
export type GuessedColumn = GuessAnswer['columns'][number];

/** The columns that the file itself has, not those of joined files or laid out from its rows. */
export function ownColumns({ columns }: Pick<GuessAnswer, 'columns'>): GuessedColumn[] {
  return columns.filter(({ table, laidOut }) => table === null && !laidOut);
}

/** What a person must decide, with the option that the mapping has now. */
export type GuessedQuestion = GuessAnswer['questions'][number];

/** The file, and what a person has said so far: answers by question, targets of columns (null = not used) in the order in which they were told. */
export type GuessQuestion = z.infer<typeof guessRequestSchema>;
