import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { GuessAnswer } from '#server/contract/guess.ts';
import type { Mapping } from '#server/contract/mapping.ts';
import type { SheetsAnswer } from '#server/contract/sheets.ts';
import type { GuessQuestion } from '../../../api/guess.ts';
import { useQueries } from '../../../api/use-queries.ts';
import { useKeptState } from './use-kept-state.ts';

/** What a person has said of a file: answers, targets, the sheet, the files that belong to it. */
export type Said = Omit<GuessQuestion, 'file' | 'name'>;

const NOTHING_SAID: Said = { answers: {}, told: [], tables: [] };

export type FileGuess = {
  said: Said;
  say: (said: Said) => void;
  forget: () => void;
  sheets: SheetsAnswer | null;
  /** The sheet that is read; null where there is nothing to choose. */
  sheet: string | null;
  guess: GuessAnswer | null;
  /** True while a correction is being taken in. */
  isSettling: boolean;
  error: Error | null;
  retry: () => void;
};

/** The sheets of a sent file and what its columns seem to mean, by what a person has said so far. */
export function useFileGuess(file: string, name: string, wanted: string | null): FileGuess {
  const queries = useQueries();
  const [kept, say] = useKeptState(`told.${file}`, NOTHING_SAID);
  const said = { ...NOTHING_SAID, ...kept };
  const sheets = useQuery(queries.sheets({ file, name }));
  const source = useQuery({ ...queries.source(wanted ?? ''), enabled: wanted !== null });
  const isReady = sheets.data?.import === null && (wanted === null || !source.isPending);
  // The server gives a mapping that its schema took.
  const usual = (source.data?.mapping as Mapping | null | undefined)?.format?.sheet;
  const sheet = sheets.data ? (said.sheet ?? sheetOf(sheets.data, usual)) : null;
  const guess = useQuery({
    ...queries.guess({ file, name, ...said, ...(sheet === null ? {} : { sheet }) }),
    enabled: isReady,
    placeholderData: keepPreviousData,
  });
  const { refetch } = sheets;
  useEffect(() => {
    // The file may have gone with an import of it.
    if (guess.error) void refetch();
  }, [guess.error, refetch]);
  return {
    said,
    say,
    forget: () => {
      say(NOTHING_SAID);
    },
    sheets: sheets.data ?? null,
    sheet,
    guess: guess.data ?? null,
    isSettling: guess.isPlaceholderData,
    error: sheets.error ?? guess.error,
    retry: () => {
      void (sheets.isError ? sheets : guess).refetch();
    },
  };
}

/** The sheet that the source's last file was read from, where it is there again, else the one that fits. */
function sheetOf({ sheets, fitting }: SheetsAnswer, usual: string | number | undefined) {
  if (fitting === null) return null;
  return sheets.find(({ name }) => name === usual)?.name ?? fitting;
}
