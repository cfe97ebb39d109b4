import type {
  Certainty,
  FileShape,
  GuessRole,
  QuestionCode,
  WhyCode,
} from '../../contract/guess.ts';
import type { Mapping } from '../../contract/mapping.ts';
import type { ProblemParams } from '../../domain/problem.ts';

/** A reason, language-free; `lookedAt` is among its parameters when what they count is of so many rows and not of all. */
export type Why = { code: WhyCode; params: ProblemParams };

/** What one column was taken for. */
export type GuessedColumn = {
  column: string;
  table: string | null;
  header: string;
  laidOut: boolean;
  question: string | null;
  samples: string[];
  filled: number;
  distinct: number;
  role: GuessRole;
  target: string | null;
  certainty: Certainty;
  why: Why;
};

/** One way to answer a question. */
export type GuessOption = { value: string; params: ProblemParams; example: string | null };

/** What a person must decide. */
export type GuessQuestion = {
  id: string;
  code: QuestionCode;
  params: ProblemParams;
  columns: string[];
  options: GuessOption[];
  /** A list = any number of options can be chosen. Null = only a person can tell, and nobody has yet. */
  chosen: string | readonly string[] | null;
};

/** A complete proposal for one file. */
export type Guess = {
  shape: FileShape;
  rowsLookedAt: number;
  mapping: Mapping;
  columns: GuessedColumn[];
  questions: GuessQuestion[];
  /** What customers were asked, in the words of the file. */
  asked: string[];
};
