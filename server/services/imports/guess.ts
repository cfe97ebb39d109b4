import type { GuessAnswer, QuestionCode, WhyCode } from '../../contract/guess.ts';
import type { ProblemParams } from '../../domain/problem.ts';
import { guessMapping } from '../../ingest/guess/guess.ts';
import type { Guess } from '../../ingest/guess/guessed.ts';
import { sampleFile } from '../../ingest/guess/sample.ts';
import type { Input } from '../../ingest/raw-bytes.ts';

/** Turns what the guesser says into words of the caller's language. */
export type GuessTeller = {
  why: (said: { code: WhyCode; params: ProblemParams }) => string;
  question: (said: { code: QuestionCode; params: ProblemParams }) => string;
  option: (said: { code: QuestionCode; params: ProblemParams }) => string;
};

type Said = {
  fileName: string;
  answers: Readonly<Record<string, string>>;
  told: Readonly<Record<string, string | null>>;
};

/**
 * Guesses the mapping of a file from a sample of its rows and what a person has said about it so far.
 * @throws AppError what is wrong with the file as a whole (FILE_*)
 */
export async function guessFile(
  input: Input,
  said: Said,
  now: number,
  tell: GuessTeller,
): Promise<GuessAnswer> {
  const sample = await sampleFile(input);
  return guessAnswer(guessMapping({ ...sample, ...said, today: now }), tell);
}

function guessAnswer(guess: Guess, tell: GuessTeller): GuessAnswer {
  return {
    ...guess,
    columns: guess.columns.map((column) => ({
      ...column,
      why: { ...shown(column.why), message: tell.why(column.why) },
    })),
    questions: guess.questions.map(({ id, code, params, columns, options, chosen }) => ({
      id,
      ...shown({ code, params }),
      message: tell.question({ code, params }),
      columns,
      options: options.map((option) => ({
        value: option.value,
        message: tell.option({ code, params: option.params }),
        example: option.example,
      })),
      chosen,
    })),
  };
}

/** Parameters with lists of their own, as an answer carries them. */
function shown<C>({ code, params }: { code: C; params: ProblemParams }): {
  code: C;
  params: Record<string, string | number | string[]>;
} {
  const pairs = Object.entries(params).map(([name, value]) => [
    name,
    typeof value === 'object' ? [...value] : value,
  ]);
  // Each value is what it was, lists copied.
  return { code, params: Object.fromEntries(pairs) as Record<string, string | number | string[]> };
}
