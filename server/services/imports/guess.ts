import type { GuessAnswer, QuestionCode, ToldColumn, WhyCode } from '../../contract/guess.ts';
import type { ProblemParams } from '../../domain/problem.ts';
import { AppError } from '../../domain/problem.ts';
import type { Instrument } from '../../domain/records/instrument.ts';
import { guessMapping } from '../../ingest/guess/guess.ts';
import type { Answers } from '../../ingest/guess/given.ts';
import type { Guess } from '../../ingest/guess/guessed.ts';
import { joinTables } from '../../ingest/guess/joined/join.ts';
import type { JoinedTable, JoinWish } from '../../ingest/guess/joined/join.ts';
import { sampleFile } from '../../ingest/guess/sample.ts';
import { sourceName } from '../../ingest/guess/source-name.ts';
import type { RecentSamples } from './recent-samples.ts';
import { sheetsOf } from './sheets.ts';
import type { Input } from '../../ingest/raw-bytes.ts';

/** Turns what the guesser says into words of the caller's language. */
export type GuessTeller = {
  why: (said: { code: WhyCode; params: ProblemParams }) => string;
  question: (said: { code: QuestionCode; params: ProblemParams }) => string;
  option: (said: { code: QuestionCode; params: ProblemParams }) => string;
};

/** What a person has said about a file so far, and the questions of surveys that the store knows. */
export type Said = {
  fileName: string;
  answers: Answers;
  told: readonly ToldColumn[];
  /** Of a workbook, the sheet; null = the one that seems to hold the records. */
  sheet: string | null;
  joins: readonly JoinWish[];
  instruments: readonly Instrument[];
  /** Ids of the sources that the store has. */
  sources: ReadonlySet<string>;
  /** The organisation's time zone. */
  zone: string;
};

/**
 * Guesses the mapping of a file from a sample of its rows and what a person has said about it so far.
 * @throws AppError what is wrong with the file, or one that is joined to it, as a whole (FILE_*)
 */
export async function guessFile(
  input: Input,
  said: Said,
  now: number,
  tell: GuessTeller,
  samples: RecentSamples,
): Promise<GuessAnswer> {
  const { fileName, answers, told, joins, instruments, zone } = said;
  const asked = JSON.stringify([input, fileName, said.sheet, joins]);
  const { tables, ...sample } = await samples.get(asked, async () => {
    const sheet = said.sheet ?? (await sheetsOf(input, now)).fitting;
    return joinTables(await sampleFile(input, sheet), fileName, joins);
  });
  // Nothing can be said of columns without a value, and nothing would be stored.
  if (sample.rows === 0) throw new AppError('FILE_EMPTY', { path: fileName });
  const declared = tables.flatMap(({ name, declaration }) =>
    declaration ? [[name, declaration] as const] : [],
  );
  const guess = guessMapping({
    ...sample,
    tables: Object.fromEntries(declared),
    fileName,
    answers,
    told,
    instruments,
    zone,
    today: now,
  });
  const mapping = { ...guess.mapping, source: sourceName(fileName, said.sources) };
  return guessAnswer({ ...guess, mapping }, tables, tell);
}

function guessAnswer(guess: Guess, tables: readonly JoinedTable[], tell: GuessTeller): GuessAnswer {
  return {
    ...guess,
    tables: tables.map(({ name, title, columns, keys, looked, found, complete }) => ({
      table: name,
      title,
      columns: [...columns],
      keys,
      looked,
      found,
      complete,
    })),
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
      chosen: typeof chosen === 'object' && chosen !== null ? [...chosen] : chosen,
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
