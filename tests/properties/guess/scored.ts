import type { Guess } from '#server/ingest/guess/guessed.ts';
import type { GeneratedColumn, GeneratedFile } from './generated-files.ts';

/** One column, what it is and what it was taken for. */
export type ColumnResult = {
  header: string;
  concept: string;
  wanted: string | null;
  guessed: string | null;
  isRight: boolean;
};

/** Compares a guess with what the generator put in each column. */
export function resultsOf(file: GeneratedFile, guess: Guess): ColumnResult[] {
  return file.columns.map((column, i) => {
    const guessed = guess.columns[i]?.target ?? null;
    return {
      header: column.header,
      concept: column.concept,
      wanted: column.target,
      guessed,
      isRight: isRight(column, guessed, guess) && orderIsRight(file, column, guess, i),
    };
  });
}

function isRight(
  { target, concept }: GeneratedColumn,
  guessed: string | null,
  guess: Guess,
): boolean {
  if (!target?.startsWith('instruments.')) return guessed === target;
  const id = guessed?.startsWith('instruments.') ? guessed.slice('instruments.'.length) : null;
  const found = guess.mapping.instruments?.find((one) => one.id === id);
  return found?.kind === concept;
}

/** A date is right when its order is, or when a person is asked for it. */
function orderIsRight(
  { order }: GeneratedFile,
  { isDate }: GeneratedColumn,
  guess: Guess,
  i: number,
): boolean {
  if (!isDate || order === 'iso') return true;
  const column = guess.columns[i];
  const isAsked = guess.questions.some(
    ({ code, columns }) => code === 'ASK_DATE_ORDER' && columns.includes(column?.column ?? ''),
  );
  const formats = column ? formatsOf(guess.mapping, column.column) : [];
  const format = formats[0] ?? String(column?.why.params['format'] ?? '');
  return isAsked || format.startsWith(order === 'dayFirst' ? 'D' : 'M');
}

/** How the mapping reads the dates of a column, wherever it reads them. */
function formatsOf(part: unknown, column: string): string[] {
  if (typeof part !== 'object' || part === null) return [];
  if ('column' in part && part.column === column && 'dates' in part && Array.isArray(part.dates)) {
    return part.dates.map(String);
  }
  return Object.values(part).flatMap((one) => formatsOf(one, column));
}
